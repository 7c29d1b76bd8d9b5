import LawLanguage
import Measures

extension Narration {
  /// An expression in words: "Days overdue: more than 10".
  public func text(of node: ID<Node>) -> String {
    book[node].type.kind == .yesNo ? condition(node, holds: true) : term(node, [])
  }

  // MARK: Conditions

  /// A condition as a sentence; `holds` false says its contrary.
  func condition(_ id: ID<Node>, holds: Bool, _ steps: [ID<Reference>] = []) -> String {
    switch book[id].operation {
    case .not(let a): return condition(a, holds: !holds, steps)
    case .and(let ids): return joined(ids, holds ? "and" : "or", holds, steps)
    case .or(let ids): return joined(ids, holds ? "or" : "and", holds, steps)
    case .compare(let comparison, let a, let b):
      return compared(holds ? comparison : comparison.contrary, a, b, steps)
    case .isNone(let a):
      return say(holds ? "present.no" : "present.yes", ["label": term(a, steps)])
    case .member(let a, let b):
      return say(
        holds ? "member.listed" : "member.unlisted",
        ["label": term(a, steps), "set": term(b, steps)])
    case .between(let a, let b, let c):
      return say(
        holds ? "between.inside" : "between.outside",
        ["label": term(a, steps), "low": term(b, steps), "high": term(c, steps)])
    case .follow(let reference, let inner):
      return condition(inner, holds: holds, steps + [reference])
    case .condition, .aggregate:
      let text = term(id, steps)
      return holds ? text : say("not", ["condition": text])
    default: return say(holds ? "is.yes" : "is.no", ["label": term(id, steps)])
    }
  }

  private func joined(
    _ ids: [ID<Node>], _ key: String, _ holds: Bool, _ steps: [ID<Reference>]
  ) -> String {
    let parts = ids.map { id in
      let text = condition(id, holds: holds, steps)
      return isCompound(id) ? say("group", ["expression": text]) : text
    }
    guard let first = parts.first else { return say(holds ? "yes" : "no") }
    return parts.dropFirst().reduce(first) { say(key, ["first": $0, "second": $1]) }
  }

  private func isCompound(_ id: ID<Node>) -> Bool {
    switch book[id].operation {
    case .and, .or: true
    case .not(let a), .follow(_, let a): isCompound(a)
    default: false
    }
  }

  private func compared(
    _ comparison: Comparison, _ a: ID<Node>, _ b: ID<Node>, _ steps: [ID<Reference>]
  ) -> String {
    if case .constant = book[a].operation, !isConstant(b) {
      return compared(comparison.turned, b, a, steps)
    }
    if book[a].type.kind == .yesNo, case .constant(let bits) = book[b].operation {
      let wanted = (bits != 0) == (comparison == .equal)
      return condition(a, holds: wanted, steps)
    }
    let isDate = book[a].type.kind == .date && comparison.isOrdered
    let key = (isDate ? "compare-dates." : "compare.") + comparison.phrase
    return say(key, ["left": term(a, steps), "right": quoted(b, comparison, steps)])
  }

  /// “other than ‘None of these’”: a label after a negation stands in quotation marks.
  private func quoted(
    _ id: ID<Node>, _ comparison: Comparison, _ steps: [ID<Reference>]
  ) -> String {
    guard comparison == .notEqual, case .enumeration = book[id].type.kind, isConstant(id) else {
      return term(id, steps)
    }
    return say("text", ["text": term(id, steps)])
  }

  private func isConstant(_ id: ID<Node>) -> Bool {
    if case .constant = book[id].operation { return true }
    return false
  }

  // MARK: Terms

  /// An expression as a noun: a label, a value, a calculation.
  func term(_ id: ID<Node>, _ steps: [ID<Reference>]) -> String {
    let node = book[id]
    switch node.operation {
    case .constant(let bits): return text(of: bits, as: node.type)
    case .none: return say("none")
    case .notApplicable: return say("not-applicable")
    case .notKnown(let hole): return say("hole", ["what": book[hole].labels[language]])
    case .day: return say("day-of-assessment")
    case .fact(let id): return within(book[id].labels, steps)
    case .rule(let id): return within(book[id].labels, steps)
    case .choice(let id): return book[id].labels[language]
    case .follow(let reference, let inner): return term(inner, steps + [reference])
    case .value(let id, let keys, let at): return dated(id, keys, at, steps)
    case .widen(let a, _), .relabel(let a): return term(a, steps)
    case .condition(let test, let a, let b):
      return say(
        "if",
        [
          "condition": condition(test, holds: true, steps), "first": inner(a, steps),
          "second": inner(b, steps),
        ])
    case .aggregate(let kind, let reference, let element, let filter):
      return aggregate(kind, reference, element, filter)
    case .round(let a, let over, let unit, let rounding):
      return rounded(a, over, text(of: unit, as: node.type), rounding, steps)
    default: return calculation(id, steps)
    }
  }

  private func within(_ labels: Labels, _ steps: [ID<Reference>]) -> String {
    guard let last = steps.last, isAmbiguous(last) else { return labels[language] }
    return say("within", ["label": labels[language], "place": book[last].labels[language]])
  }

  /// A yes/no part of a term is said as a condition, anything else as a term.
  private func inner(_ id: ID<Node>, _ steps: [ID<Reference>]) -> String {
    if case .constant = book[id].operation { return term(id, steps) }
    return book[id].type.kind == .yesNo ? condition(id, holds: true, steps) : term(id, steps)
  }

  private func dated(
    _ id: ID<DatedValue>, _ keys: [ID<Node>], _ at: ID<Node>?, _ steps: [ID<Reference>]
  ) -> String {
    var text = book[id].labels[language]
    if !keys.isEmpty {
      let keys = keys.map { term($0, steps) }.joined(separator: ", ")
      text = say("for", ["label": text, "keys": keys])
    }
    return at.map { say("at", ["label": text, "date": term($0, steps)]) } ?? text
  }

  private func aggregate(
    _ kind: AggregateKind, _ reference: ID<Reference>, _ element: ID<Node>?, _ filter: ID<Node>?
  ) -> String {
    var values = ["list": book[reference].labels[language]]
    if let element { values["element"] = inner(element, []) }
    let text = say(kind.rawValue, values)
    guard let filter else { return text }
    return say("where", ["expression": text, "condition": condition(filter, holds: true)])
  }

  private func rounded(
    _ a: ID<Node>, _ over: ID<Node>?, _ unit: String, _ rounding: Rounding,
    _ steps: [ID<Reference>]
  ) -> String {
    let expression =
      over.map { say("divide", ["first": factor(a, steps), "second": factor($0, steps)]) }
      ?? term(a, steps)
    let key =
      switch rounding {
      case .down: "round.down"
      case .up: "round.up"
      case .halfUp: "round.half-up"
      }
    return say(key, ["expression": expression, "unit": unit])
  }
}

extension Comparison {
  var isOrdered: Bool { self != .equal && self != .notEqual }

  var phrase: String {
    switch self {
    case .equal: "equal"
    case .notEqual: "not-equal"
    case .less: "less"
    case .lessOrEqual: "less-or-equal"
    case .greater: "greater"
    case .greaterOrEqual: "greater-or-equal"
    }
  }

  var contrary: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The same with the sides exchanged.
  var turned: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
