import LawExplain
import LawLanguage
import LawLibrary
import PolicyLab

/// The words of the laboratory in the reader's language.
struct LabWords {
  let shown: ShownLaw
  private var visit: Visit { shown.visit }

  func title(_ dimension: PopulationFile.Dimension) -> String {
    if let title = dimension.title { return title[visit.language] }
    let own = dimension.enumeration.flatMap { shown.book.enumeration(named: $0) }
    return own.map { shown.links.text(of: $0.labels) } ?? dimension.name
  }

  func title(_ one: PopulationFile.Case, of dimension: PopulationFile.Dimension) -> String {
    if let title = one.title { return title[visit.language] }
    guard let name = dimension.enumeration, let own = shown.book.enumeration(named: name) else {
      return one.name
    }
    return shown.label(one.name, of: own)
  }

  /// What an assumption is about: a dimension, a record or a fact of the law, by its label.
  func subject(_ name: String, of file: PopulationFile) -> String {
    if let own = file.dimensions.first(where: { $0.name == name }) { return title(own) }
    let parts = name.split(separator: ".").map(String.init)
    guard let record = parts.first.flatMap(shown.book.record(named:)) else { return name }
    guard parts.count == 2 else { return shown.links.text(of: record.labels) }
    let fact = shown.book.facts.first { $0.name == parts[1] && $0.record == record.id }
    return fact.map { shown.links.text(of: $0.labels) } ?? name
  }

  func title(_ measure: Measure) -> String {
    if let title = measure.title { return title[visit.language] }
    return title(ofRule: measure.rule)
  }

  /// - Parameter rule: `record.rule`
  func title(ofRule name: String) -> String {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 2, let record = shown.book.record(named: parts[0]),
      let rule = shown.book.rule(named: parts[1], of: record.id)
    else { return name }
    return shown.links.text(of: rule.labels)
  }

  func title(_ reform: String) -> String {
    shown.book.reforms.first { $0.name == reform }.map { shown.links.text(of: $0.titles) }
      ?? reform
  }

  /// Why a trial cannot be made, at the field where it can be mended.
  func error(_ fault: LabFault) -> FormError {
    let field =
      switch fault {
      case .diagnostics(let found): found.contains(where: \.isInAmendment) ? "amendment" : "reforms"
      case .unknownReform, .unknownRule: "reforms"
      case .unreadable, .population: "population"
      case .columns, .unknownYear, .cancelled: "day"
      }
    return FormError(text(of: fault), field: field)
  }

  /// Why a trial cannot be made, in a sentence that says what to do.
  func text(of fault: LabFault) -> String {
    switch fault {
    case .diagnostics: visit.say("lab.fault.diagnostics")
    case .unknownReform(let name, _): visit.say("lab.fault.reform", ["name": name])
    case .unreadable(let file, _): visit.say("lab.fault.file", ["file": file])
    case .unknownRule(let rule): visit.say("lab.fault.rule", ["rule": rule])
    case .population(let fault): text(of: fault)
    case .columns: visit.say("lab.fault.columns")
    case .unknownYear(let year): visit.say("lab.fault.year", ["year": String(year)])
    case .cancelled: visit.say("lab.fault.cancelled")
    }
  }

  private func text(of fault: PopulationFault) -> String {
    switch fault {
    case .missingCount(let margin, let cell, _), .negativeCount(let margin, let cell, _),
      .overlappingCells(let margin, let cell, _), .impossibleCell(let margin, let cell, _):
      visit.say("lab.fault.margin", ["margin": margin, "cell": cell])
    case .cannotBeMet(let margin, let cell, let published, let reached):
      visit.say(
        "lab.fault.contradiction",
        [
          "margin": margin, "cell": cell, "published": shown.count(Int64(published)),
          "reached": shown.count(Int64(reached)),
        ])
    case .unreadable(let file, _): visit.say("lab.fault.file", ["file": file])
    case .unknownName(_, let name): visit.say("lab.fault.name", ["name": name])
    case .tooManyCases(let dimension, _): visit.say("lab.fault.name", ["name": dimension])
    case .rowsOutOfRange:
      visit.say("lab.wrong.rows", ["most": String(LabTerms.mostRows)])
    }
  }
}
