import Casework
import LawLanguage
import Measures

extension CaseWords {
  /// The standing as a word in a frame.
  func tag(_ standing: Standing.Name) -> Badge {
    Badge(say("case.standing.\(standing.rawValue)"), tone: tone(of: standing))
  }

  /// A file that waits for the answer to an appeal, or for an extension, may be open after the last day of its permit.
  func tag(_ permitCase: PermitCase) -> Badge {
    guard case .inEffect(let permit) = permitCase.standing, permit.lastDay < today else {
      return tag(permitCase.standing.name)
    }
    return ended
  }

  /// Of a permit whose last day has passed.
  var ended: Badge { Badge(say("case.standing-ended"), tone: "no") }

  private func tone(of standing: Standing.Name) -> String {
    switch standing {
    case .inEffect, .granted: "yes"
    case .refused, .refusedBySilence, .withdrawn, .suspended: "no"
    case .deficient, .heard, .underAppeal: "likely"
    case .lodged, .admitted: "open"
    case .preparing, .closed: "plain"
    }
  }

  /// How long a term still runs, in a word in a frame; nil where it has no known last day.
  func due(_ last: Day?) -> Badge? {
    guard let last else { return nil }
    let left = Int(last.number) - Int(today.number)
    if left < 0 {
      return Badge(visit.say("case.due.late", count: -left), tone: "no")
    }
    if left == 0 { return Badge(say("case.due.today"), tone: "likely") }
    return Badge(visit.say("case.due.left", count: left), tone: left <= 2 ? "likely" : "plain")
  }
}

extension CaseWords {
  /// How sure a source is, as reasons show it; nil where it is sure or there is none.
  func grade(_ confidence: Confidence?) -> Badge? {
    confidence.flatMap { $0 == .sure ? nil : Badge($0, visit) }
  }
}

/// A term that runs, the same for both sides: `case/clock`.
struct ClockRow: Sendable {
  let purpose: String
  let start: String
  let length: String
  let last: String
  let due: Badge?
  /// How sure the source of the term is, where it is not sure.
  let grade: Badge?
  /// What it means when the term passes; nil where nothing happens by itself.
  let effect: String?

  init(_ term: RunningTerm, _ words: CaseWords) {
    purpose = words.say("case.term.\(term.deadline.purpose.rawValue)")
    start = words.day(term.deadline.start)
    length = words.term(term.deadline.term)
    last = term.lastDay.map { words.day($0) } ?? words.say("case.day.not-known")
    due = words.due(term.lastDay)
    grade = words.grade(words.law.confidence(of: term.deadline))
    effect = term.deadline.purpose == .decision ? words.silence(after: term.lastDay) : nil
  }
}
