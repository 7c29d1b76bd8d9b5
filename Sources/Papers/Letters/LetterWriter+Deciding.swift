import Casework
import Measures

/// Letters on the way to a decision, and refusals.
extension LetterWriter {
  func received(_ lodgement: Lodgement) -> [Letter.Part] {
    [
      .paragraph(say("letter.received.text")),
      .fields([
        field(say("letter.field.filed-on"), words.day(lodgement.day)),
        field(say("letter.field.places"), String(lodgement.places)),
        field(say("letter.field.completeness-last-day"), lastDay(lodgement.deadline)),
        field(
          say("letter.field.decision-last-day"), lastDay(law.decisionDeadline(of: lodgement))),
      ]), .heading(say("letter.next.heading")), .paragraph(say("letter.received.next")),
    ]
  }

  func deficient(_ notice: DeficiencyNotice, _ package: DocumentPackage) -> [Letter.Part] {
    let missing = notice.missing.map { Letter.Entry(words.document($0)) }
    let faulty = notice.faulty.map { kind in
      var details: [String] = []
      if case .faulty(let reason) = package[kind]?.check { details.append(reason) }
      return Letter.Entry(words.document(kind), details: details)
    }
    var parts: [Letter.Part] = [.paragraph(say("letter.deficient.text"))]
    if !missing.isEmpty {
      parts += [.heading(say("letter.deficient.missing")), .numbered(missing)]
    }
    if !faulty.isEmpty {
      parts += [.heading(say("letter.deficient.faulty")), .numbered(faulty)]
    }
    return parts + [
      .heading(say("letter.next.heading")),
      .fields([field(say("letter.field.supplement-last-day"), lastDay(notice.deadline))]),
      .paragraph(say("letter.deficient.next")),
    ]
  }

  func hearing(_ hearing: Hearing, _ proposal: Proposal?) -> [Letter.Part] {
    let right = law.ground(.hearingBeforeRefusal, on: hearing.offeredOn)
    return [
      .paragraph(say("letter.hearing.text")), readOn(proposal?.day ?? hearing.offeredOn),
      .heading(say("letter.hearing.grounds")), grounds(hearing.intended, proposal),
      .heading(say("letter.next.heading")),
      .fields([
        field(say("letter.field.hearing-last-day"), lastDay(hearing.deadline)),
        field(
          say("letter.field.refusal-first-day"),
          law.firstRefusalDay(after: hearing, outages: outages).map(words.day)
            ?? say("letter.day-not-known")),
      ]),
      .paragraph(say("letter.hearing.next")),
      .numbered([
        Letter.Entry(
          say("letter.hearing.right"),
          details: doubt(of: right), citations: right.provisions.map(words.citation))
      ]),
    ]
  }

  func refused(
    _ decision: Decision, _ appeal: Deadline, _ proposal: Proposal?, _ heard: LetterMatter.Heard?
  ) -> [Letter.Part] {
    var parts: [Letter.Part] = [
      .notice(say("letter.refused.text")), readOn(decision.proposal.day),
    ]
    if let heard { parts.append(self.heard(heard)) }
    if let grounds = decision.grounds {
      parts += [.heading(say("letter.grounds.heading")), self.grounds(grounds, proposal)]
    }
    return parts + differing(decision) + self.appeal(appeal) + [
      .heading(say("letter.next.heading")), .paragraph(say("letter.refused.next")),
    ]
  }

  /// That the employer was asked before the refusal, and whether an answer came.
  private func heard(_ heard: LetterMatter.Heard) -> Letter.Part {
    let term = heard.answeredOn == nil ? heard.deadline : nil
    return .fields(
      [field(say("letter.field.hearing-offered"), words.day(heard.offeredOn))]
        + (term.map { [field(say("letter.field.hearing-last-day"), lastDay($0))] } ?? []) + [
          field(
            say("letter.field.hearing-answer"),
            heard.answeredOn.map(words.day) ?? say("letter.hearing.no-answer"))
        ])
  }

  func refusedBySilence(_ silence: Silence) -> [Letter.Part] {
    [
      .notice(say("letter.silence.text")),
      .fields([field(say("letter.field.due"), words.day(silence.due))]),
      .heading(say("letter.grounds.heading")), grounds(silence.grounds, nil),
    ] + appeal(silence.appeal)
  }

  func extensionRefused(_ decision: Decision, _ proposal: Proposal?) -> [Letter.Part] {
    var parts: [Letter.Part] = [
      .notice(say("letter.extension-refused.text")), readOn(decision.proposal.day),
    ]
    if let grounds = decision.grounds {
      parts += [.heading(say("letter.grounds.heading")), self.grounds(grounds, proposal)]
    }
    return parts + differing(decision) + appealDuringPermit(from: decision.day)
      + [.paragraph(say("letter.appeal.last-day"))]
  }

  /// The day whose law was read.
  func readOn(_ day: Day) -> Letter.Part {
    .fields([field(say("letter.field.law-day"), words.day(day))])
  }

  /// The officer's own reason, where the ruling is not what the law proposed.
  func differing(_ decision: Decision) -> [Letter.Part] {
    guard let reason = decision.reasonForDiffering else { return [] }
    return [.heading(say("letter.differing.heading")), .paragraph(reason)]
  }
}
