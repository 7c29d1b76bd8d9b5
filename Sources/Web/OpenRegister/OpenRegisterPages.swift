import Casework
import HTTPTypes
import Hummingbird
import LawLibrary
import Measures
import Office
import Register

/// What everybody may see of the register without signing in: permits in effect, and data to take along.
struct OpenRegisterPages: RouteGroup {
  static var path: String { "/register" }
  static var dataPath: String { "/open-data" }

  let desk: OfficeDesk

  var startSubjects: [StartSubject] { [.register, .openData] }

  func addPages(to routes: PageRoutes) {
    routes.get(Self.path) { visit in try await register(visit) }
    routes.get(Self.dataPath) { visit in .page(try await openData(visit)) }
    let desk = desk
    // In no language: what a program fetches has one address.
    routes.router.get("/open-data/{file}") { request, context in
      try await OpenDataFile(context.parameters.get("file") ?? "", desk: desk)
        .response(to: request)
    }
  }

  private func register(_ visit: Visit) async throws -> PageAnswer {
    let words = try desk.words(visit)
    let wish = PermitWish(visit, words)
    let page = try await desk.look { office async throws(OfficeRefusal) in
      try await office.searchPermits(
        words: wish.words, region: wish.region.map { RegionKey($0) },
        category: wish.category.map { CategoryKey($0) }, after: Cursor.of(visit),
        size: PermitWish.size)
    }
    return .page(PermitSearchPage(page, wish, words))
  }

  private func openData(_ visit: Visit) async throws -> OpenDataPage {
    OpenDataPage(visit, on: try desk.words(visit).day(desk.today))
  }
}

/// Which permits are wanted, as the address says it. What the law does not know is left out.
struct PermitWish {
  static var size: PageSize { PageSize(25) }

  let words: String
  let region: String?
  let category: String?

  init(_ visit: Visit, _ words: CaseWords) {
    self.words = String((visit.query["words"] ?? "").trimmingSpaces.prefix(200))
    region = visit.query["region"].flatMap { words.law.knows($0, in: .region) ? $0 : nil }
    category = visit.query["category"].flatMap { words.law.knows($0, in: .category) ? $0 : nil }
  }

  var isNarrow: Bool { !words.isEmpty || region != nil || category != nil }

  /// The same wish in an address.
  var fields: [(String, String?)] {
    [("words", words.isEmpty ? nil : words), ("region", region), ("category", category)]
  }
}
