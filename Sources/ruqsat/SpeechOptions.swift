import ArgumentParser
import LawLanguage

/// In which language a command speaks: for commands that do not read the law.
struct SpeechOptions: ParsableArguments {
  @Option(help: "The folder that holds Law, Phrases and Pages.")
  var home: String?

  @Option(help: "kk, ru or en; without it the language of the terminal.")
  var language: String?

  func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("--language is kk, ru or en, not ‘\(language)’.")
    }
  }

  func speech() throws -> Speech { try Speech(home: home, language: language) }
}
