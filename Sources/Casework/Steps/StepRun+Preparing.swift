import LawExplain
import Measures

/// Steps of the employer up to the filed application.
extension StepRun {
  mutating func prepare(_ command: Command) throws(StepError) -> Refusal? {
    switch command {
    case .recordSearch(let search):
      try know(search.channel.name, in: .channel)
      let first = law.firstSearchDay(in: search.channel)
      guard first.map({ $0 <= search.day }) ?? true, search.day <= day else {
        throw .dayOutside(.search, first: first ?? day, last: day)
      }
      try record(.searchRecorded(search))
    case .recordInterview(let interview): try record(.interviewRecorded(interview))
    case .attach(let document): try attach(document)
    case .lodge(let facts, let places, let regions):
      return try lodge(facts, places, regions)
    case .supplement(let facts, let documents): try supplement(facts, documents)
    case .takeBack: try takeBack()
    default: throw outOfPlace
    }
    return nil
  }

  func know(_ name: String, in list: LawNames.List) throws(StepError) {
    guard law.knows(name, in: list) else { throw .unknownKey(name) }
  }

  /// A region of the law files that exists on the day.
  func beInBeing(_ region: RegionKey) throws(StepError) {
    guard law.regions(on: day).contains(region) else { throw .unknownKey(region.name) }
  }

  private mutating func attach(_ document: DocumentPackage.Document) throws(StepError) {
    try know(document.kind.name, in: .document)
    try record(.documentAttached(document))
  }

  /// Files the application; the law may say that no permit is needed or that the first day has not come.
  private mutating func lodge(
    _ facts: FactSheet, _ places: Int, _ regions: [RegionKey]
  ) throws(StepError) -> Refusal? {
    guard case .preparing = standing else { throw outOfPlace }
    guard places >= 1 else { throw .impossibleNumber(LawNames.Fact.requestedWorkers.rawValue) }
    let stated = permitCase.stated(facts, places)
    let answers = try law.answers(
      [.permitRequired, .firstFilingDay, .requestedTermAllowed, .termLongest], stated, on: day)
    if let required = answers[.permitRequired], required.isNo { return law.refusal(required) }
    if let first = answers[.firstFilingDay], let firstDay = first.day, day < firstDay {
      return law.refusal(first)
    }
    if let refusal = objection(to: stated, answers) { return refusal }
    if let refusal = try objection(to: regions, stated) { return refusal }
    let term = law.workingDays(.completenessTerm, on: day)
    try record(
      .lodged(
        Lodgement(
          day: day, places: places, facts: stated, deadline: deadline(.completeness, term),
          furtherRegions: regions)))
    return nil
  }

  /// What the law says against the term asked for: nobody could grant it.
  private func objection(to facts: FactSheet, _ answers: Answers) -> Refusal? {
    if let allowed = answers[.requestedTermAllowed], allowed.isNo { return law.refusal(allowed) }
    guard let longest = answers[.termLongest], let most = longest.number,
      let asked = facts.requestedMonths, asked > most
    else { return nil }
    return law.refusal(longest)
  }

  /// What the law says against naming further regions; where it is a hole, one permit names one region.
  private func objection(
    to regions: [RegionKey], _ facts: FactSheet
  ) throws(StepError) -> Refusal? {
    guard !regions.isEmpty else { return nil }
    for region in regions { try beInBeing(region) }
    guard Set(regions + [permitCase.employer.region]).count == regions.count + 1 else {
      throw .ownRegion
    }
    let allowed = try law.answer(.severalRegionsAllowed, facts, on: day)
    return allowed.isNo || allowed.isHole || allowed.doesNotArise ? law.refusal(allowed) : nil
  }

  private mutating func supplement(
    _ facts: FactSheet, _ documents: [DocumentPackage.Document]
  ) throws(StepError) {
    guard case .deficient(_, let notice) = standing else { throw outOfPlace }
    try mustBeInTime(notice.deadline)
    _ = try law.caseFacts(facts, about: .application, on: day)
    for document in documents { try attach(document) }
    let term = law.workingDays(.completenessTerm, on: day)
    try record(.supplemented(facts, deadline: deadline(.completeness, term)))
  }

  private mutating func takeBack() throws(StepError) {
    switch standing {
    case .preparing, .lodged, .deficient, .admitted, .heard: break
    default: throw outOfPlace
    }
    let holds = permitCase.holds
    try record(.closed(Closing(reason: .takenBack, day: day)))
    move(.void, holds)
  }
}

extension PermitCase {
  /// The stated facts with what the file itself knows: region, places, searches.
  func stated(_ facts: FactSheet, _ places: Int) -> FactSheet {
    var sheet = self.facts.merging(facts)
    sheet[LawNames.Fact.region.rawValue] = employer.region.name
    sheet[LawNames.Fact.requestedWorkers.rawValue] = String(places)
    for search in search.searches { sheet[search.channel.name] = search.day.description }
    if !search.searches.isEmpty || !search.interviews.isEmpty {
      sheet[LawNames.Fact.allInterviewed.rawValue] = search.allInterviewed ? "yes" : "no"
    }
    return sheet
  }
}
