import LawLanguage
import Measures

/// JSON as it is being written: bytes in a row, no spaces, nothing escaped that need not be.
struct JSONText {
  /// Everything; with values apart, what stands between them, with a line feed at the place of each.
  private(set) var bytes: [UInt8] = []
  /// The values where they are kept apart, each ended by a line feed, which no JSON text holds inside.
  private(set) var values: [UInt8] = []
  /// Where the values come from, one for each.
  private(set) var sources: [ValueSource] = []
  /// What stands before the bytes.
  private var done = ""
  private let isParted: Bool

  /// - Parameter isParted: whether the values of the case are kept apart from what the book says.
  init(isParted: Bool = false) {
    self.isParted = isParted
    bytes.reserveCapacity(isParted ? 32_768 : 4096)
    if isParted { values.reserveCapacity(2048) } else { done.reserveCapacity(32_768) }
  }

  /// What was written so far; the values must not be apart.
  var written: String { done + String(decoding: bytes, as: UTF8.self) }

  // MARK: As it stands

  /// Brackets, commas, names of members with their colons.
  mutating func put(_ json: StaticString) {
    if json.isASCII || isParted {
      json.withUTF8Buffer { bytes.append(contentsOf: $0) }
    } else {
      moveToDone()
      json.withUTF8Buffer { bytes.append(contentsOf: $0) }
      moveToDone()
    }
  }

  /// Bytes become text at once where they are ASCII alone; a dash among them would have each of them looked at.
  private mutating func moveToDone() {
    done += String(decoding: bytes, as: UTF8.self)
    bytes.removeAll(keepingCapacity: true)
  }

  /// A bracket, a colon, a quote.
  mutating func put(sign: Unicode.Scalar) { bytes.append(UInt8(ascii: sign)) }

  /// JSON made before, or a text that has nothing to escape.
  mutating func put(ready json: String) { Self.append(json, to: &bytes) }

  mutating func put(_ number: Int) {
    guard number >= 0 else { return put(ready: String(number)) }
    if number > 9 { put(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  mutating func put(_ day: Day) { day.write(to: &bytes) }

  /// A comma before everything but the first member or element.
  mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else {
      return
    }
    bytes.append(UInt8(ascii: ","))
  }

  // MARK: Values

  /// A text in quotes, with what has to be escaped escaped.
  mutating func add(_ value: String) { Self.write(value, to: &bytes) }

  /// The inside of a text whose quotes are put around it.
  mutating func addInner(_ value: String) { Self.escape(value, to: &bytes) }

  /// The name of a member that is no part of the form.
  mutating func addName(_ name: String) {
    separate()
    add(name)
    put(sign: ":")
  }

  /// A member, by what stands before its value; left out when there is none.
  mutating func add(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    put(name)
    add(value)
  }

  /// A member whose text has nothing to escape, such as the name of a standing.
  mutating func add(_ name: StaticString, plain value: String) {
    put(name)
    put(sign: "\"")
    put(ready: value)
    put(sign: "\"")
  }

  mutating func add(_ name: StaticString, _ value: Day?) {
    guard let value else { return }
    put(name)
    put("\"")
    put(value)
    put("\"")
  }

  mutating func add(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    put(name)
    put(value)
  }

  /// A list of texts; left out when it is empty.
  mutating func add(_ name: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    put(name)
    put("[")
    for value in values {
      separate()
      add(value)
    }
    put("]")
  }

  // MARK: Values of the case

  /// As `add`, for what can be another one with the same words of the book around it.
  mutating func addValue(_ value: String, from source: ValueSource) {
    guard isParted else { return add(value) }
    sources.append(source)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(TextForm.place)
    bytes.append(UInt8(ascii: "\""))
    Self.writeValue(value, to: &values)
  }

  mutating func addValue(_ name: StaticString, _ value: String, from source: ValueSource) {
    put(name)
    addValue(value, from: source)
  }

  mutating func addValue(_ name: StaticString, _ value: Day?, from origin: Reason.Origin) {
    guard let value else { return }
    addValue(name, value.description, from: ValueSource(origin, ValueType(.date)))
  }

  // MARK: Texts

  static func quoted(_ value: String) -> String {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A value as it stands among the values: what has to be escaped escaped, ended by a line feed.
  static func writeValue(_ value: String, to bytes: inout [UInt8]) {
    escape(value, to: &bytes)
    bytes.append(TextForm.place)
  }

  static func write(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    escape(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ value: String, to bytes: inout [UInt8]) {
    if hasEscapes(value) {
      for byte in value.utf8 { write(byte, to: &bytes) }
    } else {
      append(value, to: &bytes)
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isDone == nil { bytes += text.utf8 }
  }

  /// Looks at all bytes, with no way out at the first: many are compared at once so.
  private static func hasEscapes(_ text: String) -> Bool {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.reduce(UInt8(0)) { $0 | (isEscaped($1) ? 1 : 0) } != 0
    }
    return found ?? text.utf8.contains(where: isEscaped)
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
