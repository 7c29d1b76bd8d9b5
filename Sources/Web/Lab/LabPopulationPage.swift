import LawExplain
import LawLanguage
import LawLibrary
import PolicyLab

/// The sheet of a population: each published count, how well it is met, and what is assumed.
struct LabPopulationPage: Page {
  static var template: String { "lab/population" }

  let title: String
  let trail: [Link]
  let lead: String
  let figures: [FigureView]
  let assumptions: [Assumption]

  /// One thing that is assumed, with everything it is assumed of.
  struct Assumption: Sendable {
    let because: String
    let subjects: String
  }

  init(
    _ shown: ShownLaw, _ address: LabAddress, _ recipe: PopulationRecipe,
    _ people: SyntheticPopulation
  ) {
    let visit = shown.visit
    let sheet = recipe.sheet(of: people)
    title = recipe.file.title[visit.language]
    trail = LabResultPage.trail(visit, visit.say("lab.sheet.title"))
    lead = visit.say(
      "lab.sheet.lead",
      ["people": shown.count(Int64(sheet.people)), "rows": shown.count(Int64(sheet.rows))])
    figures =
      [Self.pyramid(shown, recipe, people)].compactMap { $0 }
      + Self.margins(sheet, recipe.file, shown)
    assumptions = Self.assumptions(sheet, recipe.file, shown)
  }

  /// Each reason once, in the order of the file, with the labels of what it stands for.
  private static func assumptions(
    _ sheet: PopulationSheet, _ file: PopulationFile, _ shown: ShownLaw
  ) -> [Assumption] {
    let words = LabWords(shown: shown)
    let all = sheet.assumptions.map {
      (because: $0.because[shown.visit.language], subject: words.subject($0.subject, of: file))
    }
    return distinct(all.map(\.because)).map { because in
      let subjects = distinct(all.filter { $0.because == because }.map(\.subject))
      return Assumption(because: because, subjects: subjects.joined(separator: "; "))
    }
  }

  /// Sex and age of the made-up people.
  private static func pyramid(
    _ shown: ShownLaw, _ recipe: PopulationRecipe, _ people: SyntheticPopulation
  ) -> FigureView? {
    let dimensions = recipe.file.dimensions
    let words = LabWords(shown: shown)
    guard let sex = dimensions.firstIndex(where: { $0.name == LabTerms.sex }),
      let age = dimensions.firstIndex(where: { $0.name == LabTerms.age }),
      dimensions[sex].cases.count == 2
    else { return nil }
    var counts: [[String]: Int64] = [:]
    for person in 0..<people.rows {
      let cases = people.cases(of: person)
      counts[[cases[sex], cases[age]], default: 0] += 1
    }
    let ages = dimensions[age].cases
    let series = dimensions[sex].cases.map { one in
      ChartSeries(
        name: words.title(one, of: dimensions[sex]),
        values: ages.map { age in
          let rows = counts[[one.name, age.name]] ?? 0
          let real = scaled(rows, recipe.people, people.wholeRows)
          return ChartValue(amount: real, text: shown.count(real))
        })
    }
    let names = ages.map { words.title($0, of: dimensions[age]) }
    let title = shown.visit.say("lab.sheet.pyramid.title")
    let text = shown.visit.say("lab.sheet.pyramid.text")
    let chart = PyramidChart(
      words: ChartWords(id: "pyramid", title: title, description: text), ages: names,
      left: series[0], right: series[1], format: shown.countText)
    let rows = names.enumerated().map { index, name in
      FigureTable.Row(
        head: name, cells: series.map { FigureTable.Cell($0.values[index]) })
    }
    return FigureView(
      chart, id: "pyramid", title: title, text: text,
      table: FigureTable(
        caption: title, columns: [words.title(dimensions[age])] + series.map(\.name), rows: rows),
      sources: [])
  }

  private static func scaled(_ rows: Int64, _ people: Int, _ of: Int) -> Int64 {
    (2 * rows * Int64(people) + Int64(of)) / (2 * Int64(max(of, 1)))
  }

  private static func margins(
    _ sheet: PopulationSheet, _ file: PopulationFile, _ shown: ShownLaw
  ) -> [FigureView] {
    let visit = shown.visit
    return distinct(sheet.lines.map(\.margin)).map { margin in
      let lines = sheet.lines.filter { $0.margin == margin }
      let title = lines.first?.title[visit.language] ?? margin
      let rows = lines.map { line in
        FigureTable.Row(
          head: cell(line.cell, file, shown),
          cells: [
            FigureTable.Cell(shown.count(Int64(line.published))),
            FigureTable.Cell(shown.count(Int64(line.aimed))),
            FigureTable.Cell(shown.count(Int64(line.reached))),
            FigureTable.Cell(shown.count(Int64(line.deviation))),
          ], grade: Badge(line.confidence, visit))
      }
      let heads = ["cell", "published", "aimed", "reached", "deviation"]
      let sources = distinct(lines.compactMap { $0.source?[visit.language] })
      return FigureView(
        nil, id: "margin-" + margin, title: title, text: visit.say("lab.sheet.margin"),
        table: FigureTable(
          caption: title, columns: heads.map { visit.say("lab.sheet.\($0)") }, rows: rows),
        sources: sources)
    }
  }

  /// A cell of a count in words: `region=abai+aktobe sex=female` by the titles of its cases.
  private static func cell(_ name: String, _ file: PopulationFile, _ shown: ShownLaw) -> String {
    let words = LabWords(shown: shown)
    return name.split(separator: " ").map { part in
      let halves = part.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      guard halves.count == 2,
        let dimension = file.dimensions.first(where: { $0.name == halves[0] })
      else { return String(part) }
      return halves[1].split(separator: "+").map { name in
        dimension.cases.first { $0.name == name }.map { words.title($0, of: dimension) }
          ?? String(name)
      }.joined(separator: ", ")
    }.joined(separator: " · ")
  }
}
