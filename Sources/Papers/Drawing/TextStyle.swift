/// How a piece of text looks on paper. Sizes are in points.
struct TextStyle: Hashable, Sendable {
  /// Families in the order in which they are looked for; all have the Kazakh letters.
  let families: String
  let size: Double
  let isBold: Bool
  /// Height of a line over the size.
  let leading: Double

  init(_ families: String, _ size: Double, bold: Bool = false, leading: Double = 1.32) {
    self.families = families
    self.size = size
    isBold = bold
    self.leading = leading
  }

  private static var serif: String { "PT Serif, DejaVu Serif" }
  private static var sans: String { "PT Sans, DejaVu Sans" }

  static var office: TextStyle { TextStyle(sans, 9.5, bold: true) }
  static var title: TextStyle { TextStyle(sans, 16, bold: true, leading: 1.2) }
  static var heading: TextStyle { TextStyle(sans, 11.5, bold: true) }
  static var body: TextStyle { TextStyle(serif, 10.5) }
  static var notice: TextStyle { TextStyle(serif, 11.5, bold: true) }
  static var detail: TextStyle { TextStyle(serif, 9.5) }
  static var label: TextStyle { TextStyle(sans, 9) }
  static var small: TextStyle { TextStyle(sans, 8.5) }
  static var cell: TextStyle { TextStyle(sans, 8.5, leading: 1.25) }
  static var cellHead: TextStyle { TextStyle(sans, 8.5, bold: true, leading: 1.25) }
}
