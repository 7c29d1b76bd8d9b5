/// A day of the week, numbered as in ISO 8601.
///
/// Raw values run from 1 (Monday) to 7 (Sunday).
@frozen
public enum Weekday: Int, Hashable, Comparable, CaseIterable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The weekday `offset` days after a Monday; `offset` is 0...6.
  @inlinable
  init(daysAfterMonday offset: UInt32) {
    switch offset {
    case 0: self = .monday
    case 1: self = .tuesday
    case 2: self = .wednesday
    case 3: self = .thursday
    case 4: self = .friday
    case 5: self = .saturday
    default: self = .sunday
    }
  }

  /// Monday comes first.
  @inlinable
  public static func < (left: Weekday, right: Weekday) -> Bool {
    left.rawValue < right.rawValue
  }
}
