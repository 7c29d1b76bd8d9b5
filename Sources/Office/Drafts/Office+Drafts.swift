import Casework
import Register

extension Office {
  /// Most bytes of a draft.
  public static var longestDraft: Int { 100_000 }

  /// Keeps what was typed; with no values the draft is emptied.
  ///
  /// - Parameter name: 1 to 64 letters, digits, points and hyphens; one for each form of an employer.
  public func keepDraft(
    _ employer: Identifier<Employer>, name: String, values: [String: String], _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Draft> {
    try authorise(.keepDraft, Subject(employer: employer), asked.actor)
    let size = values.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    guard size <= Self.longestDraft else { throw .unfit("values") }
    let id = try draftKey(employer, name)
    let known = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    let draft = Draft(id: id, employer: employer, name: name, values: values, day: today)
    return try await put(draft, expecting: known?.version ?? 0, asked)
  }

  /// What was typed; nil when nothing is kept.
  public func draft(
    _ employer: Identifier<Employer>, name: String, _ actor: Actor
  ) async throws(OfficeRefusal) -> Draft? {
    try authorise(.keepDraft, Subject(employer: employer), actor)
    let id = try draftKey(employer, name)
    let known = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    return known.flatMap { $0.record.values.isEmpty ? nil : $0.record }
  }

  /// Empties a draft, once it was sent or given up.
  public func dropDraft(
    _ employer: Identifier<Employer>, name: String, _ asked: Asked
  ) async throws(OfficeRefusal) {
    guard try await draft(employer, name: name, asked.actor) != nil else { return }
    _ = try await keepDraft(employer, name: name, values: [:], asked)
  }

  private func draftKey(
    _ employer: Identifier<Employer>, _ name: String
  ) throws(OfficeRefusal) -> Identifier<Draft> {
    guard Identifier<Draft>(name) != nil else { throw .unfit("name") }
    let text = Array("\(employer)\u{0}\(name)".utf8)
    return World.plain(String(Fingerprint(of: text).description.prefix(32)))
  }
}
