import Casework
import Measures

/// In what an imposed penalty differs from the computed one; what is nil stays as it was computed.
public struct DifferentPenalty: Hashable, Codable, Sendable {
  /// By its name in the law files.
  public let sanction: String?
  /// Zero where no fine is imposed. The half for paying soon falls away with another fine.
  public let fine: Money?
  public let arrestDays: Int?
  public let expulsionPossible: Bool?
  /// Number and day of the court's order, where a court decided.
  public let order: String?

  public init(
    sanction: String? = nil, fine: Money? = nil, arrestDays: Int? = nil,
    expulsionPossible: Bool? = nil, order: String? = nil
  ) {
    self.sanction = sanction
    self.fine = fine
    self.arrestDays = arrestDays
    self.expulsionPossible = expulsionPossible
    self.order = order
  }

  func applied(to computed: ViolationCase.Penalty) -> ViolationCase.Penalty {
    ViolationCase.Penalty(
      sanction: sanction ?? computed.sanction, fine: fine ?? computed.fine,
      halfFine: fine == nil ? computed.halfFine : nil,
      arrestDays: arrestDays ?? computed.arrestDays,
      expulsionPossible: expulsionPossible ?? computed.expulsionPossible,
      decidedBy: computed.decidedBy, byCourt: computed.byCourt, oneOfSeveral: computed.oneOfSeveral,
      order: order, proposal: computed.proposal)
  }
}
