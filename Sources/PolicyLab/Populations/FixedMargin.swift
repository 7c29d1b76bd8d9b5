import LawLanguage

/// A margin with its counts found and its cells laid over the grid.
struct FixedMargin: Sendable {
  let name: String
  let title: LabText
  let cells: [FixedCell]
  /// The cell of each combination; -1 outside.
  let cellOf: [Int32]
}

struct FixedCell: Sendable {
  /// `region=atyrau`.
  let name: String
  let place: PopulationFile.Where
  let count: SourcedCount
}

extension FixedMargin {
  /// - Parameter total: people within the margin, by the margins before; nil for the first.
  init(
    _ margin: PopulationFile.Margin, _ file: PopulationFile, _ grid: PopulationGrid,
    _ book: LawBook, total: ([CaseSet]) -> Int?
  ) throws(PopulationFault) {
    let within = try file.sets(margin.within)
    let counts = try Self.counts(margin, book, total: total(within))
    var cells: [FixedCell] = []
    var cellOf = [Int32](repeating: -1, count: grid.count)
    for (number, cell) in margin.cells.enumerated() {
      let name = Self.name(cell.where)
      let sets = try within + file.sets(cell.where)
      var isPossible = false
      for combination in 0..<grid.count where grid.fits(combination, sets) {
        if cellOf[combination] >= 0 {
          throw .overlappingCells(
            margin: margin.name, cell: name, other: cells[Int(cellOf[combination])].name)
        }
        cellOf[combination] = Int32(number)
        isPossible = true
      }
      if !isPossible && counts[number].count > 0 {
        throw .impossibleCell(margin: margin.name, cell: name, count: counts[number].count)
      }
      cells.append(FixedCell(name: name, place: cell.where, count: counts[number]))
    }
    self.init(name: margin.name, title: margin.title, cells: cells, cellOf: cellOf)
  }

  private static func name(_ place: PopulationFile.Where) -> String {
    place.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.joined(separator: "+"))" }
      .joined(separator: " ")
  }

  private static func counts(
    _ margin: PopulationFile.Margin, _ book: LawBook, total: Int?
  ) throws(PopulationFault) -> [SourcedCount] {
    var counts: [SourcedCount?] = []
    for cell in margin.cells {
      counts.append(try count(cell, margin, book, total))
    }
    let left = (total ?? 0) - counts.reduce(0) { $0 + ($1?.count ?? 0) }
    var fixed: [SourcedCount] = []
    for (cell, found) in zip(margin.cells, counts) {
      let count = found ?? SourcedCount(count: left, source: nil, confidence: .unsure)
      if count.count < 0 {
        throw .negativeCount(margin: margin.name, cell: name(cell.where), count: count.count)
      }
      fixed.append(count)
    }
    return fixed
  }

  /// The count of one cell; nil for the rest.
  private static func count(
    _ cell: PopulationFile.Cell, _ margin: PopulationFile.Margin, _ book: LawBook, _ total: Int?
  ) throws(PopulationFault) -> SourcedCount? {
    let amount = cell.amount
    if amount.rest == true { return nil }
    let confidence = amount.confidence.flatMap(Confidence.init) ?? .unsure
    if let share = amount.share, share.count == 2, share[1] > 0, let total {
      return SourcedCount(
        count: Apportionment.scaled(total, by: share[0], of: share[1]), source: amount.source,
        confidence: confidence)
    }
    if let count = amount.count {
      return SourcedCount(count: count, source: amount.source, confidence: confidence)
    }
    if let value = amount.value, let found = book.sourced(value) { return found }
    throw .missingCount(
      margin: margin.name, cell: name(cell.where), value: amount.value?.name ?? "count")
  }
}
