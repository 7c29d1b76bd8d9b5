import LawLanguage

/// Where the sentences stand that a narration is made of.
public protocol PhraseSource: Sendable {
  /// The phrase under `key` with its `{placeholders}` filled.
  func text(_ key: String, _ language: Language, _ values: [String: String]) -> String
}
