import LawLanguage

/// What is wrong with a fact as it was written; sentences about it stand in the phrases.
public enum FactProblem: Error, Hashable, Sendable {
  /// No fact, ruling or list has this path; the nearest paths.
  case unknownPath(String, nearest: [String])
  /// The text cannot be read as the type says.
  case wrongType(path: String, text: String, expected: ValueType)
  /// Digits of a date without such a day: 2026-02-30.
  case impossibleDate(path: String, text: String)
  /// The enumeration has no such case; the nearest names.
  case unknownCase(path: String, text: String, of: ID<Enumeration>, nearest: [String])
  /// Outside of what the fact allows, both ends in the reading of its type.
  case outOfRange(path: String, text: String, allowed: ClosedRange<Int64>, type: ValueType)
  /// `none` for a fact that is not optional.
  case notOptional(path: String)
  /// A path to a ruling, where a fact or list is wanted.
  case notAFact(path: String)
}
