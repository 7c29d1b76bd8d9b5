import LawLanguage
import Testing

@Suite("A damaged law file")
struct SyntaxFuzzTests {
  static let rounds = 2_000

  @Test func `is read to the end, and what is lost is reported`() {
    var numbers = SmallGenerator(state: 20_011)
    let samples = Samples.texts
    for round in 0..<SyntaxFuzzTests.rounds {
      let sample = samples[round % samples.count]
      let damaged = damage(Array(sample.text.utf8), &numbers)
      let read = Reading.file(String(decoding: damaged, as: UTF8.self))
      let lines = Int32(damaged.count { $0 == UInt8(ascii: "\n") } + 1)
      let strays = read.problems.filter {
        !(1...lines).contains($0.place.line) || $0.place.column < 1
      }
      #expect(strays == [])
      // Damage that goes unnoticed has changed what the file says; declarations do not vanish in silence.
      if read.problems.isEmpty, read.tree.items.count < sample.items {
        let text = String(decoding: damaged, as: UTF8.self)
        #expect(Samples.parts(text) < sample.parts, "\(text)")
      }
    }
  }

  @Test func `is formatted without harm`() {
    var numbers = SmallGenerator(state: 7)
    for round in 0..<SyntaxFuzzTests.rounds / 4 {
      let sample = Samples.texts[round % Samples.texts.count]
      let damaged = SourceFile(
        path: "a.md",
        text: String(decoding: damage(Array(sample.text.utf8), &numbers), as: UTF8.self))
      let once = SourceFile(path: "a.md", text: Formatter.format(damaged))
      #expect(Formatter.format(once) == once.text)
      #expect(Reading.file(once.text).dump == Reading.file(damaged.text).dump)
    }
  }

  /// Deletes, inserts or doubles a few stretches of bytes.
  private func damage(_ bytes: [UInt8], _ numbers: inout SmallGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      let start = Int.random(in: 0..<bytes.count, using: &numbers)
      let end = min(bytes.count, start + Int.random(in: 1...12, using: &numbers))
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2: bytes.insert(Samples.odd.randomElement(using: &numbers) ?? 0, at: start)
      default: bytes[start] = UInt8.random(in: 0...255, using: &numbers)
      }
      if bytes.isEmpty { return [0] }
    }
    return bytes
  }
}

struct Sample: Sendable {
  var text: String
  var items: Int
  var parts: Int
}

enum Samples {
  static let odd = Array("\"\\[](){}:|=>#`-.,%&<!\n\t \u{0}еә“".utf8)

  /// The fences of the reference, each in a file of its own, and the files that show a mistake each.
  static let texts: [Sample] = {
    let reference = Repository.files(in: "Docs/reference").flatMap { ReferencePage($0.text).fences }
    let bad = Repository.files(in: "bad").filter { $0.path.hasPrefix("L1") }.map(\.text)
    return (reference.map { ReferencePage.provision + $0 } + bad).map { text in
      Sample(text: text, items: Reading.file(text).tree.items.count, parts: parts(text))
    }
  }()

  /// Lines that begin a declaration, a heading, a row or one of our fences.
  static func parts(_ text: String) -> Int {
    text.split(separator: "\n").count { line in
      line == "```law" || line == "```case" || line.hasPrefix("#")
        || line.drop { $0 == " " }.hasPrefix("|")
        || declarations.contains { line.hasPrefix($0 + " ") }
    }
  }

  private static let declarations = [
    "source", "enumeration", "record", "fact", "value", "rule", "edition", "choice", "calendar",
    "topic", "check", "invariant", "amend", "repeal", "case", "cases",
  ]
}

/// A generator of our own, so that every run damages alike (SplitMix64).
struct SmallGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
