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
        .page(
          AnsweredPage(
            try await wishes(visit, actor), outages: await desk.outages, try desk.words(visit)))
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
      leaving: file.permitCase.workers.first { $0.id == wish.record.leaving },
      outages: await desk.outages, desk: desk, words: try desk.words(visit))
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    var sent = SentForm(visit)
    guard let (answer, reason) = form.sheet.question.read(&sent) else {
      return form.sheet.page(Typed(sent)).answer
    }
    let (id, asked) = (form.wish.record.id, sent.asked(actor))
    let back = OfficerAddress.permitCase(form.wish.record.permitCase, visit)
    do {
      let done =
        answer == "same"
        ? try await desk.office.grantReplacement(id, sameCategory: true, asked)
        : try await desk.office.declineReplacement(
          id, reason: reason, isOther: answer == "different", asked)
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
  let outages: [Outage]
  let desk: OfficeDesk
  let words: CaseWords

  var sheet: AnswerSheet {
    let record = wish.record
    return AnswerSheet(
      kind: "replacement", list: OfficerAddress.replacements, id: record.id.rawValue,
      version: wish.version, caption: record.permitCase.rawValue,
      lead: [words.say("office.replacement.lead")], inset: lastDay,
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
  /// By when it has to be answered; nil once it is.
  private var lastDay: String? {
    guard wish.record.standing == .asked else { return nil }
    let last = words.lastDay(toAnswer: wish.record, outages)
    return words.say(
      "office.replacement.until", ["day": last.map(words.day) ?? words.say("case.day.not-known")])
  }

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
    case .over(let day): return [row("over", day)]
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

extension AnsweredPage {
  /// The wishes of the region.
  fileprivate init(
    _ wishes: Listed<Versioned<ReplacementWish>>, outages: [Outage], _ words: CaseWords
  ) {
    self.init(
      "replacements", wishes, at: OfficerAddress.replacements, words,
      heads: [
        "case.number", "office.replacement.arriving", "office.replacement.day",
        "office.replacement.last",
      ].map { Cell(words.say($0)) }
    ) { Row($0, outages, words) }
  }
}

extension AnsweredPage.Row {
  fileprivate init(_ wish: ReplacementWish, _ outages: [Outage], _ words: CaseWords) {
    let isOpen = wish.standing == .asked
    let last = isOpen ? words.lastDay(toAnswer: wish, outages) : nil
    let lastText = isOpen ? last.map(words.day) ?? words.say("case.day.not-known") : "–"
    self.init(
      text: wish.permitCase.rawValue,
      href: isOpen
        ? words.visit.link(OfficerAddress.replacements + "/" + wish.id.rawValue) : nil,
      cells: [.init(wish.arriving.name), .init(words.day(wish.day)), .init(lastText)],
      state: words.badge(wish.standing), due: words.due(last))
  }
}

extension CaseWords {
  fileprivate func badge(_ standing: ReplacementWish.Standing) -> Badge {
    switch standing {
    case .asked: Badge(say("office.replacement.is-asked"), tone: "open")
    case .done: Badge(say("office.replacement.is-done"), tone: "yes")
    case .declined: Badge(say("office.replacement.is-declined"), tone: "no")
    case .over: Badge(say("office.replacement.is-over"), tone: "plain")
    }
  }

  /// The last day to answer, as it stands in the case; nil where the law files do not know the time.
  fileprivate func lastDay(toAnswer wish: ReplacementWish, _ outages: [Outage]) -> Day? {
    wish.deadline.flatMap { law.reckoner(outages).lastDay(of: $0) }
  }
}
