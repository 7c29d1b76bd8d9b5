import Measures

/// The key of one thing of one kind: `Identifier<PermitCase>` is never taken for `Identifier<Worker>`.
///
/// The texts come from outside; this room makes none.
public struct Identifier<Thing>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 1 to 64 Latin letters, digits, hyphens, points or low lines.
  public let rawValue: String

  /// The key written so, or nil when the text has another form.
  public init?(_ rawValue: some StringProtocol) {
    self.rawValue = String(rawValue)
    guard isPlainKey(self.rawValue) else { return nil }
  }

  public var description: String { rawValue }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let key = Identifier(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a key: \(text)")
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Identifier: JSONWritten {
  public func write(on sheet: JSONSheet) { sheet.text(rawValue) }
}

/// Whether a text is 1 to 64 ASCII letters, digits, hyphens, points or low lines.
func isPlainKey(_ text: String) -> Bool {
  (1...64).contains(text.utf8.count)
    && text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
}
