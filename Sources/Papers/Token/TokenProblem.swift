/// Why a text is no permit of ours. Each has a sentence under `verify.problem.` in the phrases.
public enum TokenProblem: String, Error, Hashable, Sendable, CaseIterable {
  case empty
  /// Longer than any code of ours.
  case tooLong
  /// Another kind of code.
  case notOurs
  /// Characters are missing or were changed.
  case broken
  /// Signed with a key that the office does not have.
  case unknownKey
  /// The signature does not belong to what is written.
  case forged
  /// Rightly signed, but not a permit as this service reads it.
  case notAPermit
}
