import LawExplain
import LawLanguage

/// What a ruling rests on: every rule and dated value that its reading can reach.
struct LawCone {
  private let book: LawBook
  private var rules: Set<ID<Rule>> = []
  private var values: Set<ID<DatedValue>> = []
  private var nodes: Set<ID<Node>> = []
  private var records: Set<ID<Record>> = []

  /// - Parameter rule: where it begins.
  init(of rule: ID<Rule>, in book: LawBook) {
    self.book = book
    add(rule)
  }

  /// The names of all of them, `record.rule` and the plain names of values.
  var names: Set<String> {
    Set(rules.map(book.fullName)).union(values.map { book[$0].name })
  }

  private mutating func add(_ id: ID<Rule>) {
    guard rules.insert(id).inserted else { return }
    let rule = book[id]
    add(rule.governingDate)
    add(rule.appliesWhen)
    if records.insert(rule.record).inserted { add(book[rule.record].governingDate) }
    for definition in rule.editions.flatMap(\.definitions) {
      add(definition.when)
      switch definition.content {
      case .expression(let node): add(node)
      case .table(let table):
        table.columns.forEach { add($0) }
        table.rows.forEach { add($0.result) }
      }
    }
  }

  private mutating func add(_ id: ID<Node>?) {
    guard let id, nodes.insert(id).inserted else { return }
    switch book[id].operation {
    case .rule(let rule): add(rule)
    case .value(let value, let keys, let at):
      values.insert(value)
      keys.forEach { add($0) }
      add(at)
    case .follow(let reference, let node):
      if records.insert(book[reference].target).inserted {
        add(book[book[reference].target].governingDate)
      }
      add(node)
    default: book[id].operation.parts.forEach { add($0) }
    }
  }
}

extension LawBook {
  /// `record.rule`.
  func fullName(_ id: ID<Rule>) -> String { "\(self[self[id].record].name).\(self[id].name)" }

  /// The names of all rules and values that differ from an older book.
  func changedNames(since old: LawBook) -> Set<String> {
    var names: Set<String> = []
    for difference in LawDifference.between(old, self) {
      switch difference.subject {
      case .rule(let id): names.insert(fullName(id))
      case .value(let id, _): names.insert(self[id].name)
      }
    }
    return names
  }
}

extension Operation {
  /// The nodes it reads, besides rules and values.
  fileprivate var parts: [ID<Node>] {
    switch self {
    case .constant, .none, .notApplicable, .notKnown, .day, .fact, .rule, .choice, .value: []
    case .follow(_, let a), .not(let a), .isNone(let a), .negate(let a), .absolute(let a),
      .widen(let a, _), .datePart(_, let a), .relabel(let a):
      [a]
    case .and(let ids), .or(let ids): ids
    case .compare(_, let a, let b), .member(let a, let b), .add(let a, let b),
      .subtract(let a, let b), .multiply(let a, let b), .smaller(let a, let b),
      .larger(let a, let b), .daysAfter(let a, let b), .monthsAfter(let a, let b, _),
      .daysBetween(let a, let b), .fullYears(let a, let b), .fullMonths(let a, let b),
      .addWorkingDays(let a, let b, _), .workingDaysBetween(let a, let b, _):
      [a, b]
    case .round(let a, let over, _, _): [a] + (over.map { [$0] } ?? [])
    case .between(let a, let b, let c), .makeDate(let a, let b, let c),
      .condition(let a, let b, let c):
      [a, b, c]
    case .aggregate(_, _, let element, let filter): [filter, element].compactMap { $0 }
    }
  }
}
