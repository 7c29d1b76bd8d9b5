import Casework
import Measures

/// What happens between the grant and the permit's last day.
extension Office {
  /// Where the law files do not know the sum, the payment waits for the office's word.
  public func payFee(
    _ id: Identifier<PermitCase>, sum: Money, day: Day, reference: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.payFee(.init(sum: sum, day: day, reference: reference)), in: id, asked)
  }

  /// The office's word on a payment whose sum the law files do not know.
  ///
  /// - Parameter refusal: why it is not enough; nil confirms it
  public func answerPayment(
    _ id: Identifier<PermitCase>, refusal: String?, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    if let refusal, refusal.isEmpty { throw .unfit("reason") }
    return try await take(.answerPayment(refusal: refusal), in: id, asked)
  }

  public func placeGuarantee(
    _ id: Identifier<PermitCase>, sum: Money, bank: String, reference: String, day: Day,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard day <= today else { throw .unfit("day") }
    return try await take(
      .placeGuarantee(.init(sum: sum, bank: bank, reference: reference, day: day)), in: id, asked)
  }

  /// Files the list of workers by name; `world.newKey()` gives each a key of its own.
  public func fileList(
    _ id: Identifier<PermitCase>, workers: [Worker], _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard let list = NamedList(workers) else { throw .outOfPlace(.workerAlreadyListed) }
    return try await take(.fileList(list), in: id, asked)
  }

  /// Certifies the filed list; with it the permit takes effect if nothing else is outstanding.
  public func certify(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.certify, in: id, asked)
  }

  /// One worker of the list gives way to another; the officer says whether category and qualification are the same.
  public func replaceWorker(
    _ id: Identifier<PermitCase>, leaving: Identifier<Worker>, arriving: Worker,
    sameCategory: Bool, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(
      .replace(leaving: leaving, arriving: arriving, sameCategory: sameCategory), in: id, asked)
  }

  public func recordTrip(
    _ id: Identifier<PermitCase>, worker: Identifier<Worker>, region: RegionKey, first: Day,
    last: Day, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard let trip = Trip(worker: worker, region: region, first: first, last: last) else {
      throw .unfit("last")
    }
    return try await take(.recordTrip(trip), in: id, asked)
  }

  public func reportCondition(
    _ id: Identifier<PermitCase>, condition: Identifier<SpecialCondition>, done: Int,
    proof: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(
      .reportCondition(condition, .init(day: today, done: done, proof: proof)), in: id, asked)
  }

  /// Asks for an extension; places of the account of this year are held where the law counts extensions.
  public func extend(
    _ id: Identifier<PermitCase>, facts: FactSheet, months: Int, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.extend(facts: facts, term: .months(months), account: nil), in: id, asked)
  }

  public func grantExtension(
    _ id: Identifier<PermitCase>, reasonForDiffering: String?, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(
      .ruleOnExtension(.extend(reasonForDiffering: reasonForDiffering)), in: id, asked)
  }

  public func refuseExtension(
    _ id: Identifier<PermitCase>, grounds: [Ground] = [], reasonForDiffering: String?,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(
      .ruleOnExtension(.refuse(grounds, reasonForDiffering: reasonForDiffering)), in: id, asked)
  }
}
