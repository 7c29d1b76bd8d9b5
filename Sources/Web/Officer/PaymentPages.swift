import Casework
import Measures
import Office
import Register

/// Payments that employers wrote down and the office has to confirm, because the law files do not know the sum.
struct PaymentPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.get(
      OfficerAddress.payments,
      signedIn: { visit, who in
        .page(AnsweredPage(try await reports(visit, who.actor), try desk.words(visit)))
      })
  }

  private func reports(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Listed<Versioned<FeeReport>> {
    guard actor.mayEver(.answerPayment) else { throw Problem(.notFound) }
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.feeReports(
        isWaiting: !AnsweredList.showsAll(visit), after: Cursor.of(visit),
        size: AnsweredList.size, actor)
    }
  }
}

extension AnsweredPage {
  /// What was paid and by whom.
  fileprivate init(_ reports: Listed<Versioned<FeeReport>>, _ words: CaseWords) {
    self.init(
      "payments", reports, at: OfficerAddress.payments, words,
      heads: [
        Cell(words.say("case.number")), Cell(words.say("case.employer")),
        Cell(words.say("office.payment.sum"), isNumber: true),
        Cell(words.say("office.payment.day")),
      ]
    ) { Row($0, words) }
  }
}

extension AnsweredPage.Row {
  /// One that waits leads to the answer, any other to its case.
  fileprivate init(_ report: FeeReport, _ words: CaseWords) {
    let key = report.permitCase
    self.init(
      text: key.rawValue,
      href: report.isWaiting
        ? OfficerAddress.step(.payment, of: key, words.visit)
        : OfficerAddress.permitCase(key, words.visit),
      cells: [
        .init(report.employerName), .init(words.sum(report.payment.sum), isNumber: true),
        .init(words.day(report.payment.day)),
      ],
      state: report.isWaiting
        ? Badge(words.say("office.payments.waits"), tone: "open")
        : Badge(words.say("office.payments.over"), tone: "plain"))
  }
}
