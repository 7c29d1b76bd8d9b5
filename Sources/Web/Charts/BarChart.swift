/// Lying bars, one group for each category: beside each other or one after the other.
///
/// Bars lie because names of regions and countries are long and a phone is narrow. Every bar carries its
/// number; bars to the left of the line stand for less than nothing.
struct BarChart: Chart {
  enum Layout: Sendable { case grouped, stacked }

  let words: ChartWords
  let categories: [String]
  let series: [ChartSeries]
  var layout = Layout.grouped

  /// The numbers of the axis as the language writes them.
  let format: @Sendable (Int64) -> String

  var paints: [Int] { Array(series.indices) }

  func draw(_ width: ChartWidth, into svg: inout SVGMarkup) -> Double {
    let legend =
      series.count > 1 ? ChartLegend(names: series.map(\.name)).draw(width, self, &svg) : 0
    let plan = Plan(self, width, top: legend)
    grid(plan, &svg)
    var y = plan.top
    for (index, category) in categories.enumerated() {
      name(category, plan, at: y, &svg)
      switch layout {
      case .grouped: grouped(index, plan, y + plan.nameHeight, &svg)
      case .stacked: stacked(index, plan, y + plan.nameHeight, &svg)
      }
      y += plan.groupHeight
    }
    line(plan, until: y, &svg)
    return y + plan.width.letter * 1.8
  }

  /// Where things lie.
  private struct Plan {
    let width: ChartWidth
    let scale: ChartScale
    let top: Double
    let left: Double
    let right: Double
    let bar: Double
    let nameHeight: Double
    let groupHeight: Double

    init(_ chart: BarChart, _ width: ChartWidth, top: Double) {
      self.width = width
      self.top = top + 8
      let longest = chart.categories.map { width.width(of: $0) }.max() ?? 0
      // A name that does not fit beside its bars stands above them, whole.
      let isAbove = width == .narrow || longest > 250
      let numbers = chart.series.flatMap(\.values).map { width.width(of: $0.text) }.max() ?? 0
      scale = ChartScale(chart.amounts, marks: width == .wide ? 6 : 3)
      let hasMinus = scale.lowest < 0
      left = (isAbove ? 2 : longest + 12) + (hasMinus ? numbers + 10 : 0)
      right = width.units - (chart.layout == .stacked ? 14 : numbers + 14)
      let bars = chart.layout == .stacked ? 1 : max(chart.series.count, 1)
      bar = bars > 2 ? 18 : 22
      nameHeight = isAbove ? width.letter * 1.5 : 0
      groupHeight = nameHeight + Double(bars) * bar + (isAbove ? 8 : 12)
    }

    func x(_ amount: Int64) -> Double { left + scale.share(amount) * (right - left) }
  }

  private var amounts: [Int64] {
    guard layout == .stacked else { return series.flatMap(\.values).compactMap(\.amount) }
    return categories.indices.map { index in
      series.reduce(0) { $0 + (value($1, index)?.amount ?? 0) }
    }
  }

  private func value(_ series: ChartSeries, _ index: Int) -> ChartValue? {
    series.values.indices.contains(index) ? series.values[index] : nil
  }

  private func grid(_ plan: Plan, _ svg: inout SVGMarkup) {
    let bottom = plan.top + Double(categories.count) * plan.groupHeight
    for mark in plan.scale.marks {
      let x = plan.x(mark)
      svg.add(
        "line",
        [
          "x1": x.drawn, "x2": x.drawn, "y1": plan.top.drawn, "y2": bottom.drawn,
          "stroke": ChartPaint.grid,
        ])
      let text = format(mark)
      // The first and the last number stay inside the drawing.
      let half = plan.width.width(of: text) / 2
      let anchor = x + half > plan.width.units ? "end" : x - half < 0 ? "start" : "middle"
      svg.add(
        "text",
        [
          "x": x.drawn, "y": (bottom + plan.width.letter * 1.4).drawn, "text-anchor": anchor,
          "fill": ChartPaint.inkSoft,
        ], text: text)
    }
  }

