/// Changes law text as a tired hand would: words exchanged, lines lost, names of other things.
struct LawMutation {
  /// Words and signs of all samples; what is put in comes from here.
  private let pool: [Substring]

  init(_ texts: [String]) { pool = texts.flatMap { LawMutation.tokens(of: $0[...]) } }

  func mutated(_ text: String, with numbers: inout some RandomNumberGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      let line = Int.random(in: 0..<lines.count, using: &numbers)
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        changeLines(&lines, at: line, &numbers)
      } else {
        lines[line] = Substring(changedWords(of: lines[line], &numbers))
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  private func changeLines(
    _ lines: inout [Substring], at line: Int, _ numbers: inout some RandomNumberGenerator
  ) {
    let other = Int.random(in: 0..<lines.count, using: &numbers)
    let end = min(lines.count, line + Int.random(in: 1...4, using: &numbers))
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: lines.remove(at: line)
    case 1: lines.swapAt(line, other)
    case 2: lines.insert(contentsOf: lines[line..<end], at: other)
    case 3: lines[line] = lines[other]
    default: lines.removeSubrange(line..<end)
    }
  }

  private func changedWords(
    of line: Substring, _ numbers: inout some RandomNumberGenerator
  ) -> String {
    var tokens = LawMutation.tokens(of: line)
    guard !tokens.isEmpty, let new = pool.randomElement(using: &numbers) else {
      return String(line)
    }
    let place = Int.random(in: 0..<tokens.count, using: &numbers)
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: tokens.remove(at: place)
    case 1: tokens.swapAt(place, Int.random(in: 0..<tokens.count, using: &numbers))
    case 2: tokens.insert(new, at: place)
    case 3: tokens.insert(" ", at: place)
    default: tokens[place] = new
    }
    return tokens.joined()
  }

  /// Words, runs of spaces, and single signs.
  private static func tokens(of text: Substring) -> [Substring] {
    var tokens: [Substring] = []
    var rest = text
    while let first = rest.first {
      let isWord = { (character: Character) in
        character.isLetter || character.isNumber || character == "_"
      }
      var token = rest.prefix(1)
      if isWord(first) { token = rest.prefix(while: isWord) }
      if first == " " { token = rest.prefix { $0 == " " } }
      tokens.append(token)
      rest = rest.dropFirst(token.count)
    }
    return tokens
  }
}
