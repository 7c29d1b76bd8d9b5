import LawLanguage
import Testing

@Suite("An expression")
struct SyntaxExpressionTests {
  /// Text, its tree in prefix form, and its canonical text where that differs.
  static let expressions: [(text: String, tree: String, canonical: String?)] = [
    ("yes", "yes", nil),
    ("12", "12", nil),
    ("0.35", "0.35", nil),
    ("70%", "70%", nil),
    ("70 %", "70%", "70%"),
    ("0.7 percent", "0.7%", "0.7%"),
    ("3063 KZT", "3063 KZT", nil),
    ("50.25 KZT", "50.25 KZT", nil),
    ("0.05", "0.05", nil),
    ("1 day", "1 day", nil),
    ("5 days", "5 days", nil),
    ("1 month", "1 month", nil),
    ("3 months", "3 months", nil),
    ("2015-01-31", "2015-01-31", nil),
    (#""a \"b\" \\ в""#, #""a \"b\" \\ в""#, nil),
    ("none", "none", nil),
    ("day", "day", nil),
    ("KGZ", "KGZ", nil),
    ("country.KGZ", "country.KGZ", nil),
    ("worker.employer.region", "worker.employer.region", nil),
    ("not applicable", "(not-applicable)", nil),
    (#"not known en "x" kk "z""#, #"(not-known en "x" kk "z")"#, nil),
    ("not known", "(not-known)", nil),
    ("a implies b implies c", "(implies a (implies b c))", nil),
    ("(a implies b) implies c", "(implies (implies a b) c)", nil),
    ("a or b and c", "(or a (and b c))", nil),
    ("(a or b) and c", "(and (or a b) c)", nil),
    ("a and (b and c)", "(and a (and b c))", nil),
    ("not a and not b", "(and (not a) (not b))", nil),
    ("not (a and b)", "(not (and a b))", nil),
    ("not a = b", "(not (= a b))", nil),
    ("not not a", "(not (not a))", nil),
    ("(not a) = b", "(= (not a) b)", nil),
    ("(a = b) = c", "(= (= a b) c)", nil),
    ("a != 1 + 2 * 3", "(!= a (+ 1 (* 2 3)))", nil),
    ("(1 + 2) * 3", "(* (+ 1 2) 3)", nil),
    ("a - b - c", "(- (- a b) c)", nil),
    ("a - (b - c)", "(- a (- b c))", nil),
    ("a / b / c", "(/ (/ a b) c)", nil),
    ("-a * b", "(* (minus a) b)", nil),
    ("-(a * b)", "(minus (* a b))", nil),
    ("a - -5", "(- a (minus 5))", nil),
    ("x in {KGZ, ARM}", "(in x {KGZ ARM})", nil),
    ("x in [1 .. n + 1]", "(in x [1 .. (+ n 1)])", nil),
    ("x in [2..5]", "(in x [2 .. 5])", "x in [2 .. 5]"),
    ("x not in eaeu_members", "(not-in x eaeu_members)", nil),
    ("x in eaeu_members at entry_date", "(in x (lookup eaeu_members [] at entry_date))", nil),
    ("x + 1 in {2}", "(in (+ x 1) {2})", nil),
    ("x is none and y is not none", "(and (is-none x) (is-not-none y))", nil),
    ("{}", "{}", nil),
    ("{RUS, BLR}", "{RUS BLR}", nil),
    ("mci for fines", "(lookup mci [fines])", nil),
    ("mci for fines at entry_date + 1 day", "(+ (lookup mci [fines] at entry_date) 1 day)", nil),
    ("mci for fines at (entry_date + 1 day)", "(lookup mci [fines] at (+ entry_date 1 day))", nil),
    ("allotment for region & worker.category", "(lookup allotment [region worker.category])", nil),
    (
      "50 * mci for fines at 2020-01-01 / 2", "(/ (* 50 (lookup mci [fines] at 2020-01-01)) 2)", nil
    ),
    (
      "minimum_wage at start_of_year(day)", "(lookup minimum_wage [] at (call start_of_year day))",
      nil
    ),
    ("mci for (mci for a)", "(lookup mci [(lookup mci [a])])", nil),
    ("if a then 1 else if b then 2 else 3", "(if a 1 (if b 2 3))", nil),
    ("(if a then 1 else 2) + 3", "(+ (if a 1 2) 3)", nil),
    ("if a then 1 else 2 + 3", "(if a 1 (+ 2 3))", nil),
    ("round_down(wage * 5%, 1 KZT)", "(call round_down (* wage 5%) 1 KZT)", nil),
    ("date(2020, month(d), 1)", "(call date 2020 (call month d) 1)", nil),
    ("today()", "(call today )", nil),
    ("count(trips)", "(count trips)", nil),
    ("count(trips where length > 5 days)", "(count trips where (> length 5 days))", nil),
    ("sum(trips : length)", "(sum trips of length)", nil),
    ("sum(worker.trips : length where a or b)", "(sum worker.trips of length where (or a b))", nil),
    ("any(trips : c) and all(trips : d)", "(and (any trips of c) (all trips of d))", nil),
    ("smallest(trips : starts_on)", "(smallest trips of starts_on)", nil),
    ("largest(trips : starts_on where c)", "(largest trips of starts_on where c)", nil),
    ("smallest(a, b)", "(call smallest a b)", nil),
    ("count(5)", "(call count 5)", nil),
    ("from + base + when", "(+ (+ from base) when)", nil),
    ("source = sure", "(= source sure)", nil),
  ]

  @Test(arguments: expressions)
  func `is read with the right grouping and printed back`(
    _ sample: (text: String, tree: String, canonical: String?)
  ) throws {
    let expression = try #require(Reading.expression(sample.text))
    #expect(TreeDump.text(of: expression) == sample.tree)
    #expect(expression.source == sample.canonical ?? sample.text)
    let again = try #require(Reading.expression(expression.source))
    #expect(TreeDump.text(of: again) == sample.tree)
  }

  @Test func `loses parentheses that change nothing`() throws {
    let expression = try #require(Reading.expression("((a) and ((b = (c)))) or (x in ({d}))"))
    #expect(expression.source == "a and b = c or x in {d}")
  }

  @Test func `knows its place`() throws {
    let expression = try #require(Reading.expression("a and worker.age >= 18"))
    #expect(expression.place == SourcePlace(file: 7, line: 5, column: 9, length: 22))
    guard case .binary(.and, _, let right) = expression.kind else { return #expect(Bool(false)) }
    #expect(right.place == SourcePlace(file: 7, line: 5, column: 15, length: 16))
  }

  @Test func `goes on over lines`() throws {
    let texts = [
      "a\n    and b\n    or c", "a and\n    b or\n    c", "\n    a and b\n    or c",
      "(a and\n    b\n    )\n    or c",
    ]
    for text in texts {
      let expression = try #require(Reading.expression(text), "\(text)")
      #expect(TreeDump.text(of: expression) == "(or (and a b) c)")
    }
  }

  @Test func `takes a set over several lines`() throws {
    let expression = try #require(Reading.expression("x in {\n    KGZ,  # a comment\n    ARM\n  }"))
    #expect(expression.source == "x in {KGZ, ARM}")
  }

  @Test func `is refused when it is nested too deeply, not followed to the end of the stack`() {
    let deep = String(repeating: "(", count: 20_000) + "a" + String(repeating: ")", count: 20_000)
    #expect(Reading.law("rule r of p : yes_no\n  base: \(deep)").mistakes.count == 1)
    let long = "a" + String(repeating: " + a", count: 20_000)
    #expect(Reading.law("rule r of p : yes_no\n  base: \(long)").mistakes.count == 1)
    let signs = String(repeating: "- ", count: 20_000) + "a"
    #expect(Reading.law("rule r of p : yes_no\n  base: \(signs)").mistakes.count == 1)
  }
}
