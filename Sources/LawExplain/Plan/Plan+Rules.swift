import LawLanguage
import Measures

extension Plan {
  mutating func layOutRules(_ book: LawBook) {
    for rule in book.rules {
      let record = book[rule.record]
      let position = record.rules.firstIndex(of: rule.id) ?? 0
      rules.append(
        RulePlan(
          slot: Int32(record.facts.count + position), record: rule.record.index,
          governing: rule.governingDate?.index ?? -1, applies: rule.appliesWhen?.index ?? -1,
          firstEdition: Int32(editions.count), editionCount: Int32(rule.editions.count)))
      for edition in rule.editions { layOut(edition) }
    }
  }

  private mutating func layOut(_ edition: Edition) {
    editions.append(
      EditionPlan(
        from: edition.from?.number ?? .min, through: edition.through?.number ?? .max,
        firstDefinition: Int32(definitions.count),
        definitionCount: Int32(edition.definitions.count)))
    for definition in edition.definitions {
      var plan = DefinitionPlan(
        over: Int32(definition.over ?? -1), when: definition.when?.index ?? -1, content: -1,
        table: -1)
      switch definition.content {
      case .expression(let node): plan.content = node.index
      case .table(let table): plan.table = layOut(table)
      }
      definitions.append(plan)
    }
  }

  private mutating func layOut(_ table: DecisionTable) -> Int32 {
    tables.append(
      TablePlan(
        firstColumn: Int32(operands.count), columnCount: Int32(table.columns.count),
        firstRow: Int32(rows.count), rowCount: Int32(table.rows.count),
        otherwise: Int32(table.rows.firstIndex { $0.cells.isEmpty } ?? -1),
        isPartial: table.isPartial))
    operands.append(contentsOf: table.columns.map(\.index))
    for row in table.rows {
      rows.append(RowPlan(firstCell: Int32(cells.count), result: row.result.index))
      for cell in row.cells { layOut(cell) }
    }
    return Int32(tables.count - 1)
  }

  private mutating func layOut(_ cell: DecisionTable.Cell) {
    var plan = CellPlan(
      kind: .any, first: Int32(cellValues.count), count: 0, low: .min, high: .max)
    switch cell {
    case .any: break
    case .oneOf(let values):
      plan.kind = .oneOf
      plan.count = Int32(values.count)
      cellValues.append(contentsOf: values)
    case .noneOf(let values):
      plan.kind = .noneOf
      plan.count = Int32(values.count)
      cellValues.append(contentsOf: values)
    case .range(let low, let high):
      plan.kind = .range
      plan.low = low ?? .min
      plan.high = high ?? .max
    }
    cells.append(plan)
  }
}

extension LawBook {
  /// Whether a dated value is read without `at` somewhere in the expression (not inside of rulings).
  func readsGoverningDate(_ id: ID<Node>) -> Bool {
    if case .value(_, _, nil) = self[id].operation { return true }
    return self[id].operation.operands.contains { readsGoverningDate($0) }
  }
}
