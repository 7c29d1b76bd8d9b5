import LawLanguage
import Measures

/// Which parts of the law some cases reached: gathered from the decisive steps of explanations.
public struct Coverage: Sendable {
  /// A definition of an edition of a rule, by positions.
  public struct DefinitionKey: Hashable, Sendable {
    public let rule: ID<Rule>
    public let edition: Int
    public let definition: Int
  }
  /// An entry of a dated value, by positions.
  public struct EntryKey: Hashable, Sendable {
    public let value: ID<DatedValue>
    public let series: Int
    public let entry: Int
  }
  /// How far the cases reach one rule.
  public struct RuleCoverage: Sendable {
    public let rule: ID<Rule>
    /// How often a case asked for the rule itself.
    public let asked: Int
    /// How often a result rested on it.
    public let reached: Int
    /// Definitions that decided nothing in any case.
    public let missing: [DefinitionKey]
  }
  /// The rules and values written under one heading.
  public struct ProvisionCoverage: Sendable {
    public let provision: ID<Provision>
    /// Rules and editions under the heading that decided a case.
    public let covered: [ID<Rule>]
    public let uncovered: [ID<Rule>]
    public let coveredValues: [ID<DatedValue>]
    public let uncoveredValues: [ID<DatedValue>]
  }

  public private(set) var asked: [ID<Rule>: Int] = [:]
  public private(set) var reached: [ID<Rule>: Int] = [:]
  /// Definitions that gave a result (or stood in a conflict).
  public private(set) var definitions: Set<DefinitionKey> = []
  public private(set) var entries: Set<EntryKey> = []
  public private(set) var facts: Set<ID<Fact>> = []
  public private(set) var holes: Set<ID<Hole>> = []
  /// The days whose law was read of rules and values, whatever came out.
  public private(set) var readings: [Boundary.Subject: Set<Day>] = [:]

  public init() {}

  /// Adds what an explanation of this book reached.
  public mutating func add(_ explanation: Explanation, in book: LawBook) {
    for ruling in explanation.rulings {
      asked[ruling.rule, default: 0] += 1
      holes.formUnion(ruling.holes)
      add(ruling.reason, nil, explanation.facts.day, book)
    }
  }

  private mutating func add(
    _ reason: Reason, _ edition: (ID<Rule>, Int)?, _ day: Day?, _ book: LawBook
  ) {
    var (edition, day) = (edition, day)
    note(reason.kind, &day)
    switch reason.kind {
    case .rule(let rule, _, let position, _):
      reached[rule, default: 0] += 1
      edition = position.map { (rule, $0) }
    case .shared(let rule, _, _): reached[rule, default: 0] += 1
    case .definition(let definition, let standing):
      if let (rule, position) = edition, standing == .prevails || standing == .conflicts {
        definitions.insert(.init(rule: rule, edition: position, definition: definition))
      }
    case .value(let value, let keys, _, let entry?):
      let series = book[value].seriesNumber(keys, in: book)
      entries.insert(.init(value: value, series: series, entry: entry))
    case .fact(let fact, _, _): facts.insert(fact)
    default: break
    }
    for child in reason.children { add(child, edition, day, book) }
  }

  /// The day of a rule holds for what stands in it; a value may say another of its own.
  private mutating func note(_ kind: Reason.Kind, _ day: inout Day?) {
    switch kind {
    case .rule(let rule, _, _, let on):
      day = on
      if let day { readings[.rule(rule), default: []].insert(day) }
    case .value(let value, _, let on, _):
      if let day = on ?? day { readings[.value(value), default: []].insert(day) }
    default: break
    }
  }

  // MARK: Reports

  /// All rules of the book, in its order.
  public func rules(of book: LawBook) -> [RuleCoverage] {
    book.rules.map { rule in
      RuleCoverage(
        rule: rule.id, asked: asked[rule.id] ?? 0, reached: reached[rule.id] ?? 0,
        missing: keys(of: rule).filter { !definitions.contains($0) })
    }
  }

  private func keys(of rule: Rule) -> [DefinitionKey] {
    rule.editions.indices.flatMap { edition in
      rule.editions[edition].definitions.indices.map {
        DefinitionKey(rule: rule.id, edition: edition, definition: $0)
      }
    }
  }

  /// All provisions that hold rules, editions or values, in the order of the book.
  public func provisions(of book: LawBook) -> [ProvisionCoverage] {
    let rules = book.rules.flatMap { rule in
      rule.editions.indices.map { (rule.editions[$0].provision, rule.id, decided(rule, $0)) }
    }
    let values = book.values.map { value in
      (value.provision, value.id, entries.contains { $0.value == value.id })
    }
    return book.provisions.compactMap { provision in
      let rules = rules.filter { $0.0 == provision.id }
      let values = values.filter { $0.0 == provision.id }
      guard !rules.isEmpty || !values.isEmpty else { return nil }
      return ProvisionCoverage(
        provision: provision.id, covered: firstOccurrences(rules.filter(\.2).map(\.1)),
        uncovered: firstOccurrences(rules.filter { !$0.2 }.map(\.1)),
        coveredValues: values.filter(\.2).map(\.1),
        uncoveredValues: values.filter { !$0.2 }.map(\.1))
    }
  }

  private func decided(_ rule: Rule, _ edition: Int) -> Bool {
    rule.editions[edition].definitions.indices.contains {
      definitions.contains(.init(rule: rule.id, edition: edition, definition: $0))
    }
  }
}
