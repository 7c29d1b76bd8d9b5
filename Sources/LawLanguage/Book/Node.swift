import Measures

/// One sub-expression of the law: typed, with all names resolved. Nodes lie in `LawBook.nodes`; operands come before
/// the nodes that use them.
public struct Node: Sendable {
  public let operation: Operation
  public let type: ValueType
  public let place: SourcePlace

  public init(_ operation: Operation, _ type: ValueType, _ place: SourcePlace) {
    self.operation = operation
    self.type = type
    self.place = place
  }
}

public enum Operation: Sendable {
  case constant(Int64)
  case none
  case notApplicable
  case notKnown(ID<Hole>)
  /// The day of assessment.
  case day
  /// A fact or ruling of the record in hand.
  case fact(ID<Fact>)
  case rule(ID<Rule>)
  /// The operand, read in the record referred to.
  case follow(ID<Reference>, ID<Node>)
  /// A dated value on a day; without `at` on the governing date of the rule in hand.
  case value(ID<DatedValue>, keys: [ID<Node>], at: ID<Node>?)
  case choice(ID<Choice>)
  case not(ID<Node>)
  case and([ID<Node>])
  case or([ID<Node>])
  /// Operands have one type and one scale.
  case compare(Comparison, ID<Node>, ID<Node>)
  case isNone(ID<Node>)
  /// The second operand is a set.
  case member(ID<Node>, ID<Node>)
  /// First operand between second and third, both included.
  case between(ID<Node>, ID<Node>, ID<Node>)
  /// Operands of `add`, `subtract`, `smaller` and `larger` have the node's own type and scale.
  case add(ID<Node>, ID<Node>)
  case subtract(ID<Node>, ID<Node>)
  /// Mantissas are multiplied, scales added.
  case multiply(ID<Node>, ID<Node>)
  case negate(ID<Node>)
  case absolute(ID<Node>)
  case smaller(ID<Node>, ID<Node>)
  case larger(ID<Node>, ID<Node>)
  /// The mantissa times 10 to the given power.
  case widen(ID<Node>, by: Int)
  /// `numerator / denominator` rounded to a multiple of `unit`, which is a mantissa in the node's own scale.
  case round(ID<Node>, over: ID<Node>?, unit: Int64, Rounding)
  case daysAfter(ID<Node>, ID<Node>)
  case monthsAfter(ID<Node>, ID<Node>, MonthEnd)
  /// First operand minus second, in days.
  case daysBetween(ID<Node>, ID<Node>)
  case datePart(DatePart, ID<Node>)
  case makeDate(ID<Node>, ID<Node>, ID<Node>)
  /// Completed years or months from the first day to the second.
  case fullYears(ID<Node>, ID<Node>)
  case fullMonths(ID<Node>, ID<Node>)
  /// The same `Int64` under another type (`in_days`, `in_months`, `number`).
  case relabel(ID<Node>)
  case addWorkingDays(ID<Node>, ID<Node>, ID<LegalCalendar>)
  case workingDaysBetween(ID<Node>, ID<Node>, ID<LegalCalendar>)
  case condition(ID<Node>, ID<Node>, ID<Node>)
  /// Over the records that list themselves under the reference; `element` and `filter` are read in each of them.
  case aggregate(AggregateKind, ID<Reference>, element: ID<Node>?, filter: ID<Node>?)
}

public enum Comparison: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

public enum DatePart: String, CaseIterable, Hashable, Sendable {
  case year, month
  case dayOfMonth = "day_of_month"
  case startOfYear = "start_of_year"
  case endOfYear = "end_of_year"
  case startOfMonth = "start_of_month"
  case endOfMonth = "end_of_month"
}
