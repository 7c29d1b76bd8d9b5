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

  func edition(of reason: Reason) -> Edition? {
    guard case .rule(let id, _, let edition?, _) = reason.kind else { return nil }
    return book[id].editions[edition]
  }

  func conditions(of reason: Reason) -> (applies: ID<Node>?, governing: ID<Node>?) {
    guard case .rule(let id, _, _, _) = reason.kind else { return (nil, nil) }
    return (book[id].appliesWhen, book[id].governingDate ?? book[book[id].record].governingDate)
  }
}
