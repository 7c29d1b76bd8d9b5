/// Two series back to back over ages: women to one side, men to the other.
struct PyramidChart: Chart {
  let words: ChartWords

  /// From the youngest up; the oldest stands on top.
  let ages: [String]
  let left: ChartSeries
  let right: ChartSeries
  let format: @Sendable (Int64) -> String

  var paints: [Int] { [0, 1] }

  func draw(_ width: ChartWidth, into svg: inout SVGMarkup) -> Double {
    let legend = ChartLegend(names: [left.name, right.name]).draw(width, self, &svg)
    let middle = (ages.map { width.width(of: $0) }.max() ?? 0) + 16
    let texts = (left.values + right.values).map { width.width(of: $0.text) }.max() ?? 0
    let half = (width.units - middle) / 2 - texts - 8
    let scale = ChartScale((left.values + right.values).compactMap(\.amount))
    let bar = 22.0
    for (index, age) in ages.enumerated() {
      let y = legend + 6 + Double(ages.count - 1 - index) * bar
      let text = (y + bar / 2 + width.letter * 0.35).drawn
      svg.add(
        "text", ["x": (width.units / 2).drawn, "y": text, "text-anchor": "middle"], text: age)
      for (paint, series) in [left, right].enumerated() where series.values.indices.contains(index)
      {
        let value = series.values[index]
        let length = scale.share(value.amount ?? 0) * half
        let isLeft = paint == 0
        let near = width.units / 2 + (isLeft ? -middle / 2 : middle / 2)
        if value.amount != nil {
          svg.add(
            "rect",
            [
              "x": (isLeft ? near - length : near).drawn, "y": (y + 1).drawn,
              "width": length.drawn, "height": (bar - 3).drawn, "fill": fill(paint),
              "stroke": ChartPaint.colour(paint),
            ])
        }
        svg.add(
          "text",
          [
            "x": (isLeft ? near - length - 5 : near + length + 5).drawn, "y": text,
            "text-anchor": isLeft ? "end" : "start",
          ], text: value.text)
      }
    }
    return legend + 12 + Double(ages.count) * bar
  }
}
