import Casework
import HTTPTypes
import LawLibrary
import Measures
import Office
import Papers
import Register

/// One complaint: where the law sends it, and what is answered.
struct ComplaintPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let one = FieldAddress.complaints + "/{id}"
    routes.get(
      one,
      signedIn: { visit, who in
        .page(
          ComplaintPage(
            try await complaint(visit, who.actor), try desk.words(visit), who.actor,
            key: desk.newFormKey))
      })
    addLetter(below: one, to: routes)
    routes.form(
      one + "/forward",
      { visit, actor in try await form(.forwardComplaint, visit, actor).forwarding(Typed()) },
      send: forward)
    routes.form(
      one + "/answer",
      { visit, actor in try await form(.answerComplaint, visit, actor).answering(Typed()) },
      send: answer)
    routes.post(
      one + "/take-back", signedIn: { visit, who in try await takeBack(visit, who.actor) })
  }

  /// The complaint on paper, for the body that is open besides.
  private func addLetter(below one: String, to routes: PageRoutes) {
    routes.get(
      one + "/letter",
      signedIn: { visit, who in
        let (letter, record) = try await letter(visit, who.actor)
        let back = visit.link(FieldAddress.complaints + "/" + record.id.rawValue)
        return .page(LetterPage(letter, back: back, pdf: back + "/letter/pdf"))
      })
    routes.get(
      one + "/letter/pdf",
      signedIn: { visit, who in
        let (letter, record) = try await letter(visit, who.actor)
        guard let bytes = letter.pdf(madeOn: record.receivedOn) else { throw Problem(.notFound) }
        return .file(bytes, mediaType: "application/pdf", name: "\(record.id.rawValue).pdf")
      })
  }

  private func letter(_ visit: Visit, _ actor: Actor) async throws -> (Letter, Complaint) {
    let record = try await complaint(visit, actor).record
    let words = try desk.words(visit)
    guard let body = words.law.alsoOpen(to: record, on: desk.today) else {
      throw Problem(.notFound)
    }
    let name = try await desk.look { office async throws(OfficeRefusal) in
      try await office.nameOfComplainant(record, actor)
    }
    let writer = LetterWriter(law: words.law, phrases: visit.phrases, language: visit.language)
    return (writer.complaint(record, to: body, name: name), record)
  }

  private func complaint(
    _ visit: Visit, _ actor: Actor
  ) async throws -> Versioned<Complaint> {
    let id: Identifier<Complaint> = try visit.key()
    return try await desk.look { office async throws(OfficeRefusal) in
      try await office.complaint(id, actor)
    }
  }

  private func form(
    _ action: Action, _ visit: Visit, _ actor: Actor
  ) async throws -> ComplaintSteps {
    let known = try await complaint(visit, actor)
    let maySo =
      action == .answerComplaint
      ? actor.mayAnswer(known.record) : actor.may(action, known.record.subject)
    guard maySo else { throw Problem(.notFound) }
    return ComplaintSteps(known: known, desk: desk, words: try desk.words(visit))
  }

  private func forward(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.forwardComplaint, visit, actor)
    var sent = SentForm(visit)
    guard let facts = form.readFacts(&sent) else { return form.forwarding(Typed(sent)).answer }
    do {
      _ = try await desk.office.forwardComplaint(
        form.known.record.id, facts: facts, sent.asked(actor))
      return .redirect(to: form.address)
    } catch {
      return try desk.refused(error, of: form.forwarding(Typed()), form.words)
    }
  }

  private func answer(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.answerComplaint, visit, actor)
    var sent = SentForm(visit)
    let text = sent.text("answer", missing: "field.answer.missing", most: 10_000)
    guard sent.isFit else { return form.answering(Typed(sent)).answer }
    do {
      _ = try await desk.office.answerComplaint(
        form.known.record.id, answer: text, sent.asked(actor))
      return .redirect(to: form.address)
    } catch {
      return try desk.refused(error, of: form.answering(Typed()), form.words)
    }
  }

  private func takeBack(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(.takeComplaintBack, visit, actor)
    do {
      _ = try await desk.office.takeComplaintBack(
        form.known.record.id, SentForm(visit).asked(actor))
      return .redirect(to: form.address)
    } catch {
      return try desk.refused(
        error, at: form.address + "/take-back", back: form.address, form.words)
    }
  }
}

/// The forms by which the inspection sends a complaint on, and takes the answer down.
struct ComplaintSteps {
  let known: Versioned<Complaint>
  let desk: OfficeDesk
  let words: CaseWords

  var address: String {
    words.visit.link(FieldAddress.complaints + "/" + known.record.id.rawValue)
  }

