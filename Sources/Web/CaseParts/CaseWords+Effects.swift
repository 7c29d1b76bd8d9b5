import Casework
import Measures

/// What follows by itself: from a term that passes in silence, and for the places of a permit that ends early.
extension CaseWords {
  /// What it means when no decision comes by the last day of the term.
  ///
  /// - Parameter last: nil where the law files do not know the term
  func silence(after last: Day?) -> String {
    let day = last.flatMap { $0.adding(days: 1) } ?? today
    let isPast = last.map { $0 < today } ?? false
    guard let effect = law.effectOfSilence(on: day) else { return say("case.silence.not-known") }
    let name = label(effect, of: LawNames.silenceList)
    // The label stands within a sentence.
    let values = ["day": self.day(day), "effect": name.prefix(1).lowercased() + name.dropFirst()]
    if last == nil { return say("case.silence.without-day", values) }
    return say(isPast ? "case.silence.since" : "case.silence.from", values)
  }

  /// Regions named beside the employer's own, each with what its body said while the case is decided.
  func furtherRegions(_ permitCase: PermitCase) -> [SummaryRow] {
    let said = permitCase.standing.regionWords
    return permitCase.standing.furtherRegions.map { region in
      let name = self.region(region)
      let answer = said.map { said in self.answer(said.first { $0.region == region }) }
      return SummaryRow(say("case.further-region"), answer.map { name + " – " + $0 } ?? name)
    }
  }

  /// What the body of a further region said; nil while it is asked.
  func answer(_ word: RegionWord?) -> String {
    guard let word else { return say("case.region-word.asked") }
    return word.refusal.map { say("case.region-word.refuses") + ": " + $0 }
      ?? say("case.region-word.consents")
  }

  /// What the employer reported of the cure of a suspension's cause, each with its day.
  func cureReports(_ permitCase: PermitCase) -> [SummaryRow] {
    (permitCase.standing.suspension?.cureReports ?? []).map {
      SummaryRow(say("case.event.cureReported") + ", " + day($0.day), $0.text)
    }
  }

  /// What becomes of the used places of a permit that is withdrawn or given back.
  func usedPlaces(on day: Day) -> SummaryRow {
    let isFree = law.endedPermitFreesPlaces(on: day)
    return SummaryRow(
      say("case.used-places-label"),
      isFree.map { say($0 ? "case.used-places.free" : "case.used-places.used") }
        ?? say("case.used-places.not-known"))
  }
}

extension Standing {
  /// What the bodies of further regions said while it is decided; nil afterwards.
  var regionWords: [RegionWord]? {
    switch self {
    case .lodged, .deficient: []
    case .admitted(let admission), .heard(let admission, _): admission.regionWords
    default: nil
    }
  }
}
