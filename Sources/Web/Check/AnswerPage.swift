import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The answer: every ruling of the topic with its reasons, and what it rests on.
struct AnswerPage: Page {
  static var template: String { "check/answer" }

  let title: String
  let back: String?
  let day: String
  let changeDay: String
  let mark: String

  /// Questions that could still change the answer.
  let open: Open?
  let headline: RulingView?
  let rulings: [RulingView]
  /// What help there is, where signs of trafficking were found; no penalty is named then.
  let help: Help?

  /// Rulings that the answers so far leave open.
  let undecided: [RulingView]
  let hasUndecided: Bool

  /// Rulings that do not arise here.
  let aside: [RulingView]
  let hasAside: Bool
  let depths: [DepthLink]
  let rows: [SummaryRow]
  let unused: [SummaryRow]
  let hasUnused: Bool
  let json: String
  let itself: String
  let again: String

  /// The way back to "my rights" with what was answered here.
  let rights: String?

  /// The form that lays the answers into a case of an employer.
  let lay: LayAnswers?

  /// Where somebody signs in who answered for a case and is nobody yet.
  let signIn: String?

  struct Open: Sendable {
    let text: String
    let href: String
  }

  struct Help: Sendable {
    let rulings: [RulingView]
    /// Where more is asked and told about help.
    let more: String
  }

  /// One entry of the depth switch.
  struct DepthLink: Sendable {
    let text: String
    let href: String
    let isCurrent: Bool
  }

  init(_ check: Check) {
    let visit = check.visit
    title = check.links.text(of: check.reading.topic.labels)
    let last = check.questionsAnswered.last.map { check.book.text(of: $0.path) }
    back = check.address.asking(last ?? CheckAddress.Word.day.rawValue).link(visit)
    day = check.text(of: check.day)
    changeDay = check.address.asking(CheckAddress.Word.day.rawValue).link(visit)
    mark = String(check.book.mark.prefix(12))
    open = Self.open(check)
    let views = check.rulings.map { RulingView($0, check) }
    let helping = check.help.map { RulingView($0, check) }
    help =
      helping.isEmpty
      ? nil : Help(rulings: helping, more: visit.link("/check/" + HelpFirst.topic))
    let arising = views.filter(\.arises)
    headline = arising.first
    rulings = arising.dropFirst().filter { !$0.isUndecided }
    undecided = arising.dropFirst().filter(\.isUndecided)
    hasUndecided = !undecided.isEmpty
    aside = views.filter { !$0.arises }
    hasAside = !aside.isEmpty
    depths = Self.depths(check)
    rows = check.answerRows
    unused = check.interview.unused.compactMap { check.row(for: $0) }
    hasUnused = !unused.isEmpty
    json = check.address.interfaceLink
    itself = check.address.showing(depth: check.address.depth).on(check.day).link(visit)
    again = visit.link("/check")
    rights = RightsAddress(givenBackBy: check)?.link(visit)
    lay = LayAnswers(check)
    let mustSignIn = check.address.permitCase != nil && visit.signedIn == nil
    signIn = mustSignIn ? visit.link(SignInAddress.start, visit.comingBack) : nil
  }

  private static func open(_ check: Check) -> Open? {
    guard check.nextQuestion != nil else { return nil }
    let count = check.openQuestions.count
    return Open(
      text: check.visit.say("check.open", count: count),
      href: check.address.asking(nil).link(check.visit))
  }

  private static func depths(_ check: Check) -> [DepthLink] {
    let visit = check.visit
    let now = check.address.depth ?? "0"
    let names = ["0": "none", "1": "first", "2": "second", "all": "all"]
    return ["0", "1", "2", "all"].map { depth in
      DepthLink(
        text: visit.say("check.depth.\(names[depth] ?? "none")"),
        href: check.address.opening(depth == "0" ? nil : depth).link(visit) + "#reasons",
        isCurrent: depth == now)
    }
  }
}

/// One ruling as the answer page shows it.
struct RulingView: Sendable {
  /// More citations than these are folded.
  static var mostCitations: Int { 3 }

