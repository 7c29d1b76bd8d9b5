import LawLanguage
import Testing

@Suite("A mistake in a law file")
struct SyntaxDiagnosticTests {
  /// Lines of a `law` fence with what is said about them, by line of the fence and column.
  static let laws: [(text: String, mistakes: [String])] = [
    ("\tcase a", ["L106 at 1:1"]),
    ("  source EGOV \"x\"\n  source KYZ \"y\"", ["L106 at 1:3"]),
    ("enumeration e\n    case a\n    case b", ["L106 at 2:5"]),
    ("enumeration e\n  case a\n   case b\n   case c\n  case d", ["L106 at 3:4"]),
    ("source EGOV «Портал»", ["L107 at 1:13"]),
    ("source EGOV \"a\\nb\"", ["L107 at 1:15"]),
    ("value v : days sure\n  always: 5 days;", ["L107 at 2:17"]),
    ("enumeration e\n  ru \"Вид\" kk “Түр”\n  case a", ["L107 at 2:15"]),
    ("source EGOV \"Portal", ["L108 at 1:13"]),
    ("source EGOV \"Портал\\\"", ["L108 at 1:13"]),
    ("value v : set of e [art-1 sure\n  always: {a}", ["L109 at 1:20"]),
    ("value v : set of e\n  always: {a,\n  from 2020-01-01: {b}", ["L109 at 2:11"]),
    ("rule r of p : yes_no\n  base: max(a, b\n    when c", ["L109 at 2:12"]),
    ("rule r of p : yes_no\n  base: a)", ["L111 at 2:10"]),
    ("roule r of p : yes_no\n  base: yes\n    nonsense", ["L110 at 1:1"]),
    ("case a", ["L110 at 1:1"]),
    ("fact f of p yes_no", ["L111 at 1:13"]),
    ("fact f : yes_no", ["L111 at 1:8"]),
    ("source EGOV", ["L111 at 1:12"]),
    ("record r extra", ["L111 at 1:10"]),
    ("rule r of p : yes_no\n  from 2020-01-01 until: yes", ["L111 at 2:24"]),
    ("rule r of p : yes_no\n  from 2020-01-01: yes sure", ["L111 at 2:24"]),
    ("value v : days\n  from 2020-01-01 sure: 5 days", ["L111 at 2:19"]),
    ("value v : days\n  from 1: 5 days", ["L111 at 2:8"]),
    ("rule r of p : yes_no\n  base: if a then b", ["L111 at 2:20"]),
    ("rule r of p : yes_no\n  base: a is b", ["L111 at 2:14"]),
    ("rule r of p : yes_no\n  base: a b", ["L111 at 2:11"]),
    ("rule r of p : yes_no\n  base: x in [1 . 2]", ["L111 at 2:17"]),
    ("rule r of p : yes_no\n  base:", ["L112 at 2:8"]),
    ("rule r of p : yes_no\n  base: and a", ["L112 at 2:9"]),
    ("rule r of p : yes_no\n  base: a = not b", ["L112 at 2:13"]),
    ("rule r of p : yes_no\n  base: (a +)", ["L112 at 2:13"]),
    ("rule r of p : yes_no\n  base: f(,)", ["L112 at 2:11"]),
    ("value v : days\n  from 2015-02-30: 5 days", ["L113 at 2:8"]),
    ("value v : days\n  from 2015-2-3: 5 days", ["L113 at 2:8"]),
    ("value v : date\n  always: 2015-13-01", ["L113 at 2:11"]),
    ("value v : integer\n  always: 1_000", ["L114 at 2:11"]),
    ("value v : integer\n  always: 1.2.3", ["L114 at 2:11"]),
    ("value v : days\n  always: 5days", ["L114 at 2:11"]),
    ("value v : integer\n  always: 99999999999999999999", ["L114 at 2:11"]),
    ("calendar c\n  rest sunday\n  year 20260", ["L114 at 3:8"]),
    ("value v : days [Art-1]\n  always: 5 days", ["L115 at 1:17"]),
    ("value v : days [a#b#c]\n  always: 5 days", ["L115 at 1:17"]),
    ("value v : days [ст-1] sure\n  always: 5 days", ["L115 at 1:17"]),
    ("value v : days []\n  always: 5 days", ["L115 at 1:17"]),
    ("value v : days [art-1,]\n  always: 5 days", ["L115 at 1:23"]),
    ("rule isForeigner of p : yes_no\n  base: yes", ["L116 at 1:6"]),
    ("rule not of p : yes_no\n  base: yes", ["L116 at 1:6"]),
    ("rule r of p : yes_no\n  base: aB", ["L116 at 2:9"]),
    ("rule r of p : yes_no\n  base: a.", ["L116 at 2:11"]),
    ("source egov \"x\"", ["L116 at 1:8"]),
    ("enumeration e\n  case A", ["L116 at 2:8"]),
    ("fact f of p : decimal(7)", ["L117 at 1:22"]),
    ("fact f of p : money", ["L117 at 1:20"]),
    ("fact f of p : money tenge", ["L117 at 1:21"]),
    ("fact f of p : Country", ["L117 at 1:15"]),
    ("fact f of p :", ["L117 at 1:14"]),
    (
      "rule r of p : yes_no\n  table a, b\n    | 1 => yes |\n    | otherwise => no |",
      ["L118 at 3:5"]
    ),
    ("rule r of p : yes_no\n  table a\n    | 1 | yes |\n    | otherwise => no |", ["L118 at 3:16"]),
    ("rule r of p : yes_no\n  table a\n    | 1 => yes\n    | otherwise => no |", ["L118 at 3:15"]),
    (
      "rule r of p : yes_no\n  table a, b\n    | 1 | => yes |\n    | otherwise => no |",
      ["L118 at 3:11"]
    ),
    ("rule r of p : yes_no\n  table a, b\n    | otherwise | => no |", ["L118 at 3:17"]),
    ("rule r of p : yes_no\n  table a\n    1 => yes", ["L119 at 3:5"]),
    ("enumeration e\n  case a\n    help en \"x\"", ["L119 at 3:5"]),
    ("fact f of p : yes_no\n  base: yes\n  ask en \"x\"", ["L119 at 2:3"]),
    ("rule r of p : yes_no\n  base: yes\n  from 2020-01-01: yes", ["L119 at 3:3"]),
    ("rule r of p : yes_no\n  from 2020-01-01: yes\n    when a", ["L119 at 3:5"]),
    ("rule r of p : yes_no\n  base: yes\n    en \"x\"", ["L119 at 3:5"]),
    ("source EGOV \"x\"\n  note \"y\"", ["L119 at 2:3"]),
    ("amend rule r\n  change base: yes\n  remove except e", ["L119 at 2:3"]),
    ("record r\n  en \"a\" en \"b\"", ["L120 at 2:10"]),
    ("record r\n  en \"a\"\n  ru \"b\"\n  en \"c\"", ["L120 at 4:3"]),
    ("fact f of p : yes_no\n  ask en \"a\"\n  ask en \"b\"", ["L120 at 3:3"]),
    ("rule r of p : yes_no\n  base: yes\n  base: no", ["L120 at 3:3"]),
    ("rule r of p : yes_no\n  base: yes\n    when a\n    when b", ["L120 at 4:5"]),
    ("topic t about r\n  gives a\n  gives b", ["L120 at 3:3"]),
    ("enumeration e\n  en \"x\"", ["L121 at 1:1"]),
    ("value v : days\n  en \"x\"", ["L121 at 1:1"]),
    ("value v by e : days\n  for a", ["L121 at 2:3"]),
    ("rule r of p : yes_no\n  from 2020-01-01", ["L121 at 2:3"]),
    ("rule r of p : yes_no\n  except e over base\n    when a", ["L121 at 2:3"]),
    ("rule r of p : yes_no\n  table a", ["L121 at 2:3"]),
    ("choice c\n  en \"x\"", ["L121 at 1:1"]),
    ("calendar c\n  year 2026", ["L121 at 1:1"]),
    ("topic t about r\n  first a", ["L121 at 1:1"]),
    ("amend rule r", ["L121 at 1:1"]),
    ("amend value v", ["L121 at 1:1"]),
    ("rule r of p : yes_no\n  base: 1 < a < 2", ["L123 at 2:15"]),
    ("rule r of p : yes_no\n  base: a = b is none", ["L123 at 2:15"]),
    ("rule r of p : yes_no\n  base: a in b = c", ["L123 at 2:16"]),
    ("# only a comment", ["L124 at 0:1"]),
    ("", ["L124 at 0:1"]),
  ]

