import Casework
import Measures

/// Answers to what an employer asks for: a replacement, an appeal.
extension LetterWriter {
  func replacement(_ answer: LetterMatter.ReplacementAnswer) -> [Letter.Part] {
    guard let refusal = answer.refusal else {
      return [
        .notice(say("letter.replaced.text")), .fields(fields(answer, "letter.field.replaced-on")),
        .heading(say("letter.rests-on.heading")), restsOn(replacing(on: answer.day)),
        .heading(say("letter.next.heading")), .paragraph(say("letter.replaced.next")),
      ]
    }
    return [
      .notice(say("letter.replacement-refused.text")),
      .fields(fields(answer, "letter.field.answered-on")),
      .heading(say("letter.grounds.heading")), .numbered(reasons(refusal)),
      .heading(say("letter.rests-on.heading")), restsOn(replacing(on: answer.day)),
      .heading(say("letter.next.heading")), .paragraph(say("letter.replacement-refused.next")),
    ] + appealOutside(from: answer.day)
  }

  private func fields(
    _ answer: LetterMatter.ReplacementAnswer, _ day: String
  ) -> [Letter.Field] {
    let isGranted = answer.refusal == nil
    var fields: [Letter.Field] = []
    if let leaving = answer.leaving {
      let label = isGranted ? "letter.field.leaving" : "letter.field.stays"
      fields.append(field(say(label), name(leaving)))
    }
    let label = isGranted ? "letter.field.arriving" : "letter.field.not-arriving"
    fields.append(field(say(label), name(answer.arriving)))
    if let asked = answer.askedOn {
      fields.append(field(say("letter.field.replacement-asked"), words.day(asked)))
    }
    fields.append(field(say(day), words.day(answer.day)))
    if let last = answer.lastDay {
      fields.append(field(say("letter.field.permit-last-day"), words.day(last)))
    }
    return fields
  }

  private func name(_ worker: Worker) -> String {
    [worker.name, words.country(worker.citizenship), worker.occupation]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func reasons(_ refusal: ReplacementRefusal) -> [Letter.Entry] {
    let own = refusal.reason.isEmpty ? [] : [refusal.reason]
    guard refusal.isDifferent else { return own.map { Letter.Entry($0) } }
    return [Letter.Entry(say("letter.replacement-refused.different"), details: own)]
  }

  /// What the law says to a replacement on a day, and to the time for it.
  private func replacing(on day: Day) -> [Ground] {
    [law.ground(.replaceable, on: day), law.ground(.replacementAllowed, on: day)]
      .compactMap(\.self)
  }

  /// Provisions in their own words, each once, with what has to be known of their source.
  private func restsOn(_ grounds: [Ground]) -> Letter.Part {
    .numbered(
      grounds.map { ground in
        let citations = ground.provisions.map(words.citation)
        let missing = citations.isEmpty ? [say("letter.no-provision")] : []
        return Letter.Entry(
          ground.provisions.first.flatMap(words.provisionText) ?? words.ruling(ground.ruling),
          details: doubt(of: ground) + missing, citations: citations)
      })
  }

  // MARK: An appeal

  func appealed(_ answer: LetterMatter.AppealAnswer) -> [Letter.Part] {
    [.notice(say("letter.appeal-\(name(of: answer.outcome)).text")), .fields(fields(answer))]
      + [
        .heading(say("letter.appeal-statement.heading")), .paragraph(answer.appeal.statement),
        .heading(say("letter.appeal-reason.heading")), .paragraph(answer.reason),
        .heading(say("letter.rests-on.heading")),
        restsOn([law.ground(.appealTerm, on: answer.appeal.day)]),
        .heading(say("letter.appeal-follows.heading")),
      ] + follows(answer)
  }

  private func name(of outcome: LetterMatter.AppealAnswer.Outcome) -> String {
    switch outcome {
    case .upheld: "upheld"
    case .returned: "returned"
    case .restored: "restored"
    case .suspensionLifted: "suspension-lifted"
    }
  }

  private func fields(_ answer: LetterMatter.AppealAnswer) -> [Letter.Field] {
    let (act, day) =
      switch answer.act {
      case .refusal(_, let decision): ("refusal", decision.day)
      case .silence(_, let silence): ("silence", silence.due)
      case .withdrawal(_, let withdrawal): ("withdrawal", withdrawal.day)
      case .suspension(_, let suspension): ("suspension", suspension.day)
      }
    return [
      field(say("letter.field.appealed-act"), say("letter.appealed-act.\(act)")),
      field(say("letter.field.act-day"), words.day(day)),
      field(say("letter.field.appealed-on"), words.day(answer.appeal.day)),
      field(say("letter.field.appeal-decided-on"), words.day(answer.day)),
    ]
  }

  /// What becomes of the application or the permit, and where to go from here as far as the law files say.
  private func follows(_ answer: LetterMatter.AppealAnswer) -> [Letter.Part] {
    switch (answer.outcome, answer.act) {
    case (.upheld, .withdrawal): [paragraph("withdrawn-stays"), paragraph("further")]
    case (.upheld, .suspension(_, let suspension)):
      [
        paragraph("suspended-stays"),
        .fields([field(say("letter.field.cure-last-day"), lastDay(suspension.deadline))]),
        paragraph("further"),
      ]
    case (.upheld, _): [paragraph("refused-stays"), paragraph("further")]
    case (.returned(let lodgement), _):
      [
        paragraph("decided-again"),
        .fields([
          field(say("letter.field.decision-last-day"), lastDay(law.decisionDeadline(of: lodgement)))
        ]),
      ]
    case (.restored, .withdrawal(_, let withdrawal)) where withdrawal.suspension != nil:
      [paragraph("suspended-again")]
    case (.restored(let permit), _), (.suspensionLifted(let permit), _):
      [
        paragraph("stands-again"),
        .fields([field(say("letter.field.permit-last-day"), words.day(permit.lastDay))]),
      ]
    }
  }

  private func paragraph(_ name: String) -> Letter.Part {
    .paragraph(say("letter.appeal-follows.\(name)"))
  }
}
