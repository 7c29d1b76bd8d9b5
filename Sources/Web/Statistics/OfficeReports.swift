import Casework
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// The reports of the register: decisions by region and category, the use of the quota, all years beside each other.
public struct OfficeReports: RegisterReports {
  private let office: Office
  private let law: LawDesk
  private let phrases: Phrases

  public init(office: Office, law: LawDesk, phrases: Phrases) {
    self.office = office
    self.law = law
    self.phrases = phrases
  }

  public func years() async throws -> [Int] {
    do {
      let decided = try await office.decisions().map(\.key.year)
      return Set(decided + (try await office.quotaYears())).sorted()
    } catch { throw OfficeFault(refusal: error) }
  }

  public func reports(year: Int) async throws -> [RegisterReport] {
    do {
      let all = try await office.decisions()
      let decided = all.filter { $0.key.year == year }
      let quota = try await office.openData(year: year).board.accounts
      return [DecisionTally.Outcome.granted, .refused].compactMap { decisions($0, decided) }
        + [self.quota(quota), outcomes(all)].compactMap(\.self)
    } catch { throw OfficeFault(refusal: error) }
  }

  // MARK: Reports

  /// Places by region and category, with the sum of both.
  private func decisions(
    _ outcome: DecisionTally.Outcome, _ all: [DecisionTally]
  ) -> RegisterReport? {
    let tallies = all.filter { $0.key.outcome.kind == outcome }
    if tallies.isEmpty { return nil }
    let known = cases(of: .category).filter { one in
      tallies.contains { $0.key.category?.name == one.name }
    }
    var columns = [column("all")]
    columns += known.map { RegisterReport.Column(name: $0.name, labels: $0.labels) }
    if tallies.contains(where: { $0.key.category == nil }) { columns.append(column("no-category")) }
    let grid = tallies.map { tally in
      Entry(
        row: tally.key.region.name, column: tally.key.category?.name ?? "no-category",
        count: Int64(tally.places))
    }
    return report(outcome.rawValue, unit: "places", columns, rows: regions(grid, columns))
  }

  private func quota(_ accounts: [QuotaAccount]) -> RegisterReport? {
    if accounts.isEmpty { return nil }
    let columns = ["allotted", "held", "used", "free"].map(column)
    let grid = accounts.flatMap { account in
      zip(columns, [account.allotted, account.held, account.used, account.free]).map {
        Entry(row: account.key.region.name, column: $0.name, count: Int64($1))
      }
    }
    return report("quota-use", unit: "places", columns, rows: regions(grid, columns))
  }

  /// All years, the outcomes beside each other.
  private func outcomes(_ all: [DecisionTally]) -> RegisterReport? {
    if all.isEmpty { return nil }
    let columns = DecisionTally.Outcome.allCases.map { column($0.rawValue) }
    let grid = all.map {
      Entry(
        row: String($0.key.year), column: $0.key.outcome.rawValue, count: Int64($0.cases))
    }
    let rows = Set(grid.map(\.row)).sorted().map { year in
      row(year, Labels(kk: year, ru: year, en: year), grid.filter { $0.row == year }, columns)
    }
    return report("outcomes", unit: "decisions", of: "year", columns, rows: rows)
  }

  // MARK: Tables

  /// One count of a table before it is laid out.
  private struct Entry {
    let row: String
    let column: String
    let count: Int64
  }

  /// The country first, then the regions that have counts, in the order of the law files.
  private func regions(
    _ grid: [Entry], _ columns: [RegisterReport.Column]
  ) -> [RegisterReport.Row] {
    let present = Set(grid.map(\.row))
    var known = cases(of: .region).filter { present.contains($0.name) }
      .map { row($0.name, $0.labels, entries(grid, $0.name), columns) }
    // A region that the law files no longer have is not left out of its year.
    for name in present.subtracting(known.map(\.name)).sorted() {
      known.append(
        row(name, Labels(kk: name, ru: name, en: name), entries(grid, name), columns))
    }
    let country = row("all", say("statistics.country"), grid, columns, isTotal: true)
    return [country] + known
  }

  private func entries(_ grid: [Entry], _ row: String) -> [Entry] {
    grid.filter { $0.row == row }
  }

  private func row(
    _ name: String, _ labels: Labels, _ entries: [Entry], _ columns: [RegisterReport.Column],
    isTotal: Bool = false
  ) -> RegisterReport.Row {
    let counts = columns.map { column in
      entries.reduce(Int64(0)) {
        column.name == "all" || $1.column == column.name ? $0 + $1.count : $0
      }
    }
    return RegisterReport.Row(
      name: name, labels: labels, counts: counts, isTotal: isTotal)
  }

  // MARK: Words

  private func cases(of list: LawNames.List) -> [(name: String, labels: Labels)] {
    let book = law.shelf.volume.book
    let cases = book.enumerations.first { $0.name == list.rawValue }?.cases ?? []
    return cases.map { ($0.name, $0.labels) }
  }

  private func report(
    _ name: String, unit: String, of rowsAre: String = "region",
    _ columns: [RegisterReport.Column], rows: [RegisterReport.Row]
  ) -> RegisterReport {
    RegisterReport(
      name: name, titles: say("statistics.report.\(name)"),
      units: say("statistics.report.unit.\(unit)"), rowsAre: say("statistics.\(rowsAre)"),
      columns: columns, rows: rows)
  }

  private func column(_ name: String) -> RegisterReport.Column {
    RegisterReport.Column(name: name, labels: say("statistics.report.column.\(name)"))
  }

  private func say(_ key: String) -> Labels {
    Labels(kk: phrases.text(key, .kk), ru: phrases.text(key, .ru), en: phrases.text(key, .en))
  }
}

extension DecisionTally.Outcome {
  /// Silence counts as the refusal that the law makes of it.
  fileprivate var kind: DecisionTally.Outcome { self == .silence ? .refused : self }
}
