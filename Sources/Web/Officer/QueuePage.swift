import Casework
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// Which cases are wanted, as the address of the queue says it.
struct QueueWish {
  static var size: PageSize { PageSize(25) }

  let standing: Standing.Name?
  let region: String?
  let words: String
  let after: Cursor?

  init(_ visit: Visit, _ words: CaseWords) {
    let query = visit.query
    standing = query["standing"].flatMap(Standing.Name.init(rawValue:))
    region = query["region"].flatMap { words.law.knows($0, in: .region) ? $0 : nil }
    self.words = String((query["words"] ?? "").trimmingSpaces.prefix(200))
    after = Cursor.of(visit)
  }

  var queue: CaseQueue {
    CaseQueue(
      region: region.map { RegionKey($0) }, standings: standing.map { [$0] } ?? [])
  }

  var search: CaseSearch { CaseSearch(words: words, region: region.map { RegionKey($0) }) }

  /// The same wish in an address.
  var fields: [(String, String?)] {
    [("standing", standing?.rawValue), ("region", region), ("words", words.isEmpty ? nil : words)]
  }
}

/// The cases by the last day of the term that runs: `officer/queue`.
struct QueuePage: Page {
  static var template: String { "officer/queue" }

  let title: String
  let action: String
  let search: TextField
  let standing: ChoiceField
  let region: ChoiceField?
  let cases: [CaseCard]
  let hasCases: Bool
  let isSearch: Bool
  let order: String
  let pages: Pagination?
  let links: [Link]
  /// How many cases stand where the office has to act, each with the way to them; terms that are not known put such
  /// cases last.
  let waiting: [Link]
  let hasWaiting: Bool

  /// - Parameters:
  ///   - next: where the following cases begin; nil at the end
  ///   - counts: of the region that the actor is bound to, or of all
  ///   - appeals: against what was refused during permits; for whoever decides them
  init(
    _ lines: [CaseLine], next: Cursor?, counts: [CaseTally], appeals: Int, _ wish: QueueWish,
    _ words: CaseWords, _ actor: Actor
  ) {
    let visit = words.visit
    title = visit.say("office.queue.title")
    action = visit.link(OfficerAddress.home)
    search = TextField(
      "words", label: visit.say("office.queue.words"), hint: visit.say("office.queue.words-hint"),
      value: wish.words)
    standing = ChoiceField(
      "standing", label: visit.say("office.queue.standing"),
      choices: Standing.Name.allCases.filter {
        $0 != .preparing || actor.mayEver(.seeDraft)
      }.map {
        Choice(
          $0.rawValue, visit.say("case.standing.\($0.rawValue)"), isChosen: $0 == wish.standing)
      })
    region =
      actor.role.binding == .region
      ? nil
      : ChoiceField(
        "region", label: visit.say("case.region"),
        choices: ReaderOrder(visit.language, phrases: visit.phrases)
          .sorted(words.choices(.region, chosen: wish.region)) { $0.text })
    let isBound = actor.role.binding == .region
    cases = lines.map { CaseCard($0, words, folder: OfficerAddress.cases, showsRegion: !isBound) }
    hasCases = !cases.isEmpty
    isSearch = !wish.words.isEmpty
    order = visit.say(isSearch ? "office.queue.by-newness" : "office.queue.by-day")
    pages = Pagination(visit, path: OfficerAddress.home, wish: wish.fields, next: next)
    links = Self.links(visit, actor)
    let refusals = Link(
      visit.say("office.appeals.title") + ": \(appeals)", to: visit.link(OfficerAddress.appeals))
    waiting = Self.waiting(counts, visit, actor) + (appeals > 0 ? [refusals] : [])
    hasWaiting = !waiting.isEmpty
  }

  /// Of the standings in which the office acts, those in which this role does; all of them for those who watch.
  private static func waiting(
    _ counts: [CaseTally], _ visit: Visit, _ actor: Actor
  ) -> [Link] {
    let acts: KeyValuePairs<Standing.Name, Action> = [
      .lodged: .checkCompleteness, .admitted: .rule, .heard: .rule, .underAppeal: .decideAppeal,
    ]
    let own = acts.filter { actor.mayEver($0.value) }
    return (own.isEmpty ? acts.map(\.key) : own.map(\.key)).compactMap { standing in
      let count = counts.filter { $0.standing == standing }.reduce(0) { $0 + $1.cases }
      if count == 0 { return nil }
      return Link(
        visit.say("case.standing.\(standing.rawValue)") + ": \(count)",
        to: visit.link(
          OfficerAddress.home, Fields(pairs: [.init(name: "standing", value: standing.rawValue)])))
    }
  }

  /// The other pages of the office, as far as the role may ever see something there.
  static func links(_ visit: Visit, _ actor: Actor) -> [Link] {
    let all: [(Action, String, String)] = [
      (.seeQuota, "office.quota.title", OfficerAddress.quota),
      (.seeQuotaRequests, "office.requests.title", OfficerAddress.requests),
      (.replace, "office.replacements.title", OfficerAddress.replacements),
      (.answerPayment, "office.payments.title", OfficerAddress.payments),
      (.answerRegion, "office.regions.title", OfficerAddress.regions),
      (.decideAppeal, "office.appeals.title", OfficerAddress.appeals),
      (.readJournal, "office.journal.title", OfficerAddress.journal),
    ]
    return all.filter { actor.mayEver($0.0) }.map { Link(visit.say($0.1), to: visit.link($0.2)) }
  }
}

extension QueuePage {
  var shown: ShownRecord {
    [
      "title": .of(title), "action": .of(action), "search": .of(search),
      "standing": .of(standing), "region": .of(region), "cases": .of(cases),
      "hasCases": .of(hasCases), "isSearch": .of(isSearch), "order": .of(order),
      "pages": .of(pages), "links": .of(links), "waiting": .of(waiting),
      "hasWaiting": .of(hasWaiting),
    ]
  }
}
