import Measures

extension PermitLaw {
  /// Whether the notice of arrival came after the last day for it, and no case is about that. It concerns the host at whose
  /// place the person arrived, wherever they moved since.
  public func hasLateNotice(_ stay: StayRecord, on day: Day) -> Bool {
    guard stay.arrivalHost != nil, stay.hostCase == nil,
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
      facts: facts.merging(hostFacts(of: stay, on: day)), region: region,
      employer: stay.arrivalHost?.employer, person: stay.person, host: stay.arrivalHost?.person)
    return (later, violation)
  }
}
