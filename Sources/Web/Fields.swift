/// The named values of a query or a form, in the order they came.
public struct Fields: Sendable, Equatable {
  /// More values than any page of ours sends; a request with more is refused.
  static var mostValues: Int { 1000 }

  public let pairs: [Pair]

  public struct Pair: Sendable, Equatable {
    public let name: String
    public let value: String
  }

  public static var none: Fields { Fields(pairs: []) }

  public init(pairs: [Pair]) { self.pairs = pairs }

  /// The first value of that name.
  public subscript(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  /// Every value of that name, as checkboxes send them.
  public func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value)
  }

  /// Reads `a=1&b=x+y%21`; nil when an escape is broken, the bytes are not UTF-8 or it is too long.
  public init?(encoded text: some StringProtocol) {
    let parts = text.split(separator: "&", omittingEmptySubsequences: true)
    guard parts.count <= Self.mostValues else { return nil }
    var pairs: [Pair] = []
    for part in parts {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = halves.first.flatMap({ Self.decoded($0.utf8) }),
        let value = Self.decoded((halves.count > 1 ? halves[1] : "").utf8)
      else { return nil }
      pairs.append(Pair(name: name, value: value))
    }
    self.init(pairs: pairs)
  }

  /// Writes the fields back as a query, without the question mark.
  public var encoded: String {
    pairs.map { Self.escaped($0.name) + "=" + Self.escaped($0.value) }.joined(separator: "&")
  }

  private static func decoded(_ text: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexValue),
          let low = iterator.next().flatMap(hexValue)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        escaped += hex.count == 1 ? "%0" + hex : "%" + hex
      }
    }
    return escaped
  }
}
