import LawLanguage

/// The results of one rule for all rows.
public struct RulingColumn: Sendable {
  public let rule: ID<Rule>
  public let count: Int
  let values: StoredPart
  let states: StoredPart
  /// How many rows have each state.
  public let counts: [RulingState: Int]
  /// The sum of all values, where sums were asked for.
  public let total: Int128?

  /// The result of one row; only where columns were kept.
  public subscript(row: Int) -> RowResult {
    precondition(row >= 0 && row < count, "a row outside of the column")
    guard let state = RulingState(rawValue: UInt8(states[row])) else { return RowResult(.failed) }
    return state == .value ? RowResult(values[row]) : RowResult(state)
  }

  /// Bytes a row takes.
  public var rowSize: Int { values.rowSize + states.rowSize }

  /// The rows with this state, in order, at most so many.
  public func rows(with state: RulingState, limit: Int = .max) -> [Int] {
    if counts[state] == nil { return [] }
    var found: [Int] = []
    for row in 0..<count where found.count < limit && self[row].state == state { found.append(row) }
    return found
  }
}

/// A constant, or one stored value a row.
enum StoredPart: Sendable {
  case constant(Int64)
  case memory(ColumnMemory, Lane)

  @inline(__always)
  subscript(row: Int) -> Int64 {
    switch self {
    case .constant(let value): value
    case .memory(let memory, let lane): memory.load(row, lane)
    }
  }
}

extension StoredPart {
  /// Bytes a row takes; none where all rows have the same.
  var rowSize: Int {
    switch self {
    case .constant: 0
    case .memory(_, let lane): lane.size
    }
  }
}

/// The results of a run.
public struct ColumnRulings: Sendable {
  /// In the order in which they were asked for.
  public let columns: [RulingColumn]

  public subscript(rule: ID<Rule>) -> RulingColumn? { columns.first { $0.rule == rule } }
}
