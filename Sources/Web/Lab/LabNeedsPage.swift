import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Office
import PolicyLab

/// The forecast of the need for foreign workers and the shortage list that follows from it, with the method.
struct LabNeedsPage: Page {
  static var template: String { "lab/needs" }

  let title: String
  let trail: [Link]
  let method: String
  let day: String
  let figures: [FigureView]
  let proposals: [Proposal]
  let hasProposals: Bool
  /// What this service's own register counts; nil where there is none.
  let register: RegisterPart?

  /// The forecast from the register, or a sentence that says that it counts nothing yet.
  struct RegisterPart: Sendable {
    let method: String?
    let day: String
    let figures: [FigureView]
    let empty: String?
    /// Why sums of few employers are not shown; nil where none is withheld.
    let withheld: String?
  }

  struct Proposal: Sendable {
    let name: String
    let reasons: String
  }

  init(
    _ shown: ShownLaw, _ file: NeedsFile, _ assessment: NeedsAssessment, _ counted: RegisterNeeds?
  ) {
    let own = counted.flatMap { NeedsAssessment($0, file) }
    let visit = shown.visit
    title = visit.say("lab.needs.title")
    trail = LabResultPage.trail(visit, title)
    method = file.method[visit.language]
    day = shown.text(of: assessment.day)
    figures = assessment.groups.map { Self.figure($0, shown) }
    register = counted.map { Self.part($0, own, file, shown) }
    proposals = (assessment.groups + (own?.groups ?? [])).flatMap { group in
      group.lines.filter { !$0.reasons.isEmpty }.map { line in
        Proposal(
          name: group.title[visit.language] + ": " + Self.name(line, shown),
          reasons: line.reasons.map { reason in
            visit.say(
              "lab.needs.reason.\(reason.rawValue)",
              ["percent": Self.percent(line.percent(of: reason), shown).text])
          }.joined(separator: "; "))
      }
    }
    hasProposals = !proposals.isEmpty
  }

  private static func part(
    _ counted: RegisterNeeds, _ own: NeedsAssessment?, _ file: NeedsFile, _ shown: ShownLaw
  ) -> RegisterPart {
    RegisterPart(
      method: own == nil ? nil : file.register?.method[shown.visit.language],
      day: shown.text(of: counted.day), figures: own?.groups.map { figure($0, shown) } ?? [],
      empty: own == nil ? shown.visit.say("lab.needs.register.empty") : nil,
      withheld: (counted.categories + counted.regions).contains { $0.requested == .withheld }
        ? shown.visit.say(
          "lab.needs.register.withheld", ["fewest": String(RequestedSums.fewestEmployers)]) : nil)
  }

  private static func name(_ line: NeedsAssessment.Line, _ shown: ShownLaw) -> String {
    if let title = line.title { return title[shown.visit.language] }
    guard let name = line.enumeration, let own = shown.book.enumeration(named: name) else {
      return line.name
    }
    return shown.label(line.name, of: own)
  }

  private static func figure(_ group: NeedsAssessment.Group, _ shown: ShownLaw) -> FigureView {
    let visit = shown.visit
    let names = group.lines.map { name($0, shown) }
    func value(_ count: Int?) -> ChartValue {
      ChartValue(
        amount: count.map(Int64.init),
        text: count.map { shown.count(Int64($0)) } ?? visit.say("statistics.not-known"))
    }
    let series = [
      ChartSeries(
        name: visit.say("lab.needs.last"), values: group.lines.map { value($0.past.last?.count) }),
      ChartSeries(
        name: visit.say("lab.needs.forecast"),
        values: group.lines.map { value($0.forecast?.count) }),
    ]
    let title = group.title[visit.language]
    let text = visit.say("lab.needs.text")
    let chart = BarChart(
      words: ChartWords(id: "needs-" + group.name, title: title, description: text),
      categories: names, series: series, format: shown.countText)
    let hasPlaces = group.lines.contains { $0.places != nil }
    let hasRequests = group.lines.contains { $0.requested != nil }
    let rows = zip(group.lines, names).map { line, name in
      FigureTable.Row(
        head: name,
        cells: [
          FigureTable.Cell(value(line.past.last?.count)),
          FigureTable.Cell(value(line.forecast?.count)), range(line, shown),
        ] + (hasRequests ? [requested(line, shown)] : [])
          + (hasPlaces
            ? [FigureTable.Cell(value(line.places)), percent(line.usePercent, shown)] : [])
          + [percent(line.growthPercent, shown)],
        grade: hasRequests ? nil : line.past.map(\.confidence).min().map { Badge($0, visit) })
    }
    let heads =
      ["series", "last", "forecast", "range"] + (hasRequests ? ["requested"] : [])
      + (hasPlaces ? ["places", "use"] : []) + ["growth"]
    let sources = distinct(
      group.lines.flatMap { $0.past.compactMap { $0.source?[visit.language] } })
    return FigureView(
      chart, id: "needs-" + group.name, title: title, text: text,
      table: FigureTable(
        caption: title, columns: heads.map { visit.say("lab.needs.\($0)") }, rows: rows),
      sources: sources)
  }

  private static func range(_ line: NeedsAssessment.Line, _ shown: ShownLaw) -> FigureTable.Cell {
    guard let forecast = line.forecast else { return open("statistics.not-known", shown) }
    let (least, most) = (shown.count(Int64(forecast.least)), shown.count(Int64(forecast.most)))
    return FigureTable.Cell(least == most ? least : least + "–" + most)
  }

  private static func requested(
    _ line: NeedsAssessment.Line, _ shown: ShownLaw
  ) -> FigureTable.Cell {
    switch line.requested {
    case .known(let places)?: FigureTable.Cell(shown.count(Int64(places)))
    case .withheld?: open("lab.needs.withheld", shown)
    case nil: open("statistics.not-known", shown)
    }
  }

  /// A cell that says why there is no number.
  private static func open(_ key: String, _ shown: ShownLaw) -> FigureTable.Cell {
    FigureTable.Cell(shown.visit.say(key), isOpen: true)
  }

  private static func percent(_ amount: Int?, _ shown: ShownLaw) -> FigureTable.Cell {
    guard let amount else { return open("statistics.not-known", shown) }
    return FigureTable.Cell(
      shown.narration.text(of: Int64(amount), as: ValueType(.percent, scale: 2)))
  }
}
