import LawLanguage
import LawLibrary

/// The cases of every enumeration as answers to choose from, drawn once for a law book.
struct OptionLists: Sendable {
  /// More cases than this stand in a list to open, fewer side by side.
  static var mostRadios: Int { 9 }

  private let lists: [ID<Enumeration>: [Language: String]]

  init(_ book: LawBook, phrases: Phrases) {
    let long = book.enumerations.filter { $0.cases.count > Self.mostRadios }
    var lists: [ID<Enumeration>: [Language: String]] = [:]
    for language in Language.allCases {
      let order = ReaderOrder(language, phrases: phrases)
      for enumeration in long {
        let cases = order.sorted(enumeration.cases) { $0.labels[language] }
        lists[enumeration.id, default: [:]][language] =
          cases.map { Self.option($0.name, $0.labels[language]) }.joined()
      }
    }
    self.lists = lists
  }

  /// `<option>` elements in the order of the language; nil for an enumeration short enough for radios.
  func html(_ id: ID<Enumeration>, _ language: Language, chosen: String?) -> String? {
    guard let list = lists[id]?[language] else { return nil }
    guard let chosen, chosen.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return list }
    return list.replacing(
      "<option value=\"\(chosen)\">", with: "<option value=\"\(chosen)\" selected>", maxReplacements: 1)
  }

  private static func option(_ name: String, _ text: String) -> String {
    "<option value=\"\(escapedHTML(name))\">\(escapedHTML(text))</option>\n"
  }
}

/// The text with the characters that mean something in HTML written out.
func escapedHTML(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
