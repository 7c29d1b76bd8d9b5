import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One reform: what it says, the law before and after it, what was enacted, and cases with both answers.
struct ReformPage: Page {
  static var template: String { "reforms/reform" }

  let title: String
  let trail: [Link]
  let status: Badge
  let since: String
  let paragraphs: [String]
  let enactments: [Enactment]
  let hasEnactments: Bool
  let changes: [Change]
  let cases: [ReformCase]
  let hasCases: Bool

  struct Change: Sendable {
    let link: Link
    let kind: String
    let before: AmendedText
    let hasBefore: Bool
    let after: AmendedText
    let hasAfter: Bool
    /// The lines of the law files that differ.
    let linesBefore: String
    let linesAfter: String
  }

  init(_ reform: Reform, _ shown: ShownLaw, _ under: ShownLaw) {
    let visit = shown.visit
    title = shown.links.text(of: reform.titles)
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("reforms.title"), to: visit.link("/reforms")),
      Link(title, to: visit.link("/reforms/" + reform.name)),
    ]
    status = Badge(reform.status, visit)
    since = visit.say("reforms.since", ["day": shown.text(of: reform.inForce)])
    paragraphs = Self.paragraphs(reform, shown)
    enactments = shown.enactments(of: reform)
    hasEnactments = !enactments.isEmpty
    changes = LawDifference.between(shown.book, under.book).map { Self.change($0, shown, under) }
    cases = ReformCase.all(of: reform, shown, under)
    hasCases = !cases.isEmpty
  }

  /// The text of the reform file for readers.
  private static func paragraphs(_ reform: Reform, _ shown: ShownLaw) -> [String] {
    guard let act = shown.book.act(named: "reforms/" + reform.name) else { return [] }
    let provisions = shown.book.provisions.filter { $0.act == act.id }
    return provisions.flatMap { provision in
      shown.links.text(of: provision.text).split(separator: "\n\n").map {
        String($0).replacing("\n", with: " ")
      }
    }
  }

  private static func change(
    _ difference: LawDifference, _ shown: ShownLaw, _ under: ShownLaw
  ) -> Change {
    let link: Link
    let (old, new): (AmendedText, AmendedText)
    switch difference.subject {
    case .rule(let id):
      let rule = under.book[id]
      link = Link(under.links.text(of: rule.labels), to: under.links.rule(id))
      old = before(rule, shown, under)
      new = AmendedText(of: rule, under)
    case .value(let id, let series):
      let value = under.book[id]
      link = Link(under.links.text(of: value.labels), to: under.links.value(id))
      let other = shown.book.value(named: value.name)
      old = other.map { AmendedText(of: $0, series: series, shown) } ?? AmendedText([])
      new = AmendedText(of: value, series: series, under)
    }
    let (before, after) = (old.without(new), new.without(old))
    let kind = difference.isNew ? "new" : "changed"
    return Change(
      link: link, kind: under.visit.say("reforms.kind.\(kind)"), before: before,
      hasBefore: !before.isEmpty, after: after, hasAfter: !after.isEmpty,
      linesBefore: difference.before.joined(separator: "\n"),
      linesAfter: difference.after.joined(separator: "\n"))
  }

  /// The rule of the same name in the law as it is.
  private static func before(_ rule: Rule, _ shown: ShownLaw, _ under: ShownLaw) -> AmendedText {
    let record = under.book[rule.record].name
    let other = shown.book.rules.first {
      $0.name == rule.name && shown.book[$0.record].name == record
    }
    return other.map { AmendedText(of: $0, shown) } ?? AmendedText([])
  }
}

/// A worked case of a reform with the answers of the law as it is and as it would be.
struct ReformCase: Sendable {
  /// Names of worked cases are English alone; elsewhere the case has a number, and its facts speak.
  let title: String
  let day: String
  let facts: [SummaryRow]
  let answers: [Answers]

  struct Answers: Sendable {
    let label: String
    let before: String
    let after: String
    let isDifferent: Bool
  }

  static func all(of reform: Reform, _ shown: ShownLaw, _ under: ShownLaw) -> [ReformCase] {
    let now = Dictionary(
      shown.book.cases.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = under.book.cases.filter { $0.reforms == [reform.name] }.compactMap { then in
      now[then.title].map { (now: $0, then: then) }
    }
    return pairs.enumerated().map { number, pair in
      ReformCase(pair.now, pair.then, number: number + 1, shown, under)
    }
  }

  private init(
    _ now: WorkedCase, _ then: WorkedCase, number: Int, _ shown: ShownLaw, _ under: ShownLaw
  ) {
    let visit = shown.visit
    title =
      visit.language == .en
      ? now.title : visit.say("reforms.example", ["number": String(number)])
    day = shown.text(of: now.facts.day)
    facts = shown.rows(of: now.facts)
    let before = Self.results(now, shown)
    let after = Self.results(then, under)
    answers = zip(then.expectations.indices, after).map { position, after in
      let old = before.indices.contains(position) ? before[position] : after
      return Answers(
        label: old.label, before: old.text, after: after.text, isDifferent: old.text != after.text)
    }
  }

  private static func results(_ worked: WorkedCase, _ shown: ShownLaw)
    -> [(label: String, text: String)]
  {
    let explainer = shown.volume.reading.explainer
    return worked.expectations.map { expectation in
      let label = capitalised(shown.narration.text(of: expectation.path))
      guard explainer.hasRuling(expectation.path, in: worked.facts),
        let ruling = explainer.answer(worked.facts, [expectation.path]).rulings.first
      else { return (label, shown.visit.say("reforms.no-such-rule")) }
      return (label, capitalised(shown.narration.text(of: ruling.outcome, as: ruling.type)))
    }
  }
}
