import LawLanguage
import Measures

/// The answers to one fact for all rows, stored as narrowly as they fit.
public struct FactColumn: Sendable {
  public let fact: ID<Fact>
  public let count: Int
  public let lane: Lane
  /// Holds every value, also what stands in rows without one.
  let range: ClosedRange<Int64>
  let memory: ColumnMemory
  /// One `RulingState` a row: value, none or unknown; nil where every row has a value.
  let states: ColumnMemory?
  /// One bit for each state that occurs.
  let possible: UInt8
  /// What could not be taken.
  public let problems: CellProblems

  /// The answer of one row.
  public subscript(row: Int) -> RowResult {
    precondition(row >= 0 && row < count, "a row outside of the column")
    let state = states.map { RulingState(rawValue: UInt8($0.load(row, .byte))) ?? .unknown }
    return state == nil || state == .value
      ? RowResult(memory.load(row, lane)) : RowResult(state ?? .value)
  }

  /// Bytes a row takes.
  public var rowSize: Int { lane.size + (states == nil ? 0 : 1) }
}

/// Takes the answers of one fact row by row.
public struct FactColumnBuilder: ~Copyable {
  let fact: Fact
  private let name: String
  private let allowed: ClosedRange<Int64>
  private let refusal: CellProblem.Kind
  private var lane: Lane
  private var memory: ColumnMemory
  private var states: ColumnMemory?
  private var capacity: Int
  private var count = 0
  private var low = Int64.max
  private var high = Int64.min
  private var possible: UInt8 = 0
  private var problems = CellProblems()

  /// - Parameters:
  ///   - rows: room made beforehand; it grows when there are more.
  ///   - name: what problems call the column; without it the name of the fact.
  public init(_ fact: ID<Fact>, of book: LawBook, rows: Int, name: String? = nil) {
    self.fact = book[fact]
    self.name = name ?? book[fact].name
    (allowed, refusal) = book.allowedAnswers(to: book[fact])
    lane = Self.firstLane(book[fact].type)
    capacity = max(rows, 64)
    memory = ColumnMemory(byteCount: capacity * lane.size)
  }

  private static func firstLane(_ type: ValueType) -> Lane {
    switch type.kind {
    case .date, .money, .text: .word
    default: .byte
    }
  }

  /// A value as the fact's type says: money in tiyn, a date its day number, a text its number.
  @inline(__always)
  public mutating func append(_ value: Int64) {
    if count == capacity { grow() }
    if let refusal = refusal(of: value) { return refuse(refusal) }
    if value < low || value > high { widen(value) }
    memory.store(value, count, lane)
    if let states { states.store(0, count, .byte) }
    possible |= 1
    count &+= 1
  }

  /// "Never happened".
  public mutating func appendNone() {
    guard fact.type.isOptional else { return refuse(.notOptional) }
    append(.none)
  }

  /// Not asked, or "I don't know".
  public mutating func appendUnknown() { append(.unknown) }

  /// Takes the cell as unknown and notes why.
  public mutating func refuse(_ kind: CellProblem.Kind, text: String? = nil) {
    problems.add(CellProblem(row: count, column: name, kind: kind, text: text))
    append(.unknown)
  }

  /// Why a value cannot be taken; nil when it can.
  @inline(__always)
  func refusal(of value: Int64) -> CellProblem.Kind? {
    allowed.contains(value) ? nil : kind(ofRefused: value)
  }

  @inline(never)
  private func kind(ofRefused value: Int64) -> CellProblem.Kind {
    if case .money = fact.type.kind, value < 0 { return .negativeMoney }
    if fact.type.kind == .date, Int(exactly: value).flatMap(Day.init(exactly:)) == nil {
      return .impossibleDate
    }
    return refusal
  }

  private mutating func append(_ state: RulingState) {
    if count == capacity { grow() }
    if 0 < low || 0 > high { widen(0) }
    memory.store(0, count, lane)
    let states = states ?? makeStates()
    states.store(Int64(state.rawValue), count, .byte)
    possible |= 1 << state.rawValue
    count += 1
  }

  private mutating func makeStates() -> ColumnMemory {
    let made = ColumnMemory(byteCount: capacity)
    for row in 0..<count { made.store(0, row, .byte) }
    states = made
    return made
  }

  @inline(never)
  private mutating func widen(_ value: Int64) {
    low = min(low, value)
    high = max(high, value)
    let needed = max(lane, Lane.holding(low...high))
    guard needed != lane else { return }
    let wider = ColumnMemory(byteCount: capacity * needed.size)
    for row in 0..<count { wider.store(memory.load(row, lane), row, needed) }
    memory = wider
    lane = needed
  }

  @inline(never)
  private mutating func grow() {
    let old = capacity
    capacity *= 2
    memory = memory.copied(used: old * lane.size, byteCount: capacity * lane.size)
    states = states?.copied(used: old, byteCount: capacity)
  }

  /// The column; the builder is used up.
  public consuming func column() -> FactColumn {
    FactColumn(
      fact: fact.id, count: count, lane: lane, range: low <= high ? low...high : 0...0,
      memory: memory, states: states, possible: possible, problems: problems)
  }
}

extension LawBook {
  /// The values a column may hold, and what it is when one lies outside.
  func allowedAnswers(to fact: Fact) -> (ClosedRange<Int64>, CellProblem.Kind) {
    let declared = fact.range ?? Int64.min...Int64.max
    switch fact.type.kind {
    case .yesNo: return (0...1, .noSuchCase)
    case .enumeration(let id): return (0...Int64(max(self[id].cases.count - 1, 0)), .noSuchCase)
    case .date:
      let calendar = Int64(Day.earliest.number)...Int64(Day.latest.number)
      return (declared.clamped(to: calendar), .outOfRange)
    case .money where fact.range == nil: return (0...Int64.max, .negativeMoney)
    case .text: return (0...Int64(Int32.max), .noSuchCase)
    default: return (declared, .outOfRange)
    }
  }
}
