import Casework
import Measures

/// Suspension, withdrawal, appeal, and what ends.
extension Office {
  /// Suspends; the term to cure is the law's where it knows one, otherwise the officer's.
  public func suspend(
    _ id: Identifier<PermitCase>, grounds: Grounds, cureWorkingDays: Int?, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let cure = cureWorkingDays.map { LegalTerm.workingDays($0) } ?? .notKnown
    return try await take(.suspend(grounds, cure: cure), in: id, asked)
  }

  /// The employer says how the cause was cured; an officer reads it and decides. Further reports may follow.
  public func reportCure(
    _ id: Identifier<PermitCase>, text: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !text.isEmpty else { throw .unfit("text") }
    return try await take(.reportCure(text: text), in: id, asked)
  }

  public func resume(
    _ id: Identifier<PermitCase>, reason: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !reason.isEmpty else { throw .unfit("reason") }
    return try await take(.resume(reason: reason), in: id, asked)
  }

  public func withdraw(
    _ id: Identifier<PermitCase>, grounds: Grounds, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.withdraw(grounds), in: id, asked)
  }

  /// The employer gives the permit back.
  public func giveBack(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.giveBack, in: id, asked)
  }

  /// - Parameter act: the number of what was refused during the permit; nil: where the case stands
  public func appeal(
    _ id: Identifier<PermitCase>, statement: String, against act: Int? = nil, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !statement.isEmpty else { throw .unfit("statement") }
    return try await take(.appeal(statement: statement, against: act), in: id, asked)
  }

  /// The act appealed against stands.
  ///
  /// - Parameter act: the number of what was refused during the permit; nil: where the case stands
  public func upholdAct(
    _ id: Identifier<PermitCase>, reason: String, against act: Int? = nil, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !reason.isEmpty else { throw .unfit("reason") }
    return try await take(.decideAppeal(.uphold(reason: reason), against: act), in: id, asked)
  }

  /// The act falls: an application or an extension goes back to decision with places held anew, a replacement without, a
  /// permit stands again.
  ///
  /// - Parameter act: the number of what was refused during the permit; nil: where the case stands
  public func setActAside(
    _ id: Identifier<PermitCase>, reason: String, against act: Int? = nil, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !reason.isEmpty else { throw .unfit("reason") }
    return try await take(
      .decideAppeal(.setAside(reason: reason, account: nil), against: act), in: id, asked)
  }

  /// Ends what the passing of a term has ended.
  public func expire(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.expire, in: id, asked)
  }
}
