/// One item of CBOR (RFC 8949), as far as tokens need it: no floating point, no indefinite lengths.
public indirect enum CBOR: Hashable, Sendable {
  case unsigned(UInt64)
  /// The number −1 − n.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case list([CBOR])
  case map([CBOR: CBOR])
  case tagged(UInt64, CBOR)
  case bool(Bool)
  case null

  /// A whole number.
  public static func number(_ value: Int64) -> CBOR {
    value >= 0 ? .unsigned(UInt64(value)) : .negative(UInt64(-(value + 1)))
  }

  /// The number, if it is one and fits.
  public var number: Int64? {
    switch self {
    case .unsigned(let value): Int64(exactly: value)
    case .negative(let value): Int64(exactly: value).map { -1 - $0 }
    default: nil
    }
  }

  public var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  public var list: [CBOR]? { if case .list(let items) = self { items } else { nil } }
  public var map: [CBOR: CBOR]? { if case .map(let entries) = self { entries } else { nil } }

  /// The value under a whole number, if this is a map that has it.
  public subscript(key: Int64) -> CBOR? { map?[.number(key)] }
  /// The value under a text, if this is a map that has it.
  public subscript(key: String) -> CBOR? { map?[.text(key)] }
}
