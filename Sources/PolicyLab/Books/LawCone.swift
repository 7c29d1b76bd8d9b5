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
    case .value(let value, _, _): values.insert(value)
    case .follow(let reference, _):
      if records.insert(book[reference].target).inserted {
        add(book[book[reference].target].governingDate)
      }
    default: break
    }
    book[id].operation.operands.forEach { add($0) }
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
