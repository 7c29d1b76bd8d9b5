import Foundation
import Testing

/// What no file of the product may hold.
@Suite struct `The code` {
  let checkout = Checkout()

  struct Absence: Sendable, CustomTestStringConvertible {
    let why: String
    let pattern: String

    /// Rooms where it may stand.
    var allowedIn: Set<String> = []
    var testDescription: String { why }
  }

  /// The assembly, where the world comes in.
  static let assembly: Set<String> = ["ruqsat"]

  static let absences = [
    Absence(why: "no clock", pattern: #"\bDate\s*\(\s*\)|\bDate\.now\b"#, allowedIn: assembly),
    Absence(
      why: "no clock",
      pattern: #"\b(ContinuousClock|SuspendingClock|DispatchTime|clock_gettime|gettimeofday)\b"#,
      allowedIn: assembly),
    Absence(
      why: "no randomness",
      pattern: #"\.random\s*\(|\.randomElement\s*\(|\.shuffled?\s*\(\s*\)|\bSystemRandomNumber"#,
      allowedIn: assembly),
    Absence(why: "no identity generator", pattern: #"\bUUID\s*\(\s*\)"#, allowedIn: assembly),
    Absence(
      why: "no environment", pattern: #"\bProcessInfo\b|\bgetenv\b|\bCommandLine\b"#,
      allowedIn: assembly),
    Absence(why: "no singleton", pattern: #"\bstatic\s+(let|var)\s+shared\b"#),
    Absence(
      why: "no global that changes",
      pattern: #"(?m)^(public |internal |private |fileprivate )?var\b"#),
    Absence(why: "no unchecked sharing", pattern: #"nonisolated\(unsafe\)|@unchecked\s+Sendable"#),
    Absence(why: "no try!", pattern: #"\btry!"#),
    Absence(why: "no as!", pattern: #"\bas!"#),
    Absence(why: "no force unwrap", pattern: #"[\w)\]]!(?!=)"#),
    Absence(
      why: "no such name for a type",
      pattern:
        #"\b(struct|class|enum|actor|protocol|typealias)\s+\w*(Manager|Helper|Helpers|Utils|Utilities|Common)\b"#
    ),
    Absence(why: "no bundle that dies when the program is moved", pattern: #"\bBundle\.module\b"#),
  ]

  @Test(arguments: absences)
  func `holds none of what the house forbids`(_ absence: Absence) throws {
    let pattern = try NSRegularExpression(pattern: absence.pattern)
    let files = checkout.sources.filter { !absence.allowedIn.contains($0.room) }
    #expect(files.count > 20)
    for file in files {
      for hit in Self.hits(of: pattern, in: file.code) {
        Issue.record("\(file): \(absence.why): \(hit)")
      }
    }
  }

  /// No reckoning of a ruling or of money in floating point.
  @Test func `reckons without floating point in the rooms of the law`() throws {
    let pattern = try NSRegularExpression(pattern: #"\b(Double|Float|CGFloat|Float16|Float80)\b"#)
    let law: Set = ["Measures", "LawLanguage", "LawExplain", "LawLibrary", "Casework"]
    let files = checkout.sources.filter { law.contains($0.room) }
    #expect(!files.isEmpty)
    for file in files {
      #expect(Self.hits(of: pattern, in: file.code).isEmpty, "\(file) names a floating point type")
    }
  }

  /// A comment may name a Kazakh or Russian word; what a visitor could read may not.
  @Test func `holds no sentence a visitor reads`() {
    let files = checkout.sources
    #expect(!files.isEmpty)
    for file in files {
      for line in file.uncommented.split(separator: "\n") where Self.hasCyrillic(line) {
        Issue.record("\(file): Cyrillic text belongs into Phrases: \(line)")
      }
    }
  }

  @Test func `is in short files without control characters`() {
    let files = checkout.sources
    #expect(!files.isEmpty)
    for file in files {
      #expect(file.lines.count <= 401, "\(file) has \(file.lines.count - 1) lines; 400 is the most")
    }
    for file in files + checkout.tests {
      let bad = file.text.unicodeScalars.filter(Self.isControl)
      #expect(bad.isEmpty, "\(file) holds control characters: \(bad.map(\.value))")
    }
  }

  @Test func `says the law in the law's own words`() throws {
    // The words in bold in the last column of the list of words, and the ones the house names.
    let banned = [
      "legislation", "revision", "clause", "formula", "aliens", "expats", "applicant", "company",
      "client", "alien", "licence", "approval", "akimat", "agency", "roster", "approve", "deposit",
      "illegal", "ticket", "workflow",
    ]
    let pattern = try NSRegularExpression(
      pattern: #"\b(?:struct|class|enum|actor|protocol|typealias|case|func)\s+`?(\w+)"#)
    let rooms = ["Web", "ruqsat"]
    let files = checkout.sources.filter { !rooms.contains($0.room) }
    #expect(!files.isEmpty)
    var names = 0
    for file in files {
      for name in Self.hits(of: pattern, in: file.code, group: 1) {
        names += 1
        let words = Set(Self.words(of: name))
        let found = banned.filter(words.contains)
        #expect(
          found.isEmpty, "\(file): \(name) holds \(found); the list of words has a better one")
      }
    }
    #expect(names > 20)
  }

  @Test func `is looked at right by these tests`() throws {
    let code = Code(
      #"a! // b!"# + "\n" + #"let x = "c! \(d["e!"]) f" + #"g " h"# + "\"# /* i! */ j")
    #expect(code.withoutTexts == "a! \nlet x = \"\" + \"\"  j")
    #expect(
      Self.words(of: "approvedHTMLListOfRoster") == ["approved", "html", "list", "of", "roster"])
    let force = try NSRegularExpression(pattern: #"[\w)\]]!(?!=)"#)
    #expect(Self.hits(of: force, in: "a != b; c! ; f()!; !d; x[1]!.y").count == 3)
    #expect(Self.hasCyrillic("жұмыс") && !Self.hasCyrillic("work – é"))
  }

  static func hits(of pattern: NSRegularExpression, in text: String, group: Int = 0) -> [String] {
    let whole = NSRange(text.startIndex..., in: text)
    return pattern.matches(in: text, range: whole).compactMap { match in
      Range(match.range(at: group), in: text).map { String(text[$0]) }
    }
  }

  static func hasCyrillic(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x0400...0x052F).contains($0.value) }
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    let invisible: Set<UInt32> = [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
    return (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
      || (0x202A...0x202E).contains(scalar.value) || invisible.contains(scalar.value)
  }

  /// The words a name in camel case is made of, in small letters.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      let before = index > 0 ? letters[index - 1] : letter
      let after = index + 1 < letters.count ? letters[index + 1] : letter
      let begins = letter.isUppercase && (before.isLowercase || after.isLowercase)
      if begins, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(letter)
    }
    return (words + [word]).map { $0.lowercased() }
  }
}
