import Foundation
import LawLanguage
import LawLibrary

/// The order of words in a dictionary of one language.
///
/// The alphabet stands in the phrases, because ICU is not everywhere and Kazakh letters lie apart from
/// the Russian ones in Unicode.
struct ReaderOrder: Sendable {
  private let places: [Character: Int]

  init(_ language: Language, phrases: Phrases) {
    let letters = phrases.text("order.alphabet", language).filter { $0 != " " }
    places = Dictionary(
      letters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Sorts in this order; equal words keep their places.
  func sorted<Element>(_ elements: [Element], by text: (Element) -> String) -> [Element] {
    elements.map { (key(text($0)), $0) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      .map(\.1)
  }

  /// Letters of the alphabet by their place, digits before them, anything else behind.
  func key(_ text: String) -> [Int] {
    plain(text).compactMap { character in
      if let place = places[character] { return 100 + place }
      if let digit = character.wholeNumberValue { return digit }
      if character.isLetter { return 1000 + Int(character.unicodeScalars.first?.value ?? 0) }
      return nil
    }
  }

  /// In small letters, without the accents of other languages.
  private func plain(_ text: String) -> [Character] {
    text.lowercased().flatMap { character -> [Character] in
      if places[character] != nil { return [character] }
      return Array(String(character).folding(options: .diacriticInsensitive, locale: nil))
    }
  }
}
