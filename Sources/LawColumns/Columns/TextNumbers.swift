import LawLanguage

/// Numbers for texts: equal texts have equal numbers, those of the law come first.
struct TextNumbers: Sendable {
  private var numbers: [String: Int64] = [:]
  private var texts: [String] = []

  mutating func number(of text: String, in book: LawBook) -> Int64 {
    if texts.isEmpty {
      for known in book.texts { add(known) }
    }
    return numbers[text] ?? add(text)
  }

  @discardableResult
  private mutating func add(_ text: String) -> Int64 {
    let number = Int64(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  /// The text of a number given out.
  subscript(number: Int64) -> String? {
    Int(exactly: number).flatMap { texts.indices.contains($0) ? texts[$0] : nil }
  }
}
