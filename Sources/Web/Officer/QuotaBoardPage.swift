import Casework
import LawLanguage
import LawLibrary
import Measures
import Office

/// Allotted, held, used and free places of a year: `officer/quota`.
struct QuotaBoardPage: Page {
  static var template: String { "officer/quota" }

  let title: String
  let back: String?
  let year: String
  /// What was just written down.
  let done: String?
  let earlier: Link
  let later: Link
  let rows: [SummaryRow]
  let hasRows: Bool
  let accounts: [QuotaRow]
  let hasAccounts: Bool
  let total: QuotaRow
  let links: [Link]

  init(_ board: QuotaBoard, _ ceiling: QuotaCeiling?, _ words: CaseWords, _ actor: Actor) {
    let visit = words.visit
    title = words.say("office.quota.title")
    back = actor.mayEver(.listCases) ? visit.link(OfficerAddress.home) : nil
    year = String(board.year)
    done = visit.query["done"].flatMap(QuotaForm.Kind.init(rawValue:)).map {
      words.say("office.quota.\($0.rawValue).done")
    }
    earlier = Link(String(board.year - 1), to: QuotaForm.board(board.year - 1, visit))
    later = Link(String(board.year + 1), to: QuotaForm.board(board.year + 1, visit))
    rows = Self.rows(board, ceiling, words) + [words.usedPlaces(on: words.today)]
    hasRows = !rows.isEmpty
    accounts = QuotaRow.all(board, words)
    hasAccounts = !accounts.isEmpty
    total = QuotaRow(
      region: words.say("office.quota.together"), line: "", allotted: board.allotted,
      held: board.held, used: board.used, words)
    links = Self.links(board.year, visit, actor)
  }

  /// The national figure, what is split of it, and the ceiling.
  static func rows(
    _ board: QuotaBoard, _ ceiling: QuotaCeiling?, _ words: CaseWords
  ) -> [SummaryRow] {
    var rows: [SummaryRow] = []
    if let national = board.national {
      rows.append(SummaryRow(words.say("office.quota.national"), String(national)))
    }
    if let unsplit = board.unsplit {
      rows.append(SummaryRow(words.say("office.quota.unsplit"), String(unsplit)))
    }
    guard let ceiling else { return rows }
    rows.append(
      SummaryRow(
        words.say("office.quota.ceiling"),
        ceiling.places.map(String.init)
          ?? words.say(
            ceiling.figures.share == nil
              ? "office.quota.share-not-known" : "office.quota.ceiling-not-known")))
    let excess = ceiling.places.map { max(board.national ?? 0, ceiling.allotted) - $0 } ?? 0
    if excess > 0 {
      rows.append(
        SummaryRow(
          words.say("office.quota.above-ceiling"),
          words.visit.say("office.quota.above-ceiling-by", count: excess)))
    }
    if let share = ceiling.figures.share {
      rows.append(SummaryRow(words.say("office.quota.share"), words.percent(share)))
    }
    if let published = ceiling.figures.published {
      rows.append(SummaryRow(words.say("office.quota.published"), String(published)))
    }
    if let stated = ceiling.stated {
      rows.append(
        SummaryRow(
          words.say("office.quota.people", ["year": String(stated.year)]),
          "\(stated.people) (\(stated.source))"))
    }
    return rows
  }

  private static func links(_ year: Int, _ visit: Visit, _ actor: Actor) -> [Link] {
    let query = Fields(pairs: [.init(name: "year", value: String(year))])
    let forms = QuotaForm.Kind.allCases.filter { actor.mayEver($0.action) }.map {
      Link(
        visit.say("office.quota.\($0.rawValue).title", ["year": String(year)]),
        to: visit.link($0.address, query))
    }
    let publication = Link(
      visit.say("office.publication.title", ["year": String(year)]),
      to: visit.link(OfficerAddress.publication, query))
    let requests = Link(
      visit.say("office.requests.title"), to: visit.link(OfficerAddress.requests))
    return forms + (actor.mayEver(.seeQuotaRequests) ? [requests] : []) + [publication]
  }
}

