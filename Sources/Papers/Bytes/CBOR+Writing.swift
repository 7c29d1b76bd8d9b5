extension CBOR {
  /// The one deterministic form (RFC 8949, 4.2.1): shortest heads, keys of maps sorted by their bytes.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .unsigned(let value): Self.writeHead(0, value, to: &bytes)
    case .negative(let value): Self.writeHead(1, value, to: &bytes)
    case .bytes(let content):
      Self.writeHead(2, UInt64(content.count), to: &bytes)
      bytes += content
    case .text(let text):
      Self.writeHead(3, UInt64(text.utf8.count), to: &bytes)
      bytes += text.utf8
    case .list(let items):
      Self.writeHead(4, UInt64(items.count), to: &bytes)
      for item in items { item.write(to: &bytes) }
    case .map(let entries):
      Self.writeHead(5, UInt64(entries.count), to: &bytes)
      let sorted = entries.map { (key: $0.key.encoded, value: $0.value) }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      for entry in sorted {
        bytes += entry.key
        entry.value.write(to: &bytes)
      }
    case .tagged(let tag, let item):
      Self.writeHead(6, tag, to: &bytes)
      item.write(to: &bytes)
    case .bool(let value): bytes.append(value ? 0xF5 : 0xF4)
    case .null: bytes.append(0xF6)
    }
  }

  private static func writeHead(_ major: UInt8, _ value: UInt64, to bytes: inout [UInt8]) {
    let kind = major << 5
    switch value {
    case 0..<24: bytes.append(kind | UInt8(value))
    case 24...0xFF: bytes += [kind | 24, UInt8(value)]
    case 0x100...0xFFFF: writeBig(kind | 25, value, 2, to: &bytes)
    case 0x1_0000...0xFFFF_FFFF: writeBig(kind | 26, value, 4, to: &bytes)
    default: writeBig(kind | 27, value, 8, to: &bytes)
    }
  }

  private static func writeBig(
    _ head: UInt8, _ value: UInt64, _ count: UInt64, to bytes: inout [UInt8]
  ) {
    bytes.append(head)
    for place in (0..<count).reversed() { bytes.append(UInt8(value >> (place * 8) & 0xFF)) }
  }
}