  @Test(arguments: laws)
  func `in the law is told once, with its place`(_ sample: (text: String, mistakes: [String])) {
    #expect(Reading.law(sample.text).mistakes == sample.mistakes, "\(sample.text)")
  }

  static let cases: [(text: String, mistakes: [String])] = [
    ("rule r of p : yes_no", ["L110 at 1:1"]),
    ("case \"a\" about p\n  expect r: yes", ["L122 at 1:1"]),
    ("case \"a\" on 2020-01-01", ["L111 at 1:10"]),
    ("case \"a\" about p on 2020-02-30\n  expect r: yes", ["L113 at 1:21"]),
    ("case \"a\" about p on 2020-01-01\n  fact = 5\n  expect r: yes", ["L122 at 2:3"]),
    ("case \"a\" about p on 2020-01-01\n  trips:\n    starts_on: 2015-07-01", ["L122 at 3:5"]),
    ("case \"a\" about p on 2020-01-01\n  a: 5\n    b: 6", ["L119 at 3:5"]),
    ("case \"a\" about p on 2020-01-01\n  under seed 2017!", ["L107 at 2:18"]),
    ("case \"a\" about p on 2020-01-01\n  under seed 2017", ["L122 at 2:9"]),
    ("case \"a\" about p on 2020-01-01\n  under", ["L122 at 2:8"]),
    ("case \"a\" about p on 2020-01-01\n  expect r yes", ["L111 at 2:12"]),
    ("cases \"a\" about p", ["L121 at 1:1"]),
    ("cases \"a\" about p\n  | a | => b |\n  | 1 | 2 |", ["L118 at 2:3"]),
    ("cases \"a\" about p on 2020-01-01\n  | a | b |\n  | 1 | 2 |", ["L118 at 2:3"]),
    ("cases \"a\" about p on 2020-01-01\n  | a | => b |\n  | 1 |", ["L118 at 3:8"]),
    ("cases \"a\" about p on 2020-01-01\n  | a | => b |\n  | 1 | 2 | 3 |", ["L118 at 3:3"]),
    ("cases \"a\" about p on 2020-01-01\n  a: 5", ["L118 at 2:3"]),
  ]

