import LawLanguage

/// What a simulated year takes for granted, `Lab/year.json`: the names of the law's rules and values, and assumptions.
public struct YearFile: Decodable, Sendable {
  public struct Names: Decodable, Sendable {
    /// Rules of the application, by name alone.
    public let permitRequired: String
    public let category: String
    public let quotaApplies: String
    public let marketTest: String
    public let firstFilingDay: String
    public let grantable: String
    public let decisionDays: String
    public let decisionDue: String
    public let fee: String
    /// Facts of the application.
    public let vacancyDate: String
    public let freePlaces: String
    /// The record of applications and the dated values of the quota.
    public let application: String
    public let quotaTotal: String
    public let quotaOfRegion: String
    public let quotaOfCategory: String
  }
  public struct Arrivals: Decodable, Sendable {
    public let `where`: PopulationFile.Where?
    /// Twelve weights.
    public let months: [Int]
    public let because: LabText
  }
  public let names: Names
  /// Who asks for permits.
  public let within: PopulationFile.Where
  public let regionDimension: String
  public let arrivals: [Arrivals]
  /// Applications of the year for a hundred people on permits.
  public let demandPercent: Int
  public let demandBecause: LabText
  /// Working days of a decision where the law does not say.
  public let assumedDecisionDays: Int
  public let decisionBecause: LabText
  /// Of a hundred vacancies that must be advertised, so many are filled by citizens.
  public let filledByCitizensPercent: Int
  public let filledBecause: LabText
}
