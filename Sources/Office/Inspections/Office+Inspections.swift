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
    let known = try await record(id, .inspect, asked.actor, seen: asked.version)
    let keys: [Identifier<ViolationCase>] = known.record.findings.indices.map {
      keyed(asked, "violation-\($0)")
    }
    let closed: (Inspection, [ViolationCase])
    do { closed = try known.record.closed(on: today, keys: keys) } catch {
      throw .outOfPlace(error)
    }
    var changes: [Change] = []
    for violation in closed.1 {
      do { changes.append(try .put(violation, expecting: 0)) } catch { throw OfficeRefusal(error) }
    }
    let kept = try await put(closed.0, expecting: known.version, asked, changes: changes)
    return (kept, closed.1)
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
