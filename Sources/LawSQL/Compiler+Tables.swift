import LawLanguage

extension Compiler {
  /// A decision table: each row is a test that is NULL while it may fit.
  mutating func table(
    _ table: DecisionTable, _ lane: Lane, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    var columns: [Term] = []
    for column in table.columns { columns.append(try read(column, place, day)) }
    var rows: [TableRow] = []
    var otherwise: Term?
    for row in table.rows {
      let content = try read(row.result, place, day)
      if row.cells.isEmpty {
        otherwise = content
      } else {
        rows.append(TableRow(fits: fits(row, columns, table), content: content, cells: row.cells))
      }
    }
    let isOpen = columns.contains { !$0.states.isWithin(.decided) }
    // One row of a whole table fits: the last where no other does.
    let isWhole =
      !table.isPartial && otherwise == nil && columns.allSatisfy { $0.states == .value }
    let decided = certain(
      isWhole ? rows.dropLast() : rows, isWhole ? rows.last?.content : otherwise, lane,
      isOpen: isOpen)
    guard isOpen else { return decided }
    return withUndecided(table, rows, otherwise, columns, decided, lane)
  }

  private mutating func fits(
    _ row: DecisionTable.Row, _ columns: [Term], _ table: DecisionTable
  ) -> Cell {
    var tests: [Cell] = []
    for (index, (cell, column)) in zip(row.cells, columns).enumerated() where cell != .any {
      tests.append(fits(cell, column, book[table.columns[index]].type))
    }
    return sheet.and(tests)
  }

  private mutating func fits(_ cell: DecisionTable.Cell, _ column: Term, _ type: ValueType) -> Cell
  {
    let test: SQLText
    var withNone = false
    switch cell {
    case .any: return sheet.yes
    case .oneOf(let values): test = "\(column.value) IN (\(list(values, type)))"
    case .noneOf(let values):
      test = "\(column.value) NOT IN (\(list(values, type)))"
      withNone = true
    case .range(let low, let high):
      var ends: [SQLText] = []
      if let low { ends.append("\(column.value) >= \(Int(low))") }
      if let high { ends.append("\(column.value) <= \(Int(high))") }
      if ends.isEmpty { ends.append("\(column.value) = \(column.value)") }
      test = .joined(ends, " AND ")
    }
    let value = sheet.add(test)
    guard column.states.may(.none) else { return value }
    return sheet.add(
      "CASE WHEN \(column.state) = 1 THEN \(withNone ? "TRUE" : "FALSE") ELSE \(value) END")
  }

  private mutating func list(_ values: [Int64], _ type: ValueType) -> String {
    var texts: [String] = []
    for value in values {
      texts.append(
        type.lane == .number
          ? String(value) : sheet.literal(constant(value, type).value) ?? dialect.null(type.lane))
    }
    return texts.isEmpty ? dialect.null(type.lane) : texts.joined(separator: ", ")
  }

  /// The row that fits, `otherwise` where no other can; NULL tests go on to the next row.
  private mutating func certain(
    _ rows: [TableRow], _ otherwise: Term?, _ lane: Lane, isOpen: Bool
  ) -> Term {
    var result = otherwise ?? without(.undefined, lane)
    for row in rows.reversed() {
      let fits = isOpen ? sheet.isTrue(row.fits) : row.fits
      result = choose(fits, row.content, result)
    }
    return result
  }

  private mutating func withUndecided(
    _ table: DecisionTable, _ rows: [TableRow], _ otherwise: Term?, _ columns: [Term],
    _ decided: Term, _ lane: Lane
  ) -> Term {
    var may: [Cell] = []
    var candidates: [Candidate] = []
    for row in rows {
      let open = sheet.add("\(row.fits) IS NOT FALSE")
      may.append(open)
      candidates.append(
        Candidate(
          may: open, open: sheet.state(.value), openStates: [], content: row.content))
    }
    candidates.append(
      Candidate(
        may: otherwise == nil ? sheet.no : sheet.yes, open: undecided(rows, may, columns),
        openStates: strict(columns).subtracting(.decided),
        content: otherwise ?? without(.undefined, lane)))
    let isComplete = table.isPartial && otherwise == nil ? sheet.no : sheet.yes
    let possible = agreed(candidates, undecided(rows, may, columns), isComplete, lane)
    let anyFits = sheet.or(rows.map { $0.fits })
    return choose(sheet.add("(\(anyFits)) IS NULL"), possible, decided)
  }

  private mutating func agreed(
    _ candidates: [Candidate], _ open: Cell, _ isComplete: Cell, _ lane: Lane
  ) -> Term {
    // The state of the columns leaves all rows open; it is carried by one candidate that always may be.
    guard let last = candidates.last, sheet.literal(last.may) == "FALSE" else {
      return agreed(candidates, isComplete: isComplete, lane)
    }
    let kept = candidates.dropLast().map {
      Candidate(
        may: $0.may, open: open, openStates: last.openStates, content: $0.content)
    }
    return agreed(Array(kept), isComplete: isComplete, lane)
  }

  /// The greatest state of the columns at which rows that may fit look.
  private mutating func undecided(
    _ rows: [TableRow], _ may: [Cell], _ columns: [Term]
  ) -> Cell {
    var states: [Cell] = []
    for (index, column) in columns.enumerated() where !column.states.isWithin(.decided) {
      let looking = rows.indices.filter { rows[$0].cells[index] != .any }.map { may[$0] }
      let open = undecided(column, settled: .none)
      let anyLooks = sheet.or(looking)
      states.append(sheet.choose(anyLooks, open, sheet.state(.value)))
    }
    return sheet.greatest(states: states)
  }
}

/// A row of a decision table in a statement.
struct TableRow {
  /// NULL while it may fit.
  let fits: Cell
  let content: Term
  let cells: [DecisionTable.Cell]
}
