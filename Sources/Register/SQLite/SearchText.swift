import Casework
import GRDB

/// What a case is found by, in the letters that searching compares.
struct SearchText: Hashable, Sendable {
  let words: String
  let region: String
  let employer: String
  /// Keys of the workers named at this step; a case stays with everybody who was ever named in it.
  let workers: [String]

  init(of permitCase: PermitCase) {
    let employer = permitCase.employer
    var texts = [permitCase.id.rawValue, employer.name, employer.businessNumber]
    workers = permitCase.workers.map(\.id.rawValue)
    for worker in permitCase.workers { texts += [worker.name, worker.latinName] }
    words = Self.folded(texts.joined(separator: " "))
    region = employer.region.name
    self.employer = employer.id.rawValue
  }

  /// Small letters; Kazakh ones as they are typed on a Russian keyboard.
  static func folded(_ text: String) -> String {
    let small = text.lowercased()
    // None of the letters that are replaced is among these.
    if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    return String(small.map { replacements[$0] ?? $0 })
  }

  /// The words of what somebody typed, eight at most.
  static func words(_ text: String) -> [String] {
    split(folded(text)).prefix(8).map(String.init)
  }

  private static func split(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  /// Whether each of the typed words begins a word of a kept text, as the index finds it. A single letter is a whole word.
  static func all(_ typed: [String], beginWordsOf kept: String) -> Bool {
    let words = split(kept)
    return typed.allSatisfy { letters in
      words.contains { letters.count > 1 ? $0.hasPrefix(letters) : $0 == letters }
    }
  }

  /// `words_begin(kept, typed)` in a statement: whether each of the words begins a word of the kept text.
  static let wordsBegin = DatabaseFunction("words_begin", argumentCount: 2, pure: true) { values in
    guard let kept = String.fromDatabaseValue(values[0]),
      let typed = String.fromDatabaseValue(values[1])
    else { return false }
    return all(typed.split(separator: " ").map(String.init), beginWordsOf: kept)
  }

  /// What a word begins with, as the index is asked for it. A single letter is a whole word.
  static func beginning(_ letters: String) -> String {
    letters.count > 1 ? "\"\(letters)\" *" : "\"\(letters)\""
  }

  /// A key as words that follow one another; what it holds beside letters and digits separates them.
  static func phrase(_ key: String) -> String {
    "\"\(key.map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined())\""
  }

  /// ә ғ қ ң ө ұ ү һ і ё, each to the Russian letter that stands for it.
  private static let replacements: [Character: Character] = [
    "\u{04D9}": "\u{0430}", "\u{0493}": "\u{0433}", "\u{049B}": "\u{043A}",
    "\u{04A3}": "\u{043D}", "\u{04E9}": "\u{043E}", "\u{04B1}": "\u{0443}",
    "\u{04AF}": "\u{0443}", "\u{04BB}": "\u{0445}", "\u{0456}": "\u{0438}",
    "\u{0451}": "\u{0435}",
  ]
}

extension CaseEvent {
  /// Whether the words a case is found by may be other ones after it.
  var changesSearch: Bool {
    switch name {
    case .opened, .listFiled, .tookEffect, .replaced: true
    default: false
    }
  }
}
