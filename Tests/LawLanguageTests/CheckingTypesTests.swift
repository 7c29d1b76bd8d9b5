import LawLanguage
import Measures
import Testing

@Suite("An expression's type")
struct CheckingTypesTests {
  @Test(arguments: [
    // Both sides of a comparison get one scale, and nothing is lost.
    ("citizens >= 70% * staff", "(>= (widen 2 citizens) (* 70% staff))"),
    ("citizens * 0.125 < staff", "(< (* citizens 0.125) (widen 3 staff))"),
    ("citizens + 0.5 > 3", "(> (+ (widen 1 citizens) 0.5) 3)"),
    ("wage > 5% * wage", "(> (widen 2 wage) (* wage 5%))"),
    ("5% * wage > 100 KZT", "(> (* wage 5%) 100 KZT)"),
    ("staff in [1 .. 2.5]", "(between (widen 1 staff) 1 2.5)"),
    ("staff in {1, 2}", "(or (= staff 1) (= staff 2))"),
    ("-staff < -5", "(< (negate staff) -5)"),
    // Days and dates.
    (
      "application_date - worker.birth_date > 30 days",
      "(> (daysBetween application_date worker.birth_date) 30 days)"
    ),
    ("application_date - 30 days > day", "(> (daysAfter application_date -30 days) day)"),
    ("3 months + application_date > day", "(> (monthsAfter down application_date 3 months) day)"),
    ("trip_limit * 2 > 100 days", "(> (* trip_limit 2) 100 days)"),
    ("number(trip_limit) > 100", "(> (relabel trip_limit) 100)"),
    ("year(application_date) = 2020", "(= (year application_date) 2020)"),
    ("date(2020, month(day), 1) = day", "(= (makeDate 2020 (month day) 1) day)"),
    ("add_working_days(day, 5, work_week) > day", "(> (addWorkingDays day 5) day)"),
    (
      "min(citizens, 2.5, staff) < 2",
      "(< (smaller (smaller (widen 1 citizens) 2.5) (widen 1 staff)) 2)"
    ),
    ("is_urgent implies is_foreign", "(or (not is_urgent) is_foreign)"),
    ("is_urgent and (is_foreign and is_adult)", "(and is_urgent is_foreign is_adult)"),
  ])
  func `is exact, and both operands are brought to one`(
    _ text: String, _ meaning: String
  ) throws {
    #expect(try Checked.base(text).base() == meaning)
  }

  @Test(arguments: [
    ("round_down(5% * wage, 1 KZT)", "money KZT", "(round down 100 (* wage 5%))"),
    ("round_up(70% * staff, 1)", "integer", "(round up 1 (* 70% staff))"),
    ("round_half_up(wage / 3, 0.01 KZT)", "money KZT", "(round halfUp 1 wage 3)"),
    ("round_down(wage / mci for fees, 0.1)", "decimal(1)", "(round down 1 wage (mci fees))"),
    (
      "round_half_up(citizens / staff, 0.01)", "percent",
      "(widen 4 (round halfUp 1 citizens staff))"
    ),
    (
      "in_days(round_down(number(trip_limit) * 50%, 1))", "days",
      "(relabel (round down 1 (* (relabel trip_limit) 50%)))"
    ),
    ("0.120", "decimal(2)", "0.12"),
    ("5", "decimal(2)", "5"),
    ("100.0", "integer", "100"),
    ("if is_urgent then 1 else 2.5", "decimal(2)", "(widen 1 (condition is_urgent 1 2.5))"),
    (
      "if is_urgent then not known en \"A\" ru \"Б\" kk \"В\" else 5 days", "days",
      "(condition is_urgent not known 5 days)"
    ),
    ("if is_urgent then none else 5 days", "days optional", "(condition is_urgent none 5 days)"),
    ("smallest(trips : length)", "days optional", "(smallest trips length)"),
    ("count(trips where length > 5 days)", "integer", "(count trips (> length 5 days))"),
  ])
  func `fits the rule's without losing anything`(
    _ text: String, _ type: String, _ meaning: String
  ) throws {
    #expect(try Checked.base(text, as: type).base() == meaning)
  }

