import Casework
import Measures
import Office
import Register

/// Appeals against what was refused during permits, which stand in no queue of their own: the cases go on meanwhile.
struct RefusalAppealPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.get(
      OfficerAddress.appeals,
      signedIn: { visit, who in
        let appeals = try await appeals(visit, who.actor)
        return .page(AnsweredPage(appeals, outages: await desk.outages, try desk.words(visit)))
      })
  }

  private func appeals(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Listed<Versioned<RefusalAppeal>> {
    guard actor.mayEver(.decideAppeal) else { throw Problem(.notFound) }
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.refusalAppeals(
        isWaiting: !AnsweredList.showsAll(visit), after: Cursor.of(visit),
        size: AnsweredList.size, actor)
    }
  }
}

extension AnsweredPage {
  fileprivate init(
    _ appeals: Listed<Versioned<RefusalAppeal>>, outages: [Outage], _ words: CaseWords
  ) {
    self.init(
      "appeals", appeals, at: OfficerAddress.appeals, words,
      heads: [
        "case.number", "office.appeals.act", "office.appeals.last", "office.appeals.day",
        "case.region",
      ].map { Cell(words.say($0)) }
    ) { Row($0, outages, words) }
  }
}

extension AnsweredPage.Row {
  /// One that waits leads to its packet, any other to its case.
  fileprivate init(_ appeal: RefusalAppeal, _ outages: [Outage], _ words: CaseWords) {
    let key = appeal.permitCase
    let last =
      appeal.isWaiting ? words.law.reckoner(outages).lastDay(of: appeal.deadline) : nil
    let lastText =
      appeal.isWaiting ? last.map(words.day) ?? words.say("case.day.not-known") : "–"
    self.init(
      text: key.rawValue, below: appeal.employerName,
      href: appeal.isWaiting
        ? OfficerAddress.packet(key, words.visit, act: appeal.act)
        : OfficerAddress.permitCase(key, words.visit),
      cells: [
        .init(words.say("office.appeals.of-\(appeal.matter.rawValue)")), .init(lastText),
        .init(words.day(appeal.day)), .init(words.region(appeal.region)),
      ],
      state: appeal.isWaiting
        ? Badge(words.say("office.appeals.waits"), tone: "open")
        : Badge(words.say("office.appeals.over"), tone: "plain"),
      due: words.due(last))
  }
}
