import LawLanguage
import Measures

extension Bench {
  /// What a definition says.
  @inline(__always)
  mutating func readContent(_ definition: Int, _ place: Int, _ governing: Int32) -> Read {
    let shape = plan.definitions[definition]
    if shape.table < 0 { return read(Int(shape.content), place, governing) }
    return readTable(Int(shape.table), place, governing)
  }

  private mutating func readTable(_ table: Int, _ place: Int, _ governing: Int32) -> Read {
    let shape = plan.tables[table]
    let entry = open(.table, table, place)
    let rows = Int(shape.rowCount)
    let base = standings.push(rows &+ Int(shape.columnCount))
    readColumns(shape, base, place, governing)
    let undecided = undecided(shape, base)
    let read: Read
    let row = fittingRow(shape, base)
    if row >= 0 {
      trace[entry].detail = Int32(truncatingIfNeeded: row)
      read = readRow(shape, row, place, governing)
    } else if undecided == State.value {
      read = Read(state: State.undefined)
    } else {
      read = readPossibleRows(shape, base, undecided, place, governing)
    }
    standings.pop(rows &+ Int(shape.columnCount))
    return close(entry, read)
  }

  /// Reads the columns that still tell rows apart; notes how each row stands and, behind the rows, the state of each
  /// column.
  private mutating func readColumns(
    _ shape: TablePlan, _ base: Int, _ place: Int, _ governing: Int32
  ) {
    let rows = Int(shape.rowCount)
    for row in 0..<rows { standings[base &+ row] = RowStanding.fits }
    for column in 0..<Int(shape.columnCount) where tellsApart(shape, column, base) {
      let entry = open(.column, column, place)
      let node = Int(plan.operands[Int(shape.firstColumn) &+ column])
      let read = close(entry, read(node, place, governing))
      standings[base &+ rows &+ column] = read.isDecided ? State.value : read.state
      for row in 0..<rows where isOpen(shape, row, base) {
        standings[base &+ row] = narrowed(
          standings[base &+ row], plan.cells[Int(plan.rows[shape.row(row)].firstCell) &+ column],
          read)
      }
    }
  }

  /// The state of the undecided columns that rows which may fit look at.
  private mutating func undecided(_ shape: TablePlan, _ base: Int) -> UInt8 {
    var state = State.value
    for column in 0..<Int(shape.columnCount) {
      let found = standings[base &+ Int(shape.rowCount) &+ column]
      if found > state && tellsApart(shape, column, base) { state = found }
    }
    return state
  }

  private mutating func isOpen(_ shape: TablePlan, _ row: Int, _ base: Int) -> Bool {
    row != Int(shape.otherwise) && standings[base &+ row] != RowStanding.out
  }

  private mutating func tellsApart(_ shape: TablePlan, _ column: Int, _ base: Int) -> Bool {
    for row in 0..<Int(shape.rowCount) where isOpen(shape, row, base) {
      let cell = plan.cells[Int(plan.rows[shape.row(row)].firstCell) &+ column]
      if cell.kind != .any { return true }
    }
    return false
  }

  private mutating func narrowed(_ standing: UInt8, _ cell: CellPlan, _ read: Read) -> UInt8 {
    if cell.kind == .any { return standing }
    if !read.isDecided { return RowStanding.mayFit }
    return fits(cell, read) ? standing : RowStanding.out
  }

  private mutating func fits(_ cell: CellPlan, _ read: Read) -> Bool {
    switch cell.kind {
    case .any: true
    case .oneOf: isListed(read, in: cell)
    case .noneOf: !isListed(read, in: cell)
    case .range: read.state == State.value && cell.low <= read.bits && read.bits <= cell.high
    }
  }

  private mutating func isListed(_ read: Read, in cell: CellPlan) -> Bool {
    guard read.state == State.value else { return false }
    for index in Int(cell.first)..<Int(cell.first &+ cell.count)
    where plan.cellValues[index] == read.bits { return true }
    return false
  }

  /// The row that certainly fits, `otherwise` if no other can; -1 when it is not decided or there is none.
  private mutating func fittingRow(_ shape: TablePlan, _ base: Int) -> Int {
    var mayFitAny = false
    for row in 0..<Int(shape.rowCount) where isOpen(shape, row, base) {
      if standings[base &+ row] == RowStanding.fits { return row }
      mayFitAny = true
    }
    return mayFitAny ? -1 : Int(shape.otherwise)
  }

  private mutating func readRow(
    _ shape: TablePlan, _ row: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    let entry = open(.row, row, place)
    return close(entry, read(Int(plan.rows[shape.row(row)].result), place, governing))
  }

  /// Several rows may fit: decided only when all of them say the same.
  private mutating func readPossibleRows(
    _ shape: TablePlan, _ base: Int, _ undecided: UInt8, _ place: Int, _ governing: Int32
  ) -> Read {
    var agreed: Read?
    var allAgree = !shape.isPartial || shape.otherwise >= 0
    var hasUnknown = undecided == State.unknown
    for row in 0..<Int(shape.rowCount) where standings[base &+ row] != RowStanding.out {
      let read = readRow(shape, row, place, governing)
      allAgree = allAgree && read.isSettled && (agreed ?? read) == read
      hasUnknown = hasUnknown || read.state == State.unknown
      agreed = read
    }
    if allAgree, let agreed { return agreed }
    return Read(state: hasUnknown ? State.unknown : undecided)
  }
}

/// How a row of a decision table stands.
private struct RowStanding {
  static var out: UInt8 { 0 }
  static var fits: UInt8 { 1 }
  static var mayFit: UInt8 { 2 }
}

extension TablePlan {
  @inline(__always)
  fileprivate func row(_ position: Int) -> Int { Int(firstRow) &+ position }
}
