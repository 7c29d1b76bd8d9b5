import Casework
import Measures
import Register

/// What tells one request to change a record from another.
private struct ChangeRequest: Encodable {
  let action: Action
  let id: String
  /// What was asked, in texts.
  let said: [String]
}

extension Office {
  /// Loads a record, changes it by a pure step and keeps it; a repeated request gives the record as it is now.
  ///
  /// - Parameter said: what was asked, so that the same key with something else is told apart.
  func change<Record: Kept>(
    _ id: Identifier<Record>, _ action: Action, _ asked: Asked, _ said: [String] = [],
    _ step: (Record) throws(StepError) -> Record
  ) async throws(OfficeRefusal) -> Versioned<Record> {
    let request = ChangeRequest(action: action, id: id.rawValue, said: said)
    do {
      return try await changeOnce(id, action, asked, request, step)
    } catch {
      guard asked.key != nil, error.mayBeRepeated,
        try await reply(to: asked, request) != nil
      else { throw error }
      return try await record(id, action, asked.actor)
    }
  }

  private func changeOnce<Record: Kept>(
    _ id: Identifier<Record>, _ action: Action, _ asked: Asked, _ request: ChangeRequest,
    _ step: (Record) throws(StepError) -> Record
  ) async throws(OfficeRefusal) -> Versioned<Record> {
    let known = try await record(id, action, asked.actor, seen: asked.version)
    let later: Record
    do { later = try step(known.record) } catch { throw .outOfPlace(error) }
    let change: Change
    do { change = try .put(later, expecting: known.version) } catch { throw OfficeRefusal(error) }
    let receipt = Receipt(id: id.rawValue, version: known.version + 1)
    try await commit([change], asked, try requestKey(asked, request, receipt))
    return Versioned(record: later, version: known.version + 1)
  }
}

extension FactSheet {
  /// The facts as texts in a fixed order.
  var said: [String] { paths.map { "\($0)=\(self[$0] ?? "")" } }
}
