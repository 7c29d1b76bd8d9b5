import Casework
import Measures
import Register

extension Office {
  /// Workers whom a permit that was shown names, to choose from; none where the register does not have it.
  public func workers(
    of permit: Identifier<PermitCase>, in id: Identifier<Inspection>, _ actor: Actor
  ) async throws(OfficeRefusal) -> [Worker] {
    _ = try await record(id, .lookAtWorker, actor)
    return try await kept { () async throws(RegisterFault) in
      try await register.permitCase(permit)
    }?.workers ?? []
  }

  /// What register and law say of a person found at work during an inspection. Nothing is written.
  public func lookAtWorker(
    _ found: WorkerFound, in id: Identifier<Inspection>, _ actor: Actor
  ) async throws(OfficeRefusal) -> FoundAnswer {
    let inspection = try await record(id, .lookAtWorker, actor).record
    var known: PermitCase?
    if let permit = found.permit {
      known = try await kept { () async throws(RegisterFault) in
        try await register.permitCase(permit)
      }
    }
    let look = RegisterLook(found: found, inspection: inspection, known: known, day: today)
    var facts = found.facts
    facts[LawNames.Fact.permitHeld.rawValue] = look.permitHeld
    let law = try law()
    do {
      return look.answer(
        facts, isUnlawful: try law.isUnlawful(work: facts, on: today),
        try law.workFound(facts, on: today))
    } catch {
      throw .outOfPlace(error)
    }
  }
}

/// What the register alone says of a person found.
private struct RegisterLook {
  let found: WorkerFound
  let inspection: Inspection
  let known: PermitCase?
  let day: Day

  private var permit: Permit? {
    if case .inEffect(let permit) = known?.standing { permit } else { nil }
  }
  private var worker: Worker? { permit?.workers.first { $0.id == found.worker } }
  private var isInEffect: Bool { permit?.isInEffect(on: day) == true }
  private var employerFits: Bool? { known.map { $0.employer.id == inspection.employer } }
  private var regionFits: Bool? { permit.map { $0.regions.contains(inspection.region) } }
  private var tripCovers: Bool? {
    permit?.trips.contains {
      $0.worker == found.worker && $0.region == inspection.region && $0.first <= day
        && day <= $0.last
    }
  }
  /// Permits without a named list cover whoever the employer names.
  private var standsInList: Bool? {
    permit.flatMap { $0.workers.isEmpty ? nil : worker != nil }
  }
  private var occupationFits: Bool? {
    guard let worker, let occupation = found.occupation else { return nil }
    return worker.occupation.lowercased() == occupation.lowercased()
  }

  /// The answer to the law's question what permit the worker has.
  var permitHeld: String {
    let fits =
      isInEffect && employerFits == true && (regionFits == true || tripCovers == true)
      && standsInList != false
    guard fits else { return LawNames.noPermit }
    return occupationFits == false ? LawNames.permitForOtherPost : LawNames.permitForThisPost
  }

  func answer(_ facts: FactSheet, isUnlawful: Bool?, _ proposal: Proposal) -> FoundAnswer {
    FoundAnswer(
      permitIsKnown: known != nil, permitIsInEffect: known.map { _ in isInEffect },
      employerFits: employerFits, regionFits: regionFits, tripCovers: tripCovers,
      standsInList: standsInList, occupationFits: occupationFits, facts: facts,
      isUnlawful: isUnlawful, proposal: proposal)
  }
}
