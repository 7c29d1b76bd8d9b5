/// Gaps, overlaps and dead rows of decision tables, with a concrete example for each.
extension CheckSession {
  func checkTable(_ table: DecisionTable, at place: SourcePlace) {
    let otherwise = table.rows.firstIndex { $0.cells.isEmpty && !table.columns.isEmpty }
    let rows = table.rows.indices.filter { $0 != otherwise }
    if let otherwise, otherwise != table.rows.count - 1 {
      report(
        .deadTableRow, "`otherwise` is the last row; rows below it are never read.",
        at: table.rows[otherwise].place)
    }
    var search = TableSearch(
      cells: table.rows.map { $0.cells.map(\.values) },
      domains: table.columns.map(domain))
    search.run(rows: rows)
    if let gap = search.gap {
      if otherwise == nil && !table.isPartial {
        report(
          .tableGap, "No row covers \(example(gap, table)). Add a row, or `otherwise`.", at: place)
      }
    } else if let otherwise {
      report(
        .deadTableRow, "The rows above cover everything; `otherwise` is never reached.",
        at: table.rows[otherwise].place)
    }
    if let (a, b, point) = search.overlap {
      report(
        .tableOverlap, "Two rows cover \(example(point, table)).", at: table.rows[b].place,
        notes: [.init("the other row", table.rows[a].place)])
    }
    for row in rows where table.rows[row].cells.contains(where: { $0.values.isEmpty }) {
      report(.deadTableRow, "This row fits nothing.", at: table.rows[row].place)
    }
  }

  private func example(_ point: [Int64], _ table: DecisionTable) -> String {
    zip(point, table.columns).map { value, column in
      "\(text(of: column)) = \(book.literal(value, type(of: column)))"
    }.joined(separator: ", ")
  }

  /// The values a node can have at all.
  func domain(of node: ID<Node>) -> IntervalSet {
    switch book[node].operation {
    case .fact(let id):
      if let range = book.facts.first(where: { $0.id == id })?.range {
        return IntervalSet([range])
      }
    case .follow(_, let inner): return domain(of: inner)
    default: break
    }
    switch type(of: node).kind {
    case .yesNo: return IntervalSet([0...1])
    case .enumeration(let id): return IntervalSet([0...Int64(max(0, book[id].cases.count - 1))])
    default: return .all
    }
  }
}

/// Walks all combinations of column values that the rows tell apart.
private struct TableSearch {
  let cells: [[IntervalSet]]
  let domains: [IntervalSet]
  var gap: [Int64]?
  var overlap: (Int, Int, [Int64])?

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
