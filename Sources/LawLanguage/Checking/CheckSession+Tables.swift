import Measures

/// Decision tables: their cells, and what their rows leave open or cover twice.
extension CheckSession {
  func resolve(
    _ syntax: TableSyntax, _ type: ValueType, _ context: ExpressionContext
  ) -> DecisionTable {
    let columns = syntax.columns.compactMap { resolve($0, expecting: nil, context) }
    guard columns.count == syntax.columns.count else {
      return DecisionTable(columns: [], rows: [], isPartial: true)
    }
    for (column, written) in zip(columns, syntax.columns) where self.type(of: column).isOptional {
      report(
        .optionalWhereValueNeeded,
        "A column of a table is never “none”; put the table under “when … is not none”.",
        at: written.place)
    }
    let rows = syntax.rows.compactMap { row($0, columns, type, context) }
    let table = DecisionTable(columns: columns, rows: rows, isPartial: syntax.isPartial)
    // Rows that could not be read would only lead to gaps that are none.
    if rows.count == syntax.rows.count { checkTable(table, at: syntax.place) }
    return table
  }

  private func row(
    _ row: TableSyntax.Row, _ columns: [ID<Node>], _ type: ValueType, _ context: ExpressionContext
  ) -> DecisionTable.Row? {
    let result = resolve(row.result, as: type, context)
    let cells = zip(row.cells ?? [], columns).map { cell($0, $1, context) }
    guard let result, !cells.contains(where: { $0 == nil }),
      row.cells == nil || cells.count == columns.count
    else { return nil }
    return DecisionTable.Row(cells: cells.compactMap { $0 }, result: result, place: row.place)
  }

  // MARK: Cells

  private func cell(
    _ syntax: CellSyntax, _ column: ID<Node>, _ context: ExpressionContext
  ) -> DecisionTable.Cell? {
    switch syntax.kind {
    case .any: return .any
    case .oneOf(let list): return literals(list, column, context).map { .oneOf($0) }
    case .noneOf(let list): return literals(list, column, context).map { .noneOf($0) }
    case .range(let low, let high):
      guard requireOrderedColumn(column, syntax.place), let a = literal(low, column, context),
        let b = literal(high, column, context)
      else { return nil }
      if a > b {
        reportRange(a, b, type(of: column), at: low.place)
        return nil
      }
      return .range(a, b)
    case .comparison(let symbol, let expression):
      let hasOrder = symbol == .equal || symbol == .notEqual
      guard hasOrder || requireOrderedColumn(column, syntax.place),
        let bits = literal(expression, column, context)
      else { return nil }
      return cell(symbol, bits)
    }
  }

  private func cell(_ symbol: BinaryOperator, _ bits: Int64) -> DecisionTable.Cell {
    switch symbol {
    // Nothing is smaller than the smallest number or greater than the greatest.
    case .less: bits == .min ? .oneOf([]) : .range(nil, bits - 1)
    case .lessOrEqual: .range(nil, bits)
    case .greater: bits == .max ? .oneOf([]) : .range(bits + 1, nil)
    case .greaterOrEqual: .range(bits, nil)
    case .notEqual: .noneOf([bits])
    default: .oneOf([bits])
    }
  }

  private func literals(
    _ list: [ExpressionSyntax], _ column: ID<Node>, _ context: ExpressionContext
  ) -> [Int64]? {
    let values = list.compactMap { literal($0, column, context) }
    return values.count == list.count ? values : nil
  }

  private func literal(
    _ expression: ExpressionSyntax, _ column: ID<Node>, _ context: ExpressionContext
  ) -> Int64? {
    guard let node = resolve(expression, as: type(of: column).required, context) else {
      return nil
    }
    guard case .constant(let bits) = book[node].operation else {
      report(
        .notConstant, "A cell holds literals; what is computed can be a column.",
        at: expression.place)
      return nil
    }
    return bits
  }

  private func requireOrderedColumn(_ column: ID<Node>, _ place: SourcePlace) -> Bool {
    if isOrdered(type(of: column)) { return true }
    report(
      .incomparable, "\(describe(type(of: column))) has no order; name the values.",
      at: place)
    return false
  }

  // MARK: Gaps and overlaps

