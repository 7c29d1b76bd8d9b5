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
    ] + appeal(answer)
  }

  private func appeal(_ answer: LetterMatter.ReplacementAnswer) -> [Letter.Part] {
    guard answer.askedOn != nil else { return appealOutside(from: answer.day) }
    return appealDuringPermit(from: answer.day)
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
      ] + follows(answer) + ended(answer.endedAppeals)
  }

  /// Appeals that the permit took with it, so that none ends without a word; nothing where there are none.
  func ended(_ appeals: [RefusedAct]) -> [Letter.Part] {
    listed(appeals, "letter.appeals-ended")
  }

  /// Appeals that nobody can decide while the permit is withdrawn.
  func waiting(_ appeals: [RefusedAct]) -> [Letter.Part] {
    listed(appeals, "letter.appeals-wait")
  }

  private func listed(_ appeals: [RefusedAct], _ key: String) -> [Letter.Part] {
    if appeals.isEmpty { return [] }
    let fields = appeals.compactMap { act in
      act.appeal.map { field(label(of: act), words.day($0.day)) }
    }
    return [.heading(say(key + ".heading")), .fields(fields), .paragraph(say(key + ".text"))]
  }

  /// What stands within a sentence elsewhere begins a line here.
  private func label(of act: RefusedAct) -> String {
    let text = say("letter.appealed-act.\(name(of: act))")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func name(of act: RefusedAct) -> String {
    if case .extension = act.matter { "extension" } else { "replacement" }
  }

  private func name(of outcome: LetterMatter.AppealAnswer.Outcome) -> String {
    switch outcome {
    case .upheld: "upheld"
    case .returned: "returned"
    case .restored: "restored"
    case .suspensionLifted: "suspension-lifted"
    case .askedAgain(nil): "nothing-left"
    case .askedAgain: "refusal-returned"
    }
  }

  private func fields(_ answer: LetterMatter.AppealAnswer) -> [Letter.Field] {
    let (act, day) =
      switch answer.act {
      case .ofCase(.refusal(_, let decision)): ("refusal", decision.day)
      case .ofCase(.silence(_, let silence)): ("silence", silence.due)
      case .ofCase(.withdrawal(_, let withdrawal)): ("withdrawal", withdrawal.day)
      case .ofCase(.suspension(_, let suspension)): ("suspension", suspension.day)
      case .duringPermit(let refused): (name(of: refused), refused.day)
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
    case (.upheld, .ofCase(.withdrawal)): [paragraph("withdrawn-stays"), paragraph("further")]
    case (.upheld, .ofCase(.suspension(_, let suspension))):
      [
        paragraph("suspended-stays"),
        .fields([field(say("letter.field.cure-last-day"), lastDay(suspension.deadline))]),
        paragraph("further"),
      ]
    case (.upheld, .duringPermit(let refused)):
      [paragraph(name(of: refused) + "-stays-refused"), paragraph("further")]
    case (.upheld, _): [paragraph("refused-stays"), paragraph("further")]
    case (.askedAgain(let again), _): follows(again)
    case (.returned(let lodgement), _):
      [
        paragraph("decided-again"),
        .fields([
          field(say("letter.field.decision-last-day"), lastDay(law.decisionDeadline(of: lodgement)))
        ]),
      ]
    case (.restored, .ofCase(.withdrawal(_, let withdrawal))) where withdrawal.suspension != nil:
      [paragraph("suspended-again")]
    case (.restored(let permit), _), (.suspensionLifted(let permit), _):
      [
        paragraph("stands-again"),
        .fields([field(say("letter.field.permit-last-day"), words.day(permit.lastDay))]),
      ]
    }
  }

  private func follows(_ again: RefusedAct.Return?) -> [Letter.Part] {
    switch again {
    case .extension(let asked): decided("extension-again", by: asked.deadline)
    case .replacement(let request): decided("replacement-again", by: request.deadline)
    case nil: [paragraph("nothing-again")]
    }
  }

  private func decided(_ name: String, by deadline: Deadline) -> [Letter.Part] {
    [
      paragraph(name),
      .fields([field(say("letter.field.decision-last-day"), lastDay(deadline))]),
    ]
  }

  private func paragraph(_ name: String) -> Letter.Part {
    .paragraph(say("letter.appeal-follows.\(name)"))
  }
}
