import LawLanguage
import Measures

extension Narration {
  /// A step with all steps below it.
  public func narrate(_ reason: Reason) -> NarratedReason { narrate(reason, Surroundings()) }

  /// What a step has to know of those above it.
  struct Surroundings {
    var rule: ID<Rule>?
    var edition: Edition?
    var table: DecisionTable?
    var fact: ID<Fact>?
    var list: ID<Reference>?
    var filter: ID<Node>?
  }

  private func narrate(_ reason: Reason, _ around: Surroundings) -> NarratedReason {
    var inner = surroundings(of: reason, around)
    var (text, detail) = sentence(reason, inner)
    var basis = reason.basis
    var children = below(reason)
    if let (only, others) = onlyDefinition(of: reason, inner) {
      inner = surroundings(of: only, inner)
      basis = only.basis
      detail = [sentence(only, inner).1, detail].compactMap { $0 }.joined(separator: " · ")
      children = others + below(only)
    }
    let told = children.map { narrate($0, inner) }
    // A step that says the same as the only one below it is left to that one.
    if basis == nil, told.count == 1, told[0].text == text { return told[0] }
    return NarratedReason(
      text: text, detail: detail.flatMap { $0.isEmpty ? nil : $0 },
      citations: basis?.citations ?? [], confidence: isLaw(reason) ? basis?.confidence : nil,
      children: told, isDecisive: reason.isDecisive)
  }

  /// Where an edition has one definition only, it is said together with the ruling.
  private func onlyDefinition(
    of reason: Reason, _ around: Surroundings
  ) -> (Reason, others: [Reason])? {
    guard case .rule = reason.kind, let edition = around.edition,
      edition.definitions.count == 1, edition.definitions[0].when == nil,
      let last = reason.children.last, case .definition = last.kind
    else { return nil }
    return (last, reason.children.dropLast())
  }

  private func isLaw(_ reason: Reason) -> Bool {
    if case .fact = reason.kind { return false }
    return true
  }

  /// The steps below; steps that only repeat the sentence above them, and days said before, are left out.
  private func below(_ reason: Reason) -> [Reason] {
    switch reason.kind {
    case .guarded, .appliesWhen, .relevance, .filter, .definition, .row:
      guard reason.children.count == 1, let only = reason.children.first,
        case .expression = only.kind
      else { return reason.children }
      return operands(of: only)
    case .expression: return operands(of: reason)
    default: return reason.children.filter { !isSaidBefore($0) }
    }
  }

  private func isSaidBefore(_ reason: Reason) -> Bool {
    guard case .sharedGoverningDate = reason.kind else { return false }
    return reason.outcome.isValue
  }

  /// The operands; what is negated is said together with its negation.
  private func operands(of reason: Reason) -> [Reason] {
    guard case .expression(let node) = reason.kind, case .not = book[node].operation,
      reason.children.count == 1, let only = reason.children.first, case .expression = only.kind
    else { return reason.children }
    return operands(of: only)
  }

  private func surroundings(of reason: Reason, _ around: Surroundings) -> Surroundings {
    var inner = around
    switch reason.kind {
    case .rule(let id, _, let edition, _):
      inner = Surroundings(rule: id)
      inner.edition = edition.map { book[id].editions[$0] }
    case .definition(let number, _):
      if case .table(let table)? = around.edition?.definitions[number].content {
        inner.table = table
      }
    case .fact(let id, _, _): inner.fact = id
    case .expression(let node):
      if case .aggregate(_, let list, _, let filter) = book[node].operation {
        inner.list = list
        inner.filter = filter
      }
    default: break
    }
    return inner
  }

  private func sentence(_ reason: Reason, _ around: Surroundings) -> (String, String?) {
    let result = text(of: reason.outcome, as: reason.type)
    switch reason.kind {
    case .rule(_, let path, _, let day): return (labelled(path, result), edition(around, day))
    case .shared(_, let path, _): return (labelled(path, result), say("explained"))
    case .governingDate, .sharedGoverningDate:
      return (governing(reason, result), nil)
    case .appliesWhen:
      guard let node = around.rule.flatMap({ book[$0].appliesWhen }) else { return ("", nil) }
      return conditional("applies." + met(reason.outcome), node, reason)
    case .guarded(let number, let standing):
      return guarded(reason, number, standing, around)
    case .definition(let number, let standing):
      return definition(reason, number, standing, result, around)
    case .table: return (say("table", ["result": result]), nil)
    case .column(let number): return (column(number, result, around), nil)
    case .row(let number):
      return (say("row", ["number": "\(number + 1)", "result": result]), nil)
    default: return leaf(reason, result, around)
    }
  }

  private func labelled(_ path: BookPath, _ result: String) -> String {
    say("ruling", ["label": text(of: path), "result": result])
  }

  private func labelled(_ label: String, _ result: String) -> String {
    say("ruling", ["label": label, "result": result])
  }

  private func edition(_ around: Surroundings, _ day: Day?) -> String? {
    if let edition = around.edition {
      // One edition for all time is not worth a sentence.
      if edition.from == nil && edition.through == nil { return nil }
      return say("edition", ["period": period(edition.from, edition.through)])
    }
    return nil
  }

  private func governing(_ reason: Reason, _ result: String) -> String {
    reason.outcome.isValue
      ? say("governing-date", ["date": result]) : say("governing-date-open")
  }

  private func met(_ outcome: Outcome) -> String {
    switch outcome {
    case .value(1): "met"
    case .value, .none, .notApplicable: "unmet"
    default: "open"
    }
  }

  private func guarded(
    _ reason: Reason, _ number: Int, _ standing: Reason.Standing, _ around: Surroundings
  ) -> (String, String?) {
    guard let definition = around.edition?.definitions[number], let node = definition.when else {
      return ("", nil)
    }
    let key =
      switch standing {
      case .prevails, .conflicts: "met"
      case .doesNotApply: "unmet"
      case .prevailedOver: "beaten"
      case .undecided: "open"
      }
    return conditional((definition.over == nil ? "base." : "exception.") + key, node, reason)
  }

  /// A condition that is not met is said by what decided it, with the whole condition as the detail.
  private func conditional(
    _ key: String, _ node: ID<Node>, _ reason: Reason
  ) -> (String, String?) {
    let whole = condition(node, holds: true)
    guard key.hasSuffix(".unmet") else { return (say(key, ["condition": whole]), nil) }
    let decider = deciding(node, reason.children.first, holds: false)
    // The contrary of a whole condition says all of it.
    let isWhole = decider == condition(node, holds: false)
    return (
      say(key, ["condition": decider]), isWhole ? nil : say("condition", ["condition": whole])
    )
  }

  private func definition(
    _ reason: Reason, _ number: Int, _ standing: Reason.Standing, _ result: String,
    _ around: Surroundings
  ) -> (String, String?) {
    let isBase = around.edition?.definitions[number].over == nil
    let key =
      switch standing {
      case .conflicts: "conflict"
      case .undecided: "open"
      default: isBase ? "base" : "exception"
      }
    var detail: String?
    if case .expression(let node)? = around.edition?.definitions[number].content,
      !reason.children.isEmpty
    {
      detail = text(of: node)
    }
    return (say("definition." + key, ["result": result]), detail)
  }

  private func column(_ number: Int, _ result: String, _ around: Surroundings) -> String {
    guard let node = around.table?.columns[number] else { return result }
    return labelled(term(node, []), result)
  }
}
