import Measures

extension Letter {
  /// The letter as a PDF on A4 with its fonts inside.
  ///
  /// The same letter gives the same bytes on the same system. Nil when the library has no memory.
  ///
  /// - Parameter day: written into the file as its day of making.
  public func pdf(madeOn day: Day) -> [UInt8]? {
    var pages = 0
    PDFCanvas.rehearse { canvas in
      var sheet = Sheet(canvas, letter: self, pages: 0)
      sheet.draw()
      pages = sheet.page
    }
    let info = PDFCanvas.Info(title: title, author: office, created: "\(day)T00:00:00Z")
    return PDFCanvas.pdf(width: Sheet.width, height: Sheet.height, info: info) { canvas in
      var sheet = Sheet(canvas, letter: self, pages: pages)
      sheet.draw()
    }
  }
}

/// Where the next piece goes on the paper, page after page.
struct Sheet {
  static var width: Double { 595 }
  static var height: Double { 842 }
  static var left: Double { 68 }
  static var right: Double { 51 }
  static var top: Double { 54 }
  static var bottom: Double { 62 }
  static var measure: Double { width - left - right }

  let canvas: PDFCanvas
  let letter: Letter
  private let pages: Int
  private(set) var page = 1
  var y = Sheet.top

  init(_ canvas: PDFCanvas, letter: Letter, pages: Int) {
    self.canvas = canvas
    self.letter = letter
    self.pages = pages
  }

  /// Room left above the foot.
  private var left: Double { Self.height - Self.bottom - y }

  mutating func draw() {
    drawHead()
    for (index, part) in letter.parts.enumerated() {
      // A heading never stands alone at the foot of a page.
      if case .heading = part, index + 1 < letter.parts.count { need(72) }
      draw(part)
    }
    y += 14
    write(letter.note, .small, gray: 0.35)
    drawFoot()
    canvas.endPage()
  }

  /// Begins another page unless so much room is left.
  mutating func need(_ height: Double) {
    guard left < height, y > Self.top else { return }
    drawFoot()
    canvas.endPage()
    page += 1
    y = Self.top
  }

  /// Writes a text line by line, over pages where it has to.
  mutating func write(
    _ text: String, _ style: TextStyle, indent: Double = 0, width: Double? = nil, gray: Double = 0
  ) {
    let width = width ?? Self.measure - indent
    guard let text = canvas.set(text, style, width: width) else { return }
    for (number, line) in text.lines.enumerated() {
      // Two lines of a longer piece stay together at the foot.
      let together = number == 0 && text.lines.count > 2 ? 2.0 : 1
      need(line.height * together)
      canvas.draw(line, of: text, x: Self.left + indent, y: y, gray: gray)
      y += line.height
    }
  }

  // MARK: Head and foot

  private mutating func drawHead() {
    write(letter.office, .office, gray: 0.25)
    y += 5
    canvas.fill(x: Self.left, y: y, width: Self.measure, height: 1.2)
    y += 16
    fields(letter.head)
    y += 8
    let canvas = canvas
    canvas.tagged("H1") { write(letter.title, .title) }
    y += 6
  }

  private func drawFoot() {
    let words = letter.pageLine.replacing("{page}", with: String(page))
      .replacing("{pages}", with: String(pages))
    guard let text = canvas.set(words, .small, width: Self.measure), let line = text.lines.first
    else { return }
    let y = Self.height - 40
    canvas.fill(x: Self.left, y: y - 6, width: Self.measure, height: 0.5, gray: 0.6)
    canvas.draw(line, of: text, x: Self.left, y: y, gray: 0.35)
  }
}
