import Foundation
import Papers
import Testing

/// Bytes from hexadecimal digits; blanks are passed over.
func bytes(_ hex: String) -> [UInt8] {
  let digits = hex.filter { !$0.isWhitespace }.compactMap { $0.hexDigitValue }
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] * 16 + digits[$0 + 1])
  }
}

@Suite struct `A text in Base45` {
  /// RFC 9285, sections 4.3 and 4.4.
  @Test(arguments: [
    ("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0"),
    ("", ""),
  ])
  func `is written and read as its standard shows`(_ plain: String, _ text: String) {
    #expect(Base45.text(of: Array(plain.utf8)) == text)
    #expect(Base45.bytes(of: text) == Array(plain.utf8))
  }

  /// `GGW` is one more than two bytes hold, and `5R` … as one byte.
  @Test(arguments: ["GGW", ":::", "A", "ABCD", "bb8", "BB8\n", "5R", "ÄB8"])
  func `refuses what it never writes`(_ text: String) {
    #expect(Base45.bytes(of: text) == nil)
  }

  @Test func `gives every pair of bytes back`() {
    for number in 0...0xFFFF {
      let pair = [UInt8(number >> 8), UInt8(number & 0xFF)]
      #expect(Base45.bytes(of: Base45.text(of: pair)) == pair)
    }
  }
}

@Suite struct `An item of CBOR` {
  /// RFC 8949, appendix A.
  @Test(arguments: [
    ("00", CBOR.unsigned(0)), ("17", .unsigned(23)), ("1818", .unsigned(24)),
    ("1903e8", .unsigned(1000)), ("1a000f4240", .unsigned(1_000_000)),
    ("1bffffffffffffffff", .unsigned(.max)), ("20", .negative(0)), ("3903e7", .negative(999)),
    ("3bffffffffffffffff", .negative(.max)), ("f4", .bool(false)), ("f5", .bool(true)),
    ("f6", .null), ("4401020304", .bytes([1, 2, 3, 4])), ("6449455446", .text("IETF")),
    ("62c3bc", .text("ü")), ("80", .list([])), ("83010203", .list([1, 2, 3].map(CBOR.number))),
    ("a201020304", .map([.number(1): .number(2), .number(3): .number(4)])),
    (
      "a26161016162820203",
      .map([.text("a"): .number(1), .text("b"): .list([.number(2), .number(3)])])
    ),
    ("c11a514b67b0", .tagged(1, .number(1_363_896_240))),
  ])
  func `is written and read as its standard shows`(_ hex: String, _ item: CBOR) throws {
    #expect(item.encoded == bytes(hex))
    #expect(try CBOR(encoded: bytes(hex)) == item)
  }

  @Test(arguments: [
    ("", CBORProblem.endsEarly), ("18", .endsEarly), ("4401", .endsEarly), ("8201", .endsEarly),
    ("5bffffffffffffffff", .endsEarly), ("9bffffffffffffffff", .endsEarly),
    ("0000", .leftOver), ("1817", .notShortest), ("190018", .notShortest),
    ("1a0000ffff", .notShortest),
    ("a203040102", .keysOutOfOrder), ("a201020103", .keysOutOfOrder), ("61ff", .notUTF8),
    ("f90000", .unsupported), ("fb3ff199999999999a", .unsupported), ("5f4100ff", .unsupported),
    ("9fff", .unsupported), ("f7", .unsupported), ("ff", .unsupported), ("1c", .unsupported),
  ])
  func `refuses everything else by name`(_ hex: String, _ problem: CBORProblem) {
    #expect(throws: problem) { try CBOR(encoded: bytes(hex)) }
  }

  @Test func `is bounded in length, levels and items`() {
    #expect(throws: CBORProblem.tooLong) { try CBOR(encoded: [UInt8](repeating: 0, count: 3000)) }
    #expect(throws: CBORProblem.tooDeep) { try CBOR(encoded: [UInt8](repeating: 0x81, count: 500)) }
    #expect(throws: CBORProblem.tooMany) {
      try CBOR(encoded: [0x99, 0x03, 0xE8] + [UInt8](repeating: 0, count: 1000))
    }
  }

  @Test func `survives every byte being another one`() throws {
    let whole = CBOR.map([
      .number(1): .text("a"), .number(-7): .list([.bytes([9]), .tagged(100, .number(3))]),
    ]).encoded
    for place in whole.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = whole
        changed[place] = byte
        guard let item = try? CBOR(encoded: changed) else { continue }
        #expect(item.encoded == changed)
      }
    }
  }
}
