/// The names of the series with the pattern or the line each is drawn in.
struct ChartLegend: Sendable {
  let names: [String]

  /// The series are lines with markers, not areas.
  var isOfLines = false

  /// Draws the names in rows and gives the height they took.
  func draw(_ width: ChartWidth, _ chart: some Chart, _ svg: inout SVGMarkup) -> Double {
    let row = width.letter * 1.7
    var x = 0.0
    var y = 4.0
    for (paint, name) in names.enumerated() {
      let space = 40 + width.width(of: name) + 18
      if x > 0, x + space > width.units {
        x = 0
        y += row
      }
      sample(paint, x, y + row / 2 - 2, chart, &svg)
      svg.add(
        "text", ["x": (x + 40).drawn, "y": (y + row / 2 + width.letter * 0.3 - 2).drawn],
        text: name)
      x += space
    }
    return y + row + 4
  }

  private func sample(
    _ paint: Int, _ x: Double, _ y: Double, _ chart: some Chart, _ svg: inout SVGMarkup
  ) {
    let colour = ChartPaint.colour(paint)
    guard isOfLines else {
      svg.add(
        "rect",
        [
          "x": (x + 1).drawn, "y": (y - 8).drawn, "width": "30", "height": "16",
          "fill": chart.fill(paint), "stroke": colour,
        ])
      return
    }
    svg.add(
      "line",
      [
        "x1": x.drawn, "x2": (x + 32).drawn, "y1": y.drawn, "y2": y.drawn, "stroke": colour,
        "stroke-width": "2.5", "stroke-dasharray": ChartPaint.dash(paint),
      ])
    ChartPaint.mark(paint, x: x + 16, y: y, isHollow: false, into: &svg)
  }
}
