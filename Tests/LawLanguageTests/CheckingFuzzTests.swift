import LawLanguage
import Testing

@Suite("A mangled law book")
struct CheckingFuzzTests {
  /// The prelude, the declarations of the reference, a reform and every file that shows a mistake.
  static let samples: [SourceFile] = {
    let page = Repository.files(in: "Docs/reference").first { $0.path.hasPrefix("2-") }
    let reference = ReferencePage(page?.text ?? "").asLawFile
    let reform = Checked.reform(
      "r/one", inForce: "2016-01-01",
      """
      amend rule permit_required
        add except urgent over union sure: no
          when is_urgent and staff > 250
        replace base sure: not known en "A" ru "Б" kk "В"
      amend value mci
        for fees, fines
          from 2022-06-01: 5000 KZT sure
      repeal rule fee from 2020-01-01 sure
      """)
    return BadFile.common + [
      SourceFile(path: "common/shown/reference.md", text: reference), reform,
    ]
      + BadFile.all.flatMap(\.files)
  }()

  @Test(arguments: 0..<8)
  func `is checked to the end, and its places and numbers are true`(_ seed: Int) {
    var numbers = SmallGenerator(state: UInt64(seed))
    let mutation = LawMutation(Self.samples.map(\.text))
    for _ in 0..<25 {
      var files = BadFile.common
      for _ in 0..<2 {
        if let more = Self.samples.randomElement(using: &numbers) { files.append(more) }
      }
      for index in files.indices where index == 1 || Bool.random(using: &numbers) {
        files[index].text = mutation.mutated(files[index].text, with: &numbers)
      }
      check(Checker.check(files, applying: Bool.random(using: &numbers) ? ["r/one"] : []))
    }
  }

  private func check(_ outcome: Checker.Outcome) {
    #expect((outcome.book == nil) == outcome.hasErrors)
    for place in outcome.diagnostics.map(\.place) {
      let lines = outcome.files[Int(place.file)].text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(place.line >= 1 && Int(place.line) <= lines && place.column >= 1)
    }
    if let book = outcome.book { BookChecks.check(book) }
  }
}

/// What holds of every book.
enum BookChecks {
  static func check(_ book: LawBook) {
    #expect(book.facts.indices.allSatisfy { Int(book.facts[$0].id.index) == $0 })
    #expect(book.values.indices.allSatisfy { Int(book.values[$0].id.index) == $0 })
    #expect(book.rules.indices.allSatisfy { Int(book.rules[$0].id.index) == $0 })
    for (index, node) in book.nodes.enumerated() {
      #expect(node.operation.operands.allSatisfy { $0.index < index })
    }
    for rule in book.rules { check(rule) }
    for value in book.values {
      for series in value.series {
        for (entry, next) in zip(series, series.dropFirst()) {
          #expect(entry.through.map { last in next.from.map { last < $0 } ?? false } ?? false)
        }
      }
    }
  }

  private static func check(_ rule: Rule) {
    for (edition, next) in zip(rule.editions, rule.editions.dropFirst()) {
      #expect(edition.through.map { last in next.from.map { last < $0 } ?? false } ?? false)
    }
    for edition in rule.editions {
      #expect(edition.definitions.first?.over == nil)
      for (index, definition) in edition.definitions.enumerated().dropFirst() {
        #expect(definition.over.map { $0 < index } ?? false)
        for other in definition.exclusive {
          #expect(edition.definitions[other].exclusive.contains(index))
        }
      }
    }
  }
}
