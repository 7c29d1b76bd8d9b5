import LawLanguage
import Measures

/// What the register itself counts, in the form of the published figures.
///
/// The office fills it; a service without a register shows nothing of its own and says so.
public protocol RegisterReports: Sendable {
  /// The reports as they stand at the end of a day; empty while there is nothing to count.
  func reports(through day: Day) async throws -> [RegisterReport]
}

/// One table of counts from the register: no person can be found in it again.
public struct RegisterReport: Sendable {
  /// Letters, digits and hyphens.
  public let name: String
  public let titles: Labels
  /// What a count counts.
  public let units: Labels
  public let columns: [Labels]
  public let rows: [Row]

  public struct Row: Sendable {
    public let labels: Labels
    /// One for each column; nil where a count would show single persons or is not kept.
    public let counts: [Int64?]

    public init(labels: Labels, counts: [Int64?]) {
      self.labels = labels
      self.counts = counts
    }
  }

  public init(name: String, titles: Labels, units: Labels, columns: [Labels], rows: [Row]) {
    self.name = name
    self.titles = titles
    self.units = units
    self.columns = columns
    self.rows = rows
  }
}

/// A service without a register.
public struct NoRegisterReports: RegisterReports {
  public init() {}

  public func reports(through day: Day) async throws -> [RegisterReport] { [] }
}
