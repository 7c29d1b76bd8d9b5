import LawExplain
import LawLanguage
import Measures
import Testing

@Suite("Time")
struct TimeTests {
  @Test("the edition in force on the governing date is read, to the day")
  func editions() throws {
    let law = try TestLaw(
      """
      record case
      rule limit of case : integer sure
        from 2001-06-19 until 2012-03-10: 1
        from 2012-03-11: 2
        from 2017-01-01: 3
      """)
    let days = ["2001-06-18", "2001-06-19", "2012-03-10", "2012-03-11", "2016-12-31", "2017-01-01"]
    #expect(
      try days.map { try law.result("limit", on: $0) } == ["undefined", "1", "1", "2", "2", "3"])
    let reason = try law.ruling("limit", on: "2016-12-31").reason
    guard case .rule(_, _, let edition, let day) = reason.kind else {
      Issue.record("the reason of a ruling is a rule")
      return
    }
    #expect(edition == 1)
    #expect(day?.description == "2016-12-31")
  }

  @Test("a dated value depends on the day and on its keys")
  func datedValues() throws {
    let law = try TestLaw(
      """
      record case
      enumeration purpose
        case fines
        case fees
        case taxes
      fact purpose of case : purpose
      fact seen of case : date
      value mci by purpose : money KZT sure
        for fines, fees
          from 2021-01-01: 2917 KZT
          from 2022-01-01 until 2022-12-31: 3063 KZT
        for taxes
          from 2022-04-01: 3180 KZT
          from 2030-01-01: not known en "Not set." ru "Не установлен." kk "Белгіленбеген."
      rule today of case : money KZT sure
        base: mci for purpose
      rule earlier of case : money KZT sure
        base: mci for fines at seen
      """)
    func today(_ purpose: String, _ day: String) throws -> String {
      try law.result("today", ["purpose": purpose], on: day)
    }
    #expect(try today("fines", "2020-12-31") == "undefined")
    #expect(try today("fees", "2021-12-31") == "2917 KZT")
    #expect(try today("fees", "2022-12-31") == "3063 KZT")
    #expect(try today("fees", "2023-01-01") == "undefined")
    #expect(try today("taxes", "2022-03-31") == "undefined")
    #expect(try today("taxes", "2022-04-01") == "3180 KZT")
    #expect(try today("taxes", "2030-01-01") == "not known")
    #expect(try law.result("earlier", ["seen": "2021-06-01"]) == "2917 KZT")
    #expect(try law.needs("earlier") == ["seen"])
    let ruling = try law.ruling("today", ["purpose": "taxes"], on: "2030-01-01")
    #expect(ruling.holes.map { law.book[$0].labels.en } == ["Not set."])
  }

  @Test("each record is read by its own governing date")
  func governingDates() throws {
    let law = try TestLaw(
      """
      record case governed by filed
        has stay : stay
      record stay
      fact filed of case : date
      value limit : integer sure
        from 2010-01-01: 1
        from 2020-01-01: 2
      rule own of case : integer sure
        base: limit
      rule other of stay : integer sure
        base: limit
      rule late of case : integer sure
        governed by day
        base: limit
      rule through of case : integer sure
        base: stay.other
      """)
    let facts = ["filed": "2015-01-01"]
    #expect(try law.result("own", facts, on: "2021-01-01") == "1")
    #expect(try law.result("late", facts, on: "2021-01-01") == "2")
    #expect(try law.result("stay.other", facts, on: "2021-01-01") == "2")
    #expect(try law.result("through", facts, on: "2021-01-01") == "2")
    #expect(try law.result("own", on: "2021-01-01") == "unknown")
    #expect(try law.needs("own", on: "2021-01-01") == ["filed"])
  }

  @Test("a case that does not fall under the question needs no governing date")
  func appliesWithoutDate() throws {
    let law = try TestLaw(
      """
      record case governed by filed
      fact filed of case : date
      fact a of case : yes_no
      rule r of case : integer sure
        applies when a
        base: 1
      """)
    #expect(try law.result("r", ["a": "no"]) == "not applicable")
    #expect(try law.needs("r", ["a": "yes"]) == ["filed"])
    #expect(try law.needs("r") == ["filed", "a"])
  }

  @Test("months follow the card of the act, working days the calendar as far as it goes")
  func terms() throws {
    let law = try TestLaw(
      """
      record case
      calendar week sure
        rest saturday, sunday
        year 2020
          holidays 2020-01-01
      fact d of case : date
      rule month of case : date sure
        base: d + 1 months
      rule back of case : date sure
        base: d - 3 months
      rule due of case : date sure
        base: add_working_days(d, 3, week)
      rule years of case : integer sure
        base: full_years(d, day)
      rule between of case : integer sure
        base: working_days_between(d, 2020-01-10, week)
      """)
    #expect(try law.result("month", ["d": "2020-01-31"]) == "2020-02-29")
    #expect(try law.result("back", ["d": "2020-05-31"]) == "2020-02-29")
    #expect(try law.result("due", ["d": "2020-01-01"]) == "2020-01-06")
    #expect(try law.result("due", ["d": "2020-12-30"]) == "not known")
    #expect(try law.result("years", ["d": "2000-01-02"]) == "19")
    #expect(try law.result("between", ["d": "2020-01-01"]) == "7")
  }
}
