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
    let title = group.title[visit.language]
    let text = visit.say("lab.needs.text")
    return FigureView(
      chart(group, shown, title, text), id: "needs-" + group.name, title: title, text: text,
      table: table(group, shown, title),
      sources: distinct(
        group.lines.flatMap { $0.past.compactMap { $0.source?[visit.language] } }))
  }

  /// Bars for what was counted or is expected; where all are nothing, they are all there.
  private static func chart(
    _ group: NeedsAssessment.Group, _ shown: ShownLaw, _ title: String, _ text: String
  ) -> BarChart {
    let some = group.lines.filter {
      ($0.forecast?.count ?? 0) > 0 || ($0.past.last?.count ?? 0) > 0
    }
    let lines = some.isEmpty ? group.lines : some
    let series = [
      ChartSeries(
        name: shown.visit.say("lab.needs.last"),
        values: lines.map { count($0.past.last?.count, shown) }),
      ChartSeries(
        name: shown.visit.say("lab.needs.forecast"),
        values: lines.map { count($0.forecast?.count, shown) }),
    ]
    return BarChart(
      words: ChartWords(id: "needs-" + group.name, title: title, description: text),
      categories: lines.map { name($0, shown) }, series: series, format: shown.countText)
  }

  private static func table(
    _ group: NeedsAssessment.Group, _ shown: ShownLaw, _ title: String
  ) -> FigureTable {
    let hasPlaces = group.lines.contains { $0.places != nil }
    let hasRequests = group.lines.contains { $0.requested != nil }
    let rows = group.lines.map { line in
      FigureTable.Row(
        head: name(line, shown),
        cells: [
          FigureTable.Cell(count(line.past.last?.count, shown)),
          FigureTable.Cell(count(line.forecast?.count, shown)), range(line, shown),
        ]
          + (hasRequests ? [requested(line, shown)] : [])
          + (hasPlaces
            ? [
              FigureTable.Cell(count(line.places, shown)), percent(line.usePercent, shown),
            ] : [])
          + [percent(line.growthPercent, shown)],
        grade: hasRequests ? nil : line.past.map(\.confidence).min().map { Badge($0, shown.visit) })
    }
    let heads =
      ["series", "last", "forecast", "range"] + (hasRequests ? ["requested"] : [])
      + (hasPlaces ? ["places", "use"] : []) + ["growth"]
    return FigureTable(
      caption: title, columns: heads.map { shown.visit.say("lab.needs.\($0)") }, rows: rows)
  }

  private static func range(_ line: NeedsAssessment.Line, _ shown: ShownLaw) -> FigureTable.Cell {
    guard let forecast = line.forecast else { return open(nothing) }
    let (least, most) = (shown.count(Int64(forecast.least)), shown.count(Int64(forecast.most)))
    return FigureTable.Cell(least == most ? least : least + "–" + most)
  }

  private static func requested(
    _ line: NeedsAssessment.Line, _ shown: ShownLaw
  ) -> FigureTable.Cell {
    switch line.requested {
    case .known(let places)?: FigureTable.Cell(shown.count(Int64(places)))
    case .withheld?: open(shown.visit.say("lab.needs.withheld"))
    case nil: open(nothing)
    }
  }

  /// A cell that says why there is no number.
  private static func open(_ text: String) -> FigureTable.Cell {
    FigureTable.Cell(text, isOpen: true)
  }

  private static func count(_ count: Int?, _ shown: ShownLaw) -> ChartValue {
    ChartValue(
      amount: count.map(Int64.init),
      text: count.map { shown.count(Int64($0)) } ?? nothing)
  }

  /// Where a year or a growth has nothing to be counted from.
  private static var nothing: String { "–" }

  private static func percent(_ amount: Int?, _ shown: ShownLaw) -> FigureTable.Cell {
    guard let amount else { return open(nothing) }
    return FigureTable.Cell(
      shown.narration.text(of: Int64(amount), as: ValueType(.percent, scale: 2)))
  }
}
