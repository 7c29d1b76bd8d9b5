import LawLanguage

/// Decision tables.
extension PassCompiler {
  /// How a row of a table stands: out, or it may fit, or it fits (no undecided column on the way).
  private struct RowStanding {
    var isOpen = Operand.yes
    var isSure = Operand.yes
  }

  mutating func readTable(_ table: DecisionTable, _ place: Place) -> Term {
    let otherwise = table.rows.firstIndex { $0.cells.isEmpty }
    var standings = [RowStanding](repeating: RowStanding(), count: table.rows.count)
    let waits = readColumns(table, &standings, otherwise, place)
    var mayFit = Operand.no
    var isFound = Operand.no
    var result = Term(state: .undefined)
    // The first row that surely fits; later ones give way to it.
    for index in table.rows.indices where index != otherwise {
      let standing = standings[index]
      if standing.isOpen.constant == 0 { continue }
      mayFit = vectors.or(mayFit, standing.isOpen)
      let fits = vectors.andNot(vectors.and(standing.isOpen, standing.isSure), isFound)
      isFound = vectors.or(isFound, fits)
      if fits.constant != 0 {
        result = vectors.select(fits, term(table.rows[index].result, place), result)
      }
    }
    if let otherwise {
      let isLast = vectors.not(mayFit)
      if isLast.constant != 0 {
        let content = term(table.rows[otherwise].result, place)
        result = vectors.select(isLast, content, result)
      }
      isFound = vectors.or(isFound, isLast)
    }
    if waits.constant == 0 { return result }
    let isOpen = vectors.andNot(vectors.not(vectors.isValue(waits)), isFound)
    if isOpen.constant == 0 { return result }
    let possible = readPossibleRows(table, standings, otherwise, waits, place)
    return vectors.select(isOpen, possible, result)
  }

  /// Narrows the rows by each column; gives the state of what is not decided in a column that still tells rows apart.
  private mutating func readColumns(
    _ table: DecisionTable, _ standings: inout [RowStanding], _ otherwise: Int?, _ place: Place
  ) -> Operand {
    var waits = Operand.constant(0)
    for (column, node) in table.columns.enumerated() {
      var tellsApart = Operand.no
      for (index, row) in table.rows.enumerated() where index != otherwise {
        if row.cells[column] == .any { continue }
        tellsApart = vectors.or(tellsApart, standings[index].isOpen)
      }
      if tellsApart.constant == 0 { continue }
      let read = term(node, place)
      let own = vectors.undecided(read.state)
      waits = vectors.worse(waits, vectors.select(tellsApart, own, .constant(0)))
      let isDecided = vectors.isValue(own)
      for (index, row) in table.rows.enumerated() where index != otherwise {
        if row.cells[column] == .any { continue }
        let fits = vectors.or(vectors.not(isDecided), fitting(row.cells[column], read))
        standings[index].isOpen = vectors.and(standings[index].isOpen, fits)
        standings[index].isSure = vectors.and(standings[index].isSure, isDecided)
      }
    }
    return waits
  }

  /// Where a decided value fits a cell; `none` is in no list and in no range.
  private mutating func fitting(_ cell: DecisionTable.Cell, _ read: Term) -> Operand {
    let isValue = vectors.isValue(read.state)
    switch cell {
    case .any: return .yes
    case .oneOf(let values): return vectors.and(listed(values, read.bits), isValue)
    case .noneOf(let values):
      return vectors.not(vectors.and(listed(values, read.bits), isValue))
    case .range(let low, let high):
      let within = vectors.between(
        read.bits, .constant(low ?? .min), .constant(high ?? .max))
      return vectors.and(within, isValue)
    }
  }

  private mutating func listed(_ values: [Int64], _ bits: Operand) -> Operand {
    let range = vectors.range(bits)
    if values.count > 2, range.lowerBound >= 0, range.upperBound < 1 << 12 {
      let known = Set(values)
      return vectors.lookup(bits, range.map { known.contains($0) ? 1 : 0 }, first: range.lowerBound)
    }
    return values.reduce(Operand.no) { mask, value in
      vectors.or(mask, vectors.equal(bits, .constant(value)))
    }
  }

  /// Several rows may fit: decided only when all of them say the same.
  private mutating func readPossibleRows(
    _ table: DecisionTable, _ standings: [RowStanding], _ otherwise: Int?, _ waits: Operand,
    _ place: Place
  ) -> Term {
    var agreement = Agreement()
    agreement.unknown = vectors.has(waits, .unknown)
    for index in table.rows.indices where standings[index].isOpen.constant != 0 {
      vectors.add(
        term(table.rows[index].result, place), where: standings[index].isOpen, to: &agreement)
    }
    let isTotal = !table.isPartial || otherwise != nil
    let agreed = vectors.and(agreement.seen, isTotal ? agreement.all : .no)
    return vectors.outcome(agreement, agreed, waits)
  }
}
