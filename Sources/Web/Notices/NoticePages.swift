import Casework
import HTTPTypes
import Measures
import Office
import Register

/// What the office tells the person who is in: the inbox, and one notice with its case and its letter.
struct NoticePages: RouteGroup {
  static var path: String { "/notices" }
  private static var size: PageSize { PageSize(25) }

  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.get(Self.path, signedIn: { visit, who in try await inbox(visit, who.actor) })
    routes.post(
      Self.path + "/read", signedIn: { visit, who in try await readAll(visit, who.actor) })
    routes.get(Self.path + "/{id}", signedIn: { visit, who in try await notice(visit, who.actor) })
  }

  private func inbox(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let (page, unread) = try await desk.look { office async throws(OfficeRefusal) in
      (
        try await office.notices(after: Cursor.of(visit), size: Self.size, actor),
        try await office.unreadNotices(actor)
      )
    }
    return .page(InboxPage(page.items, next: page.next, unread: unread, visit))
  }

  private func readAll(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try await desk.look { office async throws(OfficeRefusal) in
      try await office.readAllNotices(actor)
    }
    return .redirect(to: visit.link(Self.path))
  }

  /// Whoever opens a notice has read it.
  private func notice(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let id: Identifier<Notice> = try visit.key()
    let inbox = try await desk.look { office async throws(OfficeRefusal) in
      let notice = try await office.notice(id, actor)
      try await office.readNotice(id, actor)
      return notice
    }
    return .page(
      NoticePage(
        inbox.notice, about: NoticeSubject(inbox.notice, actor.role, visit),
        letter: try await letter(of: inbox.notice, visit, actor), visit))
  }

  /// The letter that went out with the event; nil where none did or the role does not read the case's letters.
  private func letter(
    of notice: Notice, _ visit: Visit, _ actor: Actor
  ) async throws -> NoticePage.Attached? {
    if let id = notice.penalty {
      guard let penalty = try? await desk.office.penalty(id, actor).record,
        let letter = try await desk.letter(of: penalty, visit)
      else { return nil }
      let address = FieldAddress.penalty(id, visit) + "/letter"
      return .init(letter: LetterView(letter), page: address, pdf: address + "/pdf")
    }
    guard let id = notice.permitCase, let event = notice.event,
      let address = NoticeSubject.letter(event, of: id, actor.role, visit)
    else { return nil }
    // A case that may no longer be seen does not take the notice away.
    guard let file = try? await desk.office.caseFile(id, actor) else { return nil }
    let letter = try desk.words(visit).letter(
      of: event, in: file.timeline, outages: await desk.outages)
    return letter.map {
      NoticePage.Attached(
        letter: LetterView($0), page: address, pdf: address + "/pdf")
    }
  }
}

/// Where a notice leads: to the case, the permit or the requests, as far as the role has such pages.
struct NoticeSubject: Sendable {
  let link: Link?

  init(_ notice: Notice, _ role: Role, _ visit: Visit) {
    let hasCase = notice.permitCase != nil && role.binding != .person
    let isCase = hasCase && !(role.isAtTheOffice && notice.event == nil)
    link = Self.address(of: notice, role, visit).map {
      let phrase =
        notice.penalty != nil
        ? "notices.go-penalty" : isCase ? "notices.go-case" : "notices.go-list"
      return Link(visit.say(phrase), to: $0)
    }
  }

  private static func address(of notice: Notice, _ role: Role, _ visit: Visit) -> String? {
    if let penalty = notice.penalty { return FieldAddress.penalty(penalty, visit) }
    guard let id = notice.permitCase else {
      return role.isAtTheOffice
        ? visit.link(OfficerAddress.requests) : visit.link(role.home)
    }
    if role.binding == .person { return visit.link(FieldAddress.own) }
    guard role.isAtTheOffice else { return EmployerAddress.permitCase(id, visit) }
    if notice.phrase == "notice.desk.regionAsked" { return visit.link(OfficerAddress.regions) }
    return notice.event == nil
      ? visit.link(OfficerAddress.replacements) : OfficerAddress.permitCase(id, visit)
  }

  /// Where the letter about an event of a case stands for a role.
  static func letter(
    _ event: Int, of id: Identifier<PermitCase>, _ role: Role, _ visit: Visit
  ) -> String? {
    if role.binding == .person { return nil }
    return role.isAtTheOffice
      ? OfficerAddress.letter(event, of: id, visit) : EmployerAddress.letter(event, of: id, visit)
  }
}

extension Notice {
  /// The case of the penalty that it tells of.
  fileprivate var penalty: Identifier<ViolationCase>? {
    parts[Self.violation].flatMap { Identifier($0) }
  }
}
