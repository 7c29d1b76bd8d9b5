import HTTPTypes
import Measures
import Office
import Register

/// Messages to other systems that have not left, for the auditor.
struct OutboxPages: RouteGroup {
  let desk: OfficeDesk

  private static var most: Int { 50 }
  static var address: String { OfficerAddress.journal + "/outbox" }

  func addPages(to routes: PageRoutes) {
    routes.get(Self.address, signedIn: { visit, who in try await show(visit, who.actor) })
  }

  private func show(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    guard actor.mayEver(.readJournal) else { throw Problem(.notFound) }
    let after = visit.query["after"].flatMap { Int($0) } ?? 0
    let messages = try await desk.look { office async throws(OfficeRefusal) in
      try await office.unsentMessages(after: after, most: Self.most + 1, actor)
    }
    return .page(OutboxPage(messages, most: Self.most, try desk.words(visit)))
  }
}

/// `officer/outbox`.
struct OutboxPage: Page {
  static var template: String { "officer/outbox" }

  let title: String
  let back: String?
  let rows: [Row]
  let hasRows: Bool
  let pages: Pagination?

  struct Row: Sendable {
    let number: Int
    let destination: String
    let failures: Int
    let state: Badge
    /// What the other system, or the way to it, said; in the words of the library.
    let fault: String?
  }

  init(_ messages: [UnsentMessage], most: Int, _ words: CaseWords) {
    title = words.say("office.outbox.title")
    back = words.visit.link(OfficerAddress.journal)
    rows = messages.prefix(most).map { Row($0, words) }
    hasRows = !rows.isEmpty
    let next = rows.last.flatMap { last in
      messages.count > most
        ? Link(
          words.say("office.outbox.next"),
          to: words.visit.link(
            OutboxPages.address, Fields(pairs: [.init(name: "after", value: String(last.number))])))
        : nil
    }
    pages = next.map { Pagination(previous: nil, next: $0) }
  }
}

extension OutboxPage.Row {
  fileprivate init(_ message: UnsentMessage, _ words: CaseWords) {
    number = message.number
    destination = message.destination
    failures = message.failures
    fault = message.fault
    if message.next == .never {
      state = Badge(words.say("office.outbox.is-given-up"), tone: "no")
    } else if message.failures > 0 {
      state = Badge(words.say("office.outbox.is-tried-again"), tone: "open")
    } else {
      state = Badge(words.say("office.outbox.waits"), tone: "open")
    }
  }
}
