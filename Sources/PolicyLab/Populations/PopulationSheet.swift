import LawLanguage

/// Which published counts a population rests on and how well it meets them; what is assumed stands apart.
public struct PopulationSheet: Sendable {
  public struct Line: Sendable {
    public let margin: String
    public let title: LabText
    public let cell: String
    /// Of the real population.
    public let published: Int
    /// nil: what the other cells leave.
    public let source: LabText?
    public let confidence: Confidence
    /// The published count brought to the size of the population, in whole rows.
    public let aimed: Int
    public let reached: Int

    public var deviation: Int { reached - aimed }
  }
  public struct Assumption: Sendable {
    /// What is assumed: a dimension or a fact of the law.
    public let subject: String
    public let because: LabText
  }
  public let people: Int
  public let rows: Int
  public let lines: [Line]
  public let assumptions: [Assumption]

  init(_ recipe: PopulationRecipe, _ population: SyntheticPopulation) {
    people = recipe.people
    rows = population.rows
    var lines: [Line] = []
    for (margin, targets) in zip(recipe.margins, population.targets) {
      let reached = Self.sums(margin, population.counts)
      for (number, cell) in margin.cells.enumerated() {
        lines.append(
          Line(
            margin: margin.name, title: margin.title, cell: cell.name, published: cell.count.count,
            source: cell.count.source, confidence: cell.count.confidence, aimed: targets[number],
            reached: reached[number]))
      }
    }
    self.lines = lines
    assumptions = Self.assumptions(recipe.file)
  }

  private static func sums(_ margin: FixedMargin, _ counts: [Int]) -> [Int] {
    var sums = [Int](repeating: 0, count: margin.cells.count)
    for (combination, cell) in margin.cellOf.enumerated() where cell >= 0 {
      sums[Int(cell)] += counts[combination]
    }
    return sums
  }

  private static func assumptions(_ file: PopulationFile) -> [Assumption] {
    let weights = file.weights.map { Assumption(subject: $0.dimension, because: $0.because) }
    let rows = file.rows.compactMap { rows in
      rows.because.map { Assumption(subject: rows.record, because: $0) }
    }
    let employers = file.employers.map { Assumption(subject: "employer", because: $0.because) }
    let facts = file.facts.compactMap { source in
      source.because.map { Assumption(subject: source.fact, because: $0) }
    }
    return weights + rows + employers + facts
  }
}
