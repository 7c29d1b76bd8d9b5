import LawLanguage
import Measures

/// A second, slow reading of the law, straight from the meaning in the language reference: it walks the book itself
/// and keeps nothing. The fast reading has to agree with it.
struct PlainReading {
  enum Result: Hashable {
    case value(Int64), none, notApplicable, notKnown, undefined, conflict, unknown, failed

    var rank: Int {
      switch self {
      case .value, .none: 0
      case .notApplicable: 1
      case .notKnown: 2
      case .undefined: 3
      case .conflict: 4
      case .unknown: 5
      case .failed: 6
      }
    }
    var isDecided: Bool { rank == 0 }
    var isYes: Bool { self == .value(1) }
    /// As a condition: "not applicable" counts as no.
    var isUnmet: Bool { rank <= 1 && !isYes }
  }

  let book: LawBook
  let facts: CaseFacts
  /// Rulings of the case itself, found so far.
  private var known: [ID<Rule>: Result] = [:]

  /// Reads all rules of the case; each may rest on those before it.
  init(book: LawBook, facts: CaseFacts) {
    self.book = book
    self.facts = facts
    for rule in book.rules where rule.record == facts.about { known[rule.id] = read(rule, []) }
  }

  private func worst(_ results: [Result]) -> Result { results.max { $0.rank < $1.rank } ?? .none }

  func rule(_ id: ID<Rule>, _ steps: [BookPath.Step] = []) -> Result {
    if steps.isEmpty, let known = known[id] { return known }
    return read(book[id], steps)
  }

  private func read(_ rule: Rule, _ steps: [BookPath.Step]) -> Result {
    let date = governing(rule, steps)
    if let when = rule.appliesWhen {
      let applies = read(when, steps, date)
      if applies.isUnmet { return .notApplicable }
      if !applies.isDecided {
        return worst([applies, date == .none ? .undefined : date].filter { !$0.isDecided })
      }
    }
    guard case .value(let number) = date else { return date == .none ? .undefined : date }
    let day = Day(number: Int32(number))
    guard let edition = rule.editions.first(where: { $0.covers(day) }) else { return .undefined }
    return contest(edition.definitions, steps, date)
  }

  private func governing(_ rule: Rule, _ steps: [BookPath.Step]) -> Result {
    let today = Result.value(Int64(facts.day.number))
    guard let node = rule.governingDate ?? book[rule.record].governingDate else { return today }
    return read(node, steps, today)
  }

  private func contest(
    _ all: [Definition], _ steps: [BookPath.Step], _ date: Result
  ) -> Result {
    let conditions = all.map { $0.when.map { read($0, steps, date) } ?? .value(1) }
    let said = all.map { content($0, steps, date) }
    // All sets of definitions that may turn out to apply, and what each of them gives.
    let open = all.indices.filter { !conditions[$0].isYes && !conditions[$0].isUnmet }
    let sure = all.indices.filter { conditions[$0].isYes }
    var outcomes: [Result] = []
    for choice in 0..<(1 << open.count) {
      let applying = sure + open.indices.filter { choice >> $0 & 1 == 1 }.map { open[$0] }
      outcomes.append(outcome(of: applying, all, said))
    }
    if open.isEmpty || Set(outcomes).count == 1 && outcomes[0].isDecided { return outcomes[0] }
    let beaten = sure.flatMap { below($0, all) }
    let candidates = open.filter { !beaten.contains($0) }
    if candidates.isEmpty { return outcomes[0] }
    let contents = (sure + open).filter { !beaten.contains($0) }.map { said[$0] }
    // "Not applicable" is no value, but all of them may say it.
    if !sure.isEmpty, contents.allSatisfy({ $0 == .notApplicable }) { return .notApplicable }
    let states = candidates.map { conditions[$0] }
    return (states + contents).contains(.unknown) ? .unknown : worst(states)
  }

  private func below(_ index: Int, _ all: [Definition]) -> [Int] {
    guard let over = all[index].over else { return [] }
    return [over] + below(over, all)
  }

