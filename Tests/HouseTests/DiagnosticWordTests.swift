import Foundation
import Testing

/// What is said about law files stands in `Phrases/…/diagnostics.json` too, pattern by pattern.
@Suite struct `The words of diagnostics` {
  let checkout = Checkout()

  /// Texts with several words that nobody reads: words of law files, and the titles of cases made from a table.
  private static let others: Set = [
    "in force", "round up", "round down", "not known", "not applicable", "{1}, row {2}",
  ]

  private func patterns() throws -> Set<String> {
    let texts = try checkout.phrases("en").filter { $0.key.hasPrefix("diagnostic.") }
    return Set(texts.values)
  }

  private func literals() -> [(file: String, pattern: String)] {
    let folders = ["Syntax", "Checking", "Diagnostics"].map { "Sources/LawLanguage/\($0)/" }
    return checkout.sources
      .filter { file in folders.contains { file.path.hasPrefix($0) } }
      .flatMap { file in
        var reading = LiteralReading(file.uncommented)
        return reading.all().map { (file.path, $0) }
      }
  }

  @Test func `have a pattern for each sentence in the sources`() throws {
    let patterns = try patterns()
    var found = 0
    for (file, pattern) in literals() where Self.isSentence(pattern) {
      found += 1
      #expect(
        patterns.contains(pattern) || Self.others.contains(pattern),
        "\(file): “\(pattern)” is not in Phrases/en/diagnostics.json")
    }
    #expect(found > 200)
  }

  @Test func `have a sentence in the sources for each pattern`() throws {
    let written = Set(literals().map(\.pattern))
    for pattern in try patterns().sorted() {
      #expect(written.contains(pattern), "“\(pattern)” is said nowhere")
    }
  }

  @Test func `are said in Kazakh and Russian letters`() throws {
    let english = try checkout.phrases("en").filter { $0.key.hasPrefix("diagnostic.") }
    for language in ["kk", "ru"] {
      let texts = try checkout.phrases(language)
      for (key, text) in english where text.contains(where: \.isLetter) {
        let said = texts[key] ?? ""
        let isWordOfLaw = text.hasPrefix("“") && said.hasPrefix("«")
        let isNone = said.contains("none")
        #expect(
          `The code`.hasCyrillic(said) || isWordOfLaw || isNone, "\(language) \(key): \(said)")
      }
    }
  }

  /// Several words, or a word in quotes.
  private static func isSentence(_ pattern: String) -> Bool {
    let bare = pattern.replacing(#/\{\d+\}/#, with: "").trimmingCharacters(in: .whitespaces)
    return bare.contains { $0.isASCII && $0.isLetter } && bare.contains { $0 == " " || $0 == "“" }
  }

  @Test func `are looked for right by this test`() {
    var reading = LiteralReading(##"f("a \(g("b c")) d\u{41}", UInt8(ascii: "x"), "\"")"##)
    #expect(reading.all() == ["b c", "a {1} dA", "x", "\""])
  }
}

/// Finds the text literals of Swift code, with `{1}`, `{2}` … in the place of interpolations.
private struct LiteralReading {
  private let characters: [Character]
  private var place = 0
  private var found: [String] = []

  init(_ text: String) { characters = Array(text) }

  mutating func all() -> [String] {
    while place < characters.count {
      if characters[place] == "\"" { literal() } else { place += 1 }
    }
    return found
  }

  private mutating func literal() {
    place += 1
    var pattern = ""
    var count = 0
    while place < characters.count, characters[place] != "\"" {
      guard characters[place] == "\\" else {
        pattern.append(characters[place])
        place += 1
        continue
      }
      place += 1
      if characters[place] == "(" {
        interpolation()
        count += 1
        pattern += "{\(count)}"
      } else {
        pattern += escape()
      }
    }
    place += 1
    found.append(pattern)
  }

  private mutating func interpolation() {
    var depth = 0
    repeat {
      switch characters[place] {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        literal()
        continue
      default: break
      }
      place += 1
    } while depth > 0
  }

  private mutating func escape() -> String {
    let mark = characters[place]
    place += 1
    switch mark {
    case "n": return "\n"
    case "t": return "\t"
    case "u":
      let digits = characters[(place + 1)...].prefix { $0 != "}" }
      place += digits.count + 2
      return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    default: return String(mark)
    }
  }
}
