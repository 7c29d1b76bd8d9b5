import Casework
import LawLanguage
import LawLibrary
import Measures
import Office

/// One of the ministry's forms about the quota of a year.
struct QuotaForm {
  enum Kind: String, CaseIterable, Sendable {
    case order, split
    case labourForce = "labour-force"

    var address: String {
      switch self {
      case .order: OfficerAddress.order
      case .split: OfficerAddress.split
      case .labourForce: OfficerAddress.labourForce
      }
    }

    var action: Action {
      switch self {
      case .order: .orderQuota
      case .split: .splitQuota
      case .labourForce: .setLabourForce
      }
    }
  }

  let kind: Kind
  let board: QuotaBoard
  let ceiling: QuotaCeiling?
  let desk: OfficeDesk
  let words: CaseWords

  var visit: Visit { words.visit }

  static func board(_ year: Int, _ visit: Visit, done: Kind? = nil) -> String {
    var pairs = [Fields.Pair(name: "year", value: String(year))]
    if let done { pairs.append(Fields.Pair(name: "done", value: done.rawValue)) }
    return visit.link(OfficerAddress.quota, Fields(pairs: pairs))
  }

  func page(_ typed: Typed) -> StepPage {
    StepPage(
      title: words.say("office.quota.\(kind.rawValue).title", ["year": String(board.year)]),
      back: Self.board(board.year, visit),
      lead: [words.say("office.quota.\(kind.rawValue).lead")], rows: rows,
      fields: fields(typed), errors: typed.errors,
      form: FormFoot(
        action: visit.link(kind.address), key: typed.fields[SentForm.keyName] ?? desk.newFormKey,
        seen: nil, button: words.say("office.quota.\(kind.rawValue).button"),
        hidden: [.init(name: "year", value: String(board.year))]))
  }

  private var rows: [SummaryRow] {
    QuotaBoardPage.rows(board, ceiling, words)
  }

  func fields(_ typed: Typed) -> [StepField] {
    switch kind {
    case .order:
      [
        typed.line(
          "places", words.say("office.quota.places"), known: board.national.map(String.init) ?? "",
          width: 10, isNumber: true), order(typed),
      ]
    case .labourForce:
      [
        typed.line(
          "people", words.say("office.quota.people", ["year": String(board.year - 1)]), width: 10,
          isNumber: true),
        typed.line("source", words.say("office.quota.source"), width: nil),
      ]
    case .split:
      [
        typed.select("from", words.say("office.quota.from"), holders),
        typed.select("to-region", words.say("office.quota.to-region"), regions),
        typed.select("to-line", words.say("office.quota.to-line"), lines),
        typed.line("places", words.say("office.quota.places"), width: 10, isNumber: true),
        order(typed),
      ]
    }
  }

  private func order(_ typed: Typed) -> StepField {
    typed.line(
      "order", words.say("office.quota.order-number"),
      hint: words.say("office.quota.order-number-hint"))
  }

  // MARK: Sides of a transfer

  private static var national: String { "national" }
  private static var undivided: String { "undivided" }

  /// What places can be taken from.
  private var holders: [Choice] {
    let unsplit = Choice(
      Self.national, words.say("office.quota.unsplit"),
      hint: nil)
    return [unsplit]
      + board.accounts.map {
        Choice(
          name(of: $0.key),
          words.say(
            "office.quota.holder",
            [
              "region": words.region($0.key.region), "line": words.line($0.key.line),
              "free": String($0.free),
            ]))
      }
  }

  private var regions: [Choice] {
    [Choice(Self.national, words.say("office.quota.unsplit"))] + words.regionChoices()
  }

  private var lines: [Choice] {
    [Choice(Self.undivided, words.line(nil))] + words.choices(.category)
  }

  private func name(of key: QuotaAccount.Key) -> String {
    key.region.name + "." + (key.line?.name ?? Self.undivided)
  }

  private func holder(region: String, line: String) -> QuotaTransfer.Holder {
    if region == Self.national { return .national(year: board.year) }
    return .account(
      QuotaAccount.Key(
        region: RegionKey(region), line: line == Self.undivided ? nil : CategoryKey(line),
        year: board.year))
  }

  // MARK: Reading

  func order(_ form: inout SentForm) -> QuotaOrder? {
    let order = read(&form)
    return form.isFit ? order : nil
  }

  private func read(_ form: inout SentForm) -> QuotaOrder? {
    switch kind {
    case .order:
      let places = form.number("places", least: 0, missing: "office.quota.places-missing")
      let order = form.text("order", missing: "office.quota.order-missing", most: 100)
      return places.map { .national(places: $0, order: order) }
    case .labourForce:
      let people = form.number("people", missing: "office.quota.people-missing")
      let source = form.text("source", missing: "office.quota.source-missing", most: 300)
      return people.map { .labourForce(people: $0, source: source) }
    case .split: return readSplit(&form)
    }
  }

  private func readSplit(_ form: inout SentForm) -> QuotaOrder? {
    let from = form.choice(
      "from", of: holders.map(\.value), missing: "office.quota.from-missing")
    let region = form.choice(
      "to-region", of: regions.map(\.value), missing: "office.quota.to-region-missing")
    let line =
      region == Self.national
      ? Self.undivided
      : form.choice("to-line", of: lines.map(\.value), missing: "office.quota.to-line-missing")
    let places = form.number("places", missing: "office.quota.places-missing")
    let order = form.text("order", missing: "office.quota.order-missing", most: 100)
    guard let from, let region, let line, let places else { return nil }
    let halves = from.split(separator: ".", maxSplits: 1).map(String.init)
    let source = holder(region: halves[0], line: halves.count > 1 ? halves[1] : Self.undivided)
    let target = holder(region: region, line: line)
    if source == target { form.note("office.quota.same", at: "to-region") }
    if line == Self.undivided, board.isSplitByCategory(RegionKey(region)) {
      form.note("office.quota.split-by-category", at: "to-line")
    }
    return .split(source, target, places, order: order)
  }
}
