import Casework
import Measures
import Testing

@Suite struct `A case of 2016` {
  static let facts = specialist.merging(
    FactSheet([
      "special_conditions_performed": "yes", "project_with_own_quota": "no",
      "return_ticket_price": "120000 KZT",
    ]))

  static func admitted() throws -> Worked {
    var worked = try Worked("case-2016")
    try worked.take(.open(employer: try Worked.employer("almaty_city"), facts: facts), "2016-04-01")
    try worked.attachAll("2016-04-04")
    try worked.take(.lodge(facts: FactSheet(), places: 3), "2016-04-05")
    try worked.take(
      .checkCompleteness(account: try Worked.account("almaty_city", "category_3", 2016, free: 8)),
      "2016-04-06")
    try worked.take(.propose, "2016-04-07")
    return worked
  }

  @Test func `needs no search and no fee but a guarantee for each worker`() throws {
    var worked = try Self.admitted()
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2016-04-11")
    guard case .granted(let grant) = try worked.standing else { throw Worked.Unexpected() }
    #expect(grant.outstanding == [.guarantee])
    #expect(grant.guarantee?.least == Money(tiyn: 36_000_000, currency: .tenge))
    func placement(_ tiyn: Int64) throws -> Command {
      .placeGuarantee(
        .init(
          sum: Money(tiyn: tiyn, currency: .tenge), bank: "Bank", reference: "D-1",
          day: try day("2016-04-20")))
    }
    let least = Money(tiyn: 36_000_000, currency: .tenge)
    #expect(throws: StepError.lessThanDue(.guarantee, least: least)) {
      try worked.answer(try placement(35_999_999), "2016-04-20")
    }
    try worked.take(try placement(36_000_000), "2016-04-20")
    #expect(try worked.standing.name == .inEffect)
    try worked.checkWhole()
  }

  @Test func `asks for a list only where the officer demands what the law files do not know`()
    throws
  {
    var worked = try Self.admitted()
    try worked.take(.rule(.grant(.init(term: .months(12), demanded: [.list]))), "2016-04-11")
    guard case .granted(let grant) = try worked.standing else { throw Worked.Unexpected() }
    #expect(grant.outstanding == [.guarantee, .list])
    #expect(grant.list?.deadline.term == .notKnown)
    // A term that nobody knows ends nothing.
    #expect(throws: StepError.tooEarly(.guarantee)) { try worked.answer(.expire, "2019-01-01") }
  }

  @Test func `computes no pass mark from points`() throws {
    let law = try TheLaw.get()
    let sheet = try law.pointsSheet(
      ["points_education": 10, "points_demand": 5], on: try day("2016-05-01"))
    #expect(sheet.result == .notKnown)
    #expect(sheet.total == 15)
    #expect(sheet.lines.count == 3)
    #expect(sheet.lines.allSatisfy { $0.most == nil })
    #expect(throws: StepError.unknownKey("charm")) {
      try law.pointsSheet(["charm": 1], on: try day("2016-05-01"))
    }
  }

  @Test func `is to be decided by the fifteenth working day, and silence after it changes nothing`()
    throws
  {
    let worked = try Self.admitted()
    guard case .admitted(let admission) = try worked.standing else { throw Worked.Unexpected() }
    #expect(admission.deadline.term == .workingDays(15))
    // Filed on Tuesday 5 April; no holiday lies between.
    #expect(worked.law.reckoner([]).lastDay(of: admission.deadline) == (try day("2016-04-26")))
    #expect(throws: StepError.tooEarly(.decision)) {
      try worked.answer(.noteSilence, "2016-04-26")
    }
    #expect(try !worked.no(.noteSilence, "2016-04-27").isEmpty)
  }

  @Test func `counts trips of ninety days in a year`() throws {
    var worked = try Self.admitted()
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2016-04-11")
    try worked.take(
      .placeGuarantee(
        .init(
          sum: Money(tiyn: 36_000_000, currency: .tenge), bank: "Bank", reference: "D-1",
          day: try day("2016-04-20"))), "2016-04-20")
    func trip(_ first: String, _ last: String, _ region: String = "aktobe") throws -> Command {
      .recordTrip(
        try #require(
          Trip(
            worker: try key("Li-1"), region: RegionKey(region), first: try day(first),
            last: try day(last))))
    }
    #expect(throws: StepError.ownRegion) {
      try worked.answer(try trip("2016-05-01", "2016-05-02", "almaty_city"), "2016-05-01")
    }
    #expect(throws: StepError.unknownKey("abai"), "founded in 2022") {
      try worked.answer(try trip("2016-05-01", "2016-05-02", "abai"), "2016-05-01")
    }
    try worked.take(try trip("2016-05-01", "2016-06-29"), "2016-05-01")  // 60 days
    #expect(
      try worked.law.tripDaysLeft(try worked.permit.trips, on: try day("2016-07-01")) == 30)
    #expect(
      try worked.no(try trip("2016-08-01", "2016-08-31"), "2016-08-01").first == "trip_limit_kept")
    try worked.take(try trip("2016-08-01", "2016-08-30"), "2016-08-01")
    // The next year has days of its own.
    try worked.take(try trip("2017-01-02", "2017-01-31"), "2017-01-02")
    try worked.checkWhole()
  }
}
