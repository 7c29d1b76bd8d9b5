import LawExplain
import LawLanguage

extension LawNames {
  /// Names that the book does not hold, or holds as something else.
  public static func gaps(in book: LawBook) -> [String] {
    gapsOfLists(in: book) + gapsOfRulings(in: book) + gapsOfPapers(in: book)
      + gapsOfValues(in: book) + gapsOfFacts(in: book)
  }

  private static func gapsOfLists(in book: LawBook) -> [String] {
    var gaps = List.allCases.map(\.rawValue).filter { enumeration($0, in: book) == nil }
    gaps += Record.allCases.map(\.rawValue).filter { book.record(named: $0) == nil }
    if !book.calendars.contains(where: { $0.name == calendar }) { gaps.append(calendar) }
    let options = book.choice(named: outageChoice)?.options.map(\.name) ?? []
    if !options.contains(outagePauses) { gaps.append(outagePauses) }
    let effects = enumeration(silenceList, in: book)?.cases.map(\.name) ?? []
    gaps += [silenceIsRefusal, silenceIsConsent].filter { !effects.contains($0) }
    let held = enumeration(permitHeldList, in: book)?.cases.map(\.name) ?? []
    gaps += [noPermit, permitForThisPost, permitForOtherPost].filter { !held.contains($0) }
    let outcomes = enumeration(accidentOutcomeList, in: book)?.cases.map(\.name) ?? []
    if !outcomes.contains(death) { gaps.append(death) }
    let bodies = enumeration(complaintBodyList, in: book)?.cases.map(\.name) ?? []
    if !bodies.contains(police) { gaps.append(police) }
    return gaps
  }

  private static func gapsOfRulings(in book: LawBook) -> [String] {
    let paths = rulings(in: book)
    return Ruling.allCases.filter { ruling in
      guard let path = paths[ruling] else { return true }
      return !ruling.kind.fits(book.type(of: path), in: book)
    }.map { "\($0.record.rawValue).\($0.rawValue)" }
  }

  private static func gapsOfPapers(in book: LawBook) -> [String] {
    let needs = needs(in: book)
    let papers = enumeration(List.document.rawValue, in: book)?.cases.map(\.name) ?? []
    return papers.filter { paper in
      needs[paper].map { book.type(of: $0).kind != .yesNo } ?? true
    }.map { "\(Record.application.rawValue).\(need(of: $0))" }
  }

  private static func gapsOfValues(in book: LawBook) -> [String] {
    let known = values(in: book)
    return Value.allCases.filter { value in
      guard let id = known[value], value.kind.fits(book[id].type, in: book) else { return true }
      return book[id].keys.map { book[$0].name } != [value.key?.rawValue].compactMap { $0 }
    }.map(\.rawValue)
  }

  private static func gapsOfFacts(in book: LawBook) -> [String] {
    Fact.allCases.filter { fact in
      guard let record = book.record(named: fact.record.rawValue),
        let path = try? book.path(fact.rawValue, from: record.id)
      else { return true }
      return !fact.kind.fits(book.type(of: path), in: book)
    }.map { "\($0.record.rawValue).\($0.rawValue)" }
  }

  static func rulings(in book: LawBook) -> [Ruling: BookPath] {
    var found: [Ruling: BookPath] = [:]
    for ruling in Ruling.allCases {
      guard let record = book.record(named: ruling.record.rawValue) else { continue }
      found[ruling] = book.rule(named: ruling.rawValue, of: record.id)
        .map { BookPath(end: .rule($0.id)) }
    }
    return found
  }

  /// For each paper of the list, the ruling that says whether an application needs it.
  static func needs(in book: LawBook) -> [String: BookPath] {
    guard let record = book.record(named: Record.application.rawValue) else { return [:] }
    var found: [String: BookPath] = [:]
    for paper in enumeration(List.document.rawValue, in: book)?.cases ?? [] {
      found[paper.name] = book.rule(named: need(of: paper.name), of: record.id)
        .map { BookPath(end: .rule($0.id)) }
    }
    return found
  }

  static func values(in book: LawBook) -> [Value: ID<DatedValue>] {
    var found: [Value: ID<DatedValue>] = [:]
    for value in Value.allCases {
      found[value] = book.values.first { $0.name == value.rawValue }?.id
    }
    return found
  }

  static func records(in book: LawBook) -> [Record: ID<LawLanguage.Record>] {
    var found: [Record: ID<LawLanguage.Record>] = [:]
    for record in Record.allCases { found[record] = book.record(named: record.rawValue)?.id }
    return found
  }

  static func enumeration(_ name: String, in book: LawBook) -> Enumeration? {
    book.enumerations.first { $0.name == name }
  }
}

extension LawNames.Kind {
  func fits(_ type: ValueType, in book: LawBook) -> Bool {
    switch (self, type.kind) {
    case (.yesNo, .yesNo), (.integer, .integer), (.date, .date), (.days, .days),
      (.months, .months), (.money, .money), (.percent, .percent):
      true
    case (.list(let name), .enumeration(let id)), (.set(let name), .set(let id)):
      book[id].name == name
    default: false
    }
  }
}
