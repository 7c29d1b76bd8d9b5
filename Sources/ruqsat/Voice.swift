import LawExplain
import LawLanguage
import LawLibrary

/// Phrases and narration in one language.
struct Voice {
  let speech: Speech
  let narration: Narration
  var language: Language { speech.language }

  init(book: LawBook, _ speech: Speech) {
    self.speech = speech
    narration = Narration(book: book, phrases: speech.phrases, language: speech.language)
  }

  func say(_ key: String, _ values: [String: String] = [:]) -> String { speech.say(key, values) }

  func say(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    speech.say(key, count: count, values)
  }
}
