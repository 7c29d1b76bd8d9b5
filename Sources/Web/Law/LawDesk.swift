import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The law book in use with everything that is made from it once for all requests.
public typealias LawVolume = LawShelf<LawReading>.Volume

/// What pages and API of the law stand on.
public struct LawDesk: Sendable {
  public let shelf: LawShelf<LawReading>

  /// The civil day in Kazakhstan; the assembly knows it.
  public let today: @Sendable () -> Day

  public init(shelf: LawShelf<LawReading>, today: @escaping @Sendable () -> Day) {
    self.shelf = shelf
    self.today = today
  }

  /// The subjects of the service that speak of the law, without a register.
  public var groups: [any RouteGroup] { groups(reports: NoRegisterReports()) }

  /// The subjects of the service that speak of the law.
  ///
  /// - Parameter reports: what the register counts; a service without one has none
  public func groups(reports: any RegisterReports) -> [any RouteGroup] {
    [
      CheckPages(desk: self), LawPages(desk: self), LawInterface(desk: self),
      RightsPages(desk: self), CostPages(desk: self), ReformPages(desk: self),
      TreatyPages(desk: self), StatisticsPages(desk: self, reports: reports),
    ]
  }
}

/// A law book made ready for pages: the explainer, its words in every order, and what leads where.
public struct LawReading: Sendable {
  public let explainer: Explainer
  /// The book as the permit office speaks with it; names that it lacks otherwise.
  public let permitLaw: Result<PermitLaw, PermitLaw.Gap>
  let memory = InterviewMemory()
  let options: OptionLists
  let index: LawIndex

  public init(_ book: LawBook, phrases: Phrases) {
    let explainer = Explainer(book: book)
    self.explainer = explainer
    permitLaw = Result { () throws(PermitLaw.Gap) in try PermitLaw(explainer: explainer) }
    options = OptionLists(book, phrases: phrases)
    index = LawIndex(book)
  }
}

extension Phrases: PhraseSource {}
