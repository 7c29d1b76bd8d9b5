import Casework
import Foundation
import HTTPTypes
import Measures
import Office
import Register

/// The journal as the auditor reads it, and the check of the whole register against it.
struct AuditPages: RouteGroup {
  let desk: OfficeDesk
  /// Nil where the register behind the office cannot be verified from here.
  let verifier: RegisterVerifier?

  private static var most: Int { 50 }
  /// So many entries are verified within the second that a page may take.
  private static var shortJournal: Int { 2000 }

  func addPages(to routes: PageRoutes) {
    routes.get(
      OfficerAddress.journal, signedIn: { visit, who in try await journal(visit, who.actor) })
    routes.get(
      OfficerAddress.verification,
      signedIn: { visit, who in
        try guardReader(who.actor)
        return verification(visit, try desk.words(visit))
      })
    routes.post(
      OfficerAddress.verification,
      signedIn: { visit, who in
        try guardReader(who.actor)
        let head = try? await desk.office.journalHead()
        await verifier?.begin(waits: (head?.sequence ?? 0) <= Self.shortJournal)
        return .redirect(to: visit.link(OfficerAddress.verification))
      })
  }

  private func guardReader(_ actor: Actor) throws {
    guard actor.mayEver(.readJournal) else { throw Problem(.notFound) }
  }

  private func journal(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    try guardReader(actor)
    let words = try desk.words(visit)
    let head = try await desk.look { office async throws(OfficeRefusal) in
      try await office.journalHead()
    }
    let last = max(1, head.sequence - Self.most + 1)
    let from = visit.query["from"].flatMap { Int($0) }.map { max(1, $0) } ?? last
    let entries = try await desk.look { office async throws(OfficeRefusal) in
      try await office.journal(from: from, most: Self.most, actor)
    }
    return .page(JournalPage(entries, head, from: from, most: Self.most, words, actor))
  }

  /// The result; while it runs, a page that asks again by itself.
  private func verification(_ visit: Visit, _ words: CaseWords) -> PageAnswer {
    .page(VerificationPage(verifier?.state ?? .impossible, words))
  }
}

/// Entries of the journal: `officer/journal`.
struct JournalPage: Page {
  static var template: String { "officer/journal" }

  let title: String
  let back: String?
  let head: [SummaryRow]
  let entries: [Entry]
  let hasEntries: Bool
  let pages: Pagination?
  let verification: String
  let outbox: String

  struct Entry: Sendable {
    let sequence: Int
    let day: String
    let who: String
    let hash: String
    let size: Int
    let written: [Line]
    let body: String
    let isWhole: Bool
  }

  /// One thing that was written; leads to its page where the reader may see that.
  struct Line: Sendable {
    let text: String
    let href: String?
  }

  init(
    _ entries: [JournalEntry], _ head: JournalHead, from: Int, most: Int, _ words: CaseWords,
    _ actor: Actor
  ) {
    let visit = words.visit
    title = words.say("office.journal.title")
    back = visit.link(OfficerAddress.home)
    self.head = [
      SummaryRow(words.say("office.journal.entries"), String(head.sequence)),
      SummaryRow(words.say("office.journal.head"), head.hash.description),
    ]
    self.entries = entries.reversed().map { Entry($0, words, actor) }
    hasEntries = !entries.isEmpty
    let link = { (from: Int, key: String) in
      Link(
        words.say(key),
        to: visit.link(
          OfficerAddress.journal, Fields(pairs: [.init(name: "from", value: String(from))])))
    }
    let older = from > 1 ? link(max(1, from - most), "office.journal.older") : nil
    let newer = from + most <= head.sequence ? link(from + most, "office.journal.newer") : nil
    pages = older == nil && newer == nil ? nil : Pagination(previous: newer, next: older)
    verification = visit.link(OfficerAddress.verification)
    outbox = visit.link(OutboxPages.address)
  }
}

extension JournalPage.Entry {
  fileprivate init(_ entry: JournalEntry, _ words: CaseWords, _ actor: Actor) {
    sequence = entry.sequence
    day = words.day(entry.day)
    who = words.party(entry.by)
    hash = String(entry.hash.description.prefix(16))
    size = entry.body.count
    let text = String(decoding: entry.body, as: UTF8.self)
    body = String(text.prefix(4000))
    written = entry.written.map { JournalPage.Line($0, words, actor) }
    isWhole = entry.isWhole
  }
}

extension JournalPage.Line {
  fileprivate init(_ written: Written, _ words: CaseWords, _ actor: Actor) {
    text = words.sentence(written)
    let (key, page): (String, (action: Action, path: String)?) =
      switch written {
      case .events(let key, _), .due(let key): (key, (.seeCase, OfficerAddress.cases))
      case .record(let kind, let id, _): (id, Self.pages[kind])
      default: ("", nil)
      }
    href = page.flatMap { page in
      actor.mayEver(page.action) ? words.visit.link(page.path + "/" + key) : nil
    }
  }

  /// Records that have a page of their own, and what one has to be allowed to see it.
  private static var pages: [String: (action: Action, path: String)] {
    [
      StayRecord.kind: (.seeStay, FieldAddress.oneStay),
      Inspection.kind: (.seeInspection, FieldAddress.inspections),
      ViolationCase.kind: (.seeViolation, FieldAddress.violations),
      Complaint.kind: (.seeComplaint, FieldAddress.complaints),
      Accident.kind: (.seeAccident, FieldAddress.oneAccident),
    ]
  }
}

extension CaseWords {
  /// What was written, in a sentence that names nobody.
  fileprivate func sentence(_ written: Written) -> String {
    switch written {
    case .events(let key, let names):
      key + ": " + listed(names.map { say("case.event.\($0)") })
    case .due(let key): say("office.journal.wrote.due", ["case": key])
    case .national(let figure):
      say(
        "office.journal.wrote.national",
        [
          "year": String(figure.year), "places": String(figure.places), "order": figure.order,
        ])
    case .transfer(let transfer):
      say(
        "office.journal.wrote.transfer",
        [
          "from": name(of: transfer.from), "to": name(of: transfer.to),
          "places": String(transfer.places), "order": transfer.order,
        ])
    case .record(let kind, _, let version):
      say(
        version == 1 ? "office.journal.wrote.new" : "office.journal.wrote.changed",
        ["what": say("office.journal.record.\(kind)"), "version": String(version)])
    case .file: say("office.journal.wrote.file")
    case .notice: say("office.journal.record.notice")
    case .form: say("office.journal.wrote.form")
    }
  }

  /// Texts in their order; those that repeat the one before are counted.
  private func listed(_ texts: [String]) -> String {
    let runs = texts.reduce(into: [(text: String, count: Int)]()) { runs, text in
      if let last = runs.last, last.text == text {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((text, 1))
      }
    }
    return runs.map { $0.count == 1 ? $0.text : "\($0.text) × \($0.count)" }
      .joined(separator: ", ")
  }
}