  /// What the law still asks before it names a body.
  private var questions: LawQuestions {
    let needs = try? words.law.complaintNeeds(known.record.facts, on: words.today)
    return LawQuestions(.trouble, needs ?? [], words)
  }

  /// What decides where else whoever complains may go; it may be left open.
  private var further: LawQuestions {
    let facts = known.record.facts
    let first = (try? words.law.complaintNeeds(facts, on: words.today)) ?? []
    let needs = (try? words.law.alsoOpenNeeds(facts, on: words.today)) ?? []
    return LawQuestions(.trouble, needs.filter { !first.contains($0) }, words)
  }

  func forwarding(_ typed: Typed) -> StepPage {
    page("forward", typed, questions.fields(typed) + further.fields(typed))
  }

  func readFacts(_ form: inout SentForm) -> FactSheet? {
    let told = further.readKnown(&form)
    return questions.read(&form, missing: "field.forward.missing").map {
      $0.merging(told ?? FactSheet())
    }
  }

  func answering(_ typed: Typed) -> StepPage {
    page("answer", typed, [typed.area("answer", words.say("field.answer.text"), rows: 8)])
  }

  private func page(_ key: String, _ typed: Typed, _ fields: [StepField]) -> StepPage {
    StepPage(
      title: words.say("field.\(key).title"), back: address,
      lead: [words.say("field.\(key).lead")], inset: known.record.statement, fields: fields,
      errors: typed.errors,
      form: FormFoot(
        action: address + "/" + key, key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: known.version, button: words.say("field.\(key).button")))
  }
}

/// One complaint, for the inspection and for whoever made it: `field/complaint`.
struct ComplaintPage: Page {
  static var template: String { "field/complaint" }

  let title: String
  let back: String?
  let state: Badge
  let day: String
  let statement: String
  let rows: [SummaryRow]
  let hasRows: Bool
  let answer: String?
  /// The body that is open besides, to which nothing is delivered, and the complaint on paper for it.
  let also: Also?
  let forward: String?
  let reply: String?
  let takeBack: FormFoot?

  struct Also: Sendable {
    let text: String
    let page: String
    let pdf: String
  }

  init(_ known: Versioned<Complaint>, _ words: CaseWords, _ actor: Actor, key: String) {
    let (record, visit) = (known.record, words.visit)
    let address = visit.link(FieldAddress.complaints + "/" + record.id.rawValue)
    title = visit.say("field.complaint.title")
    back = visit.link(actor.role.home)
    state = words.badge(record.standing)
    day = words.day(record.receivedOn)
    statement = record.statement
    var rows = words.facts(record.facts)
    var answer: String?
    if let body = record.sentTo {
      rows.append(
        SummaryRow(visit.say("field.complaint.body"), words.label(body, of: "complaint_body")))
    }
    switch record.standing {
    case .forwarded(_, let due):
      if let due { rows.append(SummaryRow(visit.say("field.complaint.due"), words.day(due))) }
    case .answered(let text, _): answer = text
    case .received, .takenBack: break
    }
    self.rows = rows
    self.answer = answer
    hasRows = !rows.isEmpty
    let other =
      record.isTakenBack ? nil : words.law.alsoOpen(to: record, on: words.today)
    also = other.map {
      Also(
        text: words.alsoOpen($0), page: address + "/letter", pdf: address + "/letter/pdf")
    }
    let isOpen = if case .forwarded = record.standing { true } else { false }
    let isNew = record.standing == .received
    forward =
      isNew && actor.may(.forwardComplaint, record.subject) ? address + "/forward" : nil
    reply = isOpen && actor.mayAnswer(record) ? address + "/answer" : nil
    takeBack =
      (isNew || isOpen) && actor.may(.takeComplaintBack, record.subject)
      ? FormFoot(
        action: address + "/take-back", key: key, seen: known.version,
        button: visit.say("field.complaint.take-back")) : nil
  }
}

extension Actor {
  /// Whether this actor writes the answer down: the inspection, or the police to whom it was delivered.
  fileprivate func mayAnswer(_ complaint: Complaint) -> Bool {
    may(.answerComplaint, complaint.subject)
      || complaint.isDelivered && may(.answerDeliveredComplaint, complaint.subject)
  }
}

extension CaseWords {
  /// That whoever complains may go to this body too, and that nothing is delivered there.
  func alsoOpen(_ body: String) -> String {
    say("field.complaint.also-text", ["body": label(body, of: "complaint_body")])
  }
}

extension Complaint {
  fileprivate var isTakenBack: Bool { if case .takenBack = standing { true } else { false } }

  /// The body it was sent to; of an earlier release only as long as it has not answered.
  fileprivate var sentTo: String? {
    if case .forwarded(let body, _) = standing { body } else { body }
  }
}
