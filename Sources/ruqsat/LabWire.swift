import LawLanguage
import Measures
import PolicyLab

/// A trial as JSON; sums are texts, because they may be longer than a JSON number is exact.
struct LabWire: Encodable {
  struct Side: Encodable {
    let rows: Int
    let counted: Int
    let sum: String?
    let decided: Int
    let notApplicable: Int
    let open: Int
  }
  struct Pair: Encodable {
    let before: Side
    let after: Side
    let gained: Int
    let lost: Int
    let changed: Int
  }
  struct Table: Encodable {
    let measure: String
    let rule: String
    let recomputed: Bool
    let total: Pair
    let parts: [String: [String: Pair]]
  }
  struct Year: Encodable {
    let places: Int?
    let filed: Int
    let outcomes: [String: Int]
    let regions: [String: Region]
  }
  struct Region: Encodable {
    let places: Int
    let used: Int
    let fullFrom: String?
  }
  let population: String
  let rows: Int
  let people: Int
  let seed: UInt64
  let day: String
  let tables: [Table]
  let affected: Int
  let years: [Year]

  init(_ outcome: TrialOutcome, _ years: [YearSeries]) {
    let made = outcome.trial.population
    population = made.recipe.file.name
    rows = made.rows
    people = made.recipe.people
    seed = made.seed
    day = outcome.trial.day.description
    tables = outcome.tables.map { Self.table($0, made.recipe.file.dimensions) }
    affected = outcome.affected.count
    self.years = years.map(Self.year)
  }

  private static func table(
    _ table: MeasureTable, _ dimensions: [PopulationFile.Dimension]
  ) -> Table {
    var parts: [String: [String: Pair]] = [:]
    for (number, dimension) in dimensions.enumerated() {
      for (position, one) in dimension.cases.enumerated() {
        parts[dimension.name, default: [:]][one.name] = pair(table.part(number, position), table)
      }
    }
    return Table(
      measure: table.measure.name, rule: table.measure.rule, recomputed: table.isRecomputed,
      total: pair(table.total, table), parts: parts)
  }

  private static func pair(_ pair: TallyPair, _ table: MeasureTable) -> Pair {
    Pair(
      before: side(pair.before, table), after: side(pair.after, table), gained: pair.gained,
      lost: pair.lost, changed: pair.changed)
  }

  private static func side(_ tally: Tally, _ table: MeasureTable) -> Side {
    Side(
      rows: tally.rows, counted: tally.counted,
      sum: table.measure.kind == .sum ? table.text(ofSum: tally.sum) : nil, decided: tally.decided,
      notApplicable: tally.notApplicable, open: tally.undecided)
  }

  private static func year(_ series: YearSeries) -> Year {
    let total = series.total
    return Year(
      places: series.places, filed: total.filed,
      outcomes: Dictionary(
        uniqueKeysWithValues: YearSeries.Outcome.allCases.map { ("\($0)", total[$0]) }),
      regions: Dictionary(
        uniqueKeysWithValues: series.regions.map {
          (
            $0.name,
            Region(places: $0.places, used: $0.used.last ?? 0, fullFrom: $0.fullFrom?.description)
          )
        }))
  }
}
