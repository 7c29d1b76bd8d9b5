/// Names the edition of the encoding: two running sums over texts, eight bytes at a time.
struct Fingerprint: Sendable {
  private var low: UInt64 = 0xcbf2_9ce4_8422_2325
  private var high: UInt64 = 0x8422_2325_cbf2_9ce4

  mutating func add(_ text: String) {
    var word: UInt64 = 0
    var count: UInt64 = 0
    for byte in text.utf8 {
      word = word << 8 | UInt64(byte)
      count &+= 1
      if count & 7 == 0 { add(word) }
    }
    add(word)
    // The length tells a text from one that goes on with zeros, and two texts from one.
    add(~count)
  }

  private mutating func add(_ word: UInt64) {
    low = (low ^ word) &* 0x9e37_79b9_7f4a_7c15
    low ^= low >> 29
    high = (high &+ word) &* 0xc2b2_ae3d_27d4_eb4f
    high ^= high >> 31
  }

  /// 32 hexadecimal digits.
  var text: String { digits(low) + digits(high) }

  private func digits(_ sum: UInt64) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
