import LawLanguage
import Measures
import PolicyLab

/// The tables of a trial in the terminal.
struct LabText {
  let outcome: TrialOutcome
  /// The dimension to divide by.
  let by: String?

  func print() {
    let trial = outcome.trial
    let population = trial.population
    Terminal.print(
      "\(population.rows) people of \(population.recipe.people) (\(population.recipe.file.name)), law of \(trial.day); seed \(population.seed)"
    )
    Terminal.print(Self.line("", "before", "after", "change", "open before / after"))
    for table in outcome.tables {
      let mark = table.isRecomputed ? "*" : " "
      Terminal.print(mark + Self.line(title(table), table.total, table))
      if table.isRecomputed, let by { divide(table, by) }
    }
    Terminal.print(
      "* downstream of the change; the others were not worked out again. Open: missing facts, holes and conflicts; they are in no sum."
    )
    let people = outcome.affected
    if let first = people.first {
      Terminal.print(
        "\(people.count) people are affected, the first is \(first): ruqsat lab row \(first) … shows the reasons before and after."
      )
    }
  }

  private func title(_ table: MeasureTable) -> String {
    let labels = outcome.trial.base[table.rule].labels
    let title = table.measure.title?[.en] ?? labels.en
    if table.measure.kind == .sum, case .money = table.type.kind { return title + ", KZT" }
    return title
  }

  private func divide(_ table: MeasureTable, _ by: String) {
    let dimensions = outcome.trial.population.recipe.file.dimensions
    guard let number = dimensions.firstIndex(where: { $0.name == by }) else { return }
    for (position, one) in dimensions[number].cases.enumerated() {
      let pair = table.part(number, position)
      if pair.before.rows > 0 { Terminal.print("   " + Self.line("  " + one.name, pair, table)) }
    }
  }

  private static func line(_ title: String, _ pair: TallyPair, _ table: MeasureTable) -> String {
    let open = "\(pair.before.undecided) / \(pair.after.undecided)"
    if table.measure.kind == .sum {
      return line(
        title, table.text(ofSum: pair.before.sum), table.text(ofSum: pair.after.sum),
        table.text(ofSum: pair.after.sum - pair.before.sum), open)
    }
    let change = pair.after.counted - pair.before.counted
    return line(title, "\(pair.before.counted)", "\(pair.after.counted)", "\(change)", open)
  }

  static func line(
    _ title: String, _ before: String, _ after: String, _ change: String, _ open: String
  ) -> String {
    let name = title.count > 58 ? String(title.prefix(57)) + "…" : title
    return name + String(repeating: " ", count: max(58 - name.count, 0)) + right(before, 20)
      + right(after, 20) + right(change, 20) + "  " + open
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 1)) + text
  }
}

/// A simulated year under both laws in the terminal.
struct LabYearText {
  let before: YearSeries
  let after: YearSeries

  func print() {
    Terminal.print("\nA year of applications from \(before.first)")
    let old = before.total
    let new = after.total
    row("vacancies", old.arrived, new.arrived)
    row("applications filed", old.filed, new.filed)
    for outcome in YearSeries.Outcome.allCases { row("\(outcome)", old[outcome], new[outcome]) }
    row("days waited for a permit, together", old.waited, new.waited)
    row("permits whose fee is not known", old.feesNotKnown, new.feesNotKnown)
    Terminal.print(
      "places: \(before.places.map(String.init) ?? "not known") / \(after.places.map(String.init) ?? "not known")"
    )
    for (first, second) in zip(before.regions, after.regions) {
      full(first.name, first.fullFrom, second.fullFrom)
    }
    for (first, second) in zip(before.categories, after.categories) {
      full(first.name, first.fullFrom, second.fullFrom)
    }
    Terminal.print(
      "The law does not say how long \(before.decisionDaysAssumed) / \(after.decisionDaysAssumed) decisions take, and whether \(before.searchNotKnown) / \(after.searchNotKnown) vacancies must be advertised; see Lab/year.json for what was counted."
    )
  }

  private func full(_ name: String, _ old: Day?, _ new: Day?) {
    if old == nil, new == nil { return }
    let days = [old, new].map { $0?.description ?? "-" }.joined(separator: " / ")
    Terminal.print("  \(name): no place left from \(days)")
  }

  private func row(_ title: String, _ old: Int, _ new: Int) {
    Terminal.print(" " + LabText.line(title, "\(old)", "\(new)", "\(new - old)", ""))
  }
}
