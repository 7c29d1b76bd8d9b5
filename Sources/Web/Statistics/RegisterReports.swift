import LawLanguage

/// What the register itself counts, in the form of the published figures.
///
/// The office fills it; a service without a register shows nothing of its own and says so.
public protocol RegisterReports: Sendable {
  /// Years for which there is something to count, ascending.
  func years() async throws -> [Int]

  /// The reports of a year as they stand today; empty while there is nothing to count.
  func reports(year: Int) async throws -> [RegisterReport]
}

/// One table of counts from the register: no person can be found in it again.
public struct RegisterReport: Sendable {
  /// Letters, digits and hyphens.
  public let name: String
  public let titles: Labels
  /// What a count counts.
  public let units: Labels
  /// What a row is: a region, a year.
  public let rowsAre: Labels
  public let columns: [Column]
  public let rows: [Row]

  /// A column with its name in files.
  public struct Column: Sendable {
    public let name: String
    public let labels: Labels

    public init(name: String, labels: Labels) {
      self.name = name
      self.labels = labels
    }
  }

  public struct Row: Sendable {
    /// The name in files: that of the law files where it is a case of a list.
    public let name: String
    public let labels: Labels
    /// One for each column; nil where a count would show single persons or is not kept.
    public let counts: [Int64?]
    /// Whether it is the sum of the other rows: not drawn.
    public let isTotal: Bool

    public init(name: String, labels: Labels, counts: [Int64?], isTotal: Bool = false) {
      self.name = name
      self.labels = labels
      self.counts = counts
      self.isTotal = isTotal
    }
  }

  public init(
    name: String, titles: Labels, units: Labels, rowsAre: Labels, columns: [Column],
    rows: [Row]
  ) {
    self.name = name
    self.titles = titles
    self.units = units
    self.rowsAre = rowsAre
    self.columns = columns
    self.rows = rows
  }

  /// The table as a file: a row for each place, counts under the names of the columns.
  var csv: String {
    CommaText.line(["row"] + columns.map(\.name))
      + rows.map { row in
        CommaText.line([row.name] + row.counts.map { $0.map { String($0) } ?? "" })
      }.joined()
  }
}

/// A service without a register.
public struct NoRegisterReports: RegisterReports {
  public init() {}

  public func years() async throws -> [Int] { [] }

  public func reports(year: Int) async throws -> [RegisterReport] { [] }
}
