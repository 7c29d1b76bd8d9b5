import LawExplain
import Measures

/// What the law says of a stay on a day; nil where it does not say or the facts are missing.
public struct StayDays: Hashable, Codable, Sendable {
  public let registrationRequired: Bool?
  public let registrationLastDay: Day?
  /// The last day for the host to give notice.
  public let hostNoticeLastDay: Day?
  public let lastLawfulDay: Day?
  public let overstayDays: Int?
}

extension StayRecord {
  /// Facts that can be added or corrected later, by their paths: how long the person was and will be here.
  public static var toldLater: [String] {
    [LawNames.Fact.earlierDays, .intendedDays].map(\.rawValue)
  }

  /// Takes a notice in.
  public func noting(_ notice: Notice) throws(StepError) -> StayRecord {
    guard notice.day >= entryDay else { throw .beforeLastStep }
    guard exitDay == nil else { throw .notNow }
    var later = self
    later.notices.append(notice)
    return later
  }

  /// Takes in that another host has the person now, or that they are elsewhere.
  public func moved(
    _ notice: Notice, region: RegionKey, host: Identifier<Employer>?,
    privateHost: PrivateHost? = nil
  ) throws(StepError) -> StayRecord {
    var later = try noting(notice)
    later.firstHost = arrivalHost
    (later.region, later.host, later.privateHost) = (region, host, privateHost)
    return later
  }

  /// Records the exit.
  public func left(on day: Day) throws(StepError) -> StayRecord {
    guard exitDay == nil else { throw .notNow }
    guard day >= entryDay else { throw .beforeLastStep }
    var later = self
    later.exitDay = day
    return later
  }
}

extension PermitLaw {
  /// Whether there are days past the last lawful one that no case is about: none was opened, or it was decided on an
  /// earlier day and the person stayed on.
  ///
  /// - Parameter latest: the latest case about the stay
  public func hasUnchargedDays(
    _ stay: StayRecord, latest: ViolationCase?, on day: Day
  ) -> Bool {
    guard let late = (try? days(of: stay, on: day))?.overstayDays, late > 0 else { return false }
    guard stay.overstayCase != nil else { return true }
    return stay.exitDay == nil && latest?.isDecided(before: day) == true
  }

  /// The police registers the stay on a basis, or prolongs it. A new last day would take days past the old one away: they
  /// need a case first, or a reason why there is none.
  ///
  /// - Parameters:
  ///   - through: the last day of the document; a basis that has one needs it
  ///   - facts: how long the person was and will be here, as far as it was told
  ///   - latest: the latest case about the stay
  public func register(
    _ stay: StayRecord, basis: String, through: Day?, facts: FactSheet = FactSheet(),
    latest: ViolationCase? = nil, whyNoCase: String? = nil, on occasion: Occasion
  ) throws(StepError) -> StayRecord {
    guard stay.exitDay == nil else { throw .notNow }
    guard knows(basis, in: .stayBasis) else { throw .unknownKey(basis) }
    if let through, through < stay.entryDay { throw .beforeLastStep }
    if let other = facts.paths.first(where: { !StayRecord.toldLater.contains($0) }) {
      throw .unreadableFact(other)
    }
    let isUncharged = hasUnchargedDays(stay, latest: latest, on: occasion.day)
    guard !isUncharged || whyNoCase?.isEmpty == false else { throw .overstayWithoutCase }
    var later = stay
    later.facts = later.facts.merging(facts)
    later.facts[LawNames.Fact.stayBasis.rawValue] = basis
    later.facts[LawNames.Fact.permittedUntil.rawValue] = through?.description
    let until = LawNames.Fact.permittedUntil.rawValue
    if try lawfulEnd(of: later, on: occasion.day).needs.contains(until) {
      throw .unreadableFact(until)
    }
    later.registrations.append(
      .init(
        day: occasion.day, by: occasion.by, basis: basis, through: through,
        whyNoCase: isUncharged ? whyNoCase : nil))
    return later
  }

  /// What the law says of the end of a stay, with its reasons and the facts it still needs. A stay without an end
  /// is one where the question does not arise: refused.
  public func lawfulEnd(of stay: StayRecord, on day: Day) throws(StepError) -> Proposal {
    try proposal(.lastLawfulDay, for: stay.lawFacts, on: day)
  }

  /// The same with the reasons of the other days that matter to a stay.
  public func daysWithReasons(
    of stay: StayRecord, on day: Day
  ) throws(StepError) -> Proposal {
    try proposal(
      .lastLawfulDay, also: [.overstayDays, .registrationLastDay, .hostNoticeLastDay],
      for: stay.lawFacts, on: day)
  }

  /// Opens the case about an overstay; a second one only about days after the first was decided.
  ///
  /// - Parameters:
  ///   - latest: the latest case about the stay
  ///   - facts: about `stay`, beside what the record says
  public func overstayCase(
    of stay: StayRecord, latest: ViolationCase? = nil, key: Identifier<ViolationCase>,
    region: RegionKey, facts: FactSheet, on day: Day
  ) throws(StepError) -> (StayRecord, ViolationCase) {
    guard try days(of: stay, on: day).overstayDays != nil else {
      throw .unreadableFact(LawNames.Ruling.lastLawfulDay.rawValue)
    }
    guard hasUnchargedDays(stay, latest: latest, on: day) else { throw .notNow }
    var later = stay
    later.earlierOverstayCases += [stay.overstayCase].compactMap(\.self)
    later.overstayCase = key
    let violation = ViolationCase(
      id: key, subject: .stay, inspection: nil, openedOn: day,
      facts: facts.merging(stay.lawFacts), region: region, person: stay.person)
    return (later, violation)
  }

  /// The days of a stay as the law counts them on a day.
  public func days(of stay: StayRecord, on day: Day) throws(StepError) -> StayDays {
    let found = try answers(
      [
        .registrationRequired, .registrationLastDay, .hostNoticeLastDay, .lastLawfulDay,
        .overstayDays,
      ],
      stay.lawFacts, on: day)
    return StayDays(
      registrationRequired: found[.registrationRequired]?.number.map { $0 == 1 },
      registrationLastDay: found[.registrationLastDay]?.day,
      hostNoticeLastDay: found[.hostNoticeLastDay]?.day,
      lastLawfulDay: found[.lastLawfulDay]?.day, overstayDays: found[.overstayDays]?.number)
  }
}
