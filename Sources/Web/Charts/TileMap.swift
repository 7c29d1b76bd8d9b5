/// The regions of the country as equal tiles, roughly where they lie; each tile carries its number.
struct TileMap: Chart {
  let words: ChartWords
  let tiles: [Tile]

  struct Tile: Sendable {
    /// From the west and from the north.
    let column: Int
    let row: Int
    let name: String
    let value: ChartValue
  }

  /// Paler to stronger, for more than nothing and for less; letters stay readable on each (a test reckons it).
  static let more = ["#e3f3f7", "#b9dfe9", "#7cc1d2", "#00667c"]
  static let less = ["#fbeadb", "#f5cda6", "#e8a668", "#a84a00"]

  var paints: [Int] { [] }

  func draw(_ width: ChartWidth, into svg: inout SVGMarkup) -> Double {
    let columns = (tiles.map(\.column).max() ?? 0) + 1
    let rows = (tiles.map(\.row).max() ?? 0) + 1
    let side = width.units / Double(columns)
    let height = width == .wide ? 72.0 : 56
    let most = tiles.compactMap { $0.value.amount?.magnitude }.max() ?? 0
    for tile in tiles { draw(tile, side, height, most, width, &svg) }
    return Double(rows) * height + 2
  }

  private func draw(
    _ tile: Tile, _ side: Double, _ height: Double, _ most: UInt64, _ width: ChartWidth,
    _ svg: inout SVGMarkup
  ) {
    let (x, y) = (Double(tile.column) * side, Double(tile.row) * height)
    let paint = Self.paint(tile.value.amount, most: most)
    svg.add(
      "rect",
      [
        "x": (x + 1.5).drawn, "y": (y + 1.5).drawn, "width": (side - 3).drawn,
        "height": (height - 3).drawn, "fill": paint.fill,
        "stroke": tile.value.amount == nil ? ChartPaint.inkSoft : ChartPaint.ink,
        "stroke-dasharray": tile.value.amount == nil ? "4 3" : "none",
      ])
    let size = width == .wide ? 14.0 : 10
    svg.add(
      "text",
      [
        "x": (x + side / 2).drawn, "y": (y + height * 0.4).drawn, "text-anchor": "middle",
        "fill": paint.letters, "font-size": size.drawn,
      ], text: tile.name)
    svg.add(
      "text",
      [
        "x": (x + side / 2).drawn, "y": (y + height * 0.75).drawn, "text-anchor": "middle",
        "fill": paint.letters, "font-size": (size + (width == .wide ? 3 : 2)).drawn,
        "font-weight": "700",
      ], text: tile.value.text)
  }

  /// The stronger the nearer to the largest number; nothing known has no colour.
  static func paint(_ amount: Int64?, most: UInt64) -> (fill: String, letters: String) {
    guard let amount, amount != 0, most > 0 else { return (ChartPaint.paper, ChartPaint.ink) }
    let colours = amount < 0 ? less : more
    let part = amount.magnitude.multipliedFullWidth(by: UInt64(colours.count))
    let step = min(Int(most.dividingFullWidth((part.high, part.low)).quotient), colours.count - 1)
    return (colours[step], step == colours.count - 1 ? ChartPaint.paper : ChartPaint.ink)
  }
}
