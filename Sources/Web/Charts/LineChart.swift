/// Lines over years or days; a missing number is a gap, an unsure one a hollow marker.
struct LineChart: Chart {
  let words: ChartWords

  /// The places on the lying axis, ascending: years, or days since any beginning.
  let places: [Int]

  /// The places that are named on the axis.
  let names: [Int: String]
  let series: [ChartSeries]
  let format: @Sendable (Int64) -> String

  var paints: [Int] { [] }

  func draw(_ width: ChartWidth, into svg: inout SVGMarkup) -> Double {
    let legend =
      ChartLegend(names: series.map(\.name), isOfLines: true).draw(width, self, &svg)
    let plan = Plan(self, width, top: legend + 6)
    grid(plan, &svg)
    var ends: [End] = []
    for (paint, one) in series.enumerated() { ends += line(one, paint, plan, &svg) }
    label(ends, plan, &svg)
    return plan.bottom + width.letter * 2
  }

  private struct Plan {
    let width: ChartWidth
    let scale: ChartScale
    let first: Int
    let last: Int
    let top: Double
    let bottom: Double
    let left: Double
    let right: Double

    init(_ chart: LineChart, _ width: ChartWidth, top: Double) {
      self.width = width
      self.top = top + 8
      bottom = top + 8 + (width == .wide ? 320 : 240)
      scale = ChartScale(chart.series.flatMap(\.values).compactMap(\.amount))
      left = (scale.marks.map { width.width(of: chart.format($0)) }.max() ?? 0) + 8
      let ends = chart.series.compactMap { $0.values.last { $0.amount != nil }?.text }
      right = width.units - (ends.map { width.width(of: $0) }.max() ?? 0) - 12
      first = chart.places.first ?? 0
      last = max(chart.places.last ?? 1, first + 1)
    }

    func x(_ place: Int) -> Double {
      left + 8 + Double(place - first) / Double(last - first) * (right - left - 8)
    }

    func y(_ amount: Int64) -> Double { bottom - scale.share(amount) * (bottom - top) }
  }

  private func grid(_ plan: Plan, _ svg: inout SVGMarkup) {
    for mark in plan.scale.marks {
      let y = plan.y(mark)
      svg.add(
        "line",
        [
          "x1": plan.left.drawn, "x2": plan.right.drawn, "y1": y.drawn, "y2": y.drawn,
          "stroke": mark == 0 ? ChartPaint.ink : ChartPaint.grid,
        ])
      svg.add(
        "text",
        [
          "x": (plan.left - 4).drawn, "y": (y + plan.width.letter * 0.35).drawn,
          "text-anchor": "end", "fill": ChartPaint.inkSoft,
        ], text: format(mark))
    }
    var taken = -Double.infinity
    for place in names.keys.sorted() {
      guard let name = names[place] else { continue }
      let half = plan.width.width(of: name) / 2
      let x = min(plan.x(place), plan.width.units - half)
      if x - half < taken + 8 { continue }
      taken = x + half
      svg.add(
        "text",
        [
          "x": x.drawn, "y": (plan.bottom + plan.width.letter * 1.5).drawn,
          "text-anchor": "middle", "fill": ChartPaint.inkSoft,
        ], text: name)
    }
  }

  /// The last point of a line with its number.
  private struct End {
    let x: Double
    var y: Double
    let text: String
    let paint: Int
  }

  /// Draws a line and gives its end, none where it has no number.
  private func line(_ one: ChartSeries, _ paint: Int, _ plan: Plan, _ svg: inout SVGMarkup)
    -> [End]
  {
    var path = ""
    var isDown = false
    var points: [(x: Double, y: Double, value: ChartValue)] = []
    for (place, value) in zip(places, one.values) {
      guard let amount = value.amount else {
        isDown = false
        continue
      }
      let (x, y) = (plan.x(place), plan.y(amount))
      path += (isDown ? "L" : "M") + x.drawn + " " + y.drawn
      isDown = true
      points.append((x, y, value))
    }
    svg.add(
      "path",
      [
        "d": path, "fill": "none", "stroke": ChartPaint.colour(paint), "stroke-width": "2.5",
        "stroke-dasharray": ChartPaint.dash(paint), "stroke-linejoin": "round",
      ])
    for point in points {
      ChartPaint.mark(paint, x: point.x, y: point.y, isHollow: point.value.isUnsure, into: &svg)
    }
    return points.suffix(1).map { End(x: $0.x, y: $0.y, text: $0.value.text, paint: paint) }
  }

  /// Writes the numbers at the ends, each pushed below the one above where they would touch.
  private func label(_ ends: [End], _ plan: Plan, _ svg: inout SVGMarkup) {
    var written: [End] = []
    for var end in ends.sorted(by: { $0.y < $1.y }) {
      for above in written where abs(above.x - end.x) < plan.width.width(of: above.text) + 12 {
        end.y = max(end.y, above.y + plan.width.letter * 1.05)
      }
      written.append(end)
      svg.add(
        "text",
        [
          "x": (end.x + 9).drawn, "y": (end.y + plan.width.letter * 0.35).drawn,
          "font-weight": "600", "fill": ChartPaint.colour(end.paint),
        ], text: end.text)
    }
  }
}
