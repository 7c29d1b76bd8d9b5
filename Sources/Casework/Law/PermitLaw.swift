import LawExplain
import LawLanguage
import Measures

/// The law book as the permit office speaks with it: by the names in `LawNames`.
///
/// A class, so that a step takes one reference to it along and not every table of the book.
public final class PermitLaw: Sendable {
  /// Names that are not in a book, or are something else there; never empty.
  public struct Gap: Error, Hashable, Sendable {
    public let names: [String]
  }

  public let explainer: Explainer
  public var book: LawBook { explainer.book }
  private let rulings: [LawNames.Ruling: BookPath]
  private let needs: [String: BookPath]
  private let values: [LawNames.Value: ID<DatedValue>]
  private let records: [LawNames.Record: ID<Record>]
  private let lists: [LawNames.List: Enumeration]
  let readings = FactReadings()
  /// Working days as the law book knows them.
  let calendar: WorkingCalendar
  /// What a month after the 31st is, for terms of the office: as in the act of the time to appeal.
  let monthEnd: MonthEnd
  /// Whether recorded outages pause terms.
  let outagesPause: Bool

  /// Fails, with every name, when the book does not hold what the office needs.
  public init(explainer: Explainer) throws(Gap) {
    self.explainer = explainer
    let book = explainer.book
    let gaps = LawNames.gaps(in: book)
    guard gaps.isEmpty, let calendar = book.calendars.first(where: { $0.name == LawNames.calendar })
    else { throw Gap(names: gaps) }
    self.calendar = calendar.days
    records = LawNames.records(in: book)
    rulings = LawNames.rulings(in: book)
    needs = LawNames.needs(in: book)
    values = LawNames.values(in: book)
    let appeal = values[.appealTerm].map { book[book[$0].provision].act }
    monthEnd = appeal.map { book[$0].monthEnd } ?? .down
    lists = Dictionary(
      uniqueKeysWithValues: LawNames.List.allCases.compactMap { list in
        LawNames.enumeration(list.rawValue, in: book).map { (list, $0) }
      })
    let choice = book.choice(named: LawNames.outageChoice)
    outagesPause = choice.map { $0.options[$0.defaultOption].name } == LawNames.outagePauses
  }

  func path(_ ruling: LawNames.Ruling) -> BookPath {
    guard let path = rulings[ruling] else { preconditionFailure("names are checked at the start") }
    return path
  }

  /// The ruling that says whether an application needs this paper.
  func need(of document: DocumentKey) -> BookPath {
    guard let path = needs[document.name] else {
      preconditionFailure("names are checked at the start")
    }
    return path
  }

  func record(_ record: LawNames.Record) -> ID<Record> {
    guard let id = records[record] else { preconditionFailure("names are checked at the start") }
    return id
  }

  func value(_ value: LawNames.Value) -> DatedValue {
    guard let id = values[value] else { preconditionFailure("names are checked at the start") }
    return book[id]
  }

  /// Whether a list of the law has a case of this name.
  public func knows(_ name: String, in list: LawNames.List) -> Bool {
    lists[list]?.index(of: name) != nil
  }

  /// The names of a list's cases, in the order of the law files.
  public func cases(of list: LawNames.List) -> [String] {
    lists[list]?.cases.map(\.name) ?? []
  }
}
