/// Why there is no statement: what cannot be said in SQL is refused rather than said wrongly.
public struct SQLRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// An intermediate number wider than the engines hold exactly.
    case tooWide
    /// A ruling of another record than the one asked about.
    case otherRecord(String)
  }
  public let reason: Reason
  /// The rule that is asked for or stands on the way to it.
  public let rule: String

  public var description: String {
    switch reason {
    case .tooWide:
      "The rule ‘\(rule)’ cannot be put into SQL: a quotient in it is wider than the engines hold exactly."
    case .otherRecord(let record): "The rule ‘\(rule)’ is not about the record ‘\(record)’."
    }
  }
}
