/// Single values.
extension JSONSheet {
  func null() { bytes += "null".utf8 }
  func bool(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }
  func integer(_ value: some BinaryInteger) { bytes += String(value).utf8 }

  /// A text in quotes.
  public func text(_ text: String) {
    var text = text
    text.withUTF8 { letters in
      bytes.append(UInt8(ascii: "\""))
      if Self.isPlain(letters) {
        bytes.append(contentsOf: letters)
      } else {
        bytes += Self.escaped(letters)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Whether all may stand as they are.
  private static func isPlain(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without a way out of the loop, so that many letters are looked at in one instruction.
    letters.reduce(0 as UInt8) { $0 | (isPlain($1) ? 0 : 1) } == 0
  }

  private static func isPlain(_ letter: UInt8) -> Bool {
    letter >= 0x20 && letter != UInt8(ascii: "\"") && letter != UInt8(ascii: "\\")
  }

  private static func escaped(_ letters: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let count = letters.reduce(0) { $0 + (isPlain($1) ? 1 : short($1) != nil ? 2 : 6) }
    // Whole at once, because to append byte after byte takes twice as long.
    var written = [UInt8](repeating: UInt8(ascii: "\\"), count: count)
    var end = 0
    for letter in letters {
      if isPlain(letter) {
        written[end] = letter
        end += 1
      } else if let short = short(letter) {
        // The backslash stands there already.
        written[end + 1] = short
        end += 2
      } else {
        written.replaceSubrange(end..<end + 6, with: long(letter).utf8)
        end += 6
      }
    }
    return written
  }

  /// What stands behind the backslash for a byte that has a letter of its own.
  private static func short(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    default: nil
    }
  }

  /// A control character without a letter of its own, by its number.
  private static func long(_ byte: UInt8) -> String {
    "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }
}

extension JSONSheet {
  /// "YYYY-MM-DD" in quotes.
  func day(_ day: (year: Int, month: Int, day: Int)) {
    bytes.append(UInt8(ascii: "\""))
    pair(day.year / 100)
    pair(day.year % 100)
    bytes.append(UInt8(ascii: "-"))
    pair(day.month)
    bytes.append(UInt8(ascii: "-"))
    pair(day.day)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Two digits.
  private func pair(_ number: Int) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
