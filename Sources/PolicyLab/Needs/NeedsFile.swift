import LawLanguage

/// What the needs assessment reads, `Lab/needs.json`.
public struct NeedsFile: Decodable, Sendable {
  /// Counts of one branch, region or category on several days, oldest first.
  public struct Series: Decodable, Sendable {
    public struct Point: Decodable, Sendable {
      public let day: String
      public let amount: LabAmount
    }
    public let name: String
    /// The enumeration of the law whose case it is; nil where the file has a title.
    public let enumeration: String?
    public let title: LabText?
    public let points: [Point]
    /// Places granted for the year asked about.
    public let places: LabAmount?
  }
  public struct Group: Decodable, Sendable {
    public let name: String
    public let title: LabText
    public let series: [Series]
  }
  /// What stands beside the counts of a register.
  public struct Register: Decodable, Sendable {
    public let method: LabText
    public let categories: LabText
    public let regions: LabText
  }
  public let title: LabText
  public let method: LabText
  public let register: Register?
  /// The day asked about.
  public let day: String
  /// Counts closer together are not compared.
  public let leastDaysBetween: Int
  /// A series is proposed for the list when the forecast takes at least this share of the places, or grew so much.
  public let shortageUsePercent: Int
  public let shortageGrowthPercent: Int
  public let groups: [Group]
}
