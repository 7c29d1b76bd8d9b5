import Casework
import Measures
import Register

extension Office {
  /// Plans an inspection of an employer's place in the inspector's region; `beginInspection` opens it.
  public func planInspection(
    of employer: Identifier<Employer>, on day: Day, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Inspection> {
    guard let region = asked.actor.region else { throw .notAllowed }
    try authorise(.inspect, Subject(region: region, employer: employer), asked.actor)
    let inspection = Inspection(
      id: keyed(asked), employer: employer, region: region, by: asked.actor.party, plannedOn: day)
    return try await put(inspection, expecting: 0, asked)
  }

  public func beginInspection(
    _ id: Identifier<Inspection>, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Inspection> {
    let day = today
    return try await change(id, .inspect, asked) { known throws(StepError) in
      try known.begun(on: day)
    }
  }

  /// Writes a finding down; each becomes a violation case when the inspection is closed.
  public func addFinding(
    _ id: Identifier<Inspection>, _ finding: Inspection.Finding, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Inspection> {
    try await change(id, .inspect, asked, [finding.note] + finding.facts.said) {
      known throws(StepError) in try known.finding(finding)
    }
  }

  /// Ends the inspection and opens a case for each finding.
  public func closeInspection(
    _ id: Identifier<Inspection>, _ asked: Asked
  ) async throws(OfficeRefusal) -> (Versioned<Inspection>, [ViolationCase]) {
    let request = ChangeRequest(action: .inspect, id: id.rawValue, said: ["close"])
    return try await firstEffect(asked, request) { () async throws(OfficeRefusal) in
      let known = try await record(id, .inspect, asked.actor, seen: asked.version)
      return try await close(known, asked, request)
    } again: { () async throws(OfficeRefusal) in
      let known = try await record(id, .inspect, asked.actor)
      return (known, try await opened(by: known.record, asked))
    }
  }

  private func close(
    _ known: Versioned<Inspection>, _ asked: Asked, _ request: ChangeRequest
  ) async throws(OfficeRefusal) -> (Versioned<Inspection>, [ViolationCase]) {
    let keys = keys(of: known.record, asked)
    let closed: (Inspection, [ViolationCase])
    do { closed = try known.record.closed(on: today, keys: keys) } catch {
      throw .outOfPlace(error)
    }
    var changes: [Change] = []
    for violation in closed.1 {
      changes.append(try .keeping(violation, expecting: 0))
    }
    changes.append(try .keeping(closed.0, expecting: known.version))
    let later = Versioned(record: closed.0, version: known.version + 1)
    let receipt = Receipt(id: known.record.id.rawValue, version: later.version)
    try await commit(changes, asked, try requestKey(asked, request, receipt))
    return (later, closed.1)
  }

  /// The keys of the cases that closing opens: the same for the same request.
  private func keys(of inspection: Inspection, _ asked: Asked) -> [Identifier<ViolationCase>] {
    inspection.findings.indices.map { keyed(asked, "violation-\($0)") }
  }

  /// The cases that the same request opened before.
  private func opened(
    by inspection: Inspection, _ asked: Asked
  ) async throws(OfficeRefusal) -> [ViolationCase] {
    var cases: [ViolationCase] = []
    for key in keys(of: inspection, asked) {
      let known = try await kept { () async throws(RegisterFault) in
        try await register.record(key)
      }
      if let known { cases.append(known.record) }
    }
    return cases
  }

  public func inspection(
    _ id: Identifier<Inspection>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<Inspection> {
    try await record(id, .seeInspection, actor)
  }

  public func inspections(
    region: RegionKey? = nil, employer: Identifier<Employer>? = nil, after: Cursor? = nil,
    size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<Inspection>> {
    try await records(
      Inspection.self, RecordQuery(region: region, employer: employer), .seeInspection,
      after: after, size: size, actor)
  }
}
