import LawLanguage
import Testing

@Suite("A law file")
struct SyntaxFileTests {
  @Test func `front matter holds keys, nested keys and comments`() {
    let read = Reading.file(
      """
      ---
      title:
        en: Law: on migration
        ru: «О миграции»
        kk: "Көші-қон"
      # a note
      adopted: 2011-07-22
      until: 2030-12-31   # the last day
      months: round down
      ---
      """, path: "kz/migration-2011/act.md")
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        front matter
          title.en = "Law: on migration"
          title.ru = "«О миграции»"
          title.kk = "Көші-қон"
          adopted = "2011-07-22"
          until = "2030-12-31"
          months = "round down"

        """)
  }

  @Test func `places count characters from one`() throws {
    let read = Reading.file("---\ntitle:\n  ru: «О миграции» # да\n---\n")
    let entry = try #require(read.tree.frontMatter?.entries.first)
    #expect(entry.key.place == SourcePlace(file: 7, line: 3, column: 3, length: 2))
    #expect(entry.value.place == SourcePlace(file: 7, line: 3, column: 7, length: 12))
  }

  @Test func `headings have three titles and an anchor`() {
    let read = Reading.file("# Only a title\n\n## Art. 1 | Ст. 1 | 1-бап {#art-1}\n")
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        heading 1 en "Only a title"
        heading 2 #art-1 en "Art. 1" ru "Ст. 1" kk "1-бап"

        """)
  }

  @Test func `paragraphs say their language and are joined to one line`() {
    let read = Reading.file("en: One\nand two.\nru: Один.\n\nA note.\n- with a list\n")
    #expect(read.mistakes == [])
    #expect(
      read.dump == """
        paragraph en "One and two."
        paragraph ru "Один."
        paragraph note "A note. - with a list"

        """)
  }

  @Test func `other fences and HTML comments are passed over`() {
    let read = Reading.file(
      "<!-- one\ntwo -->\n---\nkey: value\n---\n```text\n## no heading\n```\n<!-- three -->\nEnd.\n"
    )
    #expect(read.mistakes == [])
    #expect(read.dump == "front matter\n  key = \"value\"\nparagraph note \"End.\"\n")
  }

  @Test func `an unclosed fence does not swallow the next provision`() {
    let read = Reading.file(
      "```law\nsource EGOV \"Portal\"\n\n## A | Б | В {#art-2}\n\nen: Text.\n")
    #expect(read.mistakes == ["L103 at 1:1"])
    #expect(
      read.dump == """
        source EGOV "Portal"
        heading 2 #art-2 en "A" ru "Б" kk "В"
        paragraph en "Text."

        """)
  }

  @Test func `line ends of both kinds and a byte-order mark are read alike`() {
    let text = "## A | Б | В {#a}\n\n```law\nrule r of p : yes_no\n  base: yes\n```\n"
    let unix = Reading.file(text)
    let other = Reading.file(
      "\u{FEFF}"
        + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    #expect(other.mistakes == [])
    #expect(other.dump == unix.dump)
  }

  @Test func `all fences of the reference are read without a mistake`() {
    let pages = Repository.files(in: "Docs/reference")
    #expect(pages.flatMap { ReferencePage($0.text).fences }.count > 10)
    for page in pages {
      let read = Reading.file(ReferencePage(page.text).asLawFile, path: page.path)
      #expect(read.mistakes == [], "\(page.path)")
    }
  }

  @Test func `all law files are read without a mistake`() {
    for file in Repository.files(in: "Law") {
      #expect(Reading.file(file.text, path: file.path).mistakes == [], "\(file.path)")
    }
  }
}

/// A page of the reference; its fences leave out texts by `…`.
struct ReferencePage {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The `law` and `case` fences below one provision.
  var asLawFile: String { ReferencePage.provision + fences.joined() }

  static let provision = "## A | Б | В {#art-1}\n"

  /// The `law` and `case` fences with the texts filled in.
  var fences: [String] {
    var fences: [String] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let opens = line == "```law" || line == "```case"
      if opens { fences.append("") }
      if isInside || opens { fences[fences.count - 1] += filled(String(line)) + "\n" }
      if opens || line == "```" { isInside = opens }
    }
    return fences
  }

  private func filled(_ line: String) -> String {
    let bare = line.drop { $0 == " " }
    if bare == "…" { return "" }
    guard bare.hasPrefix("en …") else { return line }
    return line.prefix(line.count - bare.count) + "en \"…\" ru \"…\" kk \"…\""
  }
}
