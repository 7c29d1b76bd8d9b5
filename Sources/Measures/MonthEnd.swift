/// What to do when a month has no such day: 31 January plus one month.
@frozen
public enum MonthEnd: String, Hashable, CaseIterable, Sendable {
  /// The last day of that month: 28 or 29 February.
  case down
  /// The first day of the month after it: 1 March.
  case up

  /// Matched rather than compared: `==` on an enum with raw text compares the texts.
  @inlinable
  var isUp: Bool {
    if case .up = self { return true }
    return false
  }
}
