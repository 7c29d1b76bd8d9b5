import Casework
import Crypto
import Foundation
import LawLanguage
import Measures
import Papers
import Testing

/// People and acts that letters are written about.
enum Samples {
  struct Missing: Error {}

  static func employer() throws -> Employer {
    Employer(
      id: try key("employer-1"), businessNumber: "050140001234",
      name: "ЖШС «Құрылыс-Өңір Әлеуеті»", region: RegionKey("atyrau"))
  }

  static func account(free: Int) throws -> QuotaAccount {
    try #require(
      QuotaAccount(
        key: .init(
          region: RegionKey("atyrau"), line: CategoryKey("category_3"), year: 2026),
        allotted: free))
  }

  static let specialist = FactSheet([
    "worker.citizenship": "CHN", "purpose_is_work": "yes", "worker.permanent_resident": "no",
    "worker.immigrant_status": "no_special_status", "post": "specialist",
    "exempt_ground": "none_of_these", "intra_corporate_transfer": "no",
    "employer.small_business": "no", "employer.state_body": "no", "employer.foreign_branch": "no",
    "employer.staff_total": "120", "citizens_in_group": "95", "foreigners_in_group": "3",
    "qualification_matches": "yes", "violation_finding_date": "none", "package_complete": "yes",
  ])

  static func workers(_ count: Int = 3) throws -> [Worker] {
    let people = [
      ("Ван Фан", "WANG FANG", "CHN", "1980-04-03"),
      ("Мехмет Йылмаз", "YILMAZ MEHMET", "TUR", "1991-11-30"),
      ("Раджеш Кумар Субраманиан", "SUBRAMANIAN RAJESH KUMAR", "IND", "1985-01-09"),
    ]
    return try (0..<count).map { index in
      let person = people[index % people.count]
      return Worker(
        id: try key("worker-\(index)"), name: person.0, latinName: person.1,
        birthDate: try day(person.3), citizenship: CountryKey(person.2),
        residence: CountryKey(person.2), departedFrom: CountryKey(person.2), education: "higher",
        occupation: index == 2 ? "Инженер по контролю качества сварки" : "Инженер")
    }
  }

  static func conditions() throws -> [SpecialCondition] {
    [
      try #require(
        SpecialCondition(
          id: try key("condition-1"), kind: ConditionKey("vocational_training"), number: 4,
          through: try day("2026-12-31"))),
      try #require(
        SpecialCondition(
          id: try key("condition-2"), kind: ConditionKey("new_jobs"), number: 2,
          through: try day("2026-12-31"))),
    ]
  }

  static func permit(workers: Int = 3) throws -> Permit {
    let worked = try WorkedCase.granted()
    guard case .granted(let grant)? = worked.permitCase?.standing else { throw Missing() }
    return Permit(
      grant: Grant(
        decision: grant.decision, category: grant.category, places: max(workers, 1),
        term: grant.term, conditions: try conditions()),
      region: RegionKey("atyrau"), firstDay: try day("2026-02-27"),
      lastDay: try day("2027-02-26"), workers: try self.workers(workers))
  }

  static func paper(workers: Int = 3, keys: SigningKeys) throws -> PermitPaper {
    let permit = try permit(workers: workers)
    let number: Identifier<Permit> = try key("KZ-ATY-2026-000123")
    let claims = PermitPaper.claims(
      number: number, permit: permit, employer: try employer(), edition: 1,
      issuer: "https://ruqsat.example", issuedOn: permit.firstDay,
      status: .init(address: "https://ruqsat.example/v1/permit-status/1", index: 1234))
    return PermitPaper(
      number: number, permit: permit, token: try PermitToken(signing: claims, with: keys),
      address: "https://ruqsat.example/verify")
  }

  static func grounds() throws -> Grounds {
    Grounds(
      Ground(
        ruling: "suspension_ground", provisions: ["kz/permit-casework#steps"], confidence: "unsure")
    )
  }

  static func frame(person: String? = nil) throws -> LetterFrame {
    LetterFrame(
      number: "03-12/417", day: try day("2026-03-02"), file: "2026-ATY-000345",
      region: RegionKey("atyrau"), employer: person == nil ? try employer() : nil, person: person,
      signer: "А. Б. Нұрланов")
  }

  /// A letter of every kind, from acts that the steps of a case made where a case can make them.
  static func matters(keys: SigningKeys) throws -> [LetterMatter] {
    let (refused, granted) = (try WorkedCase.refused(), try WorkedCase.granted())
    let permit = try permit()
    let list = try #require(
      NamedList(
        try workers(),
        certification: .init(
          day: try day("2026-03-01"), by: Party(role: .officer, key: try key("officer-7")))))
    let start = try day("2026-03-02")
    let deadline = Deadline(purpose: .supplement, start: start, term: .workingDays(10))
    let appeal = Deadline(purpose: .appeal, start: start, term: .months(3))
    var package = DocumentPackage([
      .init(kind: DocumentKey("passport_copy"), day: start, fingerprint: "sha256-1")
    ])
    package.record(
      .faulty(reason: "Аударма нотариалды куәландырылмаған."), of: DocumentKey("passport_copy"))
    let notice = DeficiencyNotice(
      day: start, missing: [DocumentKey("number_justified"), DocumentKey("education_papers")],
      faulty: [DocumentKey("passport_copy")], deadline: deadline)
    let suspension = Suspension(
      day: start, grounds: try grounds(),
      deadline: Deadline(purpose: .cure, start: start, term: .notKnown))
    return try [
      .deficient(notice, package), granted.matter(.lodged), refused.matter(.hearingOffered),
      refused.matter(.refused), granted.matter(.granted), .permit(paper(keys: keys)),
      .list(list, firstDay: permit.firstDay, lastDay: permit.lastDay),
      .suspended(suspension, permit),
      .withdrawn(Withdrawal(day: start, grounds: grounds(), appeal: appeal), permit),
      .extended(permit),
      .extensionRefused(refusedDecision(refused), refused.journal.compactMap(\.proposal).last),
      .refusedBySilence(
        Silence(
          effect: "counts_as_refusal", day: start, due: try day("2026-02-27"),
          grounds: Grounds(
            Ground(
              ruling: "effect_of_silence", provisions: ["kz/procedural-code-2020#art-91.2"],
              confidence: "sure")), appeal: appeal)),
      penalty(), referral(),
    ] + answers()
  }

  /// What the office answered to a replacement, and the body above it to an appeal.
  static func answers() throws -> [LetterMatter] {
    var (replaced, declined) = (try WorkedCase.asksReplacement(), try WorkedCase.asksReplacement())
    let (leaving, arriving) = (try workers()[0].id, try WorkedCase.arriving())
    try replaced.take(
      .replace(leaving: leaving, arriving: arriving, sameCategory: true), "2026-06-03")
    try declined.take(
      .refuseReplacement(
        ReplacementRefusal(
          leaving: leaving, arriving: arriving, reason: "Басқа лауазым.", isDifferent: true)),
      "2026-06-03")
    var (upheld, returned) = (try WorkedCase.appeals(), try WorkedCase.appeals())
    try upheld.take(.decideAppeal(.uphold(reason: "Орын болған жоқ.")), "2026-04-01")
    try returned.take(
      .decideAppeal(.setAside(reason: "Орын бар.", account: try account(free: 5))), "2026-04-01")
    var restored = try WorkedCase.inEffect()
    try restored.take(.withdraw(try grounds()), "2026-06-01")
    try restored.take(.appeal(statement: "Шарттар орындалды."), "2026-06-02")
    try restored.take(.decideAppeal(.setAside(reason: "Негіз жоқ.", account: nil)), "2026-06-20")
    var lapsed = try WorkedCase.granted()
    try lapsed.take(.expire, "2026-06-30")
    var lifted = try WorkedCase.inEffect()
    try lifted.take(.suspend(try grounds(), cure: .workingDays(10)), "2026-06-01")
    try lifted.take(.appeal(statement: "Шарттар орындалды."), "2026-06-02")
    var stays = lifted
    try lifted.take(.decideAppeal(.setAside(reason: "Негіз жоқ.", account: nil)), "2026-06-04")
    try stays.take(.decideAppeal(.uphold(reason: "Негіз бар.")), "2026-06-04")
    return try [
      replaced.matter(.replaced), declined.matter(.replacementRefused),
      upheld.matter(.appealUpheld), returned.matter(.appealReturned),
      restored.matter(.appealRestored), lifted.matter(.suspensionSetAside),
      stays.matter(.appealUpheld), lapsed.matter(.closed),
    ] + duringPermit()
  }

  /// What the body above the office answered to what was refused during a permit, and what became of an appeal that
  /// nobody answered.
  private static func duringPermit() throws -> [LetterMatter] {
    let appealed = try WorkedCase.appealsReplacement()
    let act = try #require(try appealed.permit.refusedActs.first?.number)
    var (returned, upheld, given, withdrawn) = (appealed, appealed, appealed, appealed)
    try returned.take(
      .decideAppeal(.setAside(reason: "Лауазым бір.", account: nil), against: act), "2026-06-10")
    try upheld.take(.decideAppeal(.uphold(reason: "Лауазым басқа."), against: act), "2026-06-10")
    try given.take(.giveBack, "2026-06-10")
    try withdrawn.take(.withdraw(try grounds()), "2026-06-10")
    var replaced = appealed
    try replaced.take(
      .replace(
        leaving: try workers()[0].id, arriving: try WorkedCase.arriving(), sameCategory: true),
      "2026-06-09")
    try replaced.take(
      .decideAppeal(.setAside(reason: "Лауазым бір.", account: nil), against: act), "2026-06-10")
    return try [
      returned.matter(.refusalSetAside), upheld.matter(.refusalUpheld), given.matter(.closed),
      withdrawn.matter(.withdrawn), replaced.matter(.refusalSetAside),
    ]
  }

  private static func refusedDecision(_ worked: WorkedCase) throws -> Decision {
    try #require(worked.permitCase?.decisions.last)
  }
}
