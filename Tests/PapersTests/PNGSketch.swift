import Foundation

/// A grey PNG file around rows that may be too few: each row begins with its filter, zero.
enum PNGSketch {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func file(width: Int, height: Int, rows: [UInt8]) -> [UInt8] {
    let head = big(width) + big(height) + [8, 0, 0, 0, 0]
    return signature + chunk("IHDR", head) + chunk("IDAT", stored(rows)) + chunk("IEND", [])
  }

  private static func big(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func chunk(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + bytes
    return big(bytes.count) + named + big(Int(check(named)))
  }

  /// The bytes in a zlib stream without compression.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let piece = rest.prefix(65_535)
      rest = rest.dropFirst(piece.count)
      let (low, high) = (UInt8(piece.count & 255), UInt8(piece.count >> 8))
      stream += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + piece
    } while !rest.isEmpty
    var (first, second) = (1, 0)
    for byte in bytes {
      first = (first + Int(byte)) % 65_521
      second = (second + first) % 65_521
    }
    return stream + big(second << 16 | first)
  }

  /// The cyclic check of PNG.
  private static func check(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
