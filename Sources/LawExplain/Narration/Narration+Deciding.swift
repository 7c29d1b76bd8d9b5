import LawLanguage
import Measures

/// Why a ruling came out as it did, in one sentence.
extension Narration {
  /// The condition that decided: that the question arises, of the definition that prevails, or what that says.
  func deciding(_ reason: Reason) -> String? {
    if reason.outcome == .notApplicable, let applies = conditions(of: reason).applies,
      let child = reason.children.first(where: { $0.kind == .appliesWhen }), child.isDecisive,
      !child.outcome.isYes
    {
      let step = child.children.first
      return because(deciding(applies, step, holds: false), step)
    }
    guard let edition = edition(of: reason) else { return nil }
    for child in reason.children {
      guard case .definition(let number, .prevails) = child.kind else { continue }
      let definition = edition.definitions[number]
      if let when = definition.when {
        let met = reason.children.first {
          $0.kind == .guarded(definition: number, standing: .prevails)
        }
        return because(condition(when, holds: true), met?.children.first)
      }
      if let step = child.children.first { return deciding(step: step) }
      return edition.definitions.count > 1 ? say("no-exception") : nil
    }
    return nil
  }

  /// The operands on which a yes or no rests, otherwise the formula.
  private func deciding(step: Reason) -> String? {
    // A ruling that only passes on another one has the reason of that one.
    if let other = passedOn(step) { return deciding(other) }
    guard case .expression(let node) = step.kind else {
      return step.kind.saysAll ? nil : say("because", ["reason": narrate(step).text])
    }
    guard book[node].type.kind == .yesNo, step.outcome.isValue else {
      return because(text(of: node), step)
    }
    return because(deciding(node, step, holds: step.outcome.isYes), step)
  }

  /// A condition, or its contrary, reduced to the operand that decided it; `step` is how it was read.
  func deciding(_ node: ID<Node>, _ step: Reason?, holds: Bool) -> String {
    guard let step, case .expression = step.kind else {
      // A ruling or fact that is no yes or no is said as it is.
      if let step, !step.outcome.isYes, !step.outcome.isNo { return narrate(step).text }
      return condition(node, holds: holds)
    }
    switch book[node].operation {
    case .and where !holds, .or where holds:
      guard let operand = step.children.first(where: \.isDecisive) else { break }
      if case .expression(let inner) = operand.kind {
        return deciding(inner, operand, holds: holds)
      }
      return narrate(operand).text
    default: break
    }
    return condition(node, holds: holds)
  }

  /// The ruling whose result a step hands on unchanged.
  private func passedOn(_ step: Reason) -> Reason? {
    switch step.kind {
    case .rule: return step
    case .expression(let node):
      guard step.children.count == 1, let only = step.children.first else { return nil }
      switch book[node].operation {
      case .follow, .rule, .relabel: return passedOn(only)
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: The amounts behind a formula

  /// How many amounts are said behind a formula; the reasons hold all.
  private static var mostAmounts: Int { 4 }

  private func because(_ reason: String, _ step: Reason?) -> String {
    let said = step.map(amounts) ?? []
    var amounts: [String] = []
    for amount in said where !reason.contains(amount) && !amounts.contains(amount) {
      amounts.append(amount)
    }
    guard !amounts.isEmpty else { return say("because", ["reason": reason]) }
    let list = amounts.prefix(Self.mostAmounts).joined(separator: "; ")
    return say("because-with", ["reason": reason, "list": list])
  }

  /// "Citizens in the group: 180" for everything with an amount that the formula names and that decided.
  private func amounts(_ step: Reason) -> [String] {
    switch step.kind {
    case .rule, .shared, .fact, .value, .list:
      return step.outcome.isValue && step.type.isAmount ? [narrate(step).text] : []
    case .expression: return step.children.filter(\.isDecisive).flatMap(amounts)
    default: return []
    }
  }
}

extension ValueType {
  /// Worth saying behind a formula: neither a yes or no, which the formula says, nor a whole list.
  fileprivate var isAmount: Bool {
    if case .set = kind { return false }
    return kind != .yesNo
  }
}

extension Reason.Kind {
  /// A step that says all by its own sentence, or that only points to another one.
  fileprivate var saysAll: Bool {
    switch self {
    case .table, .value, .hole, .shared: true
    default: false
    }
  }
}
