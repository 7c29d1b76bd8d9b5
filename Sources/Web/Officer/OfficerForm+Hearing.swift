import Casework
import Measures
import Office

/// What an officer has to know of the employer's right to answer first.
extension OfficerForm {
  /// The answer, or from when a refusal needs none.
  var hearingRows: [SummaryRow] {
    guard case .heard(_, let hearing) = permitCase.standing else { return [] }
    let answer = SummaryRow(
      say("office.hearing.answer"), hearing.answer ?? say("office.hearing.no-answer"))
    return [SummaryRow(say("office.hearing.told"), words.day(hearing.offeredOn)), answer]
      + (hearing.answer == nil ? [refusalRow] : [])
  }

  /// From when a refusal needs no answer, after the notice that went out or that would go out today.
  var refusalRow: SummaryRow {
    SummaryRow(
      say("office.hearing.first-day"), firstRefusalDay.map(words.day) ?? say("case.day.not-known"))
  }

  /// Whether the term to decide ends before a refusal without an answer is lawful.
  var warnings: [String] {
    guard [.hearing, .refuse].contains(step), isAnswerAwaited, let last = decisionDay,
      let first = firstRefusalDay, last < first
    else { return [] }
    return [
      say("office.hearing.after-term", ["last": words.day(last), "first": words.day(first)]),
      words.silence(after: last) + ".",
    ]
  }

  private var isAnswerAwaited: Bool {
    switch permitCase.standing {
    case .admitted: step == .hearing
    case .heard(_, let hearing): hearing.answer == nil
    default: false
    }
  }

  private var firstRefusalDay: Day? {
    if case .heard(_, let hearing) = permitCase.standing {
      return words.law.firstRefusalDay(after: hearing, outages: file.outages)
    }
    return words.law.firstRefusalDay(noticed: desk.today, outages: file.outages)
  }
}
