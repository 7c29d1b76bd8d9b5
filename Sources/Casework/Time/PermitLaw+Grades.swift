import LawLanguage
import Measures

/// How sure the source of a term is.
extension PermitLaw {
  /// Nil where the law files name no such term on its day, or somebody agreed or set it.
  public func confidence(of deadline: Deadline) -> Confidence? {
    guard deadline.term != .notKnown else { return nil }
    switch deadline.purpose {
    case .completeness: return grade(.completenessTerm, deadline.start)
    case .supplement: return grade(.supplementTerm, deadline.start)
    case .hearing: return grade(.hearingTerm, deadline.start)
    case .guarantee: return grade(.guaranteeTerm, deadline.start)
    case .replacement: return grade(.replacementTerm, deadline.start)
    case .cure: return grade(.cureTerm, deadline.start)
    case .appeal: return grade(.appealTerm, deadline.start)
    case .appealDecision: return grade(.appealDecisionTerm, deadline.start)
    case .decision: return confidence(of: .decisionDays, on: deadline.start)
    case .extensionDecision: return confidence(of: .extensionDays, on: deadline.start)
    case .fee: return confidence(of: .feeDue, on: deadline.start)
    case .list: return confidence(of: .listLastDay, on: deadline.start)
    case .condition: return nil
    }
  }

  /// Of the edition of a ruling that is in force on a day; nil where none is.
  public func confidence(of ruling: LawNames.Ruling, on day: Day) -> Confidence? {
    ground(ruling, on: day)?.confidence.flatMap(Confidence.init(rawValue:))
  }

  private func grade(_ value: LawNames.Value, _ day: Day) -> Confidence? {
    guard entry(value, on: day) != nil else { return nil }
    return ground(value, on: day).confidence.flatMap(Confidence.init(rawValue:))
  }
}
