import Measures

/// The type of a fact, a dated value, a rule or an expression.
///
/// Every value is one `Int64` whose reading the type gives: yes/no 0 or 1; a case of an enumeration its position; a
/// number its mantissa; money tiyn; a date its day number; days and months their count; a text or a set its number in
/// the table of texts or sets.
public struct ValueType: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case yesNo
    case enumeration(ID<Enumeration>)
    case integer
    case decimal
    /// A share; 70 % is 0.7.
    case percent
    case money(Currency)
    case date, days, months, text
    case set(ID<Enumeration>)
  }

  public var kind: Kind
  /// Decimals kept in the mantissa: 0 for integers, n for `decimal(n)`, 6 for a declared percent, and for money the
  /// decimals beyond tiyn (0 in everything stored, more inside exact arithmetic).
  public var scale: Int
  /// Whether `none` is among the values.
  public var isOptional: Bool

  public init(_ kind: Kind, scale: Int = 0, isOptional: Bool = false) {
    self.kind = kind
    self.scale = scale
    self.isOptional = isOptional
  }

  public static var percentScale: Int { 6 }

  public var required: ValueType { ValueType(kind, scale: scale) }
}
