/// Text of SQL in the making, with no more parentheses than it needs: parsers look far ahead behind each.
struct SQLLine {
  private(set) var text = ""
  /// A closing parenthesis of the template that is not to be written.
  private var isClosingSpared = false

  mutating func add(_ words: String) {
    text += isClosingSpared ? String(words.dropFirst()) : words
    isClosingSpared = false
  }

  /// - Parameter before: the words of the template that follow.
  mutating func add(operand: String, isWhole: Bool, before next: String) {
    let isEnclosed = text.hasSuffix("(") && next.hasPrefix(")")
    if isEnclosed && isWhole && !isCall {
      text.removeLast()
      isClosingSpared = true
      text += operand
    } else {
      text += isEnclosed || isWhole ? operand : "(\(operand))"
    }
  }

  /// Whether the parenthesis just opened belongs to a function.
  private var isCall: Bool {
    guard let last = text.dropLast().last else { return false }
    return last.isLetter || last == "_"
  }

  /// Whether a text is one `CASE … END`, one call or one parenthesis.
  static func isWhole(_ parts: [SQLText.Part]) -> Bool {
    var depth = 0
    var seen = ""
    for character in skeleton(parts) {
      if depth == 0, !seen.isEmpty, !seen.allSatisfy({ $0.isLetter || $0 == "_" }) { return false }
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      default: if depth == 0 { seen.append(character) }
      }
      if depth == 0 && character == ")" { seen.append(" ") }
    }
    return seen.hasSuffix(" ") && depth == 0
  }

  /// The text without what stands in its cells, `CASE … END` as parentheses.
  private static func skeleton(_ parts: [SQLText.Part]) -> String {
    let words = parts.map { part in
      if case .text(let words) = part { words } else { "0" }
    }
    return words.joined().replacing("CASE ", with: "(").replacing(" END", with: ")")
  }

  /// A text of Spark in which every whole number is one of 64 bits, so that no engine has to make numbers alike.
  static func withWideNumbers(_ text: String) -> String {
    var wide: [UInt8] = []
    var quote: UInt8?
    var word: [UInt8] = []
    var previous: UInt8 = 0
    for byte in Array(text.utf8) + [0x0A] {
      let isWord = quote == nil && (isLetter(byte) || isDigit(byte))
      if isWord {
        word.append(byte)
      } else if !word.isEmpty {
        wide += word
        let isNumber = word.allSatisfy(isDigit) && !isWidth(wide.dropLast(word.count))
        if isNumber { wide.append(UInt8(ascii: "L")) }
        word = []
      }
      if isWord { continue }
      if let open = quote {
        if byte == open && previous != UInt8(ascii: "\\") { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
        quote = byte
      }
      wide.append(byte)
      previous = previous == UInt8(ascii: "\\") && byte == previous ? 0 : byte
    }
    return String(decoding: wide.dropLast(), as: UTF8.self)
  }

  /// The digits of `DECIMAL(38,0)` are no numbers.
  private static func isWidth(_ before: some BidirectionalCollection<UInt8>) -> Bool {
    before.suffix(8).elementsEqual("DECIMAL(".utf8) || before.suffix(4).elementsEqual("(38,".utf8)
  }
  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
