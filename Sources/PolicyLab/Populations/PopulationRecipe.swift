import LawLanguage

/// A population file fitted to its margins, ready to make populations of any size.
public struct PopulationRecipe: Sendable {
  public let file: PopulationFile
  let grid: PopulationGrid
  let margins: [FixedMargin]
  let weights: [Int128]

  /// People in the real population, by the first margin.
  public let people: Int

  /// Reads the counts from the book and fits the weights.
  public init(_ file: PopulationFile, _ book: LawBook) throws(PopulationFault) {
    self.file = file
    grid = try PopulationGrid(file)
    let assumed = try Self.assumed(file, grid)
    var margins: [FixedMargin] = []
    for margin in file.margins {
      let before = margins.first
      let grid = grid
      margins.append(
        try FixedMargin(margin, file, grid, book) { within in
          before.map { Self.people(in: within, $0, grid) }
        })
    }
    var fitting = ProportionalFitting(margins, weights: assumed)
    try fitting.fit()
    self.margins = margins
    weights = fitting.weights
    people = margins.first?.cells.reduce(0) { $0 + $1.count.count } ?? 0
  }

  /// People of the first margin's cells that lie within; each of its cells lies wholly within or without.
  private static func people(
    in within: [CaseSet], _ first: FixedMargin, _ grid: PopulationGrid
  ) -> Int {
    var inside: Set<Int32> = []
    for (combination, cell) in first.cellOf.enumerated()
    where cell >= 0 && grid.fits(combination, within) {
      inside.insert(cell)
    }
    return inside.reduce(0) { $0 + first.cells[Int($1)].count.count }
  }

  /// The product of the assumed weights; one where nothing is assumed.
  private static func assumed(
    _ file: PopulationFile, _ grid: PopulationGrid
  ) throws(PopulationFault) -> [Int128] {
    var weights = [Int128](repeating: ProportionalFitting.unit, count: grid.count)
    for part in file.weights {
      let sets = try file.sets(part.where)
      let (dimension, cases) = try file.dimension(part.dimension)
      for name in part.weights.keys where !cases.cases.contains(where: { $0.name == name }) {
        throw .unknownName(kind: "case of \(part.dimension)", name: name)
      }
      let factors = cases.cases.map { Int128(max(part.weights[$0.name] ?? 0, 0)) }
      for combination in 0..<grid.count where grid.fits(combination, sets) {
        weights[combination] *= factors[grid[combination, dimension]]
      }
    }
    return weights
  }

  /// A population of so many rows; each row stands for `people / rows` people.
  ///
  /// - Parameter within: only these people, as a share of the rows that a whole population would have of them.
  public func population(
    rows: Int, seed: UInt64, within: PopulationFile.Where? = nil
  ) throws(PopulationFault) -> SyntheticPopulation {
    guard rows > 0, rows <= Int(Int32.max) else { throw .rowsOutOfRange(rows) }
    var whole = WholeCounts(weights, grid, margins, rows: rows)
    if let within { whole.keep(try file.sets(within)) }
    return try SyntheticPopulation(self, whole, rows: rows, seed: seed)
  }

  /// Margin by margin what was published and what a population of so many rows reaches.
  public func sheet(of population: SyntheticPopulation) -> PopulationSheet {
    PopulationSheet(self, population)
  }
}

extension WholeCounts {
  /// Leaves out everybody outside.
  mutating func keep(_ sets: [CaseSet]) {
    for combination in counts.indices where !grid.fits(combination, sets) {
      counts[combination] = 0
    }
  }
}