  @Test(arguments: [
    ("citizens * 0.5", "integer", "L307"),
    ("wage * 0.5", "money KZT", "L307"),
    ("trip_limit * 0.5", "days", "L307"),
    ("0.125", "decimal(2)", "L308"),
    ("0.0000000000000000001 < 1", "yes_no", "L308"),
    ("0.1234567890 * 0.1234567890 < 1", "yes_no", "L308"),
    ("1.5 days > trip_limit", "yes_no", "L308"),
    ("99999999999999999 KZT > wage", "yes_no", "L314"),
    ("0.00001 < 999999999999999999", "yes_no", "L314"),
    ("smallest(trips : length)", "days", "L309"),
    ("notice_date", "date", "L309"),
    ("none", "date", "L309"),
    ("wage / 2", "money KZT", "L306"),
    ("round_down(wage / 2 + wage, 1 KZT)", "money KZT", "L306"),
    ("round_down(wage, staff)", "money KZT", "L310"),
    ("round_down(wage, 1)", "money KZT", "L301"),
    ("round_down(wage / (100 USD), 1)", "integer", "L304"),
    ("wage + 5 USD", "money KZT", "L304"),
    ("trip_limit + 1 months", "days", "L305"),
    ("application_date + 5", "date", "L301"),
    ("day + day", "date", "L301"),
    ("5 days - day", "date", "L301"),
    ("wage * wage", "money KZT", "L301"),
    ("is_urgent + 1", "integer", "L301"),
    ("staff", "yes_no", "L301"),
    ("not staff", "yes_no", "L301"),
    ("staff = is_urgent", "yes_no", "L303"),
    ("is_urgent < is_foreign", "yes_no", "L303"),
    ("worker.citizenship in [KGZ .. RUS]", "yes_no", "L303"),
    ("notice_date = none", "yes_no", "L303"),
    ("staff = not applicable", "yes_no", "L303"),
    ("staff in [9 .. 1]", "yes_no", "L313"),
    ("staff is none", "yes_no", "L301"),
    ("{KGZ} = union_countries", "yes_no", "L301"),
    ("worker.citizenship in {worker.citizenship}", "yes_no", "L310"),
    ("min(staff) > 1", "yes_no", "L302"),
    ("count(trips : length) > 1", "yes_no", "L302"),
    ("any(trips)", "yes_no", "L302"),
    ("count(5) > 1", "yes_no", "L212"),
    ("trips > 1", "yes_no", "L212"),
    ("worker = worker", "yes_no", "L213"),
    ("mci > wage", "yes_no", "L312"),
    ("trip_limit for fees > 5 days", "yes_no", "L311"),
    ("mci for staff > wage", "yes_no", "L301"),
    ("add_working_days(day, 5, holidays) > day", "yes_no", "L202"),
  ])
  func `is told where it cannot be`(_ text: String, _ type: String, _ code: String) {
    #expect(Checked.base(text, as: type).codes == [code])
  }
}

@Suite("Something optional")
struct CheckingOptionalTests {
  static let known = [
    "notice_date is not none and notice_is_early",
    "not (notice_date is none) and notice_is_early",
    "notice_date is none or notice_is_early",
    "notice_date > 2020-01-01 and notice_is_early",
    "notice_date in [2020-01-01 .. 2020-12-31] and notice_is_early",
    "notice_date is not none implies notice_is_early",
    "if notice_date is none then no else notice_is_early",
    "if notice_date is not none and is_urgent then notice_is_early else no",
    "not (notice_date is none or is_urgent) and notice_is_early",
  ]
  static let unknown = [
    "notice_is_early",
    "notice_date is none and notice_is_early",
    "notice_date is not none or notice_is_early",
    "notice_date != 2020-01-01 and notice_is_early",
    "if notice_date is not none then no else notice_is_early",
    "(notice_date is not none or is_urgent) and notice_is_early",
  ]

  /// A day behind `at` is never `none`.
  private func base(_ text: String) -> Checked {
    Checked.base(
      text.split(separator: "notice_is_early", omittingEmptySubsequences: false)
        .joined(separator: "mci for fees at notice_date > 5 KZT"))
  }

  @Test(arguments: known)
  func `counts as given where a test has shown that it is`(_ text: String) {
    #expect(base(text).mistakes == [])
  }

  @Test(arguments: unknown)
  func `is reported where it may be none`(_ text: String) {
    #expect(base(text).codes == ["L309"])
  }

  @Test func `counts as given below a condition that shows it`() {
    let rule =
      Checked.rule("tested", "date") + """
          base: application_date
          except a over base: notice_date
            when notice_date is not none
        """
    #expect(Checked.law(rule).mistakes == [])
  }

  @Test func `counts as given in a rule that applies only then`() {
    let rule =
      Checked.rule("tested", "date") + """
          applies when notice_date is not none
          base: notice_date + 5 days
        """
    #expect(Checked.law(rule).mistakes == [])
  }

  @Test func `passes through reckoning and comparing`() throws {
    #expect(
      try Checked.base("notice_date + 5 days > day").base()
        == "(> (daysAfter notice_date 5 days) day)")
    #expect(
      try Checked.base("notice_date + 5 days", as: "date optional").base()
        == "(daysAfter notice_date 5 days)")
  }
}
