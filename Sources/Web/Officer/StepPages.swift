import Casework
import HTTPTypes
import Measures
import Office
import Papers
import Register

/// The steps on the office's side of a case: the form, the letter before it is sent, and the step itself.
struct StepPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let path = OfficerAddress.cases + "/{id}/step/{step}"
    routes.get(path, signedIn: { visit, who in try await show(visit, who.actor) })
    routes.post(
      path, signedIn: { visit, who in try await send(visit, who.actor, who.account.name) })
  }

  private func show(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    return form.page(Typed()).answer
  }

  private func send(_ visit: Visit, _ actor: Actor, _ name: String) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    var sent = SentForm(visit)
    guard let order = form.order(&sent) else { return form.page(Typed(sent)).answer }
    let asked = sent.asked(actor)
    // What was seen too early is said before a letter is shown.
    let isSeenNow = asked.version == nil || asked.version == form.permitCase.version
    if !sent.isSigned, isSeenNow, let letter = form.letter(of: order, actor, signer: name) {
      return .page(PreviewPage(letter, form, visit.form))
    }
    do {
      let done = try await order.take(form.permitCase.id, desk.office, asked)
      return .redirect(to: form.back + "?done=" + String(done.receipt.version))
    } catch {
      return try answer(error, form, &sent)
    }
  }

  /// The form of the step, for somebody who may take it; everybody else sees nothing there.
  private func form(_ visit: Visit, _ actor: Actor) async throws -> OfficerForm {
    guard let id = visit.parameter("id").flatMap({ Identifier<PermitCase>($0) }),
      let step = visit.parameter("step").flatMap(OfficerStep.init(rawValue:))
    else { throw Problem(.notFound) }
    let words = try desk.words(visit)
    let file = try await desk.look { office async throws(OfficeRefusal) in
      try await office.caseFile(id, actor)
    }
    guard file.may.contains(step.action) else { throw Problem(.notFound) }
    return OfficerForm(step: step, file: file, desk: desk, words: words)
  }

  private static var term: String { LawNames.Fact.requestedTerm.rawValue }

  /// A refusal: at the field where it belongs to one, else as a page of its own.
  private func answer(
    _ refusal: OfficeRefusal, _ form: OfficerForm, _ sent: inout SentForm
  ) throws -> PageAnswer {
    switch refusal {
    case .outOfPlace(.reasonMissing): sent.note("case.step-error.reason-missing", at: "reason")
    case .outOfPlace(.groundsMissing): sent.note("case.step-error.grounds-missing", at: "ground")
    case .outOfPlace(.unreadableFact(Self.term)), .outOfPlace(.impossibleNumber(Self.term)):
      sent.note(
        "case.step-error.impossible-number", at: "months", ["what": form.words.path(Self.term)])
    case .outOfPlace(.documentsUnchecked(let kinds)):
      sent.note(saying: form.words.sentence(.documentsUnchecked(kinds)), at: "accepted")
    case .unfit(let part) where form.page(Typed()).asks(part):
      sent.note("case.error.choice", at: part)
    default:
      return try desk.refused(refusal, of: form.page(Typed()), form.words, file: form.file)
    }
    return form.page(Typed(sent)).answer
  }
}

extension OfficerForm {
  /// The letter that the order would send; nil where nobody is written to, or where the step would be refused.
  ///
  /// Nothing is written: the pure step is asked, and forgotten again.
  func letter(of order: OfficerOrder, _ actor: Actor, signer: String) -> Letter? {
    let occasion = Occasion(day: desk.today, by: actor.party, outages: file.outages)
    guard let command = order.command(in: file),
      case .done(let done)? = try? words.law.answer(
        command, to: permitCase, id: permitCase.id, on: occasion)
    else { return nil }
    let journal = file.timeline + done.events
    for event in done.events.reversed() {
      if let letter = words.letter(
        of: event.number, in: journal, outages: file.outages, signer: signer)
      {
        return letter
      }
    }
    return nil
  }
}

/// The letter as it would leave, before it is signed: `officer/preview`.
struct PreviewPage: Page {
  static var template: String { "officer/preview" }

  let title: String
  let back: String?
  let letter: LetterView
  let form: FormFoot

  init(_ letter: Letter, _ order: OfficerForm, _ sent: Fields) {
    title = order.say("office.preview.title")
    back = order.address
    self.letter = LetterView(letter)
    form = FormFoot(
      action: order.address, key: sent[SentForm.keyName] ?? order.desk.newFormKey,
      seen: sent[SentForm.versionName].flatMap { Int($0) },
      button: order.say("office.preview.sign"),
      hidden: FormFoot.carried(sent) + [.init(name: SentForm.signedName, value: "yes")])
  }
}
