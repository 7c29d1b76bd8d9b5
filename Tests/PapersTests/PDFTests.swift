import Crypto
import Foundation
import LawLanguage
import Papers
import Testing

@Suite struct `A letter on paper` {
  private static func run(_ command: [String], input: Data) throws -> (Int32, Data)? {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try input.write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command.map { $0 == "FILE" ? place.path : $0 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, data)
  }

  static func isHere(_ tool: String) -> Bool {
    ["/usr/bin/", "/usr/local/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + tool)
    }
  }

  /// Where a folder is named, the papers are laid there to be looked at.
  private func lay(_ bytes: [UInt8], _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["RUQSAT_LETTERS"] else { return }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  @Test func `is a PDF with the same bytes each time`() throws {
    for letter in try `A letter`.letters(.kk).prefix(4) {
      let bytes = try #require(letter.pdf(madeOn: try day("2026-03-02")))
      #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
      #expect(bytes == letter.pdf(madeOn: try day("2026-03-02")), "\(letter.kind)")
      #expect(bytes != letter.pdf(madeOn: try day("2026-03-03")))
    }
  }

  @Test(
    .enabled(if: isHere("pdftotext"), "pdftotext is not here: apt-get install poppler-utils"),
    arguments: Language.allCases)
  func `gives its words back`(_ language: Language) throws {
    for letter in try `A letter`.letters(language) {
      let bytes = try #require(letter.pdf(madeOn: try day("2026-03-02")))
      try lay(bytes, "\(letter.kind.rawValue)-\(language.rawValue).pdf")
      let (status, data) = try #require(
        try Self.run(["pdftotext", "FILE", "-"], input: Data(bytes)))
      #expect(status == 0)
      let read = Self.plain(String(decoding: data, as: UTF8.self))
      for text in [letter.title] + letter.head.map(\.value) + letter.entries.map(\.text) {
        // A longer text may go on behind the foot of a page.
        #expect(read.contains(Self.plain(text).prefix(40)), "\(letter.kind): \(text)")
      }
    }
  }

  /// Without blanks, which differ at the ends of lines.
  private static func plain(_ text: String) -> String {
    text.filter { !$0.isWhitespace && $0 != "-" && $0 != "\u{AD}" }
  }

  @Test(.enabled(if: isHere("pdffonts"), "pdffonts is not here: apt-get install poppler-utils"))
  func `carries its fonts`() throws {
    let letter = try #require(try `A letter`.letters(.kk).first)
    let bytes = try #require(letter.pdf(madeOn: try day("2026-03-02")))
    let (_, data) = try #require(try Self.run(["pdffonts", "FILE"], input: Data(bytes)))
    let fonts = String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    // Columns: … emb sub uni object; all three have to be yes.
    for font in fonts { #expect(font.contains("yes yes yes"), "\(font)") }
  }

  @Test(
    .enabled(
      if: isHere("zbarimg") && isHere("pdftoppm"),
      "zbarimg or pdftoppm is not here: apt-get install zbar-tools poppler-utils"),
    arguments: [1, 3, 16])
  func `has codes that a camera reads`(_ workers: Int) throws {
    let writer = LetterWriter(law: try TheLaw.get(), phrases: try TheLaw.words(), language: .kk)
    let paper = try Samples.paper(workers: workers, keys: `A letter`.keys())
    let letter = writer.letter(.permit(paper), try Samples.frame())
    let bytes = try #require(letter.pdf(madeOn: try day("2026-03-02")))
    let (_, picture) = try #require(
      try Self.run(
        ["pdftoppm", "-png", "-r", "200", "-f", "1", "-l", "1", "FILE"], input: Data(bytes)))
    let (status, data) = try #require(
      try Self.run(["zbarimg", "--quiet", "--raw", "FILE"], input: picture))
    #expect(status == 0)
    let read = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(read.contains(paper.token.text))
    #expect(read.contains("https://ruqsat.example/verify?number=KZ-ATY-2026-000123"))
  }

  @Test func `keeps many workers on pages with their heads`() throws {
    let writer = LetterWriter(law: try TheLaw.get(), phrases: try TheLaw.words(), language: .ru)
    let paper = try Samples.paper(workers: 120, keys: `A letter`.keys())
    let bytes = try #require(
      writer.letter(.permit(paper), try Samples.frame()).pdf(madeOn: try day("2026-03-02")))
    try lay(bytes, "permit-many-ru.pdf")
    #expect(paper.token.claims.workers.isEmpty && paper.token.claims.listed == 120)
  }
}

@Suite struct `A code` {
  @Test func `is drawn as a path of its dark squares`() throws {
    let code = try #require(QRCode("RQ1:ABC"))
    #expect(code.side == 21)
    #expect(code.svgSize == 29)
    #expect(code.svgPath.hasPrefix("M4 4h7v1h-7z"))
    let dark = (0..<21).reduce(0) { sum, row in
      sum + code.pieces(ofRow: row).reduce(0) { $0 + $1.length }
    }
    #expect(dark == (0..<441).count { code.isDark(row: $0 / 21, column: $0 % 21) })
  }

  @Test func `is not made of nothing or too much`() {
    #expect(QRCode("") == nil)
    #expect(QRCode("a\u{0}b") == nil)
    #expect(QRCode(String(repeating: "x", count: 5000)) == nil)
  }
}