  private func outcome(
    of applying: [Int], _ all: [Definition], _ said: [Result]
  ) -> Result {
    let beaten = Set(applying.flatMap { below($0, all) })
    let contents = applying.filter { !beaten.contains($0) }.map { said[$0] }
    guard let first = contents.first else { return .undefined }
    if contents.contains(where: { !$0.isDecided }) { return worst(contents) }
    return contents.allSatisfy { $0 == first } ? first : .conflict
  }

  private func content(_ definition: Definition, _ steps: [BookPath.Step], _ date: Result) -> Result
  {
    switch definition.content {
    case .expression(let node): return read(node, steps, date)
    case .table(let table): return row(table, steps, date)
    }
  }

  private func row(_ table: DecisionTable, _ steps: [BookPath.Step], _ date: Result) -> Result {
    let plain = table.rows.filter { !$0.cells.isEmpty }
    let rest = table.rows.first { $0.cells.isEmpty }
    let columns = table.columns.map { read($0, steps, date) }
    func fits(_ row: DecisionTable.Row) -> Bool? {
      var isSure = true
      for (cell, column) in zip(row.cells, columns) where cell != .any {
        if case .value(let bits) = column {
          if !cell.fits(bits) { return false }
        } else if column.isDecided {
          if case .noneOf = cell { continue }
          return false
        } else {
          isSure = false
        }
      }
      return isSure ? true : nil
    }
    if let sure = plain.first(where: { fits($0) == true }) { return read(sure.result, steps, date) }
    let possible = plain.filter { fits($0) == nil }
    if possible.isEmpty { return rest.map { read($0.result, steps, date) } ?? .undefined }
    let results = (possible + (rest.map { [$0] } ?? [])).map { read($0.result, steps, date) }
    if Set(results).count == 1, results[0].rank <= 1, !table.isPartial || rest != nil {
      return results[0]
    }
    // Columns that no remaining row looks at do not count.
    let seen = columns.indices.filter { column in possible.contains { $0.cells[column] != .any } }
    let open = seen.map { columns[$0] }.filter { !$0.isDecided }
    return (open + results).contains(.unknown) ? .unknown : worst(open)
  }

  // MARK: Expressions

  func read(_ id: ID<Node>, _ steps: [BookPath.Step], _ date: Result) -> Result {
    func inner(_ id: ID<Node>) -> Result { read(id, steps, date) }
    switch book[id].operation {
    case .constant(let bits): return .value(bits)
    case .none: return .none
    case .notApplicable: return .notApplicable
    case .notKnown: return .notKnown
    case .day: return .value(Int64(facts.day.number))
    case .fact(let fact): return self.fact(fact, steps)
    case .rule(let rule): return self.rule(rule, steps)
    case .follow(let reference, let a):
      if case .element(reference, _)? = steps.last { return read(a, steps.dropLast(), date) }
      return read(a, steps + [.reference(reference)], date)
    case .not(let a):
      let a = inner(a)
      return a.isDecided ? .value(a.isYes ? 0 : 1) : a
    case .and(let ids): return logic(ids.map(inner), decidedBy: false)
    case .or(let ids): return logic(ids.map(inner), decidedBy: true)
    case .condition(let c, let a, let b): return choose(inner(c), inner(a), inner(b))
    case .isNone(let a):
      let a = inner(a)
      return a.isDecided ? .value(a == .none ? 1 : 0) : a
    case .compare(let comparison, let a, let b):
      return strict([inner(a), inner(b)], ifNone: .value(comparison == .notEqual ? 1 : 0)) {
        .value(comparison.holds($0[0], $0[1]) ? 1 : 0)
      }
    case .between(let a, let b, let c):
      return strict([inner(a), inner(b), inner(c)], ifNone: .value(0)) {
        .value($0[1] <= $0[0] && $0[0] <= $0[2] ? 1 : 0)
      }
    case .add(let a, let b): return number(inner(a), inner(b)) { $0.addingReportingOverflow($1) }
    case .subtract(let a, let b):
      return number(inner(a), inner(b)) { $0.subtractingReportingOverflow($1) }
    case .multiply(let a, let b):
      return number(inner(a), inner(b)) { $0.multipliedReportingOverflow(by: $1) }
    case .smaller(let a, let b):
      return strict([inner(a), inner(b)], ifNone: .none) { .value(min($0[0], $0[1])) }
    case .larger(let a, let b):
      return strict([inner(a), inner(b)], ifNone: .none) { .value(max($0[0], $0[1])) }
    case .aggregate(let kind, let reference, let element, let filter):
      return aggregate(kind, reference, element, filter, steps, date)
    default: fatalError("the random books do not use this operation")
    }
  }