  @Test(arguments: cases)
  func `in a case is told once, with its place`(_ sample: (text: String, mistakes: [String])) {
    #expect(Reading.worked(sample.text).mistakes == sample.mistakes, "\(sample.text)")
  }

  static let files: [(path: String, text: String, mistakes: [String])] = [
    ("a/act.md", "# Title\n", ["L102 at 1:1"]),
    ("a/act.md", "---\ntitle:\n  en: A\n---\n", ["L102 at 1:1"]),
    ("a/act.md", "\n---\nnumber: 5\n", ["L101 at 2:1"]),
    ("a/act.md", "---\nnumber: 5\n\n## A | Б | В {#a}\n", ["L101 at 1:1"]),
    ("b.md", "---\na: 1\na: 2\n---\n", ["L101 at 3:1"]),
    ("b.md", "---\na:\n   b: 2\n---\n", ["L101 at 3:4"]),
    ("b.md", "---\n  b: 2\n---\n", ["L101 at 2:3"]),
    ("b.md", "---\n: 2\n---\n", ["L101 at 2:1"]),
    (
      "act.md", "---\ntitle:\n  en: A\n  ru: Б\n  kk: В\nadopted: 2011-02-30\nmonths: down\n---\n",
      ["L113 at 6:10", "L101 at 7:9"]
    ),
    (
      "act.md",
      "---\ntitle:\n  en: A\n  ru: Б\n  kk: В\nnumber:\n  en: Law 5\nadopted: 2011-02-03\nmonths: round up\n---\n",
      ["L102 at 1:1"]
    ),
    (
      "r.md",
      "---\nreform: r\ntitle:\n  en: A\n  ru: Б\n  kk: В\nstatus: planned\nin force: 2026-01-01\n---\n",
      ["L101 at 7:9"]
    ),
    ("b.md", "Text\n\n```law\nsource EGOV \"x\"\n", ["L103 at 3:1"]),
    ("b.md", "```law\nsource EGOV \"x\"\n```case\n```\n", ["L103 at 1:1", "L124 at 3:1"]),
    ("b.md", "<!-- a\n<!-- b -->\n```law\n```\n", ["L103 at 1:1", "L124 at 3:1"]),
    ("b.md", "## A | Б | В\n", ["L104 at 1:1"]),
    ("b.md", "## A | Б {#a}\n", ["L104 at 1:1"]),
    ("b.md", "## A | Б | В | Г {#a}\n", ["L104 at 1:1"]),
    ("b.md", "## Ә | Б | В {#бап}\n", ["L104 at 1:16"]),
    ("b.md", "# A {#a}\n", ["L104 at 1:1"]),
    (
      "b.md", "# A\n```law\nchoice c\n  option a\nvalue v : days\n  always: 5 days\n```\n",
      ["L105 at 3:1"]
    ),
    ("b.md", "```law\nrecord r\nfact f of r : yes_no\n```\n", []),
  ]

