import Foundation
import LawLanguage
import LawLibrary
import Testing

@Suite struct `The phrases` {
  /// A folder with one file in each language, gone again after the test.
  private func load(_ texts: [String: String]) throws -> Phrases {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("phrases-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (language, text) in texts {
      let place = folder.appendingPathComponent(language)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place.appendingPathComponent("a.json"))
    }
    return try Phrases(folder: folder.path)
  }

  private func problems(_ texts: [String: String]) throws -> [String] {
    do {
      _ = try load(texts)
      return []
    } catch let fault as PhrasesFault {
      return fault.problems
    }
  }

  @Test func `a key that one language lacks stops the loading`() throws {
    let found = try problems([
      "kk": #"{"a": "x", "b": "y"}"#, "ru": #"{"a": "x"}"#, "en": #"{"a": "x", "b": "y"}"#,
    ])
    #expect(found == ["ru: no text for b"])
  }

  @Test func `what is wrong is said all at once`() throws {
    let found = try problems([
      "kk": #"{"a": "{x}", "c": "", "c.d": "1"}"#, "ru": #"{"a": "{y}", "c": "z", "c.d": "1"}"#,
      "en": "[]",
    ])
    #expect(found.contains { $0.contains("a.json: not a flat JSON object") })
    #expect(found.contains { $0.contains("the text of c is empty") })
    #expect(found.contains("a: the placeholders differ by language"))
    #expect(found.contains("the key c.d stands below the key c"))
    #expect(found.contains("en: no text for a"))
  }

  @Test func `a folder without phrases is named`() throws {
    #expect(throws: PhrasesFault.self) { try Phrases(folder: "/nonexistent") }
  }

  @Test func `placeholders are filled once and from left to right`() throws {
    let text = #"{"a": "{x} and {y} and {z}"}"#
    let phrases = try load(["kk": text, "ru": text, "en": text])
    #expect(phrases.text("a", .en, ["x": "{y}", "y": "2"]) == "{y} and 2 and {z}")
    #expect(phrases.placeholders(of: "a") == ["x", "y", "z"])
    #expect(phrases.text("nothing", .en) == "⟦nothing⟧")
  }

  @Test(arguments: [
    (0, "дней"), (1, "день"), (2, "дня"), (4, "дня"), (5, "дней"), (11, "дней"), (12, "дней"),
    (14, "дней"), (21, "день"), (22, "дня"), (25, "дней"), (101, "день"), (111, "дней"),
    (112, "дней"), (1002, "дня"),
  ])
  func `Russian numbers take the right form`(_ count: Int, _ word: String) throws {
    let phrases = try load([
      "kk": #"{"day.other": "{count} күн"}"#,
      "ru": """
      {"day.one": "{count} день", "day.few": "{count} дня", "day.many": "{count} дней",
       "day.other": "{count} дня"}
      """,
      "en": #"{"day.one": "one day", "day.other": "{count} days"}"#,
    ])
    #expect(phrases.text("day", .ru, count: count) == "\(count) \(word)")
    #expect(phrases.text("day", .kk, count: count) == "\(count) күн")
    #expect(phrases.text("day", .en, count: count) == (count == 1 ? "one day" : "\(count) days"))
    #expect(phrases.countedKeys == ["day"])
    #expect(!phrases.contains("day"))
  }

  @Test func `a plural form too few or too many stops the loading`() throws {
    let found = try problems([
      "kk": #"{"day.one": "a", "day.other": "a"}"#,
      "ru": #"{"day.one": "a", "day.few": "a", "day.other": "a"}"#,
      "en": #"{"day.one": "a", "day.other": "a"}"#,
    ])
    #expect(found == ["kk: day.one is not needed", "ru: no text for day.many"])
  }

  @Test func `the real phrases can be used`() throws {
    let phrases = try realPhrases.get()
    #expect(phrases.keys.count > 80)
  }
}
