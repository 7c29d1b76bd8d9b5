import Foundation
import LawExplain
import LawLanguage
import LawLibrary

/// Phrases and narration in one language.
struct Voice {
  let language: Language
  let narration: Narration
  private let phrases: Phrases

  /// - Parameters:
  ///   - home: the option for the folder with the phrases.
  ///   - language: kk, ru or en; without it the language of the terminal, or else English.
  init(book: LawBook, home: String?, language: String?) throws {
    let wanted =
      language ?? ProcessInfo.processInfo.environment["LANG"].map { String($0.prefix(2)) }
    phrases = try Phrases(folder: try Home(option: home).phrases)
    self.language = wanted.flatMap(Language.init(rawValue:)) ?? .en
    narration = Narration(book: book, phrases: phrases, language: self.language)
  }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, values)
  }

  func say(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, count: count, values)
  }
}
