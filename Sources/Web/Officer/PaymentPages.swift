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
        let words = try desk.words(visit)
        let reports = try await reports(visit, who.actor)
        return .page(
          AnsweredPage(reports, at: OfficerAddress.payments, words) { PaymentRow($0, words) })
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

/// What was paid and by whom: `officer/payments`.
struct PaymentRow: AnsweredRow {
  static var name: String { "payments" }

  let number: String
  let employer: String
  let sum: String
  let day: String
  let state: Badge
  let href: String
}

extension PaymentRow {
  /// One that waits leads to the answer, any other to its case.
  fileprivate init(_ report: FeeReport, _ words: CaseWords) {
    number = report.permitCase.rawValue
    employer = report.employerName
    sum = words.sum(report.payment.sum)
    day = words.day(report.payment.day)
    state =
      report.isWaiting
      ? Badge(words.say("office.payments.waits"), tone: "open")
      : Badge(words.say("office.payments.over"), tone: "plain")
    href =
      report.isWaiting
      ? OfficerAddress.step(.payment, of: report.permitCase, words.visit)
      : OfficerAddress.permitCase(report.permitCase, words.visit)
  }
}
