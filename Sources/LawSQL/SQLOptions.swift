import LawLanguage
import Measures

/// What a statement is made for besides the law.
public struct SQLOptions: Sendable {
  public enum DayOfAssessment: Hashable, Sendable {
    case fixed(Day)
    /// The day on which the statement runs.
    case today
    /// A column of dates in the table of the record asked about.
    case column(String)
  }
  public var day: DayOfAssessment
  /// Options taken by position; a choice that is missing has its default.
  public var choices: [ID<Choice>: Int]
  /// Whether dates are given as day numbers and cases of enumerations as positions, for comparisons.
  public var isRaw: Bool
  /// Whether the facts read are known in nearly every row: a row in which one is not has no ruling, and all others
  /// need no test whether it is.
  public var areFactsKnown: Bool

  public init(
    day: DayOfAssessment = .today, choices: [ID<Choice>: Int] = [:], isRaw: Bool = false,
    areFactsKnown: Bool = false
  ) {
    self.day = day
    self.choices = choices
    self.isRaw = isRaw
    self.areFactsKnown = areFactsKnown
  }
}
