import Casework
import HTTPTypes
import Measures
import Office
import Register

/// The queue and one case, for the office's side and for those who watch.
struct OfficerCasePages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let one = OfficerAddress.cases + "/{id}"
    routes.get(OfficerAddress.home, signedIn: { visit, who in try await queue(visit, who.actor) })
    routes.get(one, signedIn: { visit, who in try await permitCase(visit, who.actor) })
    CasePaperPages(desk: desk, cases: OfficerAddress.cases, file: caseFile).addPages(to: routes)
  }

  private func queue(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    // Only roles of the office's side have a queue here.
    guard actor.role.isAtTheOffice else { throw Problem(.forbidden) }
    let words = try desk.words(visit)
    guard actor.mayEver(.listCases) else { return .redirect(to: visit.link(actor.role.officeHome)) }
    let wish = QueueWish(visit, words)
    let page = try await desk.look { office async throws(OfficeRefusal) in
      wish.words.isEmpty
        ? try await office.cases(wish.queue, after: wish.after, size: QueueWish.size, actor)
        : try await office.searchCases(
          wish.search, after: wish.after, size: QueueWish.size, actor)
    }
    let counts = try await desk.look { office async throws(OfficeRefusal) in
      try await office.counts(of: actor.role.binding == .region ? actor.region : nil)
    }
    let appeals = try await desk.look { office async throws(OfficeRefusal) in
      actor.mayEver(.decideAppeal) ? try await office.waitingRefusalAppeals(actor) : 0
    }
    return .page(
      QueuePage(
        page.items, next: page.next, counts: counts, appeals: appeals, wish, words, actor))
  }

  private func permitCase(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let file = try await caseFile(visit, actor)
    return .page(OfficerCasePage(file, try desk.words(visit)))
  }

  private func caseFile(_ visit: Visit, _ actor: Actor) async throws -> CaseFile {
    guard actor.role.isAtTheOffice,
      let id = visit.parameter("id").flatMap({ Identifier<PermitCase>($0) })
    else { throw Problem(.notFound) }
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.caseFile(id, actor)
    }
  }
}

extension Role {
  /// Whether the role works on pages below `/office`; what it may do there is for the table of rights.
  var isAtTheOffice: Bool {
    switch self {
    case .officer, .supervisor, .ministry, .appealBody, .auditor, .migrationPolice,
      .labourInspection:
      true
    default: false
    }
  }

  /// The page of the office that is first for the role.
  var officeHome: String { self == .ministry ? OfficerAddress.quota : OfficerAddress.home }
}
