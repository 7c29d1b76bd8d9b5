import Measures

extension PermitLaw {
  /// Whether an employer gave the notice of arrival after the last day for it, and no case is about that. Once the person
  /// moved, the host on record is another one.
  public func hasLateNotice(_ stay: StayRecord, on day: Day) -> Bool {
    guard stay.host != nil, stay.hostCase == nil, stay.notices.count == 1,
      let notice = stay.notices.first, notice.kind == .arrival,
      let last = (try? days(of: stay, on: day))?.hostNoticeLastDay
    else { return false }
    return notice.day > last
  }

  /// What the law is asked with about the host of a stay: what the record says.
  public func hostFacts(of stay: StayRecord, on day: Day) -> FactSheet {
    var facts = FactSheet([
      LawNames.Fact.hostedCitizenship.rawValue: stay.citizenship.name,
      LawNames.Fact.hostedEntryDate.rawValue: stay.entryDay.description,
      LawNames.Fact.hostCaseOpenedOn.rawValue: day.description,
    ])
    facts[LawNames.Fact.noticeGivenOn.rawValue] = stay.notices.first?.day.description
    return facts
  }

  /// Opens the case against the host who gave notice late, once.
  ///
  /// - Parameter facts: about `host`, beside what the record says
  public func hostCase(
    of stay: StayRecord, key: Identifier<ViolationCase>, region: RegionKey, facts: FactSheet,
    on day: Day
  ) throws(StepError) -> (StayRecord, ViolationCase) {
    guard hasLateNotice(stay, on: day) else { throw .notNow }
    var later = stay
    later.hostCase = key
    let violation = ViolationCase(
      id: key, subject: .host, inspection: nil, openedOn: day,
      facts: facts.merging(hostFacts(of: stay, on: day)), region: region, employer: stay.host,
      person: stay.person)
    return (later, violation)
  }
}
