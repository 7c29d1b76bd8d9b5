import Casework
import HTTPTypes
import Measures
import Office
import Register

/// Replacements that employers ask for: the list, and the officer's answer to one.
struct ReplacementPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.answering(
      OfficerAddress.replacements,
      { visit, actor in
        .page(ReplacementsPage(try await wishes(visit, actor), try desk.words(visit)))
      }, sheet: { visit, actor in try await form(visit, actor).sheet }, send: send)
  }

  private func wishes(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Listed<Versioned<ReplacementWish>> {
    guard actor.mayEver(.replace) else { throw Problem(.notFound) }
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.replacementWishes(
        isWaiting: !AnsweredList.showsAll(visit), after: Cursor.of(visit),
        size: AnsweredList.size, actor)
    }
  }

  private func form(_ visit: Visit, _ actor: Actor) async throws -> ReplacementForm {
    let id: Identifier<ReplacementWish> = try visit.key()
    let wish = try await desk.look { office async throws(OfficeRefusal) in
      try await office.replacementWish(id, actor)
    }
    let file = try await desk.look { office async throws(OfficeRefusal) in
      try await office.caseFile(wish.record.permitCase, actor)
    }
    return ReplacementForm(
      wish: wish,
      leaving: file.permitCase.workers.first { $0.id == wish.record.leaving }, desk: desk,
      words: try desk.words(visit))
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    var sent = SentForm(visit)
    guard let (answer, reason) = form.sheet.question.read(&sent) else {
      return form.sheet.page(Typed(sent)).answer
    }
    let id = form.wish.record.id
    let back = OfficerAddress.permitCase(form.wish.record.permitCase, visit)
    do {
      guard answer == "same" else {
        _ = try await desk.office.declineReplacement(
          id, reason: reason, isOther: answer == "different", sent.asked(actor))
        return .redirect(to: back + "?declined=" + id.rawValue)
      }
      // The version of the form is that of the wish, not of the case.
      let done = try await desk.office.grantReplacement(
        id, sameCategory: true, Asked(actor, key: sent.asked(actor).key))
      return .redirect(to: back + "?done=\(done.receipt.version)")
    } catch {
      return try form.sheet.refused(error)
    }
  }
}

/// The officer's answer to one wish.
struct ReplacementForm {
  let wish: Versioned<ReplacementWish>
  /// Whose place it is; nil once somebody else stands there.
  let leaving: Worker?
  let desk: OfficeDesk
  let words: CaseWords

  var sheet: AnswerSheet {
    let record = wish.record
    return AnswerSheet(
      kind: "replacement", list: OfficerAddress.replacements, id: record.id.rawValue,
      version: wish.version, caption: record.permitCase.rawValue,
      lead: [words.say("office.replacement.lead")],
      rows: answerRows + leavingRows + [
        SummaryRow(words.say("office.replacement.arriving"), record.arriving.name),
        SummaryRow(words.say("office.worker.born"), words.day(record.arriving.birthDate)),
        SummaryRow(
          words.say("office.worker.citizenship"), words.country(record.arriving.citizenship)),
        SummaryRow(words.say("office.worker.occupation"), record.arriving.occupation),
        SummaryRow(words.say("office.worker.education"), record.arriving.education),
      ],
      question: AnswerQuestion(
        label: words.say("office.replacement.answer"),
        choices: ["same", "different", "decline"].map {
          Choice($0, words.say("office.replacement.answer-is.\($0)"))
        }, missing: "office.replacement.answer-missing",
        reason: (words.say("office.reason"), words.say("office.reason-hint")),
        needsReason: "decline"), isAnswered: record.standing != .asked, desk: desk, words: words)
  }
}

extension ReplacementForm {
  /// What was answered, and when; none while it waits.
  private var answerRows: [SummaryRow] {
    func row(_ name: String, _ day: Day) -> SummaryRow {
      SummaryRow(
        words.say("case.standing-word"),
        words.say("office.replacement.is-\(name)") + ", " + words.day(day))
    }
    switch wish.record.standing {
    case .asked: return []
    case .done(let day): return [row("done", day)]
    case .declined(let reason, let day):
      let said = reason.isEmpty ? words.say("office.replacement.different") : reason
      return [row("declined", day), SummaryRow(words.say("office.reason"), said)]
    }
  }

  /// Whom the new worker is compared with.
  private var leavingRows: [SummaryRow] {
    guard let leaving else { return [] }
    return [
      SummaryRow(words.say("office.replacement.leaving"), leaving.name),
      SummaryRow(
        words.say("office.replacement.leaving-was"),
        [leaving.occupation, leaving.education].filter { !$0.isEmpty }.joined(separator: ", ")),
    ]
  }
}

/// The wishes of the region, newest first: `officer/replacements`.
struct ReplacementsPage: Page {
  static var template: String { "officer/replacements" }

  let title: String
  let back: String?
  let rows: [Row]
  let hasRows: Bool
  let list: AnsweredList

  struct Row: Sendable {
    let number: String
    let arriving: String
    let day: String
    let state: Badge
    let href: String?
  }

  init(_ wishes: Listed<Versioned<ReplacementWish>>, _ words: CaseWords) {
    title = words.say("office.replacements.title")
    back = words.visit.link(OfficerAddress.home)
    rows = wishes.items.map { Row($0.record, words) }
    hasRows = !rows.isEmpty
    list = AnsweredList(words.visit, path: OfficerAddress.replacements, next: wishes.next)
  }
}

extension ReplacementsPage.Row {
  fileprivate init(_ wish: ReplacementWish, _ words: CaseWords) {
    number = wish.permitCase.rawValue
    arriving = wish.arriving.name
    day = words.day(wish.day)
    switch wish.standing {
    case .asked: state = Badge(words.say("office.replacement.is-asked"), tone: "open")
    case .done: state = Badge(words.say("office.replacement.is-done"), tone: "yes")
    case .declined: state = Badge(words.say("office.replacement.is-declined"), tone: "no")
    }
    href =
      wish.standing == .asked
      ? words.visit.link(OfficerAddress.replacements + "/" + wish.id.rawValue) : nil
  }
}
