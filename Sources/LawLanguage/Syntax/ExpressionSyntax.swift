import Measures

/// An expression as written, with its place.
public struct ExpressionSyntax: Sendable {
  public var kind: Kind
  public var place: SourcePlace

  public init(_ kind: Kind, _ place: SourcePlace) {
    self.kind = kind
    self.place = place
  }

  public indirect enum Kind: Sendable {
    case yesNo(Bool)
    /// `mantissa × 10^-scale`, with the unit behind it.
    case number(mantissa: Int64, scale: Int, unit: NumberUnit?)
    case date(Day)
    case text(String)
    case none
    case notApplicable
    case notKnown(LabelsSyntax)
    /// `a` or `a.b.c`: a fact, rule, value, choice, case of an enumeration, or a way through references.
    case path([Name])
    /// `value for k & l at d`; at least one of `keys` and `at` is there.
    case lookup([Name], keys: [ExpressionSyntax], at: ExpressionSyntax?)
    case call(Name, [ExpressionSyntax])
    case aggregate(
      AggregateKind, list: [Name], element: ExpressionSyntax?, filter: ExpressionSyntax?)
    case not(ExpressionSyntax)
    case negate(ExpressionSyntax)
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax)
    case isNone(ExpressionSyntax, negated: Bool)
    case membership(ExpressionSyntax, SetSyntax, negated: Bool)
    /// `{a, b}` where a set is the value itself.
    case setLiteral([ExpressionSyntax])
    case condition(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
    /// Stands where text could not be read; already reported.
    case invalid
  }
}

public enum NumberUnit: Hashable, Sendable {
  case percent, days, months
  case currency(String)
}

public enum AggregateKind: String, CaseIterable, Hashable, Sendable {
  case count, sum, any, all, smallest, largest
}

public enum BinaryOperator: String, CaseIterable, Hashable, Sendable {
  case implies, or, and
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

public enum SetSyntax: Sendable {
  case literal([ExpressionSyntax])
  case range(ExpressionSyntax, ExpressionSyntax)
  case named(ExpressionSyntax)
}
