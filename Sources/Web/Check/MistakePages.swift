import LawExplain
import LawLanguage
import LawLibrary

/// Answers that cannot be true together, with the ways to change them.
struct ContradictionPage: Page {
  static var template: String { "check/contradiction" }

  let title: String
  let back: String?
  let showsErrors = true
  let contradictions: [Contradiction]

  struct Contradiction: Sendable {
    let text: String
    let rows: [SummaryRow]
  }

  init(_ check: Check) {
    title = check.visit.say("check.contradiction.title")
    let last = check.questionsAnswered.last.map { check.book.text(of: $0.path) }
    back = check.address.asking(last ?? CheckAddress.Word.day.rawValue).link(check.visit)
    contradictions = check.interview.contradictions.map { failed in
      let facts = check.book.reads(from: [failed.condition]).facts
      let paths = check.interview.facts.answers.keys.filter { path in
        if case .fact(let id) = path.end { facts.contains(id) } else { false }
      }
      let names = paths.map { (check.book.text(of: $0), $0) }.sorted { $0.0 < $1.0 }
      return Contradiction(
        text: check.links.text(of: failed.labels), rows: names.compactMap { check.row(for: $0.1) })
    }
  }
}

/// What cannot be used in an address that was changed by hand, and the way on.
struct AddressPage: Page {
  static var template: String { "check/address" }

  let title: String
  let showsErrors = true
  let back: String?
  let problems: [Entry]
  let corrected: String
  let rows: [SummaryRow]
  let hasRows: Bool

  struct Entry: Sendable {
    /// As it stands in the address.
    let name: String
    /// What it means, where it means anything.
    let label: String?
    let text: String
    let again: Link?
  }

  init(_ check: Check, problems: [CheckProblem]) {
    let visit = check.visit
    title = visit.say("check.address.title")
    back = visit.link("/check")
    let kept = check.address.asking(nil)
    self.problems = problems.map { problem in
      let path = try? check.book.path(problem.name, from: check.reading.topic.record)
      let isAskable = path != nil || problem.name == CheckAddress.Word.day.rawValue
      return Entry(
        name: problem.name, label: path == nil ? nil : check.named(problem),
        text: check.text(of: problem),
        again: isAskable
          ? Link(
            visit.say("check.address.again"), to: kept.asking(problem.name).link(visit)) : nil)
    }
    corrected = kept.link(visit)
    rows = check.answerRows
    hasRows = !rows.isEmpty
  }
}
