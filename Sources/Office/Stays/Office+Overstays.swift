import Casework
import Measures
import Register

/// What the migration police does with a stay, and who stays too long.
extension Office {
  /// Registers a stay on a basis, or prolongs it.
  ///
  /// - Parameters:
  ///   - through: the last day of the document, for a basis that has one
  ///   - facts: how long the person was and will be here, as far as it was told
  ///   - whyNoCase: why no case is about the days past the last lawful one
  public func registerStay(
    _ id: Identifier<StayRecord>, basis: String, through: Day?, facts: FactSheet = FactSheet(),
    whyNoCase: String? = nil, _ asked: Asked
  ) async throws(OfficeRefusal) -> StayView {
    let law = try law()
    let occasion = Occasion(day: today, by: asked.actor.party)
    let stay = try await record(id, .registerStay, asked.actor)
    let latest = try await overstayCase(of: stay.record)
    let said = [basis, through?.description ?? ""] + facts.said + [whyNoCase].compactMap(\.self)
    return try await changeStay(id, .registerStay, said, asked) { known throws(StepError) in
      try law.register(
        known, basis: basis, through: through, facts: facts, latest: latest,
        whyNoCase: whyNoCase, on: occasion)
    }
  }

  /// The latest case about the overstay of a stay.
  func overstayCase(of stay: StayRecord) async throws(OfficeRefusal) -> ViolationCase? {
    guard let id = stay.overstayCase else { return nil }
    return try await kept { () async throws(RegisterFault) in
      try await register.record(id)
    }?.record
  }

  /// Stays past their last lawful day, the longest overstay first.
  public func overstays(
    region: RegionKey? = nil, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<StayView> {
    let query = RecordQuery(region: region, before: today, isOldestFirst: true)
    return try await stays(query, after, size, actor) { ($0.days?.overstayDays ?? 0) > 0 }
  }

  /// Stays whose ends are found so. The law may say something else today than when a stay was written.
  func stays(
    _ query: RecordQuery, _ after: Cursor?, _ size: PageSize, _ actor: Actor,
    where fits: (StayView) -> Bool
  ) async throws(OfficeRefusal) -> Page<StayView> {
    let page = try await records(
      StayEnd.self, query, .seeStay, after: after, size: size, actor)
    var views: [StayView] = []
    for end in page.items {
      let stay = try await kept { () async throws(RegisterFault) in
        try await register.record(end.record.stay)
      }
      guard let stay else { continue }
      let shown = try await view(stay)
      if fits(shown) { views.append(shown) }
    }
    return Page(items: views, next: page.next)
  }

  /// Opens the case about an overstay; a second one only when the first was decided and the person stayed on.
  ///
  /// - Parameter facts: about `stay`, beside what the record says
  public func openOverstay(
    _ id: Identifier<StayRecord>, facts: FactSheet, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let (law, day) = (try law(), today)
    return try await openCase(about: id, asked) { stay, region async throws(OfficeRefusal) in
      let latest = try await overstayCase(of: stay)
      do throws(StepError) {
        return try law.overstayCase(
          of: stay, latest: latest, key: keyed(asked), region: region, facts: facts, on: day)
      } catch { throw .outOfPlace(error) }
    }
  }

  /// Keeps a case that a stay gives rise to, in the inspector's region, together with the stay that names it.
  func openCase(
    about id: Identifier<StayRecord>, _ asked: Asked,
    _ made: (StayRecord, RegionKey) async throws(OfficeRefusal) -> (StayRecord, ViolationCase)
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    guard let region = asked.actor.region else { throw .notAllowed }
    try authorise(.inspect, Subject(region: region), asked.actor)
    let known = try await record(id, .seeStay, asked.actor, seen: asked.version)
    let (stay, opened) = try await made(known.record, region)
    let change = try Change.keeping(stay, expecting: known.version)
    return try await put(
      opened, expecting: 0, asked, changes: [change, try await end(of: stay)])
  }

  /// Where the end of a stay stands, as it is kept with it.
  func end(of stay: StayRecord) async throws(OfficeRefusal) -> Change {
    let law = try law()
    let end = StayEnd(
      stay, try? law.days(of: stay, on: today),
      isNoticeLate: law.hasLateNotice(stay, on: today))
    let known = try await kept { () async throws(RegisterFault) in
      try await register.record(end.id)
    }
    return try Change.keeping(end, expecting: known?.version ?? 0)
  }

  /// Changes a stay and where its end stands; a repeated request gives the stay as it is now.
  func changeStay(
    _ id: Identifier<StayRecord>, _ action: Action, _ said: [String], _ asked: Asked,
    _ step: (StayRecord) throws(StepError) -> StayRecord
  ) async throws(OfficeRefusal) -> StayView {
    let request = StayRequest(action: action, id: id.rawValue, said: said)
    do {
      return try await changeStayOnce(id, request, asked, step)
    } catch {
      guard asked.key != nil, error.mayBeRepeated, try await reply(to: asked, request) != nil
      else { throw error }
      return try await stay(id, asked.actor)
    }
  }

  private func changeStayOnce(
    _ id: Identifier<StayRecord>, _ request: StayRequest, _ asked: Asked,
    _ step: (StayRecord) throws(StepError) -> StayRecord
  ) async throws(OfficeRefusal) -> StayView {
    let known = try await record(id, request.action, asked.actor, seen: asked.version)
    let later: StayRecord
    do { later = try step(known.record) } catch { throw .outOfPlace(error) }
    let changes = [
      try Change.keeping(later, expecting: known.version), try await end(of: later),
    ]
    let receipt = Receipt(id: id.rawValue, version: known.version + 1)
    // A key that did this before: the stay as it is now, not as it would be after a second time.
    guard try await commit(changes, asked, try requestKey(asked, request, receipt)) else {
      return try await stay(id, asked.actor)
    }
    return try await view(Versioned(record: later, version: known.version + 1))
  }
}

/// What tells one request to change a stay from another.
private struct StayRequest: Encodable {
  let action: Action
  let id: String
  let said: [String]
}
