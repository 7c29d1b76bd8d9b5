/// JSON as it is being written: members in the order in which they are added, no spaces, nothing escaped that need not
/// be.
struct JSONText {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(16_384) }

  /// What was written so far.
  var written: String { String(decoding: bytes, as: UTF8.self) }

  mutating func object(_ members: (inout JSONText) -> Void) {
    begin()
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  // MARK: Members; what is nil, or a list or object of nothing, is left out

  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    name(key)
    Self.write(value, to: &bytes)
  }

  mutating func add(_ key: String, _ value: Int?) {
    guard let value else { return }
    name(key)
    bytes += String(value).utf8
  }

  mutating func add(_ key: String, _ value: Bool?) {
    guard let value else { return }
    name(key)
    bytes += (value ? "true" : "false").utf8
  }

  mutating func add(_ key: String, _ values: [String]) {
    list(key, values) { text, value in
      text.begin()
      Self.write(value, to: &text.bytes)
    }
  }

  mutating func object(_ key: String, _ members: (inout JSONText) -> Void) {
    let start = bytes.count
    name(key)
    let empty = bytes.count + 1
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    if bytes.count == empty {
      bytes.removeSubrange(start...)
    } else {
      bytes.append(UInt8(ascii: "}"))
    }
  }

  mutating func list<Element>(
    _ key: String, _ elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    name(key)
    bytes.append(UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func name(_ key: String) {
    begin()
    Self.write(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// A comma before everything but the first member or element.
  private mutating func begin() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "["),
      last != UInt8(ascii: ":")
    else { return }
    bytes.append(UInt8(ascii: ","))
  }

  // MARK: Texts

  static func write(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if value.utf8.contains(where: isEscaped) {
      for byte in value.utf8 { write(byte, to: &bytes) }
    } else {
      bytes += value.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func write(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case ..<0x20:
      let digits = String(byte, radix: 16)
      bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    default: bytes.append(byte)
    }
  }
}
