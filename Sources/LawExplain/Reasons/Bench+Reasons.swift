import LawLanguage
import Measures

/// An operand as it was read, with its reason; constants have none.
struct ReadStep {
  var read: Read
  var reason: Reason?
  var origin = Reason.Origin.book
}

// The reasons are made by walking the law beside the trace, which holds one entry for each step that was read. The
// walk takes the same turns as the reading did, because it knows the results on which they were taken.
extension Bench {
  /// The reason of the ruling with the given position in the last `evaluate`.
  func reason(_ index: Int) -> Reason {
    var cursor = Int(roots[index])
    return ruleReason(&cursor)
  }

  /// The reason of an expression that was read at `cursor`.
  func step(_ node: Int, _ place: Int, _ cursor: inout Int) -> ReadStep {
    let code = plan.code[node]
    switch code.code {
    case .constant: return ReadStep(read: Read(code.bits))
    case .none: return ReadStep(read: Read(state: State.none))
    case .follow:
      let reference = plan.references[Int(code.a)]
      return step(Int(code.b), Int(links[Int(places[place].links + reference.link)]), &cursor)
    default: break
    }
    let (read, origin) = (trace[cursor].read, Reason.Origin.step(cursor))
    return ReadStep(read: read, reason: reason(node, place, &cursor), origin: origin)
  }

  private func reason(_ node: Int, _ place: Int, _ cursor: inout Int) -> Reason {
    switch plan.code[node].code {
    case .fact, .plainFact: factReason(&cursor)
    case .rule: ruleReason(&cursor)
    case .value: valueReason(node, place, &cursor)
    case .condition: conditionReason(node, place, &cursor)
    case .count, .sum, .any, .all, .smallest, .largest: aggregateReason(node, place, &cursor)
    default: expressionReason(node, place, &cursor)
    }
  }

  /// Operations all of whose operands are read in order, as far as they were.
  private func expressionReason(_ node: Int, _ place: Int, _ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    cursor += 1
    var steps: [ReadStep] = []
    for operand in book.nodes[node].operation.operands where cursor < Int(entry.end) {
      steps.append(step(Int(operand.index), place, &cursor))
    }
    var reason = made(kind(of: node, entry.read), node, entry.read, .step(start))
    reason.children = decisive(steps, for: entry.read, plan.code[node].code)
    if case .choice(let choice) = book.nodes[node].operation { reason.basis = book[choice].basis }
    if case .addWorkingDays(_, _, let calendar) = book.nodes[node].operation {
      reason.basis = book[calendar].basis(reading: [steps.first?.read, entry.read])
    }
    if case .workingDaysBetween(_, _, let calendar) = book.nodes[node].operation {
      reason.basis = book[calendar].basis(reading: steps.map(\.read))
    }
    return reason
  }

  private func kind(of node: Int, _ read: Read) -> Reason.Kind {
    switch book.nodes[node].operation {
    case .choice(let id):
      .choice(id, option: Int(read.bits), isDefault: loaded.choices[id] == nil)
    case .notKnown(let hole): .hole(hole)
    default: .expression(ID(node))
    }
  }

  func made(_ kind: Reason.Kind, _ node: Int, _ read: Read, _ origin: Reason.Origin) -> Reason {
    let type = book.nodes[node].type
    return Reason(
      kind: kind, type: type, outcome: outcome(read, type), place: book.nodes[node].place,
      origin: origin)
  }

  /// Marks the operands on which the result rests: for a decided `and` the one that decided it, for a result that is
  /// no value those that are the same, else all.
  private func decisive(_ steps: [ReadStep], for result: Read, _ code: Code) -> [Reason] {
    let isLogic = code == .and || code == .or
    return steps.compactMap { step in
      guard var reason = step.reason else { return nil }
      if !result.isDecided {
        reason.isDecisive = step.read.state == result.state
      } else if isLogic, result.isYes == (code == .or) {
        reason.isDecisive = step.read.isDecided && step.read.isYes == result.isYes
      } else if result.state == State.none {
        reason.isDecisive = step.read.state == State.none
      }
      return reason
    }
  }

  private func conditionReason(_ node: Int, _ place: Int, _ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    let code = plan.code[node]
    cursor += 1
    var test = step(Int(code.a), place, &cursor)
    var branches: [ReadStep] = []
    if !test.read.isDecided || test.read.isYes {
      branches.append(step(Int(code.b), place, &cursor))
    }
    if !test.read.isDecided || !test.read.isYes {
      branches.append(step(Int(code.c), place, &cursor))
    }
    if !test.read.isDecided {
      let isDecisive = test.read.state == entry.state
      test.reason?.isDecisive = isDecisive
      for index in branches.indices {
        let isDecisive = branches[index].read.state == entry.state
        branches[index].reason?.isDecisive = isDecisive
      }
    }
    var reason = made(.expression(ID(node)), node, entry.read, .step(start))
    reason.children = ([test] + branches).compactMap(\.reason)
    return reason
  }

  private func valueReason(_ node: Int, _ place: Int, _ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    cursor += 1
    guard case .value(let id, let keyNodes, let at) = book.nodes[node].operation else {
      return made(.expression(ID(node)), node, entry.read, .step(start))
    }
    let keys = keyNodes.map { step(Int($0.index), place, &cursor) }
    let on = at.map { step(Int($0.index), place, &cursor) }
    let series =
      keys.allSatisfy { $0.read.state == State.value } ? keys.map { Int($0.read.bits) } : []
    var reason = made(
      .value(id, keys: series, on: nil, entry: nil), node, entry.read, .step(start))
    if let on { reason.dayOrigin = on.origin }
    let steps = keys + (on.map { [$0] } ?? [])
    reason.children = decisive(steps, for: entry.detail >= 0 ? Read(0) : entry.read, .value)
    let day = on.flatMap { $0.read.state == State.value ? Arithmetic.day($0.read.bits) : nil }
    var position: Int?
    if entry.detail >= 0 {
      let first = Int(plan.values[Int(id.index)].firstSeries)
      let number = book[id].seriesNumber(series, in: book)
      position = Int(entry.detail) - Int(plan.seriesStarts[first + number])
      reason.basis = position.map { book[id].series[number][$0].basis }
    }
    reason.kind = .value(id, keys: series, on: day, entry: position)
    return reason
  }
}

extension DatedValue {
  /// The position in `series` of a combination of keys.
  func seriesNumber(_ keys: [Int], in book: LawBook) -> Int {
    zip(self.keys, keys).reduce(0) { $0 * book[$1.0].cases.count + $1.1 }
  }
}

extension LegalCalendar {
  /// What the years of the dates read rest on; nil where none is known.
  func basis(reading reads: [Read?]) -> Basis? {
    let days = reads.compactMap { $0 }.filter { $0.state == State.value }.compactMap {
      Arithmetic.day($0.bits)
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    let found = (first.year...last.year).compactMap { bases[$0] }
    guard var basis = found.first else { return nil }
    for other in found.dropFirst() {
      basis.citations = firstOccurrences(basis.citations + other.citations)
      basis.sources = firstOccurrences(basis.sources + other.sources)
      basis.confidence = min(basis.confidence, other.confidence)
    }
    return basis
  }
}