  private func fact(_ id: ID<Fact>, _ steps: [BookPath.Step]) -> Result {
    if let when = book[id].relevance {
      let relevance = read(when, steps, .value(Int64(facts.day.number)))
      if relevance.isUnmet { return .notApplicable }
      if !relevance.isDecided { return relevance }
    }
    return given(BookPath(steps: steps, end: .fact(id)))
  }

  private func given(_ path: BookPath) -> Result {
    switch facts.answers[path] {
    case .value(let bits): .value(bits)
    case Answer.none?: .none
    default: .unknown
    }
  }

  private func logic(_ results: [Result], decidedBy: Bool) -> Result {
    if results.contains(where: { $0.isDecided && $0.isYes == decidedBy }) {
      return .value(decidedBy ? 1 : 0)
    }
    let open = results.filter { !$0.isDecided }
    return open.isEmpty ? .value(decidedBy ? 0 : 1) : worst(open)
  }

  private func choose(_ test: Result, _ a: Result, _ b: Result) -> Result {
    if test.isDecided { return test.isYes ? a : b }
    if a == b && a.rank <= 1 { return a }
    return [test, a, b].contains(.unknown) ? .unknown : test
  }

  private func strict(
    _ results: [Result], ifNone: Result, _ operation: ([Int64]) -> Result
  ) -> Result {
    let open = results.filter { !$0.isDecided }
    if !open.isEmpty { return worst(open) }
    let values = results.compactMap { result -> Int64? in
      guard case .value(let bits) = result else { return nil }
      return bits
    }
    return values.count == results.count ? operation(values) : ifNone
  }

  private func number(
    _ a: Result, _ b: Result, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Result {
    strict([a, b], ifNone: .none) {
      let (value, overflow) = operation($0[0], $0[1])
      return overflow ? .failed : .value(value)
    }
  }

  private func aggregate(
    _ kind: AggregateKind, _ reference: ID<Reference>, _ element: ID<Node>?, _ filter: ID<Node>?,
    _ steps: [BookPath.Step], _ date: Result
  ) -> Result {
    guard case .value(let count) = given(BookPath(steps: steps, end: .list(reference))) else {
      return .unknown
    }
    var results: [Result] = []
    for number in 0..<Int(count) {
      let inside = steps + [.element(reference, number + 1)]
      let passes = filter.map { read($0, inside, date) } ?? .value(1)
      if passes.isUnmet { continue }
      let content = element.map { read($0, inside, date) } ?? .value(1)
      switch kind {
      case .any: results.append(logic([passes, content], decidedBy: false))
      case .all where !passes.isDecided:
        results.append(content.isYes ? content : worst([passes, content]))
      default: results.append(passes.isDecided ? content : passes)
      }
    }
    switch kind {
    case .any: return logic(results, decidedBy: true)
    case .all: return logic(results, decidedBy: false)
    case .count: return strict(results, ifNone: .none) { .value(Int64($0.count)) }
    case .sum:
      return results.reduce(.value(0)) { a, b in
        number(a, b) { $0.addingReportingOverflow($1) }
      }
    case .smallest: return strict(results, ifNone: .none) { $0.min().map { .value($0) } ?? .none }
    case .largest: return strict(results, ifNone: .none) { $0.max().map { .value($0) } ?? .none }
    }
  }
}

extension Comparison {
  fileprivate func holds(_ a: Int64, _ b: Int64) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
