import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The published figures on migration, and what the register itself counts.
public struct StatisticsPages: RouteGroup {
  let desk: LawDesk
  let reports: any RegisterReports

  public init(desk: LawDesk, reports: any RegisterReports = NoRegisterReports()) {
    self.desk = desk
    self.reports = reports
  }

  public var startSubjects: [StartSubject] { [.statistics] }

  public func addPages(to routes: PageRoutes) {
    routes.get(StatisticsSubject.path) { visit in
      .page(StatisticsIndexPage(shown(visit), hasReports: try await !reports.years().isEmpty))
    }
    routes.get(StatisticsSubject.path + "/not-published") { visit in
      .page(NotPublishedPage(shown(visit)))
    }
    routes.get(RegisterReportsPage.path) { visit in try await register(visit) }
    routes.get(RegisterReportsPage.path + "/{year}/{file}") { visit in try await report(visit) }
    routes.get(StatisticsSubject.path + "/data/{file}") { visit in
      .response(try StatisticsFile(visit.parameter("file") ?? "", shown(visit)).response)
    }
    routes.get(StatisticsSubject.path + "/{subject}") { visit in
      guard let subject = visit.parameter("subject").flatMap(StatisticsSubject.init) else {
        throw Problem(.notFound, detail: visit.say("statistics.no-figures"))
      }
      return .page(try FigurePage(subject, shown(visit)))
    }
  }

  /// The reports of the year asked for; of the last one where none was.
  private func register(_ visit: Visit) async throws -> PageAnswer {
    let years = try await reports.years()
    let asked = visit.query["year"].map { text in years.first { String($0) == text } }
    guard let year = asked ?? years.last else {
      guard asked == nil else {
        throw Problem(.notFound, detail: visit.say("statistics.no-figures"))
      }
      return .page(RegisterReportsPage(shown(visit), [], year: nil, of: []))
    }
    return .page(
      RegisterReportsPage(
        shown(visit), try await reports.reports(year: year), year: year, of: years))
  }

  /// One of the reports as a file.
  private func report(_ visit: Visit) async throws -> PageAnswer {
    let years = try await reports.years()
    let name = visit.parameter("file") ?? ""
    guard let year = years.first(where: { String($0) == visit.parameter("year") }),
      let report = try await reports.reports(year: year).first(where: { $0.name + ".csv" == name })
    else { throw Problem(.notFound, detail: visit.say("statistics.no-file")) }
    return .file(
      Array(report.csv.utf8), mediaType: "text/csv; charset=utf-8", name: "\(year)-\(name)")
  }

  private func shown(_ visit: Visit) -> ShownLaw {
    ShownLaw(volume: desk.shelf.volume, visit: visit, today: desk.today())
  }
}

/// The pages with figures, in the order of the index; the raw value stands in the address.
enum StatisticsSubject: String, CaseIterable, Sendable {
  case regions
  case externalMigration = "external-migration"
  case labourMigration = "labour-migration"
  case categories
  case origins
  case sexAndAge = "sex-age"
  case quota
  case inspections

  static let path = "/statistics"

  /// The files with the numbers of the page.
  var datasets: [String] {
    switch self {
    case .regions: ["external-migration-by-region"]
    case .externalMigration: ["external-migration-by-year"]
    case .labourMigration:
      ["external-migration-by-year", "foreign-workers-by-category", "quota"]
    case .categories: ["foreign-workers-by-category"]
    case .origins: ["foreign-workers-by-origin"]
    case .sexAndAge: []
    case .quota: ["quota"]
    case .inspections: ["inspections"]
    }
  }

  /// How many figures do not hang on the year or half-year that is chosen.
  var figuresBeforeChoice: Int { self == .quota ? 2 : 0 }

  func figures(_ shown: ShownLaw) throws -> [FigureView] {
    switch self {
    case .regions: try RegionTable(shown, on: Self.chosenDay(shown)).figures()
    case .externalMigration: try YearFigures(shown: shown).externalMigration()
    case .labourMigration: try YearFigures(shown: shown).labourMigration()
    case .categories: try WorkerFigures(shown: shown).categories()
    case .origins: try WorkerFigures(shown: shown).origins()
    case .sexAndAge: []
    case .quota: try QuotaFigures(shown: shown, year: Self.chosenYear(shown)).figures()
    case .inspections: try InspectionFigures(shown: shown).figures()
    }
  }

  /// The half-year of the table that was chosen, the latest where none was.
  static func chosenDay(_ shown: ShownLaw) throws -> Day {
    let days = try RegionTable.days(shown)
    let asked = shown.visit.query["half-year"]
    guard let day = asked.map({ text in days.first { $0.description == text } }) ?? days.last
    else { throw Problem(.notFound, detail: shown.visit.say("statistics.no-figures")) }
    return day
  }

  static func chosenYear(_ shown: ShownLaw) throws -> Int {
    let years = try QuotaFigures.years(shown)
    let asked = shown.visit.query["year"]
    guard let year = asked.map({ text in years.first { String($0) == text } }) ?? years.last
    else { throw Problem(.notFound, detail: shown.visit.say("statistics.no-figures")) }
    return year
  }
}
