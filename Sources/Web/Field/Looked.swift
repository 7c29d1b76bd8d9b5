import Casework
import Office
import Papers

/// Somebody who was found at work, as far as it was looked up.
struct Looked: Sendable {
  let permit: Identifier<PermitCase>?
  /// Whom the permit names.
  let workers: [Worker]
  /// What was chosen among them; nil while nothing was.
  let answer: String?
  /// The code on the document, when it was read and its signature is right.
  var signed: PermitToken?
  /// What register and law say; nil while the worker still has to be chosen.
  let found: FoundAnswer?

  /// The choice of somebody whom the permit does not name.
  static var nobodyOfThese: String { "none" }

  /// The field that says for which permit the workers stood in the form.
  static var offered: String { "offered" }

  /// Whether the workers of this permit stood there to choose from, and nobody was chosen.
  func isUnchosen(in query: Fields) -> Bool {
    found == nil && permit != nil && query[Self.offered] == permit?.rawValue
  }

  var chosen: Worker? { workers.first { $0.id.rawValue == answer } }
}

extension OfficeDesk {
  /// Looks somebody up who was found during an inspection. Nothing is written.
  func look(
    at permit: Identifier<PermitCase>?, worker answer: String?, occupation: String?,
    in id: Identifier<Inspection>, _ actor: Actor
  ) async throws -> Looked {
    try await look { office async throws(OfficeRefusal) in
      var workers: [Worker] = []
      if let permit { workers = try await office.workers(of: permit, in: id, actor) }
      let worker = workers.first { $0.id.rawValue == answer }
      let isChosen = worker != nil || answer == Looked.nobodyOfThese
      var found: FoundAnswer?
      if workers.isEmpty || isChosen {
        let shown = WorkerFound(
          permit: permit, worker: worker?.id, occupation: occupation, facts: FactSheet())
        found = try await office.lookAtWorker(shown, in: id, actor)
      }
      return Looked(
        permit: permit, workers: workers, answer: isChosen ? answer : nil, found: found)
    }
  }
}
