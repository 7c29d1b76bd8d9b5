import Casework

extension Action {
  /// A step to a penalty as it is called in a case about this: the Code of administrative offences gives the police
  /// all of them (article 685) and the labour inspection those about employers alone (article 693).
  public func about(_ subject: ViolationCase.Subject) -> Action {
    guard subject == .employer else { return self }
    return switch self {
    case .computePenalty: .computeEmployerPenalty
    case .imposePenalty: .imposeEmployerPenalty
    case .recordPayment: .recordEmployerPayment
    default: self
    }
  }
}
