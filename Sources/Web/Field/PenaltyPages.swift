import Casework
import LawLibrary
import Measures
import Office
import Papers
import Register

/// What was imposed, for whoever it was imposed on, and its letter, for both sides.
struct PenaltyPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let own = FieldAddress.penalties + "/{id}"
    routes.get(
      own,
      signedIn: { visit, who in
        let words = try desk.words(visit)
        return words.page(of: try await penalty(visit, who.actor), who.actor).answer
      })
    addLetter(below: own, to: routes, of: penalty)
    addLetter(below: FieldAddress.violations + "/{id}", to: routes) { visit, actor in
      let id: Identifier<ViolationCase> = try visit.key()
      return try await desk.look { office async throws(OfficeRefusal) in
        try await office.violation(id, actor)
      }.record
    }
  }

  private func penalty(_ visit: Visit, _ actor: Actor) async throws -> ViolationCase {
    let id: Identifier<ViolationCase> = try visit.key()
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.penalty(id, actor)
    }.record
  }

  private func addLetter(
    below address: String, to routes: PageRoutes,
    of known: @escaping @Sendable (Visit, Actor) async throws -> ViolationCase
  ) {
    routes.get(
      address + "/letter",
      signedIn: { visit, who in
        let record = try await known(visit, who.actor)
        guard let letter = try await desk.letter(of: record, visit) else {
          throw Problem(.notFound)
        }
        let back = visit.link(
          address.replacing("{id}", with: record.id.rawValue))
        return .page(LetterPage(letter, back: back, pdf: back + "/letter/pdf"))
      })
    routes.get(
      address + "/letter/pdf",
      signedIn: { visit, who in
        let record = try await known(visit, who.actor)
        guard let letter = try await desk.letter(of: record, visit),
          let bytes = letter.pdf(madeOn: record.handedOn ?? record.ruledOn ?? desk.today)
        else { throw Problem(.notFound) }
        return .file(bytes, mediaType: "application/pdf", name: "\(record.id.rawValue).pdf")
      })
  }
}

extension OfficeDesk {
  /// The letter about what was imposed; nil where there is none. Whoever asks may see the case or the penalty.
  func letter(of violation: ViolationCase, _ visit: Visit) async throws -> Letter? {
    guard let region = violation.region,
      let matter = LetterMatter.PenaltyRuling(violation), let day = violation.ruledOn
    else { return nil }
    let words = try words(visit)
    let writer = LetterWriter(
      law: words.law, phrases: visit.phrases, language: visit.language, outages: await outages)
    let id = violation.id.rawValue
    let addressee = try await look { office async throws(OfficeRefusal) in
      try await office.addressee(of: violation)
    }
    var signer: String?
    if let party = violation.imposedBy { signer = await office.nameOfSigner(party) }
    let frame = LetterFrame(
      number: id + "/1", day: day, file: id, region: region, employer: addressee.employer,
      person: addressee.person, signer: signer)
    return writer.letter(.penalty(matter), frame)
  }
}

/// Where the letter about a penalty stands, and how it reaches whoever it is for.
struct PenaltyLetterLinks: Sendable {
  /// Nil where a court gives its own order, or the region of an earlier case is not known.
  let page: String?
  let pdf: String?
  /// Nil once the letter was handed over.
  let text: String?

  /// Nil before anything is imposed.
  init?(_ record: ViolationCase, isToldHere: Bool, at address: String, _ words: CaseWords) {
    guard record.ruledOn != nil else { return nil }
    let isWritten = record.region != nil && LetterMatter.PenaltyRuling(record) != nil
    page = isWritten ? address + "/letter" : nil
    pdf = isWritten ? address + "/letter/pdf" : nil
    let reach = isToldHere ? "told" : "print"
    text =
      !isWritten
      ? words.say("field.letter.court")
      : record.handedOn == nil ? words.say("field.letter.\(reach)") : nil
  }
}

extension CaseWords {
  /// When it was imposed and handed over, and until when it can be appealed against.
  func rulingRows(of record: ViolationCase) -> [SummaryRow] {
    guard let deadline = law.appealDeadline(of: record) else { return [] }
    let last = law.reckoner([]).lastDay(of: deadline)
    let handed = record.handedOn.map { SummaryRow(say("field.handover.done"), day($0)) }
    let label = handed == nil ? "field.penalty.appeal" : "field.penalty.appeal-known"
    return [handed].compactMap(\.self)
      + [SummaryRow(say(label), last.map(day) ?? say("case.day.not-known"))]
  }

  /// The penalty as whoever it was imposed on sees it.
  func page(of record: ViolationCase, _ actor: Actor) -> StepPage {
    let address = FieldAddress.penalty(record.id, visit)
    let links = PenaltyLetterLinks(record, isToldHere: true, at: address, self)
    let imposed = record.ruledOn.map { SummaryRow(say("letter.field.imposed-on"), day($0)) }
    let paid: SummaryRow? =
      if case .paid(_, let payment, _) = record.standing {
        SummaryRow(say("field.violation.paid"), day(payment.day) + ", " + sum(payment.sum))
      } else { nil }
    let penalty = record.imposedPenalty.map { ViolationPage.rows($0, self, isImposed: true) }
    return StepPage(
      title: say("field.penalty.imposed-title"), back: visit.link(actor.role.home),
      caption: say("letter.breach.\(record.subject.rawValue)"),
      lead: [say(links?.page == nil ? "field.letter.court" : "field.penalty.own-text")],
      rows: [imposed].compactMap(\.self) + (penalty ?? []) + rulingRows(of: record)
        + [paid].compactMap(\.self),
      links: [
        links?.page.map { Link(say("field.letter.title"), to: $0) },
        links?.pdf.map { Link(say("office.letter.pdf"), to: $0) },
      ].compactMap(\.self), form: nil)
  }
}
