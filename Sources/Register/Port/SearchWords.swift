/// The words of a text in the letters that searching compares.
public struct SearchWords: Hashable, Sendable {
  let words: [Substring]

  public init(_ text: String) {
    words = SearchText.folded(text).split { !$0.isLetter && !$0.isNumber }
  }

  /// Whether each of these words begins one of the others, as a search finds them; a single letter is a whole word.
  public func areFound(in others: SearchWords) -> Bool {
    words.allSatisfy { word in
      others.words.contains { word.count > 1 ? $0.hasPrefix(word) : $0 == word }
    }
  }
}