  private func line(_ plan: Plan, until bottom: Double, _ svg: inout SVGMarkup) {
    let x = plan.x(0).drawn
    svg.add(
      "line",
      [
        "x1": x, "x2": x, "y1": plan.top.drawn, "y2": bottom.drawn, "stroke": ChartPaint.ink,
        "stroke-width": "2",
      ])
  }

  private func name(_ name: String, _ plan: Plan, at y: Double, _ svg: inout SVGMarkup) {
    if plan.nameHeight > 0 {
      svg.add(
        "text", ["x": "8", "y": (y + plan.width.letter * 1.1).drawn, "font-weight": "600"],
        text: name)
      return
    }
    let middle = y + (plan.groupHeight - 12) / 2 + plan.width.letter * 0.35
    svg.add("text", ["x": "0", "y": middle.drawn], text: name)
  }

  private func grouped(_ index: Int, _ plan: Plan, _ top: Double, _ svg: inout SVGMarkup) {
    for (number, one) in series.enumerated() {
      guard let value = value(one, index) else { continue }
      let y = top + Double(number) * plan.bar
      let zero = plan.x(0)
      let end = value.amount.map(plan.x) ?? zero
      if value.amount != nil {
        bar(from: min(zero, end), to: max(zero, end), y, plan, number, value, &svg)
      }
      let isLeft = (value.amount ?? 0) < 0
      svg.add(
        "text",
        [
          "x": (isLeft ? end - 5 : end + 6).drawn,
          "y": (y + plan.bar / 2 + plan.width.letter * 0.35).drawn,
          "text-anchor": isLeft ? "end" : "start",
          "fill": value.amount == nil ? ChartPaint.inkSoft : ChartPaint.ink,
        ], text: value.text)
    }
  }

  private func stacked(_ index: Int, _ plan: Plan, _ top: Double, _ svg: inout SVGMarkup) {
    var sum: Int64 = 0
    for (number, one) in series.enumerated() {
      guard let value = value(one, index), let amount = value.amount, amount > 0 else { continue }
      let (from, to) = (plan.x(sum), plan.x(sum + amount))
      sum += amount
      bar(from: from, to: to, top, plan, number, value, &svg)
      label(value.text, from: from, to: to, top, plan, &svg)
    }
  }

  private func bar(
    from: Double, to: Double, _ y: Double, _ plan: Plan, _ paint: Int, _ value: ChartValue,
    _ svg: inout SVGMarkup
  ) {
    svg.add(
      "rect",
      [
        "x": from.drawn, "y": (y + 1).drawn, "width": max(to - from, 1).drawn,
        "height": (plan.bar - 3).drawn,
        "fill": value.isUnsure ? ChartPaint.paper : fill(paint),
        "stroke": ChartPaint.colour(paint), "stroke-width": value.isUnsure ? "2" : "1",
        "stroke-dasharray": value.isUnsure ? "4 3" : "none",
      ])
  }

  /// The number inside its part, on paper so that the pattern does not run through it.
  private func label(
    _ text: String, from: Double, to: Double, _ y: Double, _ plan: Plan, _ svg: inout SVGMarkup
  ) {
    let width = plan.width.width(of: text) + 4
    guard to - from > width + 6 else { return }
    let middle = (from + to) / 2
    svg.add(
      "rect",
      [
        "x": (middle - width / 2).drawn, "y": (y + 3).drawn, "width": width.drawn,
        "height": (plan.bar - 7).drawn, "fill": ChartPaint.paper,
      ])
    svg.add(
      "text",
      [
        "x": middle.drawn, "y": (y + plan.bar / 2 + plan.width.letter * 0.3).drawn,
        "text-anchor": "middle",
      ], text: text)
  }
}
