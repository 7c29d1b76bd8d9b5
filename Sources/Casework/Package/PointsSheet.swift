/// Points for education, experience and demand, criterion by criterion.
///
/// The highest points and the pass mark are the law's; where the law files do not know them, no pass is computed.
public struct PointsSheet: Hashable, Codable, Sendable {
  public struct Line: Hashable, Codable, Sendable {
    /// The criterion by its name in the law files.
    public let criterion: String
    public let given: Int
    /// The most that can be given; nil where the law files do not know.
    public let most: Int?

    public init(criterion: String, given: Int, most: Int?) {
      self.criterion = criterion
      self.given = given
      self.most = most
    }
  }

  public enum Result: String, Hashable, Codable, Sendable {
    case passed, failed
    /// No official table stands in the law files.
    case notKnown
  }

  public let lines: [Line]
  public let result: Result

  public init(lines: [Line], result: Result) {
    self.lines = lines
    self.result = result
  }

  public var total: Int { lines.reduce(0) { $0 + $1.given } }
}
