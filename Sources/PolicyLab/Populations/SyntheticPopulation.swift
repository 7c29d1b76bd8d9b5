import LawLanguage

/// People made from a recipe: how many there are of each combination, and the employer of each.
///
/// People are numbered from 0, combination after combination.
public struct SyntheticPopulation: Sendable {
  public let recipe: PopulationRecipe
  /// Rows that a whole population would have; `people / wholeRows` people stand behind each.
  public let wholeRows: Int
  public let seed: UInt64
  /// People here.
  public let rows: Int
  let counts: [Int]
  let targets: [[Int]]
  /// The combination of each person.
  let combinationOf: [Int32]
  let employers: EmployerRoll
  let draw: SeededDraw

  init(
    _ recipe: PopulationRecipe, _ whole: WholeCounts, rows wholeRows: Int, seed: UInt64
  ) throws(PopulationFault) {
    self.recipe = recipe
    self.wholeRows = wholeRows
    self.seed = seed
    counts = whole.counts
    targets = whole.targets
    draw = SeededDraw(seed: seed)
    var combinationOf: [Int32] = []
    combinationOf.reserveCapacity(wholeRows)
    for (combination, count) in counts.enumerated() where count > 0 {
      combinationOf += repeatElement(Int32(combination), count: count)
    }
    self.combinationOf = combinationOf
    rows = combinationOf.count
    employers = try EmployerRoll(recipe, combinationOf, draw, wholeRows: wholeRows)
  }

  /// The case of a dimension for a person, as its position.
  func position(of person: Int, in dimension: Int) -> Int {
    recipe.grid[Int(combinationOf[person]), dimension]
  }

  /// The names of all cases of a person, in the order of the dimensions.
  public func cases(of person: Int) -> [String] {
    recipe.file.dimensions.enumerated().map { index, dimension in
      dimension.cases[position(of: person, in: index)].name
    }
  }

  /// Whose rows a record has; nil when everybody has one.
  func people(of rows: PopulationFile.Rows) -> [Int32]? {
    guard let percent = rows.percent else { return nil }
    let stream = SeededDraw.stream("rows of " + rows.record)
    return (0..<self.rows).filter { draw.below(100, row: $0, stream: stream) < percent }
      .map { Int32($0) }
  }
}
