import Foundation
import Testing

@testable import Web

/// Charts are read by people who see no colours, by those who see nothing, and on paper.
@Suite struct `A chart` {
  static let words = ChartWords(id: "c", title: "A <title>", description: "What \"it\" shows")

  static func bars(_ amounts: [Int64?], _ layout: BarChart.Layout = .grouped) -> BarChart {
    let values = amounts.map { ChartValue(amount: $0, text: $0.map { "\($0)" } ?? "none") }
    return BarChart(
      words: words, categories: amounts.indices.map { "row & \($0)" },
      series: [
        ChartSeries(name: "first", values: values), ChartSeries(name: "second", values: values),
      ], layout: layout, format: { "\($0)" })
  }

  static let charts: [any Chart] = [
    bars([5, nil, -3]), bars([1, 2], .stacked),
    LineChart(
      words: words, places: [1, 2], names: [1: "1"],
      series: [
        ChartSeries(
          name: "one", values: [ChartValue(amount: 1, text: "1"), ChartValue(amount: 2, text: "2")])
      ], format: { "\($0)" }),
    PyramidChart(
      words: words, ages: ["0-9"],
      left: ChartSeries(name: "women", values: [ChartValue(amount: 3, text: "3")]),
      right: ChartSeries(name: "men", values: [ChartValue(amount: 4, text: "4")]),
      format: { "\($0)" }),
    TileMap(
      words: words,
      tiles: [.init(column: 0, row: 0, name: "A", value: ChartValue(amount: 7, text: "7"))]),
  ]

  @Test(arguments: ChartWidth.allCases)
  func `says what it shows and runs nothing`(_ width: ChartWidth) throws {
    for chart in Self.charts {
      let svg = chart.svg(width)
      #expect(svg.contains("role=\"img\" aria-labelledby=\"c-\(width)-t c-\(width)-d\""))
      #expect(svg.contains("<title id=\"c-\(width)-t\">A &lt;title&gt;</title>"))
      #expect(svg.contains("What &quot;it&quot; shows</desc>"))
      #expect(!svg.contains("style=") && !svg.contains("-?"))
      let parser = XMLReading(svg)
      #expect(parser.isWellFormed, "\(svg)")
    }
  }

  @Test func `tells series apart by more than colour`() {
    let svg = Self.bars([1, 2]).svg(.wide)
    #expect(svg.contains("url(#c-wide-p0)") && svg.contains("url(#c-wide-p1)"))
    let patterns = ChartPaint.colours.indices.map { paint in
      var markup = SVGMarkup()
      ChartPaint.define(paint, for: "x", into: &markup)
      return markup.text.replacing(ChartPaint.colour(paint), with: "").replacing(
        "p\(paint)", with: "")
    }
    #expect(Set(patterns).count == patterns.count)
    #expect(Set(ChartPaint.dashes).count == ChartPaint.colours.count)
  }

  @Test func `writes every number beside its bar and leaves a gap where there is none`() {
    let svg = Self.bars([5, nil, -3]).svg(.wide)
    for text in [">5<", ">none<", ">-3<"] { #expect(svg.contains(text)) }
    #expect(svg.components(separatedBy: "<rect").count - 1 == 1 + 1 + 2 + 4)
  }

  /// Contrast as WCAG 2 reckons it.
  @Test func `keeps colours apart from the paper and letters readable`() {
    for colour in ChartPaint.colours {
      #expect(Self.contrast(colour, ChartPaint.paper) >= 4.5, "\(colour)")
    }
    for amount: Int64 in [1, 3, 5, 7, 10] {
      for sign: Int64 in [1, -1] {
        let paint = TileMap.paint(amount * sign, most: 10)
        #expect(Self.contrast(paint.fill, paint.letters) >= 4.5, "\(paint)")
      }
    }
  }

  static func contrast(_ a: String, _ b: String) -> Double {
    let (light, dark) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
  }

  static func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test func `stands on round marks that hold every number`() {
    let scale = ChartScale([-123_600, 33_000])
    #expect(scale.lowest == -150_000 && scale.highest == 50_000 && scale.step == 50_000)
    #expect(ChartScale([]).marks.count >= 2)
    #expect(ChartScale([0, 0]).highest > 0)
    let huge = ChartScale([Int64.max, Int64.min])
    #expect(huge.lowest < 0 && huge.highest > 0)
  }
}

/// Whether a text is well-formed XML: every element closed, attributes quoted.
private struct XMLReading {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    for part in text.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
      if part.hasPrefix("/") {
        guard open.popLast() == part.dropFirst() else {
          isWellFormed = false
          return
        }
      } else if !part.hasSuffix("/") {
        open.append(part.prefix { $0 != " " })
      }
      if part.count(where: { $0 == "\"" }) % 2 != 0 {
        isWellFormed = false
        return
      }
    }
    isWellFormed = open.isEmpty
  }
}
