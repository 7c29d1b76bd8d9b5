import LawLanguage
import Measures

/// What stands in a dated value between two days.
private struct Stretch: Hashable {
  let from: Int64?
  let bits: Int64?
  let state: State
}

extension Compiler {
  mutating func read(
    _ value: DatedValue, keys: [ID<Node>], at: ID<Node>?, _ place: Int, _ governing: Term
  ) throws(SQLRefusal) -> Term {
    var terms: [Term] = []
    for key in keys { terms.append(try read(key, place, governing)) }
    let day = if let at { try read(at, place, governing) } else { governing }
    let found = series(value, terms, day)
    terms.append(day)
    let states = strict(terms).subtracting(.value)
    if states.isEmpty { return found }
    let greatest = sheet.greatest(states: terms.map(\.state))
    let decided = sheet.add("\(greatest) = 0")
    return Term(
      sheet.add("CASE WHEN \(decided) THEN \(found.value) END"),
      sheet.add("CASE WHEN \(decided) THEN \(found.state) ELSE \(greatest) END"),
      states.union(found.states), found.lane, found.range)
  }

  /// The series for the keys, read on the day; equal series share one branch.
  private mutating func series(_ value: DatedValue, _ keys: [Term], _ day: Term) -> Term {
    guard !keys.isEmpty else { return read(value.series.first ?? [], value.type, day) }
    var position = keys[0].value
    for (key, term) in keys.enumerated().dropFirst() {
      let size = book[value.keys[key]].cases.count
      position = sheet.add("(\(position)) * \(size) + (\(term.value))")
    }
    var groups: [[Stretch]: [Int]] = [:]
    var order: [[Stretch]] = []
    for (number, entries) in value.series.enumerated() {
      let stretches = Self.stretches(entries)
      if groups[stretches] == nil { order.append(stretches) }
      groups[stretches, default: []].append(number)
    }
    return pick(order.map { ($0, groups[$0] ?? []) }, position, value.type, day)
  }

  private mutating func pick(
    _ groups: [([Stretch], [Int])], _ position: Cell, _ type: ValueType, _ day: Term
  ) -> Term {
    var values: [(Cell, [Int])] = []
    var marks: [(Cell, [Int])] = []
    var states = States()
    var range: ClosedRange<Int64>?
    for (stretches, numbers) in groups {
      let term = read(stretches, type, day)
      Self.add(term.value, numbers, &values)
      Self.add(term.state, numbers, &marks)
      states.formUnion(term.states)
      if term.states.may(.value) { range = range.map { $0.union(term.range) } ?? term.range }
    }
    return Term(
      branches(values, position), branches(marks, position), states, type.lane, range ?? 0...0)
  }

  /// Puts positions with the same cell together.
  private static func add(_ cell: Cell, _ numbers: [Int], _ all: inout [(Cell, [Int])]) {
    if let known = all.firstIndex(where: { $0.0 == cell }) {
      all[known].1 += numbers
    } else {
      all.append((cell, numbers))
    }
  }

  private mutating func branches(_ all: [(Cell, [Int])], _ position: Cell) -> Cell {
    if all.count == 1 { return all[0].0 }
    let branches = all.map { cell, numbers -> SQLText in
      "WHEN \(position) IN (\(numbers.map(String.init).joined(separator: ", "))) THEN \(cell)"
    }
    return sheet.add("CASE \(SQLText.joined(branches, " ")) END")
  }

  private mutating func read(
    _ entries: [DatedValue.Entry], _ type: ValueType, _ day: Term
  ) -> Term {
    read(Self.stretches(entries), type, day)
  }

  private mutating func read(_ stretches: [Stretch], _ type: ValueType, _ day: Term) -> Term {
    var outcomes: [(from: Int64?, term: Term)] = []
    for stretch in stretches {
      let term = stretch.bits.map { constant($0, type) } ?? without(stretch.state, type.lane)
      outcomes.append((stretch.from, term))
    }
    return inForce(outcomes, type.lane, day)
  }

  /// The outcome in force on the day: each begins where the one before it ends.
  mutating func inForce(
    _ outcomes: [(from: Int64?, term: Term)], _ lane: Lane, _ day: Term
  ) -> Term {
    var result = without(.undefined, lane)
    var last = result
    for (from, term) in outcomes {
      guard let from, from > day.range.lowerBound else {
        (result, last) = (term, term)
        continue
      }
      if from > day.range.upperBound { break }
      let range =
        !result.states.may(.value)
        ? term.range : !term.states.may(.value) ? result.range : result.range.union(term.range)
      let isLater = sheet.add("\(day.value) >= \(Int(from))")
      result = Term(
        // What goes on as it was needs no step of its own.
        term.value == last.value ? result.value : sheet.choose(isLater, term.value, result.value),
        term.state == last.state ? result.state : sheet.choose(isLater, term.state, result.state),
        result.states.union(term.states), lane, range)
      last = term
    }
    return result
  }

  /// The entries without gaps: where none is in force the value is undefined.
  private static func stretches(_ entries: [DatedValue.Entry]) -> [Stretch] {
    var stretches: [Stretch] = []
    for (index, entry) in entries.enumerated() {
      let from = entry.from.map { Int64($0.number) }
      stretches.append(stretch(from, entry.content))
      guard let through = entry.through else { continue }
      let next = Int64(through.number) + 1
      let follower = entries.indices.contains(index + 1) ? entries[index + 1].from : nil
      if follower.map({ Int64($0.number) }) != next {
        stretches.append(Stretch(from: next, bits: nil, state: .undefined))
      }
    }
    return stretches
  }

  private static func stretch(_ from: Int64?, _ content: DatedValue.Content) -> Stretch {
    switch content {
    case .value(let bits): Stretch(from: from, bits: bits, state: .value)
    case .none: Stretch(from: from, bits: nil, state: .none)
    case .notApplicable: Stretch(from: from, bits: nil, state: .notApplicable)
    case .notKnown: Stretch(from: from, bits: nil, state: .notKnown)
    }
  }
}
