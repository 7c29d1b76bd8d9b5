import LawExplain
import LawLanguage
import Measures
import Testing

@Suite("Ways taken before")
struct WayTests {
  /// Each formed answer beside the reasons of the same case, both by one explainer.
  private func check(_ explainer: Explainer, _ facts: CaseFacts, _ paths: [BookPath]) -> FormedText
  {
    let reasons = explainer.answer(facts, paths)
    let formed = explainer.formed(facts, paths)
    #expect(Array(formed.json.text.utf8) == Array(reasons.json(by: explainer).utf8))
    #expect(formed.needs == reasons.needs)
    #expect(formed.outcomes == reasons.rulings.map(\.outcome))
    return formed.json
  }

  @Test("books without sense give the bytes of the reasons, for every case", arguments: 0..<4)
  func random(_ block: Int) {
    let rulings = (0..<RandomBook.ruleCount).map { BookPath(end: .rule(ID($0))) }
    for seed in 0..<10 {
      var random = RandomBook(seed: UInt64(700_000 + block * 1000 + seed))
      let explainer = Explainer(book: random.book)
      for chance in [0, 3, 6, 8, 10, 10, 10, 10] {
        _ = check(explainer, random.facts(chance: chance), rulings)
      }
    }
  }

  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
      enumeration place
        case north
        case south
      fact side of case : place
      fact began of case : date
      fact asked of case : yes_no
      fact days of case : days
        when asked
      value rate by place : integer sure
        for north
          from 2010-01-01: 1
        for south
          from 2010-01-01: 1
      rule priced of case : integer sure
        base: rate for side at began
      rule late of case : yes_no sure
        base: days > 30 days
      """)
  }

  @Test("other values on the same way share a form; keys of a dated value are another way")
  func keys() throws {
    let law = try law()
    let paths = [try law.path("priced"), try law.path("late")]
    func formed(_ answers: [String: String]) throws -> FormedText {
      check(law.explainer, try law.facts(answers), paths)
    }
    let first = try formed([
      "side": "north", "began": "2015-01-01", "asked": "yes", "days": "31 days",
    ])
    let second = try formed([
      "side": "north", "began": "2016-02-29", "asked": "yes", "days": "99 days",
    ])
    #expect(first.form != nil && first.form === second.form)
    let south = try formed([
      "side": "south", "began": "2016-02-29", "asked": "yes", "days": "99 days",
    ])
    #expect(south.form !== first.form)
    let early = try formed([
      "side": "north", "began": "2001-01-01", "asked": "yes", "days": "99 days",
    ])
    #expect(early.form !== first.form)
    _ = try formed(["side": "south", "began": "2001-01-01", "asked": "yes", "days": "99 days"])
  }

  @Test("working days of another year, or of two, are another way: a year has a basis of its own")
  func calendarYears() throws {
    let law = try TestLaw(
      """
      record case
      calendar week sure
        rest saturday, sunday
        year 2020
          holidays 2020-01-01
        year 2021 unsure
          holidays 2021-01-01
      fact began of case : date
      fact ended of case : date
      rule due of case : date sure
        base: add_working_days(began, 3, week)
      rule lasted of case : integer sure
        base: working_days_between(began, ended, week)
      """)
    let paths = [try law.path("due"), try law.path("lasted")]
    func formed(_ began: String, _ ended: String) throws -> FormedText {
      check(law.explainer, try law.facts(["began": began, "ended": ended]), paths)
    }
    let first = try formed("2020-03-02", "2020-03-20")
    #expect(try formed("2020-06-01", "2020-07-01").form === first.form)
    #expect(try formed("2021-03-02", "2021-03-20").form !== first.form)
    #expect(try formed("2020-03-02", "2021-03-20").form !== first.form)
    for began in ["2020-12-30", "2021-12-30", "2019-03-02", "2022-03-02"] {
      for ended in ["2020-12-31", "2021-02-01", "2018-01-01", "2023-01-01"] {
        _ = try formed(began, ended)
      }
    }
  }

  @Test("what was not asked, not said, not possible or not read are different ways")
  func standings() throws {
    let law = try law()
    let path = try law.path("late")
    let days = try law.path("days")
    var facts = try law.facts(["asked": "yes"])
    for asked in [Answer.value(1), .value(0), .declined, .value(7)] {
      facts.answers[try law.path("asked")] = asked
      for answer in [Answer?.none, .declined, .value(31), .text("x"), Answer.none, .value(32)] {
        facts.answers[days] = answer
        _ = check(law.explainer, facts, [path])
      }
    }
  }
}
