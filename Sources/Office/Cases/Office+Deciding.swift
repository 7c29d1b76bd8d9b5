import Casework
import Measures

/// What the officer does with an application.
extension Office {
  /// The officer's word on one document.
  public func checkDocument(
    _ id: Identifier<PermitCase>, kind: DocumentKey, _ check: DocumentPackage.Check,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.checkDocument(kind, check), in: id, asked)
  }

  /// Admits the application, holding its places, or sends a deficiency notice: the law says which.
  ///
  /// - Parameter accepted: papers that were looked at now and are in order
  public func checkCompleteness(
    _ id: Identifier<PermitCase>, accepted: [DocumentKey] = [], _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let checks = accepted.map { Command.checkDocument($0, .accepted) }
    return try await take(checks + [.checkCompleteness(account: nil)], in: id, asked)
  }

  /// Asks the law for the proposed decision; it stands in the case afterwards.
  public func propose(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.propose, in: id, asked)
  }

  /// Tells the employer that a refusal is intended, on these grounds; empty: those that the law proposes.
  public func offerHearing(
    _ id: Identifier<PermitCase>, grounds: [Ground], _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let known = try await permitCase(id, .offerHearing, asked.actor)
    let proposed = known.standing.admission?.proposal?.grounds ?? []
    guard let all = Grounds(grounds.isEmpty ? proposed : grounds) else {
      throw .outOfPlace(known.standing.admission?.proposal == nil ? .notProposed : .groundsMissing)
    }
    return try await take(.offerHearing(all), in: id, asked)
  }

  /// Takes down what the employer says to an intended refusal.
  public func hear(
    _ id: Identifier<PermitCase>, answer: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !answer.isEmpty else { throw .unfit("answer") }
    return try await take(.hear(answer: answer), in: id, asked)
  }

  /// Grants; what differs from the proposal of the law needs a reason.
  public func grant(
    _ id: Identifier<PermitCase>, _ terms: Command.GrantTerms, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.rule(.grant(terms)), in: id, asked)
  }

  /// Refuses on grounds of the officer's own, or, when empty, on those of the proposal.
  public func refuse(
    _ id: Identifier<PermitCase>, grounds: [Ground] = [], reasonForDiffering: String?,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(
      .rule(.refuse(grounds, reasonForDiffering: reasonForDiffering)), in: id, asked)
  }

  /// Writes down that the term to decide passed in silence.
  public func noteSilence(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.noteSilence, in: id, asked)
  }

  /// A special condition of a grant with a key of its own; nil for fewer than one.
  public func condition(
    _ kind: ConditionKey, number: Int, through day: Day
  ) -> SpecialCondition? {
    SpecialCondition(id: world.newKey(), kind: kind, number: number, through: day)
  }
}
