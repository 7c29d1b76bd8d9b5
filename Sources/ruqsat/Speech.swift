import Foundation
import LawLanguage
import LawLibrary

/// What a command says, in one language.
struct Speech {
  let language: Language
  let phrases: Phrases

  /// - Parameters:
  ///   - home: the option for the folder with the phrases.
  ///   - language: kk, ru or en; without it the language of the terminal, or else English.
  init(home: String?, language: String?) throws {
    let wanted =
      language ?? ProcessInfo.processInfo.environment["LANG"].map { String($0.prefix(2)) }
    self.language = wanted.flatMap(Language.init(rawValue:)) ?? .en
    phrases = try Phrases(folder: try Home(option: home).phrases)
  }

  /// In the language of the terminal.
  static func atTheTerminal() throws -> Speech { try Speech(home: nil, language: nil) }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, values)
  }

  func say(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, count: count, values)
  }

  func text(_ wording: Wording) -> String { phrases.text(wording, language) }

  func text(_ severity: Diagnostic.Severity) -> String {
    say("cli.severity.\(severity.rawValue)")
  }
}
