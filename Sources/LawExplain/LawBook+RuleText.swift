import LawLanguage
import Measures

extension LawBook {
  /// An edition as law files write it, one line for each definition; used to compare and to show editions.
  public func lines(of edition: Edition) -> [String] {
    var lines: [String] = []
    for definition in edition.definitions {
      var head = definition.name
      if let over = definition.over {
        head = "except \(head) over \(edition.definitions[over].name)"
      }
      switch definition.content {
      case .expression(let node): lines.append("\(head): \(text(of: node))")
      case .table(let table):
        lines.append("\(head): table " + table.columns.map { text(of: $0) }.joined(separator: ", "))
        lines += table.rows.map { "  " + line(of: $0, table) }
      }
      if let when = definition.when { lines.append("  when \(text(of: when))") }
    }
    return lines
  }

  private func line(of row: DecisionTable.Row, _ table: DecisionTable) -> String {
    let cells =
      row.cells.isEmpty
      ? "otherwise"
      : zip(row.cells, table.columns).map { cell, column in text(of: cell, self[column].type) }
        .joined(separator: " | ")
    return "| \(cells) => \(text(of: row.result)) |"
  }

  private func text(of cell: DecisionTable.Cell, _ type: ValueType) -> String {
    func literals(_ values: [Int64]) -> String {
      values.map { literal($0, type) }.joined(separator: ", ")
    }
    switch cell {
    case .any: return "-"
    case .oneOf(let values): return literals(values)
    case .noneOf(let values): return "not \(literals(values))"
    case .range(let low?, let high?): return "[\(literal(low, type)) .. \(literal(high, type))]"
    case .range(let low?, nil): return ">= \(literal(low, type))"
    case .range(nil, let high?): return "<= \(literal(high, type))"
    case .range(nil, nil): return "-"
    }
  }

  /// The period of an edition or entry: `2015-01-01 – 2016-12-31`.
  public func period(_ from: Day?, _ through: Day?) -> String {
    "\(from?.description ?? "…") – \(through?.description ?? "…")"
  }

  /// An entry of a dated value as law files write it.
  public func text(of content: DatedValue.Content, as type: ValueType) -> String {
    switch content {
    case .value(let bits): literal(bits, type)
    case .none: "none"
    case .notApplicable: "not applicable"
    case .notKnown: "not known"
    }
  }
}
