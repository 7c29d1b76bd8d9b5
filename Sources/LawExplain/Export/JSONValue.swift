/// A JSON value whose objects keep the order in which they were written.
enum JSONValue: Hashable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([JSONValue])
  case object([Member])

  struct Member: Hashable {
    let key: String
    let value: JSONValue
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var asText: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  var asList: [JSONValue]? {
    guard case .list(let values) = self else { return nil }
    return values
  }

  /// The only way this value is written: no spaces, nothing escaped that need not be.
  var written: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4096)
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let value): JSONText.write(value, to: &bytes)
    case .number(let value): bytes += String(value).utf8
    case .truth(let value): bytes += (value ? "true" : "false").utf8
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// Reads JSON text; objects keep their order.
struct JSONReader {
  struct Fault: Error { let position: Int }
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  static func value(from text: String) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes: Array(text.utf8))
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.fault }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: Fault { Fault(position: position) }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    guard depth < 512, let byte = next else { throw fault }
    switch byte {
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw fault }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(Fault) -> JSONValue {
    let start = position
    while let byte = next, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
      position += 1
    }
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw fault
    }
    return .number(number)
  }

  private mutating func list() throws(Fault) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    if takes(UInt8(ascii: "]")) { return .list(values) }
    repeat { values.append(try value()) } while takes(UInt8(ascii: ","))
    guard takes(UInt8(ascii: "]")) else { throw fault }
    return .list(values)
  }

  private mutating func object() throws(Fault) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    if takes(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault }
      let key = try text()
      guard takes(UInt8(ascii: ":")) else { throw fault }
      members.append(.init(key: key, value: try value()))
    } while takes(UInt8(ascii: ","))
    guard takes(UInt8(ascii: "}")) else { throw fault }
    return .object(members)
  }

  private mutating func text() throws(Fault) -> String {
    position += 1
    var read: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      position += 1
      if byte == UInt8(ascii: "\\") { read += Array(try escaped().utf8) } else { read.append(byte) }
    }
    guard next != nil, let text = String(validating: read, as: UTF8.self) else { throw fault }
    position += 1
    return text
  }

  private mutating func escaped() throws(Fault) -> String {
    guard let byte = next else { throw fault }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard position + 4 <= bytes.count,
        let code = UInt32(
          String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { throw fault }
      position += 4
      return String(Character(scalar))
    default: return String(decoding: [byte], as: UTF8.self)
    }
  }
}