  private func checkTable(_ table: DecisionTable, at place: SourcePlace) {
    let otherwise = table.rows.firstIndex { $0.cells.isEmpty && !table.columns.isEmpty }
    let rows = table.rows.indices.filter { !table.rows[$0].cells.isEmpty }
    if let otherwise, otherwise != table.rows.count - 1 {
      report(
        .deadTableRow, "“otherwise” is the last row; rows below it are never read.",
        at: table.rows[otherwise].place)
    }
    let domains = table.columns.map(domain)
    var search = TableSearch(cells: table.rows.map { $0.cells.map(\.values) }, domains: domains)
    search.run(rows: rows)
    report(search, otherwise, table, at: place)
    for row in rows where !zip(table.rows[row].cells, domains).allSatisfy(fitsSome) {
      report(
        .deadTableRow, "This row fits nothing: one of its cells lies outside its column.",
        at: table.rows[row].place)
    }
  }

  private func fitsSome(_ cell: DecisionTable.Cell, _ domain: IntervalSet) -> Bool {
    !cell.values.intersection(domain).isEmpty
  }

  private func report(
    _ search: TableSearch, _ otherwise: Int?, _ table: DecisionTable, at place: SourcePlace
  ) {
    if let gap = search.gap {
      if otherwise == nil && !table.isPartial {
        report(
          .tableGap,
          "No row covers \(list: example(gap, table)). Add a row, an “otherwise”, or write “table partial”.",
          at: place)
      }
    } else if let otherwise {
      report(
        .deadTableRow, "The rows above cover everything; “otherwise” is never reached.",
        at: table.rows[otherwise].place)
    }
    if let (a, b, point) = search.overlap {
      report(
        .tableOverlap, "Two rows cover \(list: example(point, table)); narrow one of them.",
        at: table.rows[b].place, notes: [.init("the other row", table.rows[a].place)])
    }
  }

  private func example(_ point: [Int64], _ table: DecisionTable) -> [Wording] {
    zip(point, table.columns).map { value, column in
      "\(text(of: column)) = \(book.literal(value, type(of: column)))"
    }
  }

  /// The values a node can have at all.
  func domain(of node: ID<Node>) -> IntervalSet {
    switch book[node].operation {
    case .fact(let id):
      if let range = facts[Int(id.index)]?.range { return IntervalSet([range]) }
    case .follow(_, let inner): return domain(of: inner)
    default: break
    }
    switch type(of: node).kind {
    case .yesNo: return IntervalSet([0...1])
    case .enumeration(let id): return IntervalSet([0...Int64(max(0, book[id].cases.count - 1))])
    case .date: return IntervalSet([Int64(Day.earliest.number)...Int64(Day.latest.number)])
    default: return .all
    }
  }
}

/// Walks all combinations of column values that the rows tell apart.
private struct TableSearch {
  /// Which rows are still possible at a column; what lies behind them is the same however they were
  /// reached, so that each is looked at once.
  private struct Stage: Hashable {
    let rows: [Int]
    let column: Int
  }

  let cells: [[IntervalSet]]
  let domains: [IntervalSet]
  var gap: [Int64]?
  var overlap: (Int, Int, [Int64])?
  private var seen: Set<Stage> = []

  init(cells: [[IntervalSet]], domains: [IntervalSet]) {
    self.cells = cells
    self.domains = domains
  }

  mutating func run(rows: [Int]) { visit(rows, column: 0, point: []) }

  private mutating func visit(_ rows: [Int], column: Int, point: [Int64]) {
    if gap != nil && overlap != nil { return }
    if rows.isEmpty {
      if gap == nil { gap = point + domains[column...].map { $0.example ?? 0 } }
      return
    }
    if column == domains.count {
      if rows.count > 1, overlap == nil { overlap = (rows[0], rows[1], point) }
      return
    }
    guard seen.insert(Stage(rows: rows, column: column)).inserted else { return }
    for (values, active) in atoms(rows, column) {
      guard let example = values.example else { continue }
      visit(active, column: column + 1, point: point + [example])
    }
  }

  /// The column's values grouped by the rows they leave possible.
  private func atoms(_ rows: [Int], _ column: Int) -> [(IntervalSet, [Int])] {
    var parts: [(values: IntervalSet, rows: [Int])] = [(domains[column], [])]
    for row in rows {
      var next: [(values: IntervalSet, rows: [Int])] = []
      for part in parts {
        let inside = part.values.intersection(cells[row][column])
        let outside = part.values.subtracting(cells[row][column])
        if !inside.isEmpty { next.append((inside, part.rows + [row])) }
        if !outside.isEmpty { next.append((outside, part.rows)) }
      }
      parts = next
    }
    return parts.map { ($0.values, $0.rows) }
  }
}
