import Casework
import Measures

/// One entry of a case's timeline: `case/timeline`.
struct TimelineEntry: Sendable {
  let day: String
  let what: String
  let who: String
  /// A line for each time it was done.
  let details: [String]
  let isLast: Bool
}

extension CaseWords {
  /// Everything that was done, in order; what somebody did again and again on a day stands together. Of the last, why the
  /// case ended with it.
  func timeline(_ events: [CaseEvent], outages: [Outage] = []) -> [TimelineEntry] {
    let ending = ending(events, outages: outages)
    let last = events.last?.number
    var entries: [TimelineEntry] = []
    var before: CaseEvent?
    for event in events {
      let isLast = event.number == last
      let isAgain = before.map(event.repeats) ?? false
      let told = isAgain ? entries.removeLast().details : []
      let detail = detail(of: event, in: events, ending: isLast ? ending : nil)
      entries.append(
        TimelineEntry(
          day: day(event.day), what: name(of: event), who: party(event.by),
          details: told + [detail].compactMap(\.self), isLast: isLast))
      before = event
    }
    return entries
  }

  private func detail(of event: CaseEvent, in events: [CaseEvent], ending: String?) -> String? {
    guard let ending else { return detail(of: event.what, in: events) }
    // What an appeal was answered with stands before what follows from it.
    let own = event.name == .closed ? nil : detail(of: event.what, in: events)
    return [own, ending].compactMap(\.self).joined(separator: " – ")
  }

  func name(of event: CaseEvent) -> String { say("case.event.\(event.name.rawValue)") }

  /// What has to be known of an event beside its name; nil where the name says it.
  private func detail(of what: CaseEvent.What, in events: [CaseEvent]) -> String? {
    switch what {
    case .refusalAppealed(let act, let appeal):
      return pair(self.act(act, in: events), appeal.statement)
    case .refusalUpheld(let act, let reason), .refusalSetAside(let act, _, let reason):
      return pair(self.act(act, in: events), reason)
    case .searchRecorded(let search):
      return pair(channel(search.channel), day(search.day) + ", " + search.reference)
    case .interviewRecorded(let interview):
      return pair(interview.candidate, outcome(interview.outcome))
    case .documentAttached(let paper): return document(paper.kind)
    case .documentChecked(let kind, let check): return pair(document(kind), self.check(check))
    case .lodged(let lodgement):
      return visit.say("case.count.workers", count: lodgement.places)
    case .deficiencyNoted(let notice):
      return list((notice.missing + notice.faulty).map(document))
    case .admitted(let admission), .appealReturned(let admission?, _):
      return admission.freePlaces.map { visit.say("case.count.free", count: $0) }
    case .regionAnswered(let word):
      return pair(region(word.region), word.refusal ?? say("case.region-word.consents"))
    case .proposed(let proposal): return say("case.verdict.\(proposal.verdict.rawValue)")
    case .hearingOffered(let hearing): return list(grounds(hearing.intended.all).map(\.text))
    default: return laterDetail(of: what)
    }
  }

  private func laterDetail(of what: CaseEvent.What) -> String? {
    switch what {
    case .heard(let answer): return answer
    case .granted(let grant): return term(grant.term)
    case .refused(let decision, _), .extensionRefused(let decision):
      return decision.grounds.map { list(grounds($0.all).map(\.text)) }
    case .feePaid(let payment), .feeReported(let payment):
      return pair(sum(payment.sum), payment.reference)
    case .guaranteePlaced(let placement): return pair(sum(placement.sum), placement.bank)
    case .listFiled(let filed): return visit.say("case.count.workers", count: filed.workers.count)
    case .tookEffect(let first, let last):
      return say("case.period", ["first": day(first), "last": day(last)])
    case .replaced(let replacement): return replacement.arriving.name
    case .replacementAsked(let request): return request.arriving.name
    case .replacementRefused(let refusal): return self.refusal(refusal)
    case .tripRecorded(let trip):
      return pair(
        region(trip.region),
        say("case.period", ["first": day(trip.first), "last": day(trip.last)]))
    case .conditionReported(_, let report):
      return pair(visit.say("case.count.done", count: report.done), report.proof)
    case .extensionAsked(let asked): return term(asked.term)
    case .extended(let last): return day(last)
    case .suspended(let suspension): return list(grounds(suspension.grounds.all).map(\.text))
    case .withdrawn(let withdrawal): return list(grounds(withdrawal.grounds.all).map(\.text))
    case .feeDeclined(let reason, _): return reason
    case .cureReported(let report): return report.text
    case .resumed(let reason), .appealUpheld(let reason), .appealRestored(let reason),
      .suspensionSetAside(let reason):
      return reason
    case .appealed(let appeal): return appeal.statement
    case .closed(let closing): return say("case.closing.\(closing.reason.rawValue)")
    default: return nil
    }
  }

  /// What was refused, and when.
  private func act(_ number: Int, in events: [CaseEvent]) -> String {
    let event = events.first { $0.number == number }
    return event.map { name(of: $0) + ", " + day($0.day) } ?? String(number)
  }

  /// Whom the office did not take, and why.
  func refusal(_ refusal: ReplacementRefusal) -> String {
    let reasons = [
      refusal.isDifferent ? say("office.replacement.different") : "", refusal.reason,
    ]
    return pair(
      refusal.arriving.name, reasons.filter { !$0.isEmpty }.joined(separator: " "))
  }

  func outcome(_ outcome: LabourMarketTest.Interview.Outcome) -> String {
    switch outcome {
    case .invited: say("case.interview.invited")
    case .hired: say("case.interview.hired")
    case .declinedByCandidate: say("case.interview.declined")
    case .refused(let reason): say("case.interview.refused", ["reason": reason])
    }
  }

  func check(_ check: DocumentPackage.Check) -> String {
    switch check {
    case .unchecked: say("case.check.unchecked")
    case .accepted: say("case.check.accepted")
    case .faulty(let reason): say("case.check.faulty-because", ["reason": reason])
    }
  }

  private func pair(_ left: String, _ right: String) -> String { left + ": " + right }
  private func list(_ texts: [String]) -> String { texts.joined(separator: "; ") }
}

extension CaseEvent {
  /// Whether the same one did the same thing on the same day.
  fileprivate func repeats(_ earlier: CaseEvent) -> Bool {
    name == earlier.name && day == earlier.day && by == earlier.by
  }
}
