import LawLanguage
import Measures

extension Narration {
  /// The ruling with its reasons as sentences.
  public func narrate(_ ruling: Ruling) -> NarratedRuling {
    NarratedRuling(
      text: say(
        "ruling",
        ["label": text(of: ruling.path), "result": text(of: ruling.outcome, as: ruling.type)]),
      because: because(ruling), needs: ruling.needs.map { text(of: $0) },
      confidence: ruling.outcome.isValue
        ? ruling.confidence.map { say("confidence." + $0.rawValue) } : nil,
      choices: ruling.choices.map(text),
      holes: ruling.holes.map { say("hole", ["what": book[$0].labels[language]]) },
      citations: ruling.citations, reason: narrate(ruling.reason))
  }

  private func text(of taken: TakenChoice) -> String {
    let choice = book[taken.choice]
    return say(
      taken.isDefault ? "choice.default" : "choice.taken",
      [
        "label": choice.labels[language],
        "option": choice.options[taken.option].labels[language],
      ])
  }

  /// Why, in one sentence; nil where the reasons alone can say it.
  func because(_ ruling: Ruling) -> String? {
    switch ruling.outcome {
    case .unknown:
      if !ruling.needs.isEmpty { return say("missing", ["list": list(ruling.needs)]) }
      return say("missing-declined", ["list": list(ruling.declined)])
    case .notKnown:
      return ruling.holes.first.map { say("hole", ["what": book[$0].labels[language]]) }
    case .failed: return say("overflow")
    case .conflict: return conflicting(ruling.reason)
    case .undefined: return undefined(ruling.reason)
    default: return deciding(ruling.reason)
    }
  }

  private func conflicting(_ reason: Reason) -> String? {
    let values = reason.children.compactMap { child -> String? in
      guard case .definition(_, .conflicts) = child.kind else { return nil }
      return text(of: child.outcome, as: child.type)
    }
    guard !values.isEmpty else { return nil }
    return say("conflicting", ["list": values.joined(separator: "; ")])
  }

  private func undefined(_ reason: Reason) -> String? {
    guard case .rule(_, _, let edition, let day?) = reason.kind else { return nil }
    return edition == nil
      ? say("no-edition", ["day": text(of: day)]) : say("no-definition")
  }

  /// The condition that decided: that the question arises, of the definition that prevails, or what that says.
  private func deciding(_ reason: Reason) -> String? {
    if reason.outcome == .notApplicable, let applies = conditions(of: reason).applies,
      let child = reason.children.first(where: { $0.kind == .appliesWhen }), child.isDecisive,
      !child.outcome.isYes
    {
      return say("because", ["reason": deciding(applies, child.children.first, holds: false)])
    }
    guard let edition = edition(of: reason) else { return nil }
    for child in reason.children {
      guard case .definition(let number, .prevails) = child.kind else { continue }
      let definition = edition.definitions[number]
      if let when = definition.when {
        return say("because", ["reason": condition(when, holds: true)])
      }
      if let step = child.children.first { return deciding(step: step) }
      return edition.definitions.count > 1 ? say("no-exception") : nil
    }
    return nil
  }

  /// The operands on which a yes or no rests, otherwise the formula.
  private func deciding(step: Reason) -> String? {
    guard case .expression(let node) = step.kind else {
      return step.kind.isLookup ? nil : say("because", ["reason": narrate(step).text])
    }
    guard book[node].type.kind == .yesNo, step.outcome.isValue else {
      return say("because", ["reason": text(of: node)])
    }
    return say("because", ["reason": deciding(node, step, holds: step.outcome.isYes)])
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

  func edition(of reason: Reason) -> Edition? {
    guard case .rule(let id, _, let edition?, _) = reason.kind else { return nil }
    return book[id].editions[edition]
  }

  func conditions(of reason: Reason) -> (applies: ID<Node>?, governing: ID<Node>?) {
    guard case .rule(let id, _, _, _) = reason.kind else { return (nil, nil) }
    return (book[id].appliesWhen, book[id].governingDate ?? book[book[id].record].governingDate)
  }
}

extension Reason.Kind {
  /// A step that says all by its own sentence.
  fileprivate var isLookup: Bool {
    switch self {
    case .table, .value, .hole: true
    default: false
    }
  }
}
