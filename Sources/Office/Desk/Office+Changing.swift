import Casework
import Measures
import Register

/// What tells one request to change a record from another.
struct ChangeRequest: Encodable {
  let action: Action
  let id: String
  /// What was asked, in texts.
  let said: [String]
}

extension Office {
  /// Loads a record, changes it by a pure step and keeps it; a repeated request gives the record as it is now.
  ///
  /// - Parameters:
  ///   - said: what was asked, so that the same key with something else is told apart
  ///   - telling: notices to be kept with the changed record
  func change<Record: Kept>(
    _ id: Identifier<Record>, _ action: Action, _ asked: Asked, _ said: [String] = [],
    telling: (Record) throws(OfficeRefusal) -> [Change] = { _ in [] },
    _ step: (Record) throws(StepError) -> Record
  ) async throws(OfficeRefusal) -> Versioned<Record> {
    let request = ChangeRequest(action: action, id: id.rawValue, said: said)
    return try await firstEffect(asked, request) { () async throws(OfficeRefusal) in
      try await changeOnce(id, action, asked, request, telling, step)
    } again: { () async throws(OfficeRefusal) in
      try await record(id, action, asked.actor)
    }
  }

  /// Does it; where it cannot be done (again) and the key came before with the same request, tells what came of it then.
  func firstEffect<Value>(
    _ asked: Asked, _ request: some Encodable,
    _ work: () async throws(OfficeRefusal) -> Value,
    again: () async throws(OfficeRefusal) -> Value
  ) async throws(OfficeRefusal) -> Value {
    let refusal: OfficeRefusal
    do { return try await work() } catch { refusal = error }
    guard asked.key != nil, refusal.mayBeRepeated else { throw refusal }
    guard try await reply(to: asked, request) != nil else { throw refusal }
    return try await again()
  }

  private func changeOnce<Record: Kept>(
    _ id: Identifier<Record>, _ action: Action, _ asked: Asked, _ request: ChangeRequest,
    _ telling: (Record) throws(OfficeRefusal) -> [Change],
    _ step: (Record) throws(StepError) -> Record
  ) async throws(OfficeRefusal) -> Versioned<Record> {
    let known = try await record(id, action, asked.actor, seen: asked.version)
    let later: Record
    do { later = try step(known.record) } catch { throw .outOfPlace(error) }
    let change = try Change.keeping(later, expecting: known.version)
    let receipt = Receipt(id: id.rawValue, version: known.version + 1)
    let isFirst = try await commit(
      [change] + (try telling(later)), asked, try requestKey(asked, request, receipt))
    guard isFirst else { return try await record(id, action, asked.actor) }
    return Versioned(record: later, version: known.version + 1)
  }
}

extension FactSheet {
  /// The facts as texts in a fixed order.
  var said: [String] { paths.map { "\($0)=\(self[$0] ?? "")" } }
}
