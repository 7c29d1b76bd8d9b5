/// What every chart says about itself, in the reader's language.
struct ChartWords: Sendable {
  /// Letters, digits and hyphens; one of its kind on the page.
  let id: String
  let title: String

  /// What the drawing shows and the main thing to see in it, for those who do not see it.
  let description: String
}

/// The widths a chart is drawn for; the style sheet shows the one that fits.
///
/// A drawing made for a desk would shrink its letters on a phone until nobody reads them.
enum ChartWidth: String, CaseIterable, Sendable {
  case wide, narrow

  /// In units of the drawing, which are pixels at full size.
  var units: Double {
    switch self {
    case .wide: 800
    case .narrow: 360
    }
  }

  /// Height of letters in units of the drawing.
  var letter: Double {
    switch self {
    case .wide: 15
    case .narrow: 13
    }
  }

  /// About how wide a text will be; no font is measured on the server.
  ///
  /// Cyrillic letters are wider than Latin ones and digits.
  func width(of text: String, bold: Bool = false) -> Double {
    let letters = text.unicodeScalars.reduce(0.0) { sum, letter in
      sum + (letter.value >= 0x400 ? 0.61 : 0.55)
    }
    return letters * self.letter * (bold ? 1.09 : 1)
  }
}

/// One number of a series as a chart shows it.
struct ChartValue: Sendable, Equatable {
  /// nil: there is no such number; the chart leaves a gap and the table says why.
  let amount: Int64?

  /// The number as readers of the language write it.
  let text: String

  /// Remembered or rounded: drawn hollow.
  var isUnsure = false
}

/// One row of numbers with a name.
struct ChartSeries: Sendable {
  let name: String
  let values: [ChartValue]
}

/// Something that draws itself as SVG.
protocol Chart: Sendable {
  var words: ChartWords { get }

  /// Draws into the width and gives the height that was needed.
  func draw(_ width: ChartWidth, into svg: inout SVGMarkup) -> Double

  /// The patterns the drawing fills areas with, by their place in ``ChartPaint``.
  var paints: [Int] { get }
}

extension Chart {
  /// The chart as one SVG element that stands alone: its own title, description and patterns.
  func svg(_ width: ChartWidth) -> String {
    var body = SVGMarkup()
    let height = draw(width, into: &body)
    let name = words.id + "-" + width.rawValue
    var svg = SVGMarkup()
    svg.add(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart chart-\(width.rawValue)",
        "viewBox": "0 0 \(width.units.drawn) \(height.drawn)", "role": "img",
        "aria-labelledby": "\(name)-t \(name)-d", "font-family": ChartPaint.font,
        "font-size": width.letter.drawn, "fill": ChartPaint.ink,
      ]
    ) { svg in
      svg.add("title", ["id": name + "-t"], text: words.title)
      svg.add("desc", ["id": name + "-d"], text: words.description)
      if !paints.isEmpty {
        svg.add("defs", [:]) { svg in
          for paint in paints { ChartPaint.define(paint, for: name, into: &svg) }
        }
      }
      svg.append(body.replacing(words.id + "-?", with: name))
    }
    return svg.text
  }

  /// How an area of this paint is filled inside a drawing; the name is completed in ``svg(_:)``.
  func fill(_ paint: Int) -> String { "url(#\(words.id)-?-p\(paint))" }
}

extension SVGMarkup {
  mutating func append(_ other: SVGMarkup) { self.append(finished: other.text) }

  func replacing(_ old: String, with new: String) -> SVGMarkup {
    var copy = SVGMarkup()
    copy.append(finished: text.replacing(old, with: new))
    return copy
  }
}
