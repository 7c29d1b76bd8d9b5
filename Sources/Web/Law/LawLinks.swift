import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The addresses of the law pages.
struct LawLinks: Sendable {
  let book: LawBook
  let visit: Visit

  func act(_ id: ID<Act>) -> String { visit.link("/law/act/" + book[id].name) }

  func provision(_ id: ID<Provision>, on day: Day?, part: String? = nil) -> String {
    let provision = book[id]
    let query = Fields(pairs: day.map { [Fields.Pair(name: "day", value: $0.description)] } ?? [])
    let page = visit.link("/law/act/" + book[provision.act].name + "/" + provision.anchor, query)
    return part.map { page + "#" + $0 } ?? page
  }

  func rule(_ id: ID<Rule>, on day: Day? = nil) -> String {
    provision(book[id].provision, on: day, part: "rule-" + book[id].name)
  }

  func value(_ id: ID<DatedValue>, on day: Day? = nil) -> String {
    provision(book[id].provision, on: day, part: "value-" + book[id].name)
  }

  /// The heading a citation leads to, with the deeper part behind it.
  func citation(_ citation: Citation, on day: Day?) -> Link {
    let provision = book[citation.provision]
    let deeper = citation.path.dropFirst(provision.anchor.count).drop { $0 == "." }
    let title = self.text(of: provision.titles) + (deeper.isEmpty ? "" : ", " + deeper)
    return Link(
      title + " (" + text(of: book[citation.act].titles) + ")",
      to: self.provision(citation.provision, on: day))
  }

  /// What a worked case is about; of a table with the number of its row.
  func title(of worked: WorkedCase) -> String {
    let title = text(of: worked.titles)
    return worked.row.map { visit.say("law.case-row", ["title": title, "row": String($0)]) }
      ?? title
  }

  /// The text in the reader's language, or in another one where it is missing.
  func text(of labels: Labels) -> String {
    let own = labels[visit.language]
    return own.isEmpty ? [labels.ru, labels.en, labels.kk].first { !$0.isEmpty } ?? "" : own
  }
}
