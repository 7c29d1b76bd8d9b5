import Foundation
import LawLanguage
import LawLibrary
import Testing

/// What is wrong with a law file is said in Kazakh and Russian too.
@Suite("A diagnostic in other languages")
struct DiagnosticLanguageTests {
  /// Read once for all tests.
  private static let read = Result { try Phrases(folder: Repository.root.path + "/Phrases") }
  let phrases: Phrases

  init() throws { phrases = try Self.read.get() }

  /// The wordings of a diagnostic and of its notes.
  private func wordings(_ diagnostic: Diagnostic) -> [Wording] {
    [diagnostic.wording] + diagnostic.notes.map(\.wording)
  }

  @Test(arguments: BadFile.all)
  func `has no English sentence in it`(_ bad: BadFile) {
    for wording in bad.check().diagnostics.flatMap(wordings) {
      let russian = phrases.text(wording, .ru)
      let kazakh = phrases.text(wording, .kk)
      #expect(phrases.text(wording, .en) == wording.english)
      var missing: Set<String> = []
      _ = wording.text { pattern in
        let hasLetters = pattern.contains(where: \.isLetter)
        if hasLetters && !phrases.says(pattern) { missing.insert(pattern) }
        return pattern
      }
      #expect(missing.isEmpty, "not in diagnostics.json")
      #expect(!russian.contains("{1}") && !kazakh.contains("{1}"))
    }
  }

  /// Without the patterns only words of the file and of the language are left.
  @Test(arguments: BadFile.all)
  func `keeps only names and words of the language as they are`(_ bad: BadFile) {
    let known = Set((BadFile.common + bad.files).flatMap { Self.words($0.text + $0.path) })
    for wording in bad.check().diagnostics.flatMap(wordings) {
      let bare = wording.text { pattern in
        (1...6).filter { pattern.contains("{\($0)}") }.map { " {\($0)} " }.joined()
      }
      let strange = Self.words(bare).filter { !known.contains($0) && !Self.law.contains($0) }
      #expect(strange.isEmpty, "\(wording.english)")
    }
  }

  /// Words of the language that a diagnostic may add.
  private static let law: Set = [
    "round", "down", "up", "adopted", "months", "status", "title", "en", "ru", "kk", "yes", "no",
    "proposal", "enacted", "withdrawn", "in", "force", "KZT", "day", "days", "month", "row",
    "base", "none", "act", "s",
  ]

  private static func words(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0 == "_") }.map(String.init)
  }

  @Test func `puts parts into sentences`() {
    let inner: Wording = "a case of “\("country")”"
    let wording: Wording = "\(inner) and \(inner) do not go together."
    #expect(
      wording.english == "A case of “country” and a case of “country” do not go together.")
    #expect(
      phrases.text(wording, .ru) == "Вариант «country» и вариант «country» не сочетаются.")
    let near: Wording = "There is no value named “\("{1}")”.\(also: "")"
    #expect(near.english == "There is no value named “{1}”.")
    #expect(phrases.text(near, .kk) == "«{1}» деген шама жоқ.")
  }
}

extension Phrases {
  /// Whether an English pattern of a diagnostic has its translations.
  fileprivate func says(_ pattern: String) -> Bool {
    let wording = Wording(stringLiteral: pattern)
    return text(wording, .kk) != wording.english
  }
}
