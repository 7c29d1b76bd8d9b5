import Casework
import HTTPTypes
import Office

/// The steps on the employer's side of a case: the form, kept as a draft where wished, and the step itself.
struct EmployerStepPages: RouteGroup {
  let desk: OfficeDesk

  /// The button that keeps what was typed without sending it.
  static var keepName: String { "keep" }

  func addPages(to routes: PageRoutes) {
    let path = EmployerAddress.cases + "/{id}/step/{step}"
    routes.get(path, signedIn: { visit, who in try await show(visit, who.actor) })
    routes.post(path, signedIn: { visit, who in try await send(visit, who.actor) })
  }

  private func show(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    // An old link leads to where the case is now.
    guard form.step.fits(form.permitCase.standing) else { return .redirect(to: form.back) }
    let draft = try? await desk.office.draft(
      form.permitCase.employer.id, name: form.draftName, actor)
    return form.page(Typed(Self.fields(of: draft, form))).answer
  }

  /// A draft as the form sent it; boxes that were ticked stand in it on a line each.
  private static func fields(of draft: Draft?, _ form: EmployerForm) -> Fields {
    let boxes = Set(form.fields(Typed()).compactMap { $0.boxes?.name })
    let kept = (draft?.values ?? [:]).sorted { $0.key < $1.key }
    return Fields(
      pairs: kept.flatMap { name, value in
        let values = boxes.contains(name) ? value.split(separator: "\n").map(String.init) : [value]
        return values.map { Fields.Pair(name: name, value: $0) }
      })
  }

  private func send(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    let form = try await form(visit, actor)
    if visit.form[Self.keepName] != nil { return try await keep(form, actor) }
    var sent = SentForm(visit)
    if form.step == .list, visit.form[EmployerForm.addName] != nil {
      return form.adding(&sent).answer
    }
    guard let order = form.order(&sent) else { return form.page(Typed(sent)).answer }
    let asked = sent.asked(actor)
    do {
      try await order.take(form.permitCase.id, desk.office, asked)
    } catch {
      return try answer(error, form, &sent)
    }
    // The step is done; a draft that stays behind would only be shown once more.
    try? await desk.office.dropDraft(
      form.permitCase.employer.id, name: form.draftName, Asked(actor))
    return .redirect(to: form.back + "?done=" + form.step.rawValue)
  }

  private func keep(_ form: EmployerForm, _ actor: Actor) async throws -> PageAnswer {
    let own: Set = [SentForm.keyName, SentForm.versionName, "seal", Self.keepName]
    let values = Dictionary(
      form.visit.form.pairs.filter { !own.contains($0.name) }.map { ($0.name, $0.value) },
      uniquingKeysWith: { first, next in first + "\n" + next })
    do {
      _ = try await desk.office.keepDraft(
        form.permitCase.employer.id, name: form.draftName, values: values, Asked(actor))
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
    return .redirect(to: form.back + "?kept=" + form.step.rawValue)
  }

  /// The form of the step, for somebody who may take it; everybody else sees nothing there.
  private func form(_ visit: Visit, _ actor: Actor) async throws -> EmployerForm {
    guard let step = visit.parameter("step").flatMap(EmployerStep.init(rawValue:)) else {
      throw Problem(.notFound)
    }
    let file = try await desk.employerFile(visit, actor)
    guard file.may.contains(step.action) else { throw Problem(.notFound) }
    return EmployerForm(
      step: step, file: file, desk: desk, words: try desk.words(visit),
      stated: await desk.stated(about: file.permitCase, actor))
  }

  /// A refusal: at the field where it belongs to one, else as a page of its own.
  private func answer(
    _ refusal: OfficeRefusal, _ form: EmployerForm, _ sent: inout SentForm
  ) throws -> PageAnswer {
    switch refusal {
    case .unfit(let part) where form.page(Typed()).asks(part):
      sent.note(part == "day" ? "employer.day-later" : "case.error.choice", at: part)
    case .outOfPlace(.lessThanDue(let what, let least)):
      sent.note(saying: form.words.sentence(.lessThanDue(what, least: least)), at: "sum")
    case .outOfPlace(.moreThanPlaces) where form.step == .list:
      sent.note(saying: form.words.sentence(.moreThanPlaces), at: "workers")
    case .outOfPlace(.replacementAsked):
      sent.note("case.step-error.replacement-asked", at: "leaving")
    case .outOfPlace(let error) where error.isOfDay:
      sent.note(saying: form.words.sentence(error), at: "day")
    case .outOfPlace(.moreThanConditioned(let left)):
      let key = left == 0 ? "condition-performed" : "more-than-conditioned"
      sent.note("case.step-error.\(key)", at: "done", ["left": String(left)])
    default:
      return try desk.refused(refusal, of: form.page(Typed()), form.words, file: form.file)
    }
    return form.page(Typed(sent)).answer
  }
}

extension StepError {
  /// Whether a day that was typed cannot be.
  fileprivate var isOfDay: Bool { if case .dayOutside = self { true } else { false } }
}

extension EmployerForm {
  /// The name under which what was typed is kept.
  var draftName: String { permitCase.id.rawValue + "." + step.rawValue }
}

extension OfficeDesk {
  /// What the employer answered to the law's questions and has not filed yet.
  func stated(about permitCase: PermitCase, _ actor: Actor) async -> FactSheet {
    guard permitCase.standing.name == .preparing else { return FactSheet() }
    let draft = try? await office.draft(
      permitCase.employer.id, name: EmployerQuestions.draftName(permitCase.id), actor)
    return FactSheet(draft?.values ?? [:])
  }

  /// The case of the address, for somebody of its employer.
  func employerFile(_ visit: Visit, _ actor: Actor) async throws -> CaseFile {
    guard actor.role.binding == .employer,
      let id = visit.parameter("id").flatMap({ Identifier<PermitCase>($0) })
    else { throw Problem(.notFound) }
    return try await look { office async throws(OfficeRefusal) in
      try await office.caseFile(id, actor)
    }
  }
}
