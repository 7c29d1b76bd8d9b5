import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One obligation: its text, what the law of the day makes of it, and the person for whom it fails.
struct ObligationPage: Page {
  static var template: String { "treaties/obligation" }

  let title: String
  let trail: [Link]
  let day: String
  let treaty: String
  let rows: [SummaryRow]
  let verdict: Badge?
  let isComputed: Bool
  /// Why the verdict and the one written down differ.
  let difference: String?
  let provision: Link?
  let paragraphs: [String]
  let trials: [TrialView]
  let hasTrials: Bool
  let invariants: [String]
  let hasInvariants: Bool
  let check: String

  init(_ record: TreatyRecord, _ shown: ShownLaw, on day: Day) {
    let visit = shown.visit
    let query = Fields(pairs: [.init(name: "day", value: day.description)])
    title = record.title
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("treaties.title"), to: visit.link("/treaties", query)),
      Link(title, to: visit.link("/treaties/" + record.name, query)),
    ]
    self.day = shown.text(of: day)
    treaty = record.treatyTitle
    verdict = record.verdict.map { shown.badge(ofVerdict: $0) }
    isComputed = record.isComputed
    difference = Self.difference(record, shown)
    rows = Self.rows(record, shown)
    provision = record.basis?.citations.first.map { shown.links.citation($0, on: day) }
    let text = record.provision.map { shown.links.text(of: shown.book[$0].text) } ?? ""
    paragraphs = text.split(separator: "\n\n").map { String($0).replacing("\n", with: " ") }
    trials = record.trials.map { TrialView($0, record, shown, on: day) }
    hasTrials = !trials.isEmpty
    let stated = shown.book.invariants.filter { invariant in
      invariant.citations.contains { $0.provision == record.provision }
    }
    invariants = stated.map { shown.links.text(of: $0.labels) }
    hasInvariants = !invariants.isEmpty
    let own = Fields(pairs: query.pairs + [.init(name: TreatyTerms.asked, value: record.name)])
    check = visit.link("/check/" + TreatyTerms.topic, own)
  }

  private static func difference(_ record: TreatyRecord, _ shown: ShownLaw) -> String? {
    guard let kind = record.difference, let computed = record.computed,
      let recorded = record.recorded
    else { return nil }
    return shown.visit.say(
      "treaties.difference." + kind.rawValue,
      [
        "computed": shown.badge(ofVerdict: computed).text,
        "recorded": shown.badge(ofVerdict: recorded).text,
      ])
  }

  private static func rows(_ record: TreatyRecord, _ shown: ShownLaw) -> [SummaryRow] {
    let visit = shown.visit
    let recorded = record.recorded.map { shown.badge(ofVerdict: $0).text }
    return [
      SummaryRow(
        visit.say("treaties.standing"), record.standing ?? visit.say("treaties.no-record")),
      SummaryRow(visit.say("treaties.recorded"), recorded ?? visit.say("treaties.no-record")),
      SummaryRow(visit.say("treaties.paper"), record.judgement ?? visit.say("treaties.no-record")),
    ]
  }
}

/// A rule that gives a verdict for a person, with the person for whom it is worst.
struct TrialView: Sendable {
  let link: Link
  let verdict: Badge?
  let counts: String
  let national: [Link]
  let hasNational: Bool
  let example: Example?

  struct Example: Sendable {
    let title: String
    let facts: [SummaryRow]
    let because: String?
    let reasons: String
    let verdict: Badge
  }

  init(_ trial: VerdictTrial, _ record: TreatyRecord, _ shown: ShownLaw, on day: Day) {
    let visit = shown.visit
    link = Link(
      shown.links.text(of: trial.rule.labels), to: shown.links.rule(trial.rule.id, on: day))
    verdict = trial.verdict.map { shown.badge(ofVerdict: $0) }
    counts =
      trial.people == 0
      ? visit.say("treaties.nobody")
      : TreatyTerms.fromWorst.compactMap { name in
        trial.counts[name].map { "\(shown.badge(ofVerdict: name).text): \($0)" }
      }.joined(separator: " · ")
    let own = record.provision.map { shown.book[$0].act }
    let ruling = trial.example.flatMap { Self.ruling(trial.rule, $0.facts, shown) }
    let cited =
      trial.rule.editions.flatMap(\.definitions).flatMap(\.basis.citations)
      + (ruling?.citations ?? [])
    national = distinct(cited.filter { $0.act != own }).map { shown.links.citation($0, on: day) }
    hasNational = !national.isEmpty
    example = trial.example.flatMap { worked, facts in
      guard let ruling, let verdict = trial.verdict else { return nil }
      let told = shown.narration.narrate(ruling)
      return Example(
        title: shown.links.title(of: worked), facts: shown.rows(of: facts),
        because: told.because,
        reasons: ReasonTree(links: shown.links, day: day, depth: "1").html(told.reason),
        verdict: shown.badge(ofVerdict: verdict))
    }
  }

  private static func ruling(_ rule: Rule, _ facts: CaseFacts, _ shown: ShownLaw) -> Ruling? {
    let explainer = shown.volume.reading.explainer
    guard let path = try? shown.book.path(rule.name, from: rule.record),
      explainer.hasRuling(path, in: facts)
    else { return nil }
    return explainer.answer(facts, [path]).rulings.first
  }

}
