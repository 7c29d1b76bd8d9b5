import Foundation
import LawLanguage
import LawLibrary

/// Says what is wrong with a law file in the language of the terminal.
struct DiagnosticSpeech {
  private let language: Language
  private let phrases: Phrases?

  /// - Parameters:
  ///   - home: the option for the folder with the phrases; where there is none, diagnostics are said in English.
  ///   - language: kk, ru or en; without it the language of the terminal, or else English.
  init(home: String? = nil, language: String? = nil) {
    let wanted =
      language ?? ProcessInfo.processInfo.environment["LANG"].map { String($0.prefix(2)) }
    self.language = wanted.flatMap(Language.init(rawValue:)) ?? .en
    phrases =
      self.language == .en
      ? nil : (try? Home(option: home)).flatMap { try? Phrases(folder: $0.phrases) }
  }

  func text(_ wording: Wording) -> String {
    phrases?.text(wording, language) ?? wording.english
  }

  func text(_ severity: Diagnostic.Severity) -> String {
    phrases?.text("cli.severity.\(severity.rawValue)", language) ?? severity.rawValue
  }
}
