import Measures

/// A worked case of a law file, resolved.
public struct WorkedCase: Sendable {
  public enum Expected: Hashable, Sendable {
    case value(Int64)
    case text(String)
    case none
    /// nil: whatever is needed.
    case unknown(needs: Set<BookPath>?)
    case notKnown, notApplicable, conflict, undefined
  }
  public struct Expectation: Sendable {
    public let path: BookPath
    public let result: Expected
    /// Each must occur among the reasons, itself or something deeper.
    public let because: [Citation]
    public let place: SourcePlace

    public init(path: BookPath, result: Expected, because: [Citation], place: SourcePlace) {
      self.path = path
      self.result = result
      self.because = because
      self.place = place
    }
  }
  /// The English title with the number of the row: what the case is called in reports and in its act.
  public let title: String
  /// The title for readers, without the row. A plain title of an author stands in English alone.
  public let titles: Labels
  /// The number of its row in a table of cases, from 1; nil for a case of its own.
  public let row: Int?
  public let facts: CaseFacts
  /// Names of the reforms it is to be read under.
  public let reforms: [String]
  public let expectations: [Expectation]
  public let act: ID<Act>
  public let place: SourcePlace

  public init(
    title: String, titles: Labels, row: Int?, facts: CaseFacts, reforms: [String],
    expectations: [Expectation], act: ID<Act>, place: SourcePlace
  ) {
    self.title = title
    self.titles = titles
    self.row = row
    self.facts = facts
    self.reforms = reforms
    self.expectations = expectations
    self.act = act
    self.place = place
  }
}
