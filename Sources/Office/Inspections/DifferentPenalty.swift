import Casework
import Measures
import Register

/// In what an imposed penalty differs from the computed one; what is nil stays as it was computed.
public struct DifferentPenalty: Hashable, Codable, Sendable {
  /// By its name in the law files.
  public let sanction: String?
  /// Zero where no fine is imposed. The half for paying soon falls away with another fine.
  public let fine: Money?
  public let arrestDays: Int?
  public let expulsionPossible: Bool?

  public init(
    sanction: String? = nil, fine: Money? = nil, arrestDays: Int? = nil,
    expulsionPossible: Bool? = nil
  ) {
    self.sanction = sanction
    self.fine = fine
    self.arrestDays = arrestDays
    self.expulsionPossible = expulsionPossible
  }

  func applied(to computed: ViolationCase.Penalty) -> ViolationCase.Penalty {
    ViolationCase.Penalty(
      sanction: sanction ?? computed.sanction, fine: fine ?? computed.fine,
      halfFine: fine == nil ? computed.halfFine : nil,
      arrestDays: arrestDays ?? computed.arrestDays,
      expulsionPossible: expulsionPossible ?? computed.expulsionPossible,
      decidedBy: computed.decidedBy, proposal: computed.proposal)
  }
}

extension Office {
  /// Imposes another penalty than the computed one; the reason is kept with it.
  public func imposePenalty(
    _ id: Identifier<ViolationCase>, _ other: DifferentPenalty, reason: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    guard !reason.isEmpty else { throw .unfit("differs") }
    if let sanction = other.sanction, try !law().knows(sanction, in: .sanction) {
      throw .unfit("penalty/sanction")
    }
    if let fine = other.fine, fine.tiyn < 0 { throw .unfit("penalty/fine") }
    if let days = other.arrestDays, days < 0 { throw .unfit("penalty/arrestDays") }
    let (day, said) = (today, String(decoding: Plain.bytes(other), as: UTF8.self))
    return try await change(id, .imposePenalty, asked, [reason, said]) { known throws(StepError) in
      guard case .penaltyComputed(_, let computed) = known.standing else { throw .notScreened }
      return try known.imposed(other.applied(to: computed), differs: reason, on: day)
    }
  }
}
