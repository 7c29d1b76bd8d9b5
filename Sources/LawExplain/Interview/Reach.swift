import LawLanguage

/// Facts that could still come to matter: those behind parts of the law that were not read, because it is not decided
/// yet whether they are read at all.
struct Reach {
  private(set) var paths: Set<BookPath> = []
  private let book: LawBook
  private let index: ReasonIndex
  private var seen: Set<Int> = []
  private var seenRules: Set<BookPath> = []

  init(_ explanation: Explanation, _ book: LawBook) {
    self.book = book
    index = ReasonIndex(explanation.rulings.map(\.reason))
    for ruling in explanation.rulings where ruling.outcome == .unknown { follow(ruling.reason) }
  }

  private mutating func follow(_ reason: Reason) {
    if let id = reason.id, !seen.insert(id).inserted { return }
    switch reason.kind {
    case .rule(let id, let path, edition: nil, _): addAll(of: id, path.steps)
    case .fact(_, let path, _), .list(_, let path, _): paths.insert(path)
    default: break
    }
    for child in reason.children where child.isDecisive && child.outcome == .unknown {
      follow(child)
    }
    if let first = index.first(reason) { follow(first) }
  }

  /// Everything that any edition of the rule reads.
  private mutating func addAll(of rule: ID<Rule>, _ steps: [BookPath.Step]) {
    guard seenRules.insert(BookPath(steps: steps, end: .rule(rule))).inserted else { return }
    let law = book[rule]
    for node in [law.governingDate, law.appliesWhen].compactMap({ $0 }) { add(node, steps) }
    for definition in law.editions.flatMap(\.definitions) {
      if let when = definition.when { add(when, steps) }
      switch definition.content {
      case .expression(let node): add(node, steps)
      case .table(let table):
        for node in table.columns + table.rows.map(\.result) { add(node, steps) }
      }
    }
  }

  private mutating func add(_ node: ID<Node>, _ steps: [BookPath.Step]) {
    switch book[node].operation {
    case .fact(let id):
      guard paths.insert(BookPath(steps: steps, end: .fact(id))).inserted else { return }
      if let relevance = book[id].relevance { add(relevance, steps) }
    case .rule(let id): addAll(of: id, steps)
    case .follow(let reference, let inner):
      if case .element(reference, _)? = steps.last {
        add(inner, steps.dropLast())
      } else {
        add(inner, steps + [.reference(reference)])
      }
    case .aggregate(_, let reference, _, _):
      // How many elements there are is not known yet, so none of them can be asked about.
      paths.insert(BookPath(steps: steps, end: .list(reference)))
    default:
      for operand in book[node].operation.operands { add(operand, steps) }
    }
  }
}
