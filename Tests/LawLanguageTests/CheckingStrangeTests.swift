import LawLanguage
import Testing

@Suite("Strange law files")
struct CheckingStrangeTests {
  @Test func `of no number make an empty book`() throws {
    let outcome = Checker.check([])
    #expect(outcome.diagnostics == [])
    #expect(try #require(outcome.book).rules.isEmpty)
  }

  static let head = "## A | Б | В {#a}\n\nen: A\n\nru: Б\n\nkk: В\n\n"
  static let card = SourceFile(
    path: "act.md",
    text: "---\ntitle:\n  en: A\n  ru: A\n  kk: A\nadopted: 2001-01-01\nmonths: round down\n---\n")

  @Test(arguments: [
    ("number: 5-V", Labels(kk: "5-V", ru: "5-V", en: "5-V")),
    (
      "number:\n  en: Law 5\n  ru: Закон 5\n  kk: 5 Заң",
      Labels(kk: "5 Заң", ru: "Закон 5", en: "Law 5")
    ),
  ])
  func `acts have a number in one text or in three`(_ lines: String, _ number: Labels) throws {
    let text = Self.card.text.replacing("adopted", with: lines + "\nadopted")
    let book = Checker.check([SourceFile(path: "act.md", text: text)]).book
    #expect(try #require(book).acts.map(\.number) == [number])
  }

  /// Declarations of an act that has no records, enumerations or sources.
  static let lonely = [
    "rule r of nothing : yes_no sure\n  en \"A\" ru \"Б\" kk \"В\"\n  base: x",
    "fact f of nothing : nothing\n  en \"A\" ru \"Б\" kk \"В\"\n  when g\n  range 1 .. h",
    "value v : integer sure\n  en \"A\" ru \"Б\" kk \"В\"\n  always: count(trips)",
    "value v : integer sure\n  en \"A\" ru \"Б\" kk \"В\"\n  always: worker.staff + sum(a.b : c)",
    "value v by a, b, c, d, e : set of f\n  for x & y\n    always: {z}",
    "edition of nothing from 2020-01-01: x",
    "topic t about nothing\n  gives a.b\n  first c",
    "check c of nothing [b]: d",
    "invariant i of nothing: a increasing in b",
    "record r governed by nothing\n  has r : r listed as r\n  has s : t listed as u",
    "choice c\n  option a\n  option a default\n  option b default",
    "enumeration e\n  case a\n  case a",
    "calendar c\n  rest sunday\n  year 2026\n  year 2026\n    work 2020-01-01",
    "amend rule r\n  remove except e\namend value v\n  always: 5\nrepeal rule r",
    "record r\nrecord r\nfact r of r : yes_no\nrule r of r : r\n  base: r\nvalue r : r\n  always: r",
    "rule r of nothing : yes_no\n  table a, b\n    | 1 | 2 => 3 |\n    | otherwise => 4 |",
  ]

  @Test(arguments: lonely)
  func `that name nothing there is are reported`(_ law: String) {
    let file = SourceFile(path: "a.md", text: Self.head + "```law\n\(law)\n```\n")
    for files in [[Self.card, file], [file]] {
      #expect(Checker.check(files).book == nil)
    }
  }

  @Test func `without a heading, an anchor or a card are reported`() {
    let law = "```law\n\(Self.lonely.joined(separator: "\n"))\n```\n"
    for text in [law, "# A\n\n" + law, "## A\n\n" + law] {
      let file = SourceFile(path: "a.md", text: text)
      #expect(Checker.check([Self.card, file]).book == nil)
      #expect(Checker.check([file]).book == nil)
      #expect(Checker.check([SourceFile(path: "act.md", text: text), file]).book == nil)
    }
  }

  @Test func `that are amended although nothing is there are reported`() {
    let reform = Checked.reform("r", inForce: "2026-01-01", Self.lonely.joined(separator: "\n"))
    #expect(Checker.check([Self.card, reform], applying: ["r"]).book == nil)
    #expect(Checker.check([reform], applying: ["r", "r", "s"]).book == nil)
  }

  @Test func `with very large expressions are refused, not followed to the end of the stack`() {
    var chain = "1"
    var nested = "1"
    for _ in 0..<90 {
      chain = "(" + chain + String(repeating: " + 1", count: 480) + ")"
      nested = "min(1, \(nested))"
    }
    for text in [chain, nested, "-" + String(repeating: "-", count: 900) + "1"] {
      let checked = Checked.base("\(text) > 0")
      #expect(checked.outcome.book != nil || checked.codes == ["L112"])
    }
    let longest = (0..<499).map { _ in "is_urgent" }.joined(separator: " and ")
    #expect(Checked.base(longest).mistakes == [])
    let deepest = (0..<98).reduce("is_urgent") { text, _ in "not (\(text))" }
    #expect(Set(Checked.base(deepest).codes).isSubset(of: ["L112"]))
  }
}
