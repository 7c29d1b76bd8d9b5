import Casework
import Measures
import Office
import Register

/// One set of open data: figures and permits, nothing of a person. The raw value stands in addresses.
enum OpenDataSet: String, CaseIterable, Sendable {
  case permits
  case decisions
  case quota
  case cases
  case journal

  /// One value of a row.
  enum Cell: Hashable, Sendable {
    case text(String)
    case number(Int)
    /// Not known, or none.
    case none
  }

  /// A stretch of rows, and where the next one begins.
  struct Stretch: Sendable {
    let rows: [[Cell]]
    let next: Cursor?
  }

  /// Names of the columns, as files have them and the phrases `open.column.…` explain them.
  var columns: [String] {
    switch self {
    case .permits:
      [
        "number", "state", "employer", "business_number", "region", "further_regions", "category",
        "places", "first_day", "last_day",
      ]
    case .decisions: ["year", "region", "category", "outcome", "cases", "places"]
    case .quota: ["year", "region", "category", "allotted", "held", "used", "free"]
    case .cases: ["region", "standing", "cases", "places"]
    case .journal: ["day", "sequence", "hash"]
    }
  }

  /// The rows behind a place.
  func stretch(_ office: Office, after: Cursor?) async throws(OfficeRefusal) -> Stretch {
    switch self {
    case .permits:
      let page = try await office.searchPermits(
        after: after, size: PageSize(PageSize.most))
      return Stretch(rows: page.items.map(Self.row), next: page.next)
    case .decisions:
      return Stretch(rows: try await office.decisions().map(Self.row), next: nil)
    case .quota: return Stretch(rows: try await Self.quota(office), next: nil)
    case .cases:
      return Stretch(
        rows: try await office.openData(year: office.today.year).counts.map(Self.row), next: nil)
    case .journal:
      let heads = try await office.dailyHeads(from: .earliest, through: office.today)
      return Stretch(rows: heads.map(Self.row), next: nil)
    }
  }

  private static func quota(_ office: Office) async throws(OfficeRefusal) -> [[Cell]] {
    var rows: [[Cell]] = []
    for year in try await office.quotaYears() {
      rows += try await office.openData(year: year).board.accounts.map { account in
        [
          .number(year), .text(account.key.region.name), optional(account.key.line?.name),
          .number(account.allotted), .number(account.held), .number(account.used),
          .number(account.free),
        ]
      }
    }
    return rows
  }

  private static func row(_ permit: PermitStatus) -> [Cell] {
    [
      .text(permit.number.rawValue), .text(permit.state.rawValue), .text(permit.employerName),
      .text(permit.businessNumber), .text(permit.region.name), further(permit),
      .text(permit.category.name), .number(permit.places),
      optional(permit.firstDay?.description), optional(permit.lastDay?.description),
    ]
  }

  private static func row(_ tally: DecisionTally) -> [Cell] {
    [
      .number(tally.key.year), .text(tally.key.region.name), optional(tally.key.category?.name),
      .text(tally.key.outcome.rawValue), .number(tally.cases), .number(tally.places),
    ]
  }

  private static func row(_ tally: CaseTally) -> [Cell] {
    [
      .text(tally.region.name), .text(tally.standing.rawValue), .number(tally.cases),
      .number(tally.places),
    ]
  }

  private static func row(_ head: JournalHead) -> [Cell] {
    [optional(head.day?.description), .number(head.sequence), .text(head.hash.description)]
  }

  /// Names with a blank between them.
  private static func further(_ permit: PermitStatus) -> Cell {
    let names = permit.furtherRegions.map(\.name).joined(separator: " ")
    return optional(names.isEmpty ? nil : names)
  }

  private static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
}
