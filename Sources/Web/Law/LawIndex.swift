import LawLanguage

/// What leads where in a law book, found once when the book comes into use.
struct LawIndex: Sendable {
  /// What a provision holds.
  struct Holding: Sendable {
    var rules: [ID<Rule>] = []
    var values: [ID<DatedValue>] = []
    var facts: [ID<Fact>] = []
    var choices: [ID<LawLanguage.Choice>] = []
    var holes: [ID<Hole>] = []
    /// Positions in `LawBook.cases` of worked cases that cite it.
    var cases: [Int] = []
  }

  private(set) var holdings: [ID<Provision>: Holding] = [:]
  private(set) var provisions: [ID<Act>: [ID<Provision>]] = [:]
  private(set) var readersOfRule: [ID<Rule>: [ID<Rule>]] = [:]
  private(set) var readersOfValue: [ID<DatedValue>: [ID<Rule>]] = [:]
  private(set) var readersOfFact: [ID<Fact>: [ID<Rule>]] = [:]
  let search: SearchIndex

  init(_ book: LawBook) {
    search = SearchIndex(book)
    for provision in book.provisions { provisions[provision.act, default: []].append(provision.id) }
    for act in book.acts {
      provisions[act.id] = ArticleOrder.sorted(provisions[act.id] ?? [], of: book)
    }
    addHoldings(book)
    addCases(book)
    for rule in book.rules { addReader(rule, book) }
  }

  subscript(provision: ID<Provision>) -> Holding { holdings[provision] ?? Holding() }

  private mutating func addHoldings(_ book: LawBook) {
    for rule in book.rules {
      let places = [rule.provision] + rule.editions.map(\.provision)
      for place in distinct(places) { holdings[place, default: Holding()].rules.append(rule.id) }
    }
    for value in book.values {
      let entries = value.series.flatMap { $0 }
      for place in distinct([value.provision] + entries.map(\.provision)) {
        holdings[place, default: Holding()].values.append(value.id)
      }
    }
    for fact in book.facts {
      if let place = fact.provision { holdings[place, default: Holding()].facts.append(fact.id) }
    }
    for choice in book.choices {
      holdings[choice.provision, default: Holding()].choices.append(choice.id)
    }
    for hole in book.holes {
      if let place = hole.provision { holdings[place, default: Holding()].holes.append(hole.id) }
    }
  }

  private mutating func addCases(_ book: LawBook) {
    for (position, worked) in book.cases.enumerated() {
      let cited = worked.expectations.flatMap(\.because).map(\.provision)
      for place in distinct(cited) { holdings[place, default: Holding()].cases.append(position) }
    }
  }

  private mutating func addReader(_ rule: Rule, _ book: LawBook) {
    let read = book.reads(rule)
    for other in read.rules where other != rule.id {
      readersOfRule[other, default: []].append(rule.id)
    }
    for value in read.values { readersOfValue[value, default: []].append(rule.id) }
    for fact in read.facts { readersOfFact[fact, default: []].append(rule.id) }
  }
}

extension LawBook {
  /// What the expressions of a rule or a check name.
  struct Reads {
    var rules: [ID<Rule>] = []
    var values: [ID<DatedValue>] = []
    var facts: [ID<Fact>] = []
  }

  /// Everything a rule reads directly, each once, in the order of the text.
  func reads(_ rule: Rule) -> Reads {
    var roots = [rule.governingDate, rule.appliesWhen].compactMap(\.self)
    for definition in rule.editions.flatMap(\.definitions) {
      if let when = definition.when { roots.append(when) }
      switch definition.content {
      case .expression(let node): roots.append(node)
      case .table(let table): roots += table.columns + table.rows.map(\.result)
      }
    }
    return reads(from: roots)
  }

  func reads(from roots: [ID<Node>]) -> Reads {
    var found = Reads()
    var seen: Set<ID<Node>> = []
    var open = Array(roots.reversed())
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      switch self[id].operation {
      case .rule(let rule): found.rules.append(rule)
      case .fact(let fact): found.facts.append(fact)
      case .value(let value, _, _): found.values.append(value)
      default: break
      }
      open += self[id].operation.operands.reversed()
    }
    found.rules = distinct(found.rules)
    found.values = distinct(found.values)
    found.facts = distinct(found.facts)
    return found
  }
}

/// The elements without repetitions, each where it occurred first.
func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
