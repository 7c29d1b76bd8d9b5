import LawLanguage

/// Aggregates over the rows that list themselves under this one.
extension PassCompiler {
  mutating func readAggregate(
    _ kind: AggregateKind, _ id: ID<Reference>, _ element: ID<Node>?, _ filter: ID<Node>?,
    _ node: ID<Node>, _ place: Place
  ) -> Term {
    let reference = book[id]
    guard let columns = columns(place.frame), let elements = session.population[reference.owner],
      let column = elements.references[id]
    else { return Term(state: .unknown) }
    let request = { (part: ID<Node>, session: PlanSession) in
      session.column(
        Request(
          record: reference.owner, subject: .node(part, Self.source(part, id, place, session))))
    }
    let step = AggregateStep(
      kind: kind, list: session.list(id, column), states: columns.listStates[id],
      filter: filter.map { request($0, session) }, element: element.map { request($0, session) })
    let range = Self.range(step, rows: elements.count, book.widestRange(of: book[node].type))
    let made = vectors.make(
      Step(action: .aggregate(number: session.add(step)), lane: .long), .long, range)
    return vectors.withCompanion(made, range, step.possibleStates)
  }

  /// Elements are read under the governing date of the record that lists them.
  private static func source(
    _ part: ID<Node>, _ list: ID<Reference>, _ place: Place, _ session: PlanSession
  ) -> GoverningSource {
    if case .day = place.governing.source { return .day }
    return session.readsGoverning[Int(part.index)] ? .listing(list, place.governing.source) : .day
  }

  private static func range(
    _ step: AggregateStep, rows: Int, _ widest: ClosedRange<Int64>
  ) -> ClosedRange<Int64> {
    switch step.kind {
    case .count: return 0...Int64(rows)
    case .any, .all: return 0...1
    case .smallest, .largest:
      guard let element = step.element?.range else { return widest }
      return min(element.lowerBound, 0)...max(element.upperBound, 0)
    case .sum:
      guard let element = step.element?.range else { return widest }
      let low = Int128(min(element.lowerBound, 0)) * Int128(rows)
      let high = Int128(max(element.upperBound, 0)) * Int128(rows)
      guard let low = Int64(exactly: low), let high = Int64(exactly: high) else {
        return .min ... .max
      }
      return low...high
    }
  }
}

extension AggregateStep {
  /// One bit for each state the aggregate may have.
  var possibleStates: UInt64 {
    var states: UInt64 = self.states == nil ? 1 : 1 | 1 << UInt64(RulingState.unknown.rawValue)
    states |= (filter?.possibleStates ?? 1) | (element?.possibleStates ?? 1)
    if kind == .sum { states |= 1 << UInt64(RulingState.failed.rawValue) }
    if kind == .smallest || kind == .largest { states |= 1 << UInt64(RulingState.none.rawValue) }
    return states
  }

  /// The aggregate over the elements of one row.
  func result(_ row: Int, _ elements: ElementReader) -> RowResult {
    if let states, let state = RulingState(rawValue: UInt8(states.load(row, .byte))),
      state != .value
    {
      return RowResult(state)
    }
    var tally = Tally(kind)
    let first = Int(list.starts.load(row, .word))
    for position in first..<Int(list.starts.load(row + 1, .word)) {
      add(Int(list.rows.load(position, .word)), elements, &tally)
      if tally.isDecided { break }
    }
    return tally.result
  }

  private func add(_ row: Int, _ elements: ElementReader, _ tally: inout Tally) {
    let filter = elements.filter(row)
    let isUnmet = filter.state == 0 ? filter.bits == 0 : filter.state <= 2
    if isUnmet { return }
    let isLogic = kind == .any || kind == .all
    if filter.state != 0 && !isLogic { return tally.add(0, filter.state) }
    let element = elements.element(row)
    if filter.state == 0 { return tally.add(element.bits, element.state) }
    // Kleene's "filter and element", for `all` "not filter or element", with an undecided filter.
    let isYes = element.state == 0 && element.bits != 0
    if element.state <= 1 && isYes == (kind == .all) { return tally.add(isYes ? 1 : 0, 0) }
    tally.add(0, element.state <= 1 ? filter.state : max(filter.state, element.state))
  }
}

/// An aggregate in the making.
private struct Tally {
  let kind: AggregateKind
  private var state: UInt8 = 0
  private var total: Int64 = 0
  private var isEmpty = true
  private(set) var isDecided = false

  init(_ kind: AggregateKind) { self.kind = kind }

  mutating func add(_ bits: Int64, _ other: UInt8) {
    if kind == .any || kind == .all { return addLogic(other == 0 && bits != 0, other) }
    guard other == 0 else {
      state = max(state, other)
      return
    }
    switch kind {
    case .count: total &+= 1
    case .sum:
      let (sum, overflow) = total.addingReportingOverflow(bits)
      if overflow { state = RulingState.failed.rawValue }
      total = sum
    case .smallest: total = isEmpty ? bits : min(total, bits)
    default: total = isEmpty ? bits : max(total, bits)
    }
    isEmpty = false
  }

  private mutating func addLogic(_ isYes: Bool, _ other: UInt8) {
    if other > 1 {
      state = max(state, other)
    } else if isYes == (kind == .any) {
      isDecided = true
    }
  }

  var result: RowResult {
    if isDecided { return RowResult(kind == .any ? 1 : 0) }
    if state != 0 { return RowResult(RulingState(rawValue: state) ?? .failed) }
    switch kind {
    case .any: return RowResult(0)
    case .all: return RowResult(1)
    case .smallest, .largest: return isEmpty ? RowResult(.none) : RowResult(total)
    default: return RowResult(total)
    }
  }
}

/// Filters and elements of an aggregate as they were kept by an earlier pass.
struct ElementReader: Sendable {
  struct Part: Sendable {
    let bits: ColumnMemory?
    let bitsLane: Lane
    let state: ColumnMemory?
    let constant: (bits: Int64, state: UInt8)

    @inline(__always)
    func callAsFunction(_ row: Int) -> (bits: Int64, state: UInt8) {
      (
        bits?.load(row, bitsLane) ?? constant.bits,
        state.map { UInt8(truncatingIfNeeded: $0.load(row, .byte)) } ?? constant.state
      )
    }
  }
  let filter: Part
  let element: Part
}