  let id: String
  let label: String
  let result: String
  let isOpen: Bool
  let isUndecided: Bool
  let arises: Bool
  let badge: Badge?
  let because: String?
  let grade: String?
  let needs: [String]
  let hasNeeds: Bool
  let declined: [String]
  let hasDeclined: Bool
  let holes: [String]
  let choices: [ChoiceView]
  let discretion: [String]
  let citations: [Link]
  let hasCitations: Bool
  let moreCitations: [Link]
  let hasMoreCitations: Bool
  let reasons: String

  /// Whether the first level of reasons stands open.
  let whyOpen: Bool

  /// A reading that was taken, and the ways to take another.
  struct ChoiceView: Sendable {
    let text: String
    let others: [Link]
  }

  init(_ ruling: Ruling, _ check: Check) {
    let visit = check.visit
    let told = check.narration.narrate(ruling)
    let rule = check.book[ruling.rule]
    let day = Self.governingDay(of: ruling) ?? check.day
    id = rule.name
    label = check.links.text(of: rule.labels)
    result = capitalised(check.narration.text(of: ruling.outcome, as: ruling.type))
    isOpen = !ruling.outcome.isValue
    isUndecided = ruling.outcome == .unknown
    arises = ruling.outcome != .notApplicable
    let isSaid = ruling.outcome != .unknown && ruling.outcome != .notKnown
    badge = isSaid ? ruling.confidence.map { Badge($0, visit) } : nil
    // What was not found is said once, in a box of its own.
    because = told.because.flatMap { told.holes.contains($0) ? nil : $0 }
    grade = isUndecided || ruling.confidence == .sure ? nil : told.confidence
    // What is missing is said once.
    needs = told.because == nil && !ruling.needs.isEmpty ? told.needs : []
    hasNeeds = !needs.isEmpty
    declined = ruling.declined.map { check.narration.text(of: $0) }
    hasDeclined = !declined.isEmpty
    holes = told.holes
    choices = Self.choices(ruling, told, check)
    discretion = ruling.discretion.map {
      visit.say("check.decided-by-authority", ["fact": check.narration.text(of: $0)])
    }
    let own = check.actsFirst(Self.own(ruling.reason))
    let all = distinct(own + check.actsFirst(ruling.citations))
    let cited = isUndecided ? [] : all.map { check.links.citation($0, on: day) }
    citations = Array(cited.prefix(Self.mostCitations))
    hasCitations = !citations.isEmpty
    moreCitations = Array(cited.dropFirst(Self.mostCitations))
    hasMoreCitations = !moreCitations.isEmpty
    whyOpen = (check.address.depth ?? "0") != "0"
    reasons = ReasonTree(links: check.links, day: day, depth: check.address.depth).html(told.reason)
  }

  /// The day whose law was read.
  private static func governingDay(of ruling: Ruling) -> Day? {
    if case .rule(_, _, _, let day) = ruling.reason.kind { day } else { nil }
  }

  /// What the ruling itself rests on, before what its conditions rest on.
  private static func own(_ reason: Reason) -> [Citation] {
    let definitions = reason.children.filter { child in
      if case .definition(_, .prevails) = child.kind { true } else { false }
    }
    return definitions.flatMap { $0.basis?.citations ?? [] } + (reason.basis?.citations ?? [])
  }

  private static func choices(_ ruling: Ruling, _ told: NarratedRuling, _ check: Check)
    -> [ChoiceView]
  {
    zip(ruling.choices, told.choices).map { taken, text in
      let choice = check.book[taken.choice]
      let others = choice.options.enumerated().filter { $0.offset != taken.option }
      return ChoiceView(
        text: text,
        others: others.map { _, option in
          Link(
            check.visit.say("check.take", ["option": check.links.text(of: option.labels)]),
            to: check.address.taking(choice.name, option.name).link(check.visit))
        })
    }
  }
}

extension Check {
  /// Provisions of acts before provisions of the book's own folders, which have no number; otherwise in their order.
  func actsFirst(_ citations: [Citation]) -> [Citation] {
    citations.filter { book[$0.act].number != nil }
      + citations.filter { book[$0.act].number == nil }
  }
}

/// The text with a capital letter at its head.
func capitalised(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}