  @Test(arguments: files)
  func `around the fences is told once, with its place`(
    _ sample: (path: String, text: String, mistakes: [String])
  ) {
    #expect(
      Reading.file(sample.text, path: sample.path).mistakes == sample.mistakes, "\(sample.text)")
  }

  @Test func `leaves everything else in the tree`() {
    let read = Reading.law(
      """
      enumeration e
        case a en "A"
        case B en "B"
        cas c en "C"
        case d en "D"
      fact f of p integer
      rule r of p : yes_no
        from 2020-01-01
          base: yes yes
          except x over base: no
            when (a
          except y over base: no
            when b
      """)
    #expect(
      read.mistakes == [
        "L116 at 3:8", "L119 at 4:3", "L111 at 6:13", "L111 at 9:15", "L109 at 11:12",
      ])
    #expect(
      read.dump == """
        enumeration e
          case a en "A"
          case d en "D"
        rule r of p : yes_no
          from 2020-01-01
            define base
              as yes
            define x over base
              as no
              when a
            define y over base
              as no
              when b

        """)
  }

  @Test func `has a note where the first of two lines stands`() throws {
    let problem = try #require(Reading.law("record r\n  en \"a\"\n  en \"b\"").problems.first)
    #expect(problem.notes.map(\.place) == [SourcePlace(file: 7, line: 5, column: 3, length: 2)])
  }

  @Test func `is shown by a file of its own and explained on a page of its own`() {
    let files = Repository.files(in: "bad").filter { $0.path.hasPrefix("L1") }
    for file in files {
      let expected = file.text.prefix { $0 != "\n" }
        .replacing("<!-- expect: ", with: "").replacing(" -->", with: "")
      #expect(
        Reading.file(file.text, path: file.path).mistakes.joined(separator: ", ") == expected,
        "\(file.path)")
    }
    #expect(!files.isEmpty)
    let codes = DiagnosticCode.allCases.map(\.rawValue).filter { $0.hasPrefix("L1") }
    let pages = Repository.files(in: "Docs/diagnostics").map { String($0.path.prefix(4)) }
    #expect(files.map { String($0.path.prefix(4)) } == codes)
    #expect(Set(pages).isSuperset(of: codes))
  }
}
