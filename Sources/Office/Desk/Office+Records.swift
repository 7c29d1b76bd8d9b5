import Casework
import Measures
import Register

/// What tells one request on a record from another.
private struct RecordRequest<Record: Kept>: Encodable {
  let kind: String
  let record: Record
}

extension Office {
  /// Keeps a record, with what else has to be kept with it; under a known key the record as it is kept.
  func put<Record: Kept>(
    _ record: Record, expecting version: Int, _ asked: Asked, changes: [Change] = []
  ) async throws(OfficeRefusal) -> Versioned<Record> {
    let change = try Change.keeping(record, expecting: version)
    let receipt = Receipt(id: record.id.rawValue, version: version + 1)
    let request = RecordRequest(kind: Record.kind, record: record)
    let isFirst = try await commit(
      changes + [change], asked, try requestKey(asked, request, receipt))
    if !isFirst,
      let known = try await kept({ () async throws(RegisterFault) in
        try await register.record(record.id)
      })
    {
      return known
    }
    return Versioned(record: record, version: version + 1)
  }

  /// Keeps changes; false when the key did so before.
  @discardableResult
  func commit(
    _ changes: [Change], _ asked: Asked, _ key: RequestKey? = nil
  ) async throws(OfficeRefusal) -> Bool {
    let write = Write(
      at: world.now(), day: today, by: asked.actor.party, changes: changes, key: key)
    let commitment = try await kept { () async throws(RegisterFault) in
      try await register.commit(write)
    }
    switch commitment {
    case .done: return true
    case .repeated: return false
    case .conflict(let conflict): throw OfficeRefusal(conflict)
    }
  }

  /// The record, for somebody who may do this about it.
  func record<Record: Kept>(
    _ id: Identifier<Record>, _ action: Action, _ actor: Actor, seen version: Int? = nil
  ) async throws(OfficeRefusal) -> Versioned<Record> {
    let known = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    guard let known else { throw absent(action, actor) }
    try authorise(action, known.record.subject, actor)
    if let version, version != known.version { throw .stale(version: known.version) }
    return known
  }

  /// Records of a kind, newest first, as far as the right reaches.
  func records<Record: Kept>(
    _ kind: Record.Type, _ query: RecordQuery, _ action: Action, after: Cursor?, size: PageSize,
    _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<Record>> {
    var query = query
    (query.region, query.employer) = try bound(action, query.region, query.employer, actor)
    if Rights.reach(of: actor.role, for: action) == .own, actor.role.binding == .person {
      guard let worker = actor.worker else { throw .notAllowed }
      query.person = worker
    }
    let bound = query
    return try await kept { () async throws(RegisterFault) in
      try await register.records(kind, bound, after: after, size: size)
    }
  }
}

extension Change {
  /// A record as it shall be kept.
  static func keeping<Record: Kept>(
    _ record: Record, expecting version: Int
  ) throws(OfficeRefusal) -> Change {
    do { return try .put(record, expecting: version) } catch { throw OfficeRefusal(error) }
  }
}

extension Kept {
  /// Whose record it is, as far as the register finds it by that.
  public var subject: Subject {
    let finding = finding
    return Subject(
      region: finding.region, employer: finding.employer,
      persons: Set([finding.person].compactMap { $0 }))
  }
}