/// One account in numbers, in words and as a bar.
struct QuotaRow: Sendable {
  let region: String
  /// Rows that its region's name stands beside; nil where it stands beside an earlier one.
  private(set) var span: Int? = 1
  let line: String
  let allotted: Int
  let held: Int
  let used: Int
  let free: Int
  /// Said in a word, so that no colour has to be seen.
  let state: Badge?
  /// Where the used part of the bar ends and how long the held part is, in hundredths.
  let usedShare: Int
  let heldShare: Int

  init(region: String, line: String, allotted: Int, held: Int, used: Int, _ words: CaseWords) {
    self.region = region
    self.line = line
    self.allotted = allotted
    self.held = held
    self.used = used
    free = allotted - held - used
    usedShare = allotted > 0 ? used * 100 / allotted : 0
    heldShare = allotted > 0 ? held * 100 / allotted : 0
    if allotted == 0 {
      state = nil
    } else if free == 0 {
      state = Badge(words.say("office.quota.exhausted"), tone: "no")
    } else if free * 10 <= allotted {
      state = Badge(words.say("office.quota.nearly"), tone: "likely")
    } else {
      state = nil
    }
  }

  static func all(_ board: QuotaBoard, _ words: CaseWords) -> [QuotaRow] {
    let rows = board.accounts.map {
      QuotaRow(
        region: words.region($0.key.region), line: words.line($0.key.line), allotted: $0.allotted,
        held: $0.held, used: $0.used, words)
    }
    let sorted = ReaderOrder(words.visit.language, phrases: words.visit.phrases)
      .sorted(rows) { $0.region }
    let counts = Dictionary(grouping: sorted, by: \.region).mapValues(\.count)
    return sorted.enumerated().map { index, row in
      var row = row
      let isFirst = index == 0 || sorted[index - 1].region != row.region
      row.span = isFirst ? counts[row.region] : nil
      return row
    }
  }
}

/// What a transfer would change, before it is signed: `officer/effect`.
struct TransferEffectPage: Page {
  static var template: String { "officer/effect" }

  let title: String
  let back: String?
  let lead: String
  let sides: [Side]
  /// Why it cannot be.
  let fault: String?
  let form: FormFoot?

  struct Side: Sendable {
    let name: String
    let before: Int
    let after: Int
    let free: Int
  }

  init(_ effect: TransferEffect, _ form: QuotaForm, _ sent: Fields) {
    let words = form.words
    title = words.say("office.effect.title")
    back = words.visit.link(
      OfficerAddress.split, Fields(pairs: [.init(name: "year", value: String(form.board.year))]))
    lead = words.visit.say("office.effect.lead", count: effect.places)
    sides = [effect.from, effect.to].map {
      Side(
        name: words.name(of: $0.holder), before: $0.before, after: $0.after, free: $0.freeAfter)
    }
    fault = effect.fault.map(words.sentence)
    self.form =
      effect.fault != nil
      ? nil
      : FormFoot(
        action: words.visit.link(OfficerAddress.split),
        key: sent[SentForm.keyName] ?? form.desk.newFormKey, seen: nil,
        button: words.say("office.effect.sign"),
        hidden: FormFoot.carried(sent) + [.init(name: SentForm.signedName, value: "yes")])
  }
}

/// The order and the split of a year as they are published: `officer/publication`.
struct PublicationPage: Page {
  static var template: String { "officer/publication" }

  let title: String
  let back: String?
  let day: String
  let national: String
  let accounts: [QuotaRow]
  let hasAccounts: Bool
  let total: QuotaRow

  init(_ board: QuotaBoard, _ words: CaseWords) {
    title = words.say("office.publication.title", ["year": String(board.year)])
    back = QuotaForm.board(board.year, words.visit)
    day = words.day(words.today)
    national = board.national.map(String.init) ?? words.say("office.quota.no-order")
    accounts = QuotaRow.all(board, words)
    hasAccounts = !accounts.isEmpty
    total = QuotaRow(
      region: words.say("office.quota.together"), line: "", allotted: board.allotted,
      held: board.held, used: board.used, words)
  }
}
