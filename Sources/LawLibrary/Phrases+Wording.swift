import LawLanguage

extension Phrases {
  /// What is said about a law file, in the reader's language.
  ///
  /// The patterns stand in `diagnostics.json`; one that is missing there is said in English.
  public func text(_ wording: Wording, _ language: Language) -> String {
    if language == .en { return wording.english }
    return wording.text { pattern in
      diagnosticKeys[pattern].map { text($0, language) } ?? pattern
    }
  }

  /// The keys of the English patterns.
  static func diagnosticKeys(_ english: [String: String]) -> [String: String] {
    let found = english.filter { $0.key.hasPrefix("diagnostic.") }
    return Dictionary(found.map { ($0.value, $0.key) }) { first, _ in first }
  }
}
