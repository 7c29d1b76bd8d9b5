/// Base 32 of RFC 4648 without padding: what authenticator programs take as a secret, and what people can read out.
enum Base32 {
  private static var letters: [UInt8] { Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8) }

  static func text(_ bytes: [UInt8]) -> String {
    let letters = letters
    var text: [UInt8] = []
    var held: UInt32 = 0
    var bits = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(letters[Int(held >> UInt32(bits)) & 31])
      }
    }
    if bits > 0 { text.append(letters[Int(held << UInt32(5 - bits)) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }
}
