import LawLanguage
import Testing

@Suite("A decision table")
struct CheckingTablesTests {
  private func table(_ columns: String, _ rows: [String], type: String = "integer") -> Checked {
    Checked.law(
      Checked.rule("tested", type) + "  table \(columns)\n"
        + rows.map { "    \($0)\n" }.joined())
  }

  @Test(arguments: [
    ("worker_category, is_urgent", ["| category_1 | yes => 1 |", "| otherwise => 2 |"]),
    ("worker_category", ["| not category_1 => 1 |", "| category_1 => 2 |"]),
    ("staff", ["| < 10 => 1 |", "| [10 .. 50] => 2 |", "| > 50 => 3 |"]),
    ("staff", ["| <= 100000 => 1 |"]),
    ("partial staff", ["| < 10 => 1 |"]),
    ("application_date", ["| < 2015-01-01 => 1 |", "| >= 2015-01-01 => 2 |"]),
    ("5% * wage", ["| <= 0.5 KZT => 1 |", "| > 0.50 KZT => 2 |"]),
    ("worker_category, staff >= 5", ["| - | yes => 1 |", "| - | no => 2 |"]),
  ])
  func `covers every case once`(_ columns: String, _ rows: [String]) {
    #expect(table(columns, rows).mistakes == [])
  }

  @Test(arguments: [
    ("staff", ["| < 10 => 1 |", "| > 50 => 3 |"], "L408 at 3:3", "staff = 10."),
    ("staff", ["| <= 50 => 1 |", "| >= 50 => 3 |"], "L409 at 5:5", "staff = 50;"),
    (
      "worker_category, is_urgent",
      ["| category_1, category_2 | - => 1 |", "| category_3 | no => 2 |"], "L408 at 3:3",
      "worker_category = category_3, is_urgent = yes."
    ),
    (
      "worker_category, is_urgent",
      ["| category_1 | - => 1 |", "| - | no => 2 |", "| otherwise => 3 |"],
      "L409 at 5:5", "worker_category = category_1, is_urgent = no;"
    ),
    ("worker.citizenship", ["| KGZ, KAZ => 1 |"], "L408 at 3:3", "worker.citizenship = RUS."),
    (
      "application_date", ["| >= 2015-01-01 => 1 |"], "L408 at 3:3",
      "application_date = 1970-01-01."
    ),
  ])
  func `is told a case it leaves open or covers twice`(
    _ columns: String, _ rows: [String], _ mistake: String, _ example: String
  ) {
    let checked = table(columns, rows)
    #expect(checked.mistakes == [mistake])
    #expect(checked.messages.contains(example), "\(checked.messages)")
  }

  @Test(arguments: [
    ("is_urgent", ["| yes => 1 |", "| no => 2 |", "| otherwise => 3 |"], ["L410 at 6:5"]),
    ("staff", ["| < 0 => 1 |", "| >= 0 => 2 |"], ["L410 at 4:5"]),
    ("staff", ["| [9 .. 1] => 1 |", "| otherwise => 2 |"], ["L313 at 4:8"]),
    ("is_urgent", ["| otherwise => 3 |", "| yes => 1 |"], ["L410 at 4:5"]),
    ("is_urgent", ["| > no => 1 |", "| otherwise => 2 |"], ["L303 at 4:7"]),
    ("staff", ["| > 9223372036854775807 => 1 |", "| otherwise => 2 |"], ["L410 at 4:5"]),
    ("staff", ["| citizens => 1 |", "| otherwise => 2 |"], ["L310 at 4:7"]),
    ("staff", ["| 0.5 => 1 |", "| otherwise => 2 |"], ["L307 at 4:7"]),
    ("notice_date", ["| > 2020-01-01 => 1 |", "| otherwise => 2 |"], ["L309 at 3:9"]),
    ("staff", ["| 1 => yes |", "| otherwise => 2 |"], ["L301 at 4:12"]),
    ("trips", ["| 1 => 1 |", "| otherwise => 2 |"], ["L212 at 3:9"]),
  ])
  func `holds only cells that can be`(
    _ columns: String, _ rows: [String], _ mistakes: [String]
  ) {
    #expect(table(columns, rows).mistakes == mistakes)
  }

  @Test func `of many columns is searched without walking all combinations`() {
    let columns = (0..<12).map { "staff >= \($0 * 3 + 1)" }.joined(separator: ", ")
    let rows = (0..<12).map { row -> String in
      let cells = (0..<12).map { $0 < row ? "no" : $0 == row ? "yes" : "-" }
      return "| " + cells.joined(separator: " | ") + " => \(row) |"
    }
    #expect(table(columns, rows + ["| otherwise => 99 |"]).mistakes == [])
  }

  @Test func `keeps its rows in order, the rest with no cells`() throws {
    let checked = table("staff", ["| < 10, 20 => 1 |", "| otherwise => 2 |"])
    #expect(checked.codes.count == 1)
    let good = table("staff", ["| not 10, 20 => 1 |", "| otherwise => 2 |"])
    guard case .table(let found) = try good.rule().editions[0].definitions[0].content else {
      Issue.record("no table")
      return
    }
    #expect(found.rows.map(\.cells) == [[.noneOf([10, 20])], []])
  }
}
