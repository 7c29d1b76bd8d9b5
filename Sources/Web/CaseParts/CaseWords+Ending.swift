import Casework
import Measures

extension CaseWords {
  /// Why a case came to its end with the last of these events: what was done, or which term passed unused; nil where it
  /// goes on.
  ///
  /// - Parameter outages: which pause its terms
  func ending(_ events: [CaseEvent], outages: [Outage] = []) -> String? {
    guard let last = events.last, [.closed, .appealUpheld].contains(last.name),
      let after = try? PermitCase(events: events), case .closed(let closing) = after.standing,
      let before = (try? PermitCase(events: events.dropLast()))?.standing
    else { return nil }
    let reason = closing.reason.rawValue
    if last.name == .appealUpheld { return say("case.ending.\(reason)-upheld") }
    switch closing.reason {
    case .takenBack, .givenBack: return say("case.ending.\(reason)")
    case .expired:
      return before.permit.map { say("case.ending.expired", ["day": day($0.lastDay)]) }
    case .notSupplemented, .lapsed, .refused, .withdrawn:
      let isSilent = before.name == .refusedBySilence
      return missed(before.deadlines, by: closing.day, outages).map {
        say("case.ending.\(isSilent ? "silence" : reason)", ["terms": $0])
      }
    }
  }

  /// The terms that had run out, each with its last day; nil where none is known.
  private func missed(_ deadlines: [Deadline], by day: Day, _ outages: [Outage]) -> String? {
    let reckoner = law.reckoner(outages)
    let missed = deadlines.compactMap { deadline -> String? in
      guard let last = reckoner.lastDay(of: deadline), last < day else { return nil }
      return say("case.term.\(deadline.purpose.rawValue)") + " – " + self.day(last)
    }
    return missed.isEmpty ? nil : missed.joined(separator: ", ")
  }
}
