import Foundation
import LawLanguage

/// Every sentence a visitor reads, in the three languages, read from `Phrases/<language>/*.json`.
///
/// Each file is one flat object of key and text; a text may hold `{placeholders}`. A counted phrase
/// stands as `key.one`, `key.few`, `key.many`, `key.other`, as far as its language has the form.
/// Loading fails with all problems at once when the languages do not say the same things.
public struct Phrases: Sendable {
  private let texts: [Language: [String: String]]

  /// Where the English patterns of diagnostics stand.
  let diagnosticKeys: [String: String]

  /// The keys, without plural endings; the same in all three languages.
  public let keys: Set<String>

  /// The keys that are asked for with a count.
  public let countedKeys: Set<String>

  public init(folder: String) throws(PhrasesFault) {
    var reading = PhrasesReading()
    for language in Language.allCases {
      reading.read(folder: folder + "/" + language.rawValue, language)
    }
    reading.compare()
    guard reading.problems.isEmpty else { throw PhrasesFault(problems: reading.problems) }
    texts = reading.texts
    diagnosticKeys = Self.diagnosticKeys(reading.texts[.en] ?? [:])
    keys = reading.keys
    countedKeys = reading.countedKeys
  }

  /// Whether the key names a phrase that needs no count.
  public func contains(_ key: String) -> Bool {
    keys.contains(key) && !countedKeys.contains(key)
  }

  /// The phrase with its placeholders filled; an unknown key shows as itself between `⟦ ⟧`.
  public func text(
    _ key: String, _ language: Language, _ values: [String: String] = [:]
  ) -> String {
    guard let text = texts[language]?[key] else { return "⟦\(key)⟧" }
    return text.utf8.contains(UInt8(ascii: "{")) ? filled(text, values) : text
  }

  /// The counted phrase in the plural form of `count`, which also fills `{count}`.
  public func text(
    _ key: String, _ language: Language, count: Int, _ values: [String: String] = [:]
  ) -> String {
    var values = values
    if values["count"] == nil { values["count"] = String(count) }
    return text(key + "." + language.pluralForm(for: count), language, values)
  }

  /// The names of the placeholders that stand in the phrase.
  public func placeholders(of key: String) -> Set<String> {
    texts.values.reduce(into: []) { names, language in
      for form in [key] + PhrasesReading.forms.map({ key + "." + $0 }) {
        if let text = language[form] { names.formUnion(placeholderNames(in: text)) }
      }
    }
  }

  /// One pass from left to right, so that a value with braces in it is never filled again.
  private func filled(_ text: String, _ values: [String: String]) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      filled += rest[..<open]
      filled += values[name] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}

/// What is wrong with the phrases, every problem at once.
public struct PhrasesFault: Error, Equatable, CustomStringConvertible {
  public let problems: [String]

  public var description: String {
    "The phrases cannot be used:\n" + problems.map { "  - " + $0 }.joined(separator: "\n")
  }
}

/// The names between braces in a text.
func placeholderNames(in text: String) -> Set<String> {
  var names: Set<String> = []
  var rest = text[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    names.insert(String(rest[rest.index(after: open)..<close]))
    rest = rest[rest.index(after: close)...]
  }
  return names
}

/// Reading in progress: texts so far, and what was found wrong.
private struct PhrasesReading {
  static var forms: [String] { ["one", "few", "many", "other"] }

  var texts: [Language: [String: String]] = [:]
  var problems: [String] = []
  var keys: Set<String> = []
  var countedKeys: Set<String> = []

  mutating func read(folder: String, _ language: Language) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
    if files.isEmpty { problems.append("no .json file in \(folder)") }
    for file in files { read(file: folder + "/" + file, language) }
  }

  private mutating func read(file: String, _ language: Language) {
    let entries: [String: String]
    do {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      entries = try JSONDecoder().decode([String: String].self, from: bytes)
    } catch {
      problems.append("\(file): not a flat JSON object of texts (\(error))")
      return
    }
    for (key, text) in entries.sorted(by: { $0.key < $1.key }) {
      if texts[language]?[key] != nil {
        problems.append("\(file): the key \(key) stands in another file too")
      }
      if text.isEmpty { problems.append("\(file): the text of \(key) is empty") }
      texts[language, default: [:]][key] = text
    }
  }

  /// Checks that the languages have the same keys, plural forms and placeholders.
  mutating func compare() {
    let all = texts.values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    countedKeys = Set(all.compactMap(counted))
    keys = Set(all.map { counted($0) ?? $0 })
    for key in keys.sorted() {
      for language in Language.allCases { compare(key, language) }
      comparePlaceholders(key)
      if let shorter = prefixes(of: key).first(where: keys.contains) {
        problems.append("the key \(key) stands below the key \(shorter)")
      }
    }
  }

  private mutating func compare(_ key: String, _ language: Language) {
    let wanted =
      countedKeys.contains(key) ? language.pluralForms.map { key + "." + $0 } : [key]
    let possible = [key] + Self.forms.map { key + "." + $0 }
    for form in possible {
      let stands = texts[language]?[form] != nil
      if wanted.contains(form), !stands { problems.append("\(language): no text for \(form)") }
      if !wanted.contains(form), stands { problems.append("\(language): \(form) is not needed") }
    }
  }

  private mutating func comparePlaceholders(_ key: String) {
    let names = Language.allCases.map { language in
      ([key] + Self.forms.map { key + "." + $0 }).reduce(into: Set<String>()) { names, form in
        names.formUnion(texts[language]?[form].map(placeholderNames) ?? [])
      }
    }
    // One Russian or English form may leave the number out, so the union of the forms is compared.
    if Set(names).count > 1 { problems.append("\(key): the placeholders differ by language") }
  }

  private func counted(_ key: String) -> String? {
    guard let dot = key.lastIndex(of: "."),
      Self.forms.contains(String(key[key.index(after: dot)...]))
    else { return nil }
    return String(key[..<dot])
  }

  private func prefixes(of key: String) -> [String] {
    key.indices.filter { key[$0] == "." }.map { String(key[..<$0]) }
  }
}
