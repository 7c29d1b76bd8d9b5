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
  public let title: String
  public let facts: CaseFacts
  /// Names of the reforms it is to be read under.
  public let reforms: [String]
  public let expectations: [Expectation]
  public let act: ID<Act>
  public let place: SourcePlace

  public init(
    title: String, facts: CaseFacts, reforms: [String], expectations: [Expectation], act: ID<Act>,
    place: SourcePlace
  ) {
    self.title = title
    self.facts = facts
    self.reforms = reforms
    self.expectations = expectations
    self.act = act
    self.place = place
  }
}
