import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// One person who does not exist: every ruling before and after the change, with the reasons beside each other.
struct LabWorkerPage: Page {
  static var template: String { "lab/worker" }

  let title: String
  let trail: [Link]
  let back: String?
  let rows: [SummaryRow]
  let differing: [Pair]
  let hasDiffering: Bool
  let same: [Kept]
  let day: String

  struct Pair: Sendable {
    let id: String
    let label: String
    let before: Side
    let after: Side
  }

  /// A ruling that stays as it is.
  struct Kept: Sendable {
    let label: String
    let side: Side
  }

  struct Side: Sendable {
    let result: String
    let because: String?
    let badge: Badge?
    let reasons: String
  }

  init(
    _ shown: ShownLaw, _ address: LabAddress, _ outcome: TrialOutcome, _ row: ExplainedRow
  ) {
    let visit = shown.visit
    let words = LabWords(shown: shown)
    title = visit.say("lab.worker.title", ["number": shown.count(Int64(row.person) + 1)])
    trail = []
    back = address.link(visit, "/trial")
    day = shown.text(of: outcome.trial.day)
    let dimensions = outcome.trial.population.recipe.file.dimensions
    rows = zip(dimensions, row.cases).map { dimension, name in
      SummaryRow(
        words.title(dimension),
        dimension.cases.first { $0.name == name }.map { words.title($0, of: dimension) } ?? name)
    }
    let trial = outcome.trial
    differing = row.rulings.filter(\.differs).map { pair in
      Pair(
        id: pair.name.replacing(".", with: "-"), label: words.title(ofRule: pair.name),
        before: Self.side(pair.before, trial.base, shown, trial.day),
        after: Self.side(
          pair.after, trial.reform, shown, trial.day, typedAt: address.link(visit)))
    }
    hasDiffering = !differing.isEmpty
    same = row.rulings.filter { !$0.differs }.map { pair in
      Kept(
        label: words.title(ofRule: pair.name),
        side: Self.side(pair.before, trial.base, shown, trial.day))
    }
  }

  /// - Parameter typedAt: where a change typed by hand can be read; it is no page of the law.
  private static func side(
    _ ruling: Ruling, _ book: LawBook, _ shown: ShownLaw, _ day: Day, typedAt: String? = nil
  ) -> Side {
    let visit = shown.visit
    let narration = Narration(book: book, phrases: visit.phrases, language: visit.language)
    let told = narration.narrate(ruling)
    var reasons = ReasonTree(
      links: LawLinks(book: book, visit: visit), day: day, depth: nil
    ).html(told.reason)
    if let typedAt {
      let link = "href=\"" + escapedHTML(typedAt) + "\""
      reasons = reasons.replacing(/href="[^"]*\/law\/act\/(~|%7E)lab[^"]*"/) { _ in link }
    }
    return Side(
      result: capitalised(narration.text(of: ruling.outcome, as: ruling.type)),
      because: told.because, badge: ruling.confidence.map { Badge($0, visit) },
      reasons: reasons)
  }
}
