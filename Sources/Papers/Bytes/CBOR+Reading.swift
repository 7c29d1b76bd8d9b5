/// Why bytes are not one item of strict CBOR.
public enum CBORProblem: Error, Hashable, Sendable {
  /// More bytes, levels or items than `CBORLimits` allow.
  case tooLong, tooDeep, tooMany
  case endsEarly
  /// Bytes after the item.
  case leftOver
  /// A number or a length in a longer form than needed.
  case notShortest
  /// Keys of a map twice or out of order.
  case keysOutOfOrder
  case notUTF8
  /// Floating point, indefinite lengths, simple values other than yes, no and null.
  case unsupported
}

/// How much is read at most; nothing is set aside for what a head only promises.
public struct CBORLimits: Sendable {
  public let bytes: Int
  public let depth: Int
  public let items: Int

  public init(bytes: Int, depth: Int, items: Int) {
    self.bytes = bytes
    self.depth = depth
    self.items = items
  }

  /// Enough for a token, far below anything that could hurt.
  public static var token: CBORLimits { CBORLimits(bytes: 2048, depth: 8, items: 256) }
}

extension CBOR {
  /// Reads exactly one item in the deterministic form; every other byte sequence is refused.
  public init(encoded bytes: [UInt8], limits: CBORLimits = .token) throws(CBORProblem) {
    guard bytes.count <= limits.bytes else { throw .tooLong }
    var reading = CBORReading(bytes: bytes, limits: limits)
    self = try reading.item(depth: 0)
    guard reading.place == bytes.count else { throw .leftOver }
  }
}

private struct CBORReading {
  let bytes: [UInt8]
  let limits: CBORLimits
  var place = 0
  var items = 0

  mutating func item(depth: Int) throws(CBORProblem) -> CBOR {
    guard depth <= limits.depth else { throw .tooDeep }
    items += 1
    guard items <= limits.items else { throw .tooMany }
    let (major, value) = try head()
    switch major {
    case 0: return .unsigned(value)
    case 1: return .negative(value)
    case 2: return .bytes(try content(value))
    case 3:
      guard let text = String(validating: try content(value), as: UTF8.self) else { throw .notUTF8 }
      return .text(text)
    case 4: return try list(value, depth)
    case 5: return try map(value, depth)
    case 6: return .tagged(value, try item(depth: depth + 1))
    default: return try simple(value)
    }
  }

  private mutating func byte() throws(CBORProblem) -> UInt8 {
    guard place < bytes.count else { throw .endsEarly }
    place += 1
    return bytes[place - 1]
  }

  private mutating func head() throws(CBORProblem) -> (major: UInt8, value: UInt64) {
    let first = try byte()
    let (major, short) = (first >> 5, first & 0x1F)
    if short < 24 { return (major, UInt64(short)) }
    // Floating point has the same heads as long numbers.
    guard short <= 27, major != 7 else { throw .unsupported }
    let count = 1 << (short - 24)
    var value: UInt64 = 0
    for _ in 0..<count { value = value << 8 | UInt64(try byte()) }
    let least: [UInt64] = [24, 0x100, 0x1_0000, 0x1_0000_0000]
    guard value >= least[Int(short) - 24] else { throw .notShortest }
    return (major, value)
  }

  private mutating func content(_ count: UInt64) throws(CBORProblem) -> [UInt8] {
    guard count <= UInt64(bytes.count - place) else { throw .endsEarly }
    defer { place += Int(count) }
    return Array(bytes[place..<place + Int(count)])
  }

  private mutating func list(_ count: UInt64, _ depth: Int) throws(CBORProblem) -> CBOR {
    var found: [CBOR] = []
    var left = count
    while left > 0 {
      found.append(try item(depth: depth + 1))
      left -= 1
    }
    return .list(found)
  }

  private mutating func map(_ count: UInt64, _ depth: Int) throws(CBORProblem) -> CBOR {
    var found: [CBOR: CBOR] = [:]
    var before: ArraySlice<UInt8> = []
    var left = count
    while left > 0 {
      let start = place
      let key = try item(depth: depth + 1)
      let written = bytes[start..<place]
      guard found.isEmpty || before.lexicographicallyPrecedes(written) else {
        throw .keysOutOfOrder
      }
      before = written
      found[key] = try item(depth: depth + 1)
      left -= 1
    }
    return .map(found)
  }

  private func simple(_ value: UInt64) throws(CBORProblem) -> CBOR {
    switch value {
    case 20: return .bool(false)
    case 21: return .bool(true)
    case 22: return .null
    default: throw .unsupported
    }
  }
}
