import Casework
import LawExplain
import LawLanguage
import Measures

/// Lists of the law that letters name and Casework does not. A test checks that each is in the law files.
public enum LetterLists: String, CaseIterable, Sendable {
  case sanction, authority
  case complaintBody = "complaint_body"
}

/// Words of the law in a reader's language.
struct LawWords: Sendable {
  let law: PermitLaw
  let narration: Narration

  private var book: LawBook { law.book }
  private var language: Language { narration.language }

  func region(_ key: RegionKey) -> String { label(key.name, LawNames.List.region.rawValue) }
  func country(_ key: CountryKey) -> String { label(key.name, LawNames.List.country.rawValue) }
  func category(_ key: CategoryKey) -> String { label(key.name, LawNames.List.category.rawValue) }
  func document(_ key: DocumentKey) -> String { label(key.name, LawNames.List.document.rawValue) }
  func condition(_ key: ConditionKey) -> String {
    label(key.name, LawNames.List.condition.rawValue)
  }
  func sanction(_ name: String) -> String { label(name, LetterLists.sanction.rawValue) }
  func authority(_ name: String) -> String { label(name, LetterLists.authority.rawValue) }
  func complaintBody(_ name: String) -> String { label(name, LetterLists.complaintBody.rawValue) }

  /// The label of a list's case; its name where this book does not have it.
  private func label(_ name: String, _ list: String) -> String {
    let cases = book.enumerations.first { $0.name == list }?.cases ?? []
    return cases.first { $0.name == name }?.labels[language] ?? name
  }

  /// A dated value by its label; its name where this book does not have it.
  func value(_ name: String) -> String {
    book.values.first { $0.name == name }?.labels[language] ?? name
  }

  /// A ruling by its label; its name where this book does not have it.
  func ruling(_ name: String) -> String {
    book.rules.first { $0.name == name }?.labels[language] ?? value(name)
  }

  func day(_ day: Day) -> String { narration.text(of: day) }

  func sum(_ money: Money) -> String {
    narration.text(of: money.tiyn, as: ValueType(.money(money.currency)))
  }

  func days(_ count: Int) -> String { narration.text(of: Int64(count), as: ValueType(.days)) }

  /// A length of time; nil where the law files do not know it or it is counted in working days.
  func term(_ term: LegalTerm) -> String? {
    switch term {
    case .days(let count): days(count)
    case .months(let count): narration.text(of: Int64(count), as: ValueType(.months))
    case .through(let day): self.day(day)
    case .workingDays, .notKnown: nil
    }
  }

  /// `kz/migration-2011#art-36-1.2` by the titles of act and provision; what this book does not have stays as it is.
  func citation(_ text: String) -> String {
    citationValue(text).map { self.text(of: $0) } ?? text
  }

  /// The titles of act and provision, with the paragraph in brackets where the citation goes deeper.
  func text(of citation: Citation) -> String {
    let title = narration.text(of: citation)
    let deeper = citation.path.dropFirst(book[citation.provision].anchor.utf8.count + 1)
    return deeper.isEmpty ? title : "\(title) (\(deeper))"
  }

  /// Each once, in their order.
  func titles(_ citations: [Citation]) -> [String] {
    citations.reduce(into: []) { titles, citation in
      let title = text(of: citation)
      if !titles.contains(title) { titles.append(title) }
    }
  }

  /// The text for readers of a cited provision; nil where the law files hold none.
  func provisionText(_ text: String) -> String? {
    guard let citation = citationValue(text) else { return nil }
    let words = book[citation.provision].text[language]
    return words.isEmpty ? nil : words
  }

  private func citationValue(_ text: String) -> Citation? {
    let halves = text.split(separator: "#", maxSplits: 1)
    guard halves.count == 2, let act = book.act(named: String(halves[0])) else { return nil }
    var anchor = String(halves[1])
    while true {
      if let provision = book.provision(anchor, of: act.id) {
        return Citation(act: act.id, provision: provision.id, path: String(halves[1]))
      }
      guard let point = anchor.lastIndex(of: ".") else { return nil }
      anchor = String(anchor[..<point])
    }
  }
}
