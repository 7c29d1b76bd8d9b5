/// Colours, patterns, line styles and markers: what tells series apart, never colour alone.
enum ChartPaint {
  static let font =
    "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
  static let ink = "#14202b"
  static let inkSoft = "#4a5763"
  static let paper = "#ffffff"
  static let grid = "#c3ccd3"

  /// Each at least three to one against the paper; a test reckons it.
  static let colours = ["#00485a", "#b45309", "#6d3f9c", "#0b7d3e", "#9b1c4a", "#5f5a00"]
  static let dashes = ["", "8 4", "2 4", "12 4 2 4", "5 2", "1 3"]

  static func colour(_ paint: Int) -> String { colours[paint % colours.count] }

  static func dash(_ paint: Int) -> String { dashes[paint % dashes.count] }

  /// Writes the pattern: full, stripes up, dots, lying stripes, a grid, stripes down.
  static func define(_ paint: Int, for chart: String, into svg: inout SVGMarkup) {
    let colour = colour(paint)
    svg.add(
      "pattern",
      [
        "id": "\(chart)-p\(paint)", "width": "8", "height": "8",
        "patternUnits": "userSpaceOnUse",
      ]
    ) { svg in
      if paint % colours.count == 0 {
        svg.add("rect", ["width": "8", "height": "8", "fill": colour])
        return
      }
      svg.add("rect", ["width": "8", "height": "8", "fill": paper])
      if paint % colours.count == 2 {
        for (x, y) in [("2", "2"), ("6", "6")] {
          svg.add("circle", ["cx": x, "cy": y, "r": "1.9", "fill": colour])
        }
      } else {
        svg.add(
          "path",
          ["d": stroke(paint), "fill": "none", "stroke": colour, "stroke-width": "2.6"])
      }
    }
  }

  private static func stroke(_ paint: Int) -> String {
    switch paint % colours.count {
    case 1: "M-2 2L2 -2M0 8L8 0M6 10L10 6"
    case 3: "M0 2H8M0 6H8"
    case 4: "M0 2H8M2 0V8"
    default: "M-2 6L2 10M0 0L8 8M6 -2L10 2"
    }
  }

  /// A marker of a line: circle, square, triangle, diamond, cross, ring; hollow where unsure.
  static func mark(
    _ paint: Int, x: Double, y: Double, isHollow: Bool, into svg: inout SVGMarkup
  ) {
    let colour = colour(paint)
    let fill = isHollow ? paper : colour
    if paint % colours.count == 0 {
      svg.add(
        "circle",
        [
          "cx": x.drawn, "cy": y.drawn, "r": "4", "fill": fill, "stroke": colour,
          "stroke-width": "2",
        ])
    } else {
      svg.add(
        "path",
        ["d": outline(paint, x, y), "fill": fill, "stroke": colour, "stroke-width": "2"])
    }
  }

  private static func outline(_ paint: Int, _ x: Double, _ y: Double) -> String {
    switch paint % colours.count {
    case 1: return "M\((x - 4).drawn) \((y - 4).drawn)h8v8h-8z"
    case 2: return "M\(x.drawn) \((y - 5).drawn)l5 9h-10z"
    case 3: return "M\(x.drawn) \((y - 5.5).drawn)l5.5 5.5l-5.5 5.5l-5.5 -5.5z"
    case 4: return "M\((x - 4).drawn) \((y - 4).drawn)l8 8m0 -8l-8 8"
    default: return "M\((x - 5).drawn) \((y - 3).drawn)h10l-5 8z"
    }
  }
}
