import LawLanguage
import Measures

extension LawBook {
  /// The expression as law files write it.
  public func text(of node: ID<Node>) -> String { ExpressionText(book: self).text(node, .loosest) }

  /// All expressions as law files write them, by the number of the node.
  func expressionTexts() -> [String] {
    var writer = ExpressionText(book: self)
    for index in nodes.indices { writer.known.append(writer.written(ID(index))) }
    return writer.known.map(\.text)
  }
}

/// Writes expressions in the syntax of law files, with no more brackets than needed.
private struct ExpressionText {
  /// How tightly operators bind.
  enum Binding: Int, Comparable {
    case loosest, or, and, not, comparison, sum, product, sign, tightest
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
    var tighter: Binding { Binding(rawValue: rawValue + 1) ?? .tightest }
  }
  let book: LawBook
  /// What was written already, by the number of the node: operands come before the nodes that use them.
  fileprivate var known: [(text: String, binding: Binding)] = []

  init(book: LawBook) { self.book = book }

  /// The text, in brackets when it binds less tightly than its surroundings.
  func text(_ id: ID<Node>, _ surroundings: Binding) -> String {
    let (text, binding) = known.indices.contains(Int(id.index)) ? known[Int(id.index)] : written(id)
    return binding < surroundings ? "(\(text))" : text
  }

  fileprivate func written(_ id: ID<Node>) -> (text: String, binding: Binding) {
    let node = book[id]
    switch node.operation {
    case .and(let ids): return (joined(ids, " and ", .and), .and)
    case .or(let ids): return (joined(ids, " or ", .or), .or)
    case .not(let a): return negation(a)
    case .compare(let comparison, let a, let b):
      return (infix(a, comparison.rawValue, b, .comparison), .comparison)
    case .isNone(let a): return (text(a, .sum) + " is none", .comparison)
    case .member(let a, let b): return (text(a, .sum) + " in " + text(b, .sum), .comparison)
    case .between(let a, let b, let c):
      return ("\(text(a, .sum)) in [\(text(b, .sum)) .. \(text(c, .sum))]", .comparison)
    case .add(let a, let b): return (infix(a, "+", b, .sum), .sum)
    case .subtract(let a, let b), .daysBetween(let a, let b):
      return (infix(a, "-", b, .sum), .sum)
    case .daysAfter(let a, let b), .monthsAfter(let a, let b, _): return (later(a, b), .sum)
    case .multiply(let a, let b): return (infix(a, "*", b, .product), .product)
    case .negate(let a): return ("-" + text(a, .tightest), .sign)
    case .widen(let a, _): return written(a)
    case .condition(let c, let a, let b):
      return ("if \(text(c, .or)) then \(text(a, .or)) else \(text(b, .loosest))", .loosest)
    case .follow(let reference, let a): return (through(book[reference].name, a), .tightest)
    default: return (simple(node), .tightest)
    }
  }

  private func simple(_ node: Node) -> String {
    switch node.operation {
    case .constant(let bits): book.literal(bits, node.type)
    case .none: "none"
    case .notApplicable: "not applicable"
    case .notKnown: "not known"
    case .day: "day"
    case .fact(let id): book[id].name
    case .rule(let id): book[id].name
    case .choice(let id): book[id].name
    case .value(let id, let keys, let at): lookup(book[id].name, keys, at)
    default: call(node)
    }
  }

  private func call(_ node: Node) -> String {
    switch node.operation {
    case .absolute(let a): function("abs", [a])
    case .smaller(let a, let b): function("min", [a, b])
    case .larger(let a, let b): function("max", [a, b])
    case .round(let a, let over, let unit, let rounding):
      "\(rounding.name)(\(over.map { infix(a, "/", $0, .product) } ?? text(a, .loosest)), "
        + "\(book.literal(unit, node.type)))"
    case .datePart(let part, let a): function(part.rawValue, [a])
    case .makeDate(let a, let b, let c): function("date", [a, b, c])
    case .fullYears(let a, let b): function("full_years", [a, b])
    case .fullMonths(let a, let b): function("full_months", [a, b])
    case .relabel(let a): function(node.type.kind.relabelName, [a])
    case .addWorkingDays(let a, let b, let calendar):
      function("add_working_days", [a, b], book[calendar].name)
    case .workingDaysBetween(let a, let b, let calendar):
      function("working_days_between", [a, b], book[calendar].name)
    case .aggregate(let kind, let reference, let element, let filter):
      aggregate(kind, reference, element, filter)
    default: "?"
    }
  }

  /// A path; for an aggregate the way stands before the list inside of it.
  private func through(_ way: String, _ id: ID<Node>) -> String {
    switch book[id].operation {
    case .aggregate(let kind, let reference, let element, let filter):
      aggregate(kind, reference, element, filter, way: way + ".")
    case .follow(let next, let inner): through("\(way).\(book[next].name)", inner)
    default: way + "." + text(id, .tightest)
    }
  }

  private func joined(_ ids: [ID<Node>], _ separator: String, _ binding: Binding) -> String {
    ids.map { text($0, binding.tighter) }.joined(separator: separator)
  }

  private func infix(_ a: ID<Node>, _ sign: String, _ b: ID<Node>, _ binding: Binding) -> String {
    let left = binding == .comparison ? binding.tighter : binding
    return text(a, left) + " \(sign) " + text(b, binding.tighter)
  }

  private func negation(_ a: ID<Node>) -> (String, Binding) {
    switch book[a].operation {
    case .isNone(let x): (text(x, .sum) + " is not none", .comparison)
    case .member(let x, let set): (text(x, .sum) + " not in " + text(set, .sum), .comparison)
    case .between(let x, let low, let high):
      ("\(text(x, .sum)) not in [\(text(low, .sum)) .. \(text(high, .sum))]", .comparison)
    default: ("not " + text(a, .not), .not)
    }
  }

  /// A date and a term; a term taken back is subtracted.
  private func later(_ date: ID<Node>, _ term: ID<Node>) -> String {
    switch book[term].operation {
    case .constant(let count) where count < 0:
      text(date, .sum) + " - " + book.literal(0 &- count, book[term].type)
    case .negate(let inner): infix(date, "-", inner, .sum)
    default: infix(date, "+", term, .sum)
    }
  }

  private func lookup(_ name: String, _ keys: [ID<Node>], _ at: ID<Node>?) -> String {
    var text = name
    if !keys.isEmpty {
      text += " for " + keys.map { self.text($0, .sum) }.joined(separator: " & ")
    }
    if let at { text += " at " + self.text(at, .sum) }
    return text
  }

  private func function(_ name: String, _ ids: [ID<Node>], _ last: String? = nil) -> String {
    let arguments = ids.map { text($0, .loosest) } + [last].compactMap { $0 }
    return "\(name)(\(arguments.joined(separator: ", ")))"
  }

  private func aggregate(
    _ kind: AggregateKind, _ reference: ID<Reference>, _ element: ID<Node>?, _ filter: ID<Node>?,
    way: String = ""
  ) -> String {
    var inside = way + (book[reference].listName ?? "?")
    if let element { inside += " : " + text(element, .loosest) }
    if let filter { inside += " where " + text(filter, .loosest) }
    return "\(kind.rawValue)(\(inside))"
  }
}

extension Rounding {
  fileprivate var name: String {
    switch self {
    case .down: "round_down"
    case .up: "round_up"
    case .halfUp: "round_half_up"
    }
  }
}

extension ValueType.Kind {
  fileprivate var relabelName: String {
    switch self {
    case .days: "in_days"
    case .months: "in_months"
    default: "number"
    }
  }
}
