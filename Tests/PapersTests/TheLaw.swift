import Casework
import Foundation
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Papers
import Testing

extension Phrases: PhraseSource {}

/// The real law files and phrases, read once.
enum TheLaw {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static let law: Result<PermitLaw, any Error> = Result {
    let files = try LawFolder(path: root + "/Law").files()
    let book = try #require(Checker.check(ParsedFiles(files)).book)
    return try PermitLaw(explainer: Explainer(book: book))
  }
  private static let phrases: Result<Phrases, any Error> = Result {
    try Phrases(folder: root + "/Phrases")
  }

  static func get() throws -> PermitLaw { try law.get() }
  static func words() throws -> Phrases { try phrases.get() }
}

/// A case of 2026 in Atyrau, worked by the steps themselves.
struct WorkedCase {
  let law: PermitLaw
  let id: Identifier<PermitCase>
  var permitCase: PermitCase?
  var journal: [CaseEvent] = []

  var permit: Permit { get throws { try #require(permitCase?.standing.permit) } }

  init() throws {
    law = try TheLaw.get()
    id = try key("case-2026")
  }

  /// The papers of an application are all in order.
  mutating func take(_ command: Command, _ text: String) throws {
    if case .checkCompleteness = command {
      for kind in permitCase?.package.unchecked ?? [] {
        try take(.checkDocument(kind, .accepted), text)
      }
    }
    let occasion = Occasion(
      day: try day(text), by: Party(role: .officer, key: try key("officer-7")), outages: [])
    switch try law.answer(command, to: permitCase, id: id, on: occasion) {
    case .done(let step):
      permitCase = step.after
      journal += step.events
    case .no(let refusal): Issue.record("\(command.name): \(refusal.grounds.all)")
    }
  }

  static func lodged(places: Int = 1, regions: [RegionKey] = []) throws -> WorkedCase {
    var worked = try WorkedCase()
    try worked.take(.open(employer: Samples.employer(), facts: Samples.specialist), "2026-01-20")
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    for kind in worked.law.documentsNeeded(on: try day("2026-02-10")) {
      try worked.take(
        .attach(.init(kind: kind, day: try day("2026-02-10"), fingerprint: "sha256-\(kind)")),
        "2026-02-10")
    }
    try worked.take(
      .lodge(
        facts: FactSheet(["requested_term": "12 months"]), places: places, regions: regions),
      "2026-02-20")
    return worked
  }

  /// Two are asked for and no place is free.
  static func refused(free: Int = 0, places: Int = 2, isSilent: Bool = false) throws -> WorkedCase {
    var worked = try lodged(places: places)
    try worked.take(.checkCompleteness(account: try Samples.account(free: free)), "2026-02-23")
    try worked.take(.propose, "2026-02-24")
    guard case .admitted(let admission)? = worked.permitCase?.standing,
      let grounds = admission.proposal.flatMap({ Grounds($0.grounds) })
    else { throw Samples.Missing() }
    try worked.take(.offerHearing(grounds), "2026-02-24")
    if !isSilent { try worked.take(.hear(answer: "-"), "2026-02-26") }
    try worked.take(.rule(.refuse([], reasonForDiffering: nil)), "2026-03-02")
    return worked
  }

  /// - Parameter further: a region that is named beside the own one, and consents
  static func granted(further: String? = nil, places: Int = 1) throws -> WorkedCase {
    var worked = try lodged(places: places, regions: further.map { [RegionKey($0)] } ?? [])
    try worked.take(.checkCompleteness(account: try Samples.account(free: 5)), "2026-02-23")
    if let further {
      let account = try #require(
        QuotaAccount(
          key: .init(
            region: RegionKey(further), line: CategoryKey("category_3"), year: 2026), allotted: 5))
      try worked.take(
        .answerRegion(RegionKey(further), refusal: nil, account: account), "2026-02-23")
    }
    try worked.take(.propose, "2026-02-24")
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2026-02-25")
    return worked
  }

  /// In effect from the first of March with three workers by name.
  static func inEffect() throws -> WorkedCase {
    var worked = try granted(places: 3)
    if case .granted(let grant)? = worked.permitCase?.standing, let fee = grant.fee {
      try worked.take(
        .payFee(
          .init(
            sum: fee.sum ?? Money(tiyn: 100_000_000, currency: .tenge),
            day: try day("2026-02-27"), reference: "P-1")), "2026-02-27")
      if fee.sum == nil { try worked.take(.answerPayment(refusal: nil), "2026-02-28") }
    }
    try worked.take(.fileList(try #require(NamedList(try Samples.workers()))), "2026-03-01")
    return worked
  }

  static func arriving() throws -> Worker {
    let born = try Samples.workers()[0]
    return Worker(
      id: try key("worker-new"), name: "Сюй Мин", latinName: "XU MING", birthDate: born.birthDate,
      citizenship: born.citizenship, residence: born.residence, departedFrom: born.departedFrom,
      education: born.education, occupation: born.occupation)
  }

  /// The first worker shall give way to another.
  static func asksReplacement() throws -> WorkedCase {
    var worked = try inEffect()
    try worked.take(
      .askReplacement(
        try key("request-1"), leaving: try Samples.workers()[0].id, arriving: try arriving()),
      "2026-06-01")
    return worked
  }

  /// It is refused, and the employer appeals.
  static func appealsReplacement() throws -> WorkedCase {
    var worked = try asksReplacement()
    try worked.take(
      .refuseReplacement(
        ReplacementRefusal(
          leaving: try Samples.workers()[0].id, arriving: try arriving(), reason: "Басқа лауазым.",
          isDifferent: true)), "2026-06-03")
    try worked.take(
      .appeal(statement: "Лауазым бір.", against: worked.journal.count), "2026-06-05")
    return worked
  }

  static func appeals() throws -> WorkedCase {
    var worked = try refused()
    try worked.take(.appeal(statement: "Бір орын бос еді."), "2026-03-10")
    return worked
  }

  /// What a letter after the last event of a name tells.
  func matter(_ name: CaseEvent.Name) throws -> LetterMatter {
    let event = try #require(journal.last { $0.name == name })
    let before = Array(journal.prefix(event.number))
    return try #require(LetterMatter(event, in: PermitCase(events: before), journal: before))
  }
}
