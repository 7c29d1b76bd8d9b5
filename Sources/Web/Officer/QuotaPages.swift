import Casework
import HTTPTypes
import Measures
import Office

/// The quota: the board, the national order, the split and its effect, the ceiling, what is published.
struct QuotaPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.get(OfficerAddress.quota, signedIn: { visit, who in try await board(visit, who.actor) })
    routes.get(
      OfficerAddress.publication,
      signedIn: { visit, who in
        let (board, words) = try await read(visit, who.actor)
        return .page(PublicationPage(board, words))
      })
    for kind in QuotaForm.Kind.allCases {
      routes.get(
        kind.address,
        signedIn: { visit, who in
          let form = try await form(kind, visit, who.actor)
          return form.page(Typed()).answer
        })
      routes.post(kind.address, signedIn: { visit, who in try await send(kind, visit, who.actor) })
    }
  }

  /// The year in the address; this year when there is none.
  private func year(_ visit: Visit) -> Int {
    let asked = (visit.query["year"] ?? visit.form["year"]).flatMap { Int($0) }
    return asked.flatMap { (1991...2100).contains($0) ? $0 : nil } ?? desk.today.year
  }

  private func read(_ visit: Visit, _ actor: Actor) async throws -> (QuotaBoard, CaseWords) {
    guard actor.role.isAtTheOffice, actor.mayEver(.seeQuota) else { throw Problem(.notFound) }
    let year = year(visit)
    let board = try await desk.look { office async throws(OfficeRefusal) in
      try await office.quotaBoard(year: year, actor)
    }
    return (board, try desk.words(visit))
  }

  private func board(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let (board, words) = try await read(visit, actor)
    let ceiling = try? await desk.office.quotaCeiling(year: board.year, actor)
    return .page(QuotaBoardPage(board, ceiling, words, actor))
  }

  private func form(
    _ kind: QuotaForm.Kind, _ visit: Visit, _ actor: Actor
  ) async throws -> QuotaForm {
    guard actor.mayEver(kind.action) else { throw Problem(.notFound) }
    let (board, words) = try await read(visit, actor)
    let ceiling = try? await desk.office.quotaCeiling(year: board.year, actor)
    return QuotaForm(kind: kind, board: board, ceiling: ceiling, desk: desk, words: words)
  }

  private func send(
    _ kind: QuotaForm.Kind, _ visit: Visit, _ actor: Actor
  ) async throws -> PageAnswer {
    let form = try await form(kind, visit, actor)
    var sent = SentForm(visit)
    guard let order = form.order(&sent) else { return form.page(Typed(sent)).answer }
    do {
      if case .split(let from, let to, let places, _) = order, !sent.isSigned {
        let effect = try await desk.office.transferEffect(
          from: from, to: to, places: places, actor)
        return .page(TransferEffectPage(effect, form, visit.form))
      }
      try await order.take(desk.office, form.board.year, sent.asked(actor))
      return .redirect(to: QuotaForm.board(form.board.year, visit, done: form.kind))
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }
}

/// What a form of the quota orders.
enum QuotaOrder {
  case national(places: Int, order: String)
  case split(QuotaTransfer.Holder, QuotaTransfer.Holder, Int, order: String)
  case labourForce(people: Int, source: String)

  func take(_ office: Office, _ year: Int, _ asked: Asked) async throws(OfficeRefusal) {
    switch self {
    case .national(let places, let order):
      _ = try await office.orderQuota(year: year, places: places, order: order, asked)
    case .split(let from, let to, let places, let order):
      _ = try await office.splitQuota(from: from, to: to, places: places, order: order, asked)
    case .labourForce(let people, let source):
      // The figure of the year before makes the ceiling of this one.
      _ = try await office.setLabourForce(
        year: year - 1, people: people, source: source, Asked(asked.actor, key: asked.key))
    }
  }
}
