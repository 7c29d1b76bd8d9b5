import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// What a case holds, in the words of the law and the phrases, in the reader's language.
struct CaseWords: Sendable {
  let law: PermitLaw
  let visit: Visit
  let today: Day
  let narration: Narration

  init(law: PermitLaw, visit: Visit, today: Day) {
    self.law = law
    self.visit = visit
    self.today = today
    narration = Narration(book: law.book, phrases: visit.phrases, language: visit.language)
  }

  var book: LawBook { law.book }
  var links: LawLinks { LawLinks(book: book, visit: visit) }

  func say(_ key: String, _ values: [String: String] = [:]) -> String { visit.say(key, values) }

  func region(_ key: RegionKey) -> String { label(key.name, .region) }
  func country(_ key: CountryKey) -> String { label(key.name, .country) }
  func category(_ key: CategoryKey) -> String { label(key.name, .category) }
  func document(_ key: DocumentKey) -> String { label(key.name, .document) }
  func channel(_ key: ChannelKey) -> String { label(key.name, .channel) }
  func condition(_ key: ConditionKey) -> String { label(key.name, .condition) }
  func criterion(_ name: String) -> String { label(name, .criterion) }

  /// The line of the quota an account is for; an undivided one says so.
  func line(_ key: CategoryKey?) -> String { key.map(category) ?? say("case.line.undivided") }

  /// The label of a list's case; its name where this book does not have it.
  func label(_ name: String, _ list: LawNames.List) -> String {
    let cases = book.enumerations.first { $0.name == list.rawValue }?.cases ?? []
    return cases.first { $0.name == name }.map { links.text(of: $0.labels) } ?? name
  }

  /// The cases of a list as answers to choose from, in the order of the law files.
  func choices(
    _ list: LawNames.List, chosen: String? = nil, where isOffered: (String) -> Bool = { _ in true }
  ) -> [Choice] {
    law.cases(of: list).filter(isOffered).map {
      Choice($0, label($0, list), isChosen: $0 == chosen)
    }
  }

  /// The regions in being today as answers to choose from, in the order of the reader's language.
  func regionChoices(where isOffered: (String) -> Bool = { _ in true }) -> [Choice] {
    let present = Set(law.regions(on: today).map(\.name))
    return ReaderOrder(visit.language, phrases: visit.phrases)
      .sorted(choices(.region) { present.contains($0) && isOffered($0) }) { $0.text }
  }

  func day(_ day: Day) -> String { narration.text(of: day) }

  func sum(_ money: Money) -> String {
    narration.text(of: money.tiyn, as: ValueType(.money(money.currency)))
  }

  /// A fraction as percent.
  func percent(_ share: FixedPoint) -> String {
    narration.text(
      of: share.mantissa, as: ValueType(.percent, scale: share.scale))
  }

  /// A length of time; what the law files do not know says so.
  func term(_ term: LegalTerm) -> String {
    switch term {
    case .days(let count): narration.text(of: Int64(count), as: ValueType(.days))
    case .months(let count): narration.text(of: Int64(count), as: ValueType(.months))
    case .workingDays(let count): visit.say("case.working-days", count: count)
    case .through(let last): say("case.through", ["day": day(last)])
    case .notKnown: say("case.length.not-known")
    }
  }

  /// How a party of a step is named: the role, never a person.
  func party(_ party: Party) -> String { say("case.party.\(party.role.rawValue)") }

  /// A path of the law in words: the label of a fact or a ruling; its name where this book does not have it.
  func path(_ text: String) -> String { place(text).map { narration.text(of: $0.0) } ?? text }

  /// Where the book keeps what a path names, the record of applications first.
  func place(_ text: String) -> (BookPath, ID<Record>)? {
    let first = book.record(named: LawNames.Record.application.rawValue)
    for record in [first].compactMap(\.self) + book.records {
      if let path = try? book.path(text, from: record.id) { return (path, record.id) }
    }
    return nil
  }

  /// A stated fact as question and answer.
  func fact(_ name: String, _ answer: String) -> SummaryRow {
    guard let (path, _) = place(name) else { return SummaryRow(name, answer) }
    let key = narration.text(of: path)
    guard let read = try? book.answer(from: answer, for: path) else {
      return SummaryRow(key, answer)
    }
    switch read {
    case .declined: return SummaryRow(key, say("check.unknown"))
    case .none: return SummaryRow(key, say("check.never"))
    case .text(let text): return SummaryRow(key, text)
    case .value(let value):
      guard let type = book.type(of: path) else { return SummaryRow(key, answer) }
      return SummaryRow(key, capitalised(narration.text(of: value, as: type)))
    }
  }

  /// The stated facts, in the order of their labels.
  func facts(_ sheet: FactSheet) -> [SummaryRow] {
    let order = ReaderOrder(visit.language, phrases: visit.phrases)
    return order.sorted(sheet.paths.map { fact($0, sheet[$0] ?? "") }) { $0.key }
  }
}
