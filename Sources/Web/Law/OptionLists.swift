import LawLanguage
import LawLibrary

/// The cases of every enumeration as answers to choose from, drawn once for a law book.
struct OptionLists: Sendable {
  /// Up to this many cases stand one below the other; many with short names stand in a list to open.
  private static let fewCases = 9
  private static let mostCases = 24
  private static let shortName = 24

  private let lists: [ID<Enumeration>: [Language: String]]

  init(_ book: LawBook, phrases: Phrases) {
    let long = book.enumerations.filter(Self.isLong)
    var lists: [ID<Enumeration>: [Language: String]] = [:]
    for language in Language.allCases {
      let order = ReaderOrder(language, phrases: phrases)
      for enumeration in long {
        let cases = Self.sorted(enumeration.cases, language, order)
        lists[enumeration.id, default: [:]][language] =
          cases.map { Self.option($0.name, $0.labels[language]) }.joined()
      }
    }
    self.lists = lists
  }

  private static func isLong(_ enumeration: Enumeration) -> Bool {
    let cases = enumeration.cases
    if cases.count <= fewCases { return false }
    let letters = cases.reduce(0) { $0 + $1.labels.en.count }
    return cases.count > mostCases || letters / cases.count <= shortName
  }

  /// In the order of the language; the last case stays last where its file put it apart.
  private static func sorted(
    _ cases: [Enumeration.Case], _ language: Language, _ order: ReaderOrder
  )
    -> [Enumeration.Case]
  {
    let isApart = cases.last.map { $0.name == Self.apart } ?? false
    let head = isApart ? cases.dropLast() : cases[...]
    return order.sorted(Array(head)) { $0.labels[language] } + cases.dropFirst(head.count)
  }

  /// ISO 3166 keeps this code free for a person without a country.
  private static let apart = "XXX"

  /// `<option>` elements in the order of the language; nil for an enumeration short enough for radios.
  func html(_ id: ID<Enumeration>, _ language: Language, chosen: String?) -> String? {
    guard let list = lists[id]?[language] else { return nil }
    guard let chosen, chosen.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return list }
    return list.replacing(
      "<option value=\"\(chosen)\">", with: "<option value=\"\(chosen)\" selected>",
      maxReplacements: 1)
  }

  private static func option(_ name: String, _ text: String) -> String {
    "<option value=\"\(escapedHTML(name))\">\(escapedHTML(text))</option>\n"
  }
}
