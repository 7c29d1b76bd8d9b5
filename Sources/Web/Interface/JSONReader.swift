/// Why a text is no JSON that can be used, and where.
struct JSONFault: Error, Hashable {
  enum Kind: Hashable {
    case unexpected
    case tooDeep
    /// The same member twice in one object.
    case repeated(String)
  }
  let kind: Kind
  /// Both from 1; the column counts characters.
  let line: Int
  let column: Int
}

/// Reads JSON as RFC 8259 has it.
///
/// Its own reader, because members given twice, the place of a mistake and the digits of numbers matter here.
struct JSONReader {
  static var mostLevels: Int { 32 }

  /// Room for the members that most objects have.
  private static var usualMembers: Int { 4 }

  private let bytes: [UInt8]
  private var place = 0
  private var level = 0

  static func read(_ text: String) throws(JSONFault) -> JSON { try read(Array(text.utf8)) }

  /// - Parameter bytes: UTF-8
  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSON {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipSpace()
    if reader.place < reader.bytes.count { throw reader.fault(.unexpected) }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func fault(_ kind: JSONFault.Kind) -> JSONFault {
    let before = bytes[..<min(place, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Bytes that go on a character do not count.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONFault(kind: kind, line: line, column: column)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(JSONFault) -> JSON {
    skipSpace()
    guard let byte = next else { throw fault(.unexpected) }
    switch byte {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(JSONFault) in try reader.list() }
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws(JSONFault) -> JSON)
    throws(JSONFault) -> JSON
  {
    if level >= Self.mostLevels { throw fault(.tooDeep) }
    level += 1
    defer { level -= 1 }
    place += 1
    return try read(&self)
  }

  private mutating func object() throws(JSONFault) -> JSON {
    var members: [JSON.Member] = []
    var names = MemberNames()
    if take(UInt8(ascii: "}")) { return .object(members) }
    members.reserveCapacity(Self.usualMembers)
    repeat {
      skipSpace()
      let start = place
      guard next == UInt8(ascii: "\"") else { throw fault(.unexpected) }
      let name = try text()
      guard names.insert(name, to: members) else {
        place = start
        throw fault(.repeated(name))
      }
      guard take(UInt8(ascii: ":")) else { throw fault(.unexpected) }
      members.append(JSON.Member(name: name, value: try value()))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault(.unexpected) }
    return .object(members)
  }

  private mutating func list() throws(JSONFault) -> JSON {
    var values: [JSON] = []
    if take(UInt8(ascii: "]")) { return .list(values) }
    repeat { values.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault(.unexpected) }
    return .list(values)
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
    let letters = Array("\(word)".utf8)
    guard bytes[place...].starts(with: letters) else { throw fault(.unexpected) }
    place += letters.count
    return value
  }

  private mutating func number() throws(JSONFault) -> JSON {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    let whole = digits()
    guard whole > 0 else { throw fault(.unexpected) }
    let first = bytes[place - whole]
    if whole > 1, first == UInt8(ascii: "0") { throw fault(.unexpected) }
    if next == UInt8(ascii: ".") {
      place += 1
      guard digits() > 0 else { throw fault(.unexpected) }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      guard digits() > 0 else { throw fault(.unexpected) }
    }
    // 1e3 is JSON; whoever expects an amount of the law refuses it, because nobody writes one that way.
    return .number(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func text() throws(JSONFault) -> String {
    place += 1
    let start = place
    while let byte = next, isPlain(byte) { place += 1 }
    // Most texts have nothing to be read otherwise than it stands.
    if next == UInt8(ascii: "\"") {
      place += 1
      return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
    }
    var found = Array(bytes[start..<place])
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: found, as: UTF8.self)
      case UInt8(ascii: "\\"): found += Array(String(Character(try escape())).utf8)
      case 0..<0x20:
        place -= 1
        throw fault(.unexpected)
      default: found.append(byte)
      }
    }
    throw fault(.unexpected)
  }

  /// Whether a byte of a text stands for itself.
  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = next else { throw fault(.unexpected) }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try scalar()
    default: throw fault(.unexpected)
    }
  }

  private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
    let unit = try unit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard (0xD800...0xDBFF).contains(unit), next == UInt8(ascii: "\\") else {
      throw fault(.unexpected)
    }
    place += 1
    guard next == UInt8(ascii: "u") else { throw fault(.unexpected) }
    place += 1
    let low = try self.unit()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault(.unexpected) }
    return scalar
  }

  private mutating func unit() throws(JSONFault) -> UInt32 {
    let text = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
    guard text.utf8.count == 4, text.allSatisfy(\.isHexDigit), let unit = UInt32(text, radix: 16)
    else { throw fault(.unexpected) }
    place += 4
    return unit
  }
}

/// The names of an object's members so far: a few are looked through, of many there is a set.
private struct MemberNames {
  private static var few: Int { 16 }
  private var many: Set<String> = []

  /// False when it is among the members.
  mutating func insert(_ name: String, to members: [JSON.Member]) -> Bool {
    if members.count < Self.few { return !members.contains { $0.name == name } }
    if many.isEmpty { many = Set(members.map(\.name)) }
    return many.insert(name).inserted
  }
}
