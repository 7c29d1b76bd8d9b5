import Casework
import LawExplain
import Measures

/// Letters about a permit in use, and about breaches.
extension LetterWriter {
  func suspended(_ suspension: Suspension, _ permit: Permit) -> [Letter.Part] {
    [
      .notice(say("letter.suspended.text")),
      .fields([field(say("letter.field.suspended-on"), words.day(suspension.day))]),
      .heading(say("letter.grounds.heading")), grounds(suspension.grounds, nil),
      .heading(say("letter.next.heading")),
      .fields([field(say("letter.field.cure-last-day"), lastDay(suspension.deadline))]),
      .paragraph(say("letter.suspended.next")),
    ] + appeal(law.appealDeadline(from: suspension.day))
  }

  func withdrawn(_ withdrawal: Withdrawal, _ permit: Permit) -> [Letter.Part] {
    [
      .notice(say("letter.withdrawn.text")),
      .fields([field(say("letter.field.withdrawn-on"), words.day(withdrawal.day))]),
      .heading(say("letter.grounds.heading")), grounds(withdrawal.grounds, nil),
    ] + appeal(withdrawal.appeal) + waiting(permit.appealedActs)
  }

  /// What was not done by which day, where the case ended by that alone; else which appeals ended with the permit.
  func closed(_ ending: LetterMatter.ClosedCase) -> [Letter.Part] {
    let head: [Letter.Part] = [
      .notice(say("letter.closed-\(ending.closing.reason.rawValue).text")),
      .fields([field(say("letter.field.closed-on"), words.day(ending.closing.day))]),
    ]
    return head + (ending.terms.isEmpty ? [] : missed(ending)) + ended(ending.appeals)
  }

  private func missed(_ ending: LetterMatter.ClosedCase) -> [Letter.Part] {
    let reckoner = law.reckoner(outages)
    let late = ending.terms.filter { reckoner.hasPassed($0, on: ending.closing.day) == true }
    let terms = late.map { field(say("case.term.\($0.purpose.rawValue)"), lastDay($0)) }
    return [
      .heading(say("letter.missed.heading")), .fields(terms),
      .heading(say("letter.next.heading")), .paragraph(say("letter.closed.next")),
    ]
  }

  func extended(_ permit: Permit) -> [Letter.Part] {
    [
      .notice(say("letter.extended.text")),
      .fields([
        field(say("letter.field.first-day"), words.day(permit.firstDay)),
        field(say("letter.field.permit-last-day"), words.day(permit.lastDay)),
        field(say("letter.field.extensions"), String(permit.extensions)),
      ]), .paragraph(say("letter.extended.next")),
    ] + conditions(permit.conditions)
  }

  /// Written to the one who was found, never naming a sanction.
  func referral(_ screening: ViolationCase.Screening) -> [Letter.Part] {
    var fields = [field(say("letter.field.screened-on"), words.day(screening.day))]
    if let place = screening.referral {
      fields.append(field(say("letter.field.referred-to"), place))
    }
    return [
      .notice(say("letter.referral.text")), .fields(fields),
      .heading(say("letter.next.heading")), .paragraph(say("letter.referral.next")),
    ]
  }
}
