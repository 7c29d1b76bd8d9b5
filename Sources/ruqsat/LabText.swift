import LawLanguage
import Measures
import PolicyLab

/// The tables of a trial in the terminal.
struct LabText {
  let outcome: TrialOutcome
  /// The dimension to divide by.
  let by: String?
  let speech: Speech

  func print() {
    let trial = outcome.trial
    let population = trial.population
    Terminal.print(
      speech.say(
        "cli.lab.head",
        [
          "rows": "\(population.rows)", "people": "\(population.recipe.people)",
          "population": population.recipe.file.name, "day": "\(trial.day)",
          "seed": "\(population.seed)",
        ]))
    Terminal.print(
      Self.line(
        "", speech.say("cli.lab.before"), speech.say("cli.lab.after"),
        speech.say("cli.lab.change"), speech.say("cli.lab.open")))
    for table in outcome.tables {
      let mark = table.isRecomputed ? "*" : " "
      Terminal.print(mark + Self.line(title(table), table.total, table))
      if table.isRecomputed, let by { divide(table, by) }
    }
    Terminal.print(speech.say("cli.lab.legend"))
    let people = outcome.affected
    guard let first = people.first else { return }
    Terminal.print(
      speech.say("cli.lab.affected", count: people.count, ["first": "\(first)"]))
  }

  private func title(_ table: MeasureTable) -> String {
    let labels = outcome.trial.base[table.rule].labels
    let title = table.measure.title?[speech.language] ?? labels[speech.language]
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
  let speech: Speech

  func print() {
    Terminal.print("\n" + speech.say("cli.lab.year.title", ["day": "\(before.first)"]))
    let old = before.total
    let new = after.total
    row(speech.say("cli.lab.year.vacancies"), old.arrived, new.arrived)
    row(speech.say("cli.lab.year.filed"), old.filed, new.filed)
    for outcome in YearSeries.Outcome.allCases {
      row(speech.say("lab.year.outcome.\(outcome)"), old[outcome], new[outcome])
    }
    row(speech.say("cli.lab.year.waited"), old.waited, new.waited)
    row(speech.say("cli.lab.year.fees"), old.feesNotKnown, new.feesNotKnown)
    let places = [before, after].map {
      $0.places.map(String.init) ?? speech.say("statistics.not-known")
    }
    Terminal.print("\(speech.say("lab.year.places")): \(places.joined(separator: " / "))")
    for (first, second) in zip(before.regions, after.regions) {
      full(first.name, first.fullFrom, second.fullFrom)
    }
    for (first, second) in zip(before.categories, after.categories) {
      full(first.name, first.fullFrom, second.fullFrom)
    }
    Terminal.print(
      speech.say(
        "cli.lab.year.assumed",
        [
          "decisions": "\(before.decisionDaysAssumed) / \(after.decisionDaysAssumed)",
          "vacancies": "\(before.searchNotKnown) / \(after.searchNotKnown)",
        ]))
  }

  private func full(_ name: String, _ old: Day?, _ new: Day?) {
    if old == nil, new == nil { return }
    let days = [old, new].map { $0?.description ?? "-" }.joined(separator: " / ")
    Terminal.print("  \(name): \(speech.say("cli.lab.year.full", ["days": days]))")
  }

  private func row(_ title: String, _ old: Int, _ new: Int) {
    Terminal.print(" " + LabText.line(title, "\(old)", "\(new)", "\(new - old)", ""))
  }
}
