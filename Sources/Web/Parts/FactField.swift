import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// A fact of the law as a field of a form of several: a list to open or radios.
struct FactField: Sendable {
  let name: String
  let radios: ChoiceField?
  let select: LongSelect?
  let line: TextField?
  private(set) var date: DateField?

  init?(
    _ name: String, of record: String, _ shown: ShownLaw, chosen: String?, error: String?,
    sent: SentAnswer? = nil
  ) {
    let book = shown.book
    guard let root = book.record(named: record), let path = try? book.path(name, from: root.id),
      case .fact(let id) = path.end
    else { return nil }
    let fact = book[id]
    self.name = name
    let label = shown.links.text(of: fact.ask)
    let hint = fact.help.map(shown.links.text(of:))
    let unknown = Choice(
      "dont_know", shown.visit.say("check.unknown"), isChosen: chosen == "dont_know",
      isApart: true)
    func radios(_ choices: [Choice]) -> ChoiceField {
      ChoiceField(name, label: label, hint: hint, error: error, choices: choices + [unknown])
    }
    switch fact.type.kind {
    case .yesNo:
      self.radios = radios(
        ["yes", "no"].map {
          Choice($0, shown.visit.say("check.\($0)"), isChosen: chosen == $0)
        })
      (select, line) = (nil, nil)
    case .enumeration(let kind):
      let reading = shown.volume.reading
      if let html = reading.options.html(kind, shown.visit.language, chosen: chosen) {
        let described = [hint.map { _ in name + "-hint" }, error.map { _ in name + "-error" }]
          .compactMap(\.self)
        select = LongSelect(
          name: name, label: label, hint: hint, error: error, isHeading: false,
          describedBy: described.isEmpty ? nil : described.joined(separator: " "), options: html)
        self.radios = nil
      } else {
        self.radios = radios(
          book[kind].cases.map {
            Choice($0.name, shown.links.text(of: $0.labels), isChosen: $0.name == chosen)
          })
        select = nil
      }
      line = nil
    case .date:
      (self.radios, select, line) = (nil, nil, nil)
      let parts = sent?.parts ?? Self.parts(of: chosen)
      date = DateField(
        name, label: label, hint: hint ?? shown.visit.say("check.date.hint"), error: error,
        day: parts["day"] ?? "", month: parts["month"] ?? "", year: parts["year"] ?? "")
    default:
      (self.radios, select) = (nil, nil)
      let bare = sent?.parts["text"] ?? chosen.map { String($0.prefix { !$0.isWhitespace }) } ?? ""
      line = TextField(
        name, label: label, hint: hint, error: error, value: bare, inputMode: "numeric",
        width: 20, isPart: true)
    }
  }

  private static func parts(of text: String?) -> [String: String] {
    guard let day = text.flatMap({ Day(iso: $0) }) else { return [:] }
    return ["day": String(day.day), "month": String(day.month), "year": String(day.year)]
  }
}
