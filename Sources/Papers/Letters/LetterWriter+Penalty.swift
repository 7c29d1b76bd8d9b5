import Casework
import LawExplain
import Measures

/// The letter about a penalty, from the body that imposed it.
extension LetterWriter {
  func penalty(_ ruling: LetterMatter.PenaltyRuling) -> [Letter.Part] {
    var parts: [Letter.Part] = [
      .paragraph(say("letter.penalty.text")), .fields(penaltyFields(ruling)),
    ]
    if let differs = ruling.differs {
      parts += [.heading(say("letter.differing.heading")), .paragraph(differs)]
    }
    parts += [.heading(say("letter.grounds.heading")), .numbered(reasons(ruling.penalty))]
    return parts + appeal(against: ruling)
  }

  /// The body that imposed it, as far as the case says.
  func body(_ ruling: LetterMatter.PenaltyRuling) -> String {
    switch ruling.body {
    case .labourInspection: say("letter.body.labour")
    case .migrationPolice: say("letter.body.police")
    default: say("letter.body.unknown")
    }
  }

  /// A line for the day and the hand of whoever gets the letter: the time to appeal runs from that day.
  func receipt(_ matter: LetterMatter) -> [Letter.Part] {
    guard case .penalty(let ruling) = matter, ruling.handedOn == nil else { return [] }
    return [.signature(say("letter.penalty.receipt"), name: "")]
  }

  private func penaltyFields(_ ruling: LetterMatter.PenaltyRuling) -> [Letter.Field] {
    let penalty = ruling.penalty
    var fields = [
      field(say("letter.field.breach"), say("letter.breach.\(ruling.subject.rawValue)")),
      field(say("letter.field.imposed-on"), words.day(ruling.day)),
      field(say("letter.field.law-day"), words.day(penalty.proposal.day)),
    ]
    if let name = penalty.sanction {
      fields.append(field(say("letter.field.sanction"), words.sanction(name)))
    }
    if let fine = penalty.fine {
      fields.append(field(say("letter.field.fine"), words.sum(fine)))
    }
    if let half = penalty.halfFine {
      fields.append(field(say("letter.field.half-fine"), words.sum(half)))
    }
    if let days = penalty.arrestDays, days > 0 {
      fields.append(field(say("letter.field.arrest"), words.days(days)))
    }
    if let name = penalty.decidedBy {
      fields.append(field(say("letter.field.decided-by"), words.authority(name)))
    }
    return fields
  }

  /// What the law says to each question about the penalty, read again with the facts of the case.
  private func reasons(_ penalty: ViolationCase.Penalty) -> [Letter.Entry] {
    rulings(behind: penalty.proposal).map { ruling in
      Letter.Entry(
        ruling.text, details: [ruling.because].compactMap(\.self),
        citations: words.titles(ruling.citations))
    }
  }

  /// The right to appeal. The last day is certain once the day of handing over is written down.
  private func appeal(against ruling: LetterMatter.PenaltyRuling) -> [Letter.Part] {
    var parts: [Letter.Part] = appeal(
      law.offenceAppealDeadline(from: ruling.handedOn ?? ruling.day), by: .offenceAppealDays,
      label: ruling.handedOn == nil
        ? "letter.field.offence-appeal-last-day" : "letter.field.appeal-last-day")
    if let day = ruling.handedOn {
      parts.append(.fields([field(say("letter.field.handed-on"), words.day(day))]))
    }
    return parts + [.paragraph(say("letter.penalty.appeal-where"))]
  }
}
