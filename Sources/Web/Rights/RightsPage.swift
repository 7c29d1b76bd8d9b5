import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Every situation of a worker; once the citizenship is known, each with what the law says so far.
struct RightsPage: Page {
  static var template: String { "rights/rights" }

  let title: String
  let trail: [Link]
  let day: String
  let isKnown: Bool
  let tell: String
  let rows: [SummaryRow]
  let situations: [SituationView]
  let irregular: String

  struct SituationView: Sendable {
    let id: String
    let title: String
    let cards: [RightsCard]
  }

  init(_ shown: ShownLaw, _ address: RightsAddress) {
    let visit = shown.visit
    title = visit.say("rights.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(RightsAddress.path)),
    ]
    let day = address.day ?? shown.today
    self.day = shown.text(of: day)
    isKnown = address[RightsTopics.firstShared] != nil
    tell = visit.link(RightsAddress.path + "/about-you", address.fields)
    rows = Self.rows(shown, address)
    irregular = visit.say("rights.irregular-note")
    let known = isKnown
    situations = RightsTopics.all.map { situation in
      SituationView(
        id: situation.key, title: visit.say("rights.situation.\(situation.key)"),
        cards: situation.questions.compactMap { RightsCard($0, shown, address, isKnown: known) })
    }.filter { !$0.cards.isEmpty }
  }

  /// What was told about the person, as the law labels it.
  private static func rows(_ shown: ShownLaw, _ address: RightsAddress) -> [SummaryRow] {
    guard let person = shown.book.record(named: RightsTopics.person) else { return [] }
    return RightsTopics.facts.compactMap { name in
      guard let text = address[name], let path = try? shown.book.path(name, from: person.id),
        let answer = try? shown.book.answer(from: text, for: path)
      else { return nil }
      return SummaryRow(shown.narration.text(of: path), capitalised(shown.text(of: answer, path)))
    }
  }
}

/// One topic as a card: the first results with their reasons, or what is still to be asked.
struct RightsCard: Sendable {
  /// More results than these stand on the page of the topic.
  private static let mostResults = 3

  let title: String
  let href: String
  let results: [Result]
  let hasResults: Bool
  let open: String?

  struct Result: Sendable {
    let label: String
    let result: String
    let badge: Badge?
    let because: String?
    /// What was not found, and readings that were taken.
    let notes: [String]
    let citations: [Link]
  }

  init?(
    _ question: RightsTopics.Question, _ shown: ShownLaw, _ address: RightsAddress, isKnown: Bool
  ) {
    let visit = shown.visit
    guard let topic = shown.book.topic(named: question.topic) else { return nil }
    title = shown.links.text(of: topic.labels)
    let check = Self.check(topic, question, shown, address)
    let isBegun = !check.address.answers.isEmpty
    let views = isKnown ? Self.decided(check).map { RulingView($0, check) } : []
    results = views.prefix(Self.mostResults).map {
      Result(
        label: $0.label, result: $0.result, badge: $0.badge, because: $0.because,
        notes: $0.holes + $0.choices.map(\.text), citations: Array($0.citations.prefix(1)))
    }
    hasResults = !results.isEmpty
    let isOpen = check.nextQuestion != nil
    href = (isOpen && !hasResults ? check.address : check.address.showing()).link(visit)
    let needs = check.openQuestions.count
    open = isKnown && isOpen && isBegun ? visit.say("rights.open", count: max(1, needs)) : nil
  }

  /// The check of the topic with what is known, begun from this page.
  private static func check(
    _ topic: Topic, _ question: RightsTopics.Question, _ shown: ShownLaw, _ address: RightsAddress
  ) -> Check {
    var pairs = address.answers(for: question, record: shown.book[topic.record].name)
    pairs = pairs.filter { pair in
      guard let path = try? shown.book.path(pair.name, from: topic.record) else { return false }
      return (try? shown.book.answer(from: pair.value, for: path)) != nil
    }
    let day = (address.day ?? shown.today).description
    let own: [Fields.Pair] = [
      .init(name: CheckAddress.Word.day.rawValue, value: day),
      .init(name: CheckAddress.Word.rights.rawValue, value: address.fields.encoded),
    ]
    return Check(
      volume: shown.volume, reading: CheckReading(topic, Fields(pairs: own + pairs), shown.book),
      visit: shown.visit, today: shown.today)
  }

  /// What is decided; that no provision was in force yet is said once, and only where nothing else is decided.
  private static func decided(_ check: Check) -> [Ruling] {
    let decided = check.rulings.filter {
      $0.outcome != .unknown && $0.outcome != .notApplicable
    }
    let said = decided.filter { $0.outcome != .undefined }
    return said.isEmpty ? Array(decided.prefix(1)) : said
  }
}

extension ShownLaw {
  /// What a case says, as the law labels it.
  func rows(of facts: CaseFacts) -> [SummaryRow] {
    facts.answers.map { path, answer in
      SummaryRow(narration.text(of: path), capitalised(text(of: answer, path)))
    }.sorted { $0.key < $1.key }
  }

  /// An answer as a reader sees it.
  func text(of answer: Answer, _ path: BookPath) -> String {
    switch answer {
    case .declined: visit.say("check.unknown")
    case .none: visit.say("check.never")
    case .text(let text): text
    case .value(let value): book.type(of: path).map { narration.text(of: value, as: $0) } ?? ""
    }
  }
}
