import Casework
import Measures

@testable import Register

/// Values for the tests of the register: a case with its whole way, without asking any law.
enum Samples {
  static let day = Day(exactly: 20_000) ?? .earliest
  static let officer = Party(role: .officer, key: key("officer-1"))
  static let region = RegionKey("almaty_city")
  static let account = QuotaAccount.Key(region: region, line: CategoryKey("category_2"), year: 2024)

  static func key<Thing>(_ text: String) -> Identifier<Thing> {
    guard let key = Identifier<Thing>(text) else { preconditionFailure("no key: \(text)") }
    return key
  }

  static func employer(_ number: Int = 1, region: RegionKey = region) -> Employer {
    Employer(
      id: key("employer-\(number)"), businessNumber: String(100_000_000_000 + number),
      name: "ТОО «Құрылыс \(number)»", region: region)
  }

  static func worker(_ text: String) -> Worker {
    Worker(
      id: key(text), name: "Ли Вэй \(text)", latinName: "LI WEI \(text)", birthDate: day,
      citizenship: CountryKey("CHN"), residence: CountryKey("CHN"),
      departedFrom: CountryKey("CHN"), education: "higher", occupation: "engineer")
  }

  static func write(
    _ changes: [Change], key: RequestKey? = nil, at moment: Int64 = 1_700_000_000_000,
    day: Day = day
  ) -> Write {
    Write(
      at: Moment(milliseconds: moment), day: day, by: officer, changes: changes, key: key)
  }

  static func requestKey(_ text: String, body: String = "body", reply: String = "reply")
    -> RequestKey
  {
    RequestKey(
      scope: "account-1", text: text, fingerprint: Fingerprint(of: Array(body.utf8)),
      reply: .init(bytes: Array(reply.utf8)))
  }

  /// Orders that give each account so many places.
  static func quota(_ keys: [QuotaAccount.Key], places: Int, name: String = "2024") -> [Change] {
    let national = NationalQuota(
      year: account.year, places: keys.count * places, day: day, order: "1", key: "n-\(name)")
    return [.national(national)]
      + keys.enumerated().compactMap { index, key in
        QuotaTransfer(
          from: .national(year: key.year), to: .account(key), places: places, day: day,
          order: "1", key: "t-\(name)-\(index)"
        ).map(Change.transfer)
      }
  }
}

/// A case on its way: each call gives the next step.
struct SampleCase {
  let id: Identifier<PermitCase>
  let employer: Employer
  let account: QuotaAccount.Key
  let places: Int
  /// Regions that the permit names beside the employer's own.
  var further: [RegionKey] = []
  /// The reasons of its proposal.
  var explanation = FormedText(#"{"ruling":"permit_grantable"}"#)
  private(set) var state: PermitCase?

  init(
    _ name: String, employer: Employer = Samples.employer(),
    account: QuotaAccount.Key = Samples.account, places: Int = 1
  ) {
    id = Samples.key(name)
    self.employer = employer
    self.account = account
    self.places = places
  }

  private var facts: FactSheet {
    FactSheet(["worker.citizenship": "CHN", "permit.places": String(places)])
  }

  private func deadline(_ purpose: Deadline.Purpose) -> Deadline {
    Deadline(purpose: purpose, start: Samples.day, term: .workingDays(7))
  }

  private var lodgement: Lodgement {
    Lodgement(day: Samples.day, places: places, facts: facts, deadline: deadline(.completeness))
  }

  private func proposal(_ verdict: Proposal.Verdict) -> Proposal {
    Proposal(
      verdict: verdict, day: Samples.day, bookMark: "mark", facts: facts, grounds: [], needs: [],
      explanation: explanation)
  }

  private func decision(_ outcome: Decision.Outcome, _ verdict: Proposal.Verdict) -> Decision {
    let proposed = Decision.Proposed(
      event: (state?.version ?? 0) + 1, verdict: verdict, day: Samples.day, bookMark: "mark")
    return Decision(
      outcome: outcome, proposal: proposed, day: Samples.day, by: Samples.officer,
      reasonForDiffering: nil)
  }

  /// The step that does these things, with its movement of places.
  mutating func step(_ whats: [CaseEvent.What], _ moves: [Posting.Kind] = []) throws -> Step {
    var events: [CaseEvent] = []
    for what in whats {
      let event = CaseEvent(
        permitCase: id, number: (state?.version ?? 0) + 1, day: Samples.day, by: Samples.officer,
        what: what)
      if state == nil {
        state = try PermitCase(opening: event)
      } else {
        try state?.apply(event)
      }
      events.append(event)
    }
    guard let after = state, let last = events.last else { throw FoldFault.empty }
    let postings = moves.compactMap { kind in
      Posting(
        kind: kind, account: account, places: places, day: Samples.day,
        cause: .init(permitCase: id, event: last.number))
    }
    return Step(events: events, postings: postings, after: after)
  }

  mutating func open() throws -> Step { try step([.opened(employer, facts)]) }
  mutating func lodge() throws -> Step { try step([.lodged(lodgement)]) }

  mutating func admit() throws -> Step {
    let admission = Admission(
      lodgement: lodgement, day: Samples.day, account: account,
      category: CategoryKey("category_2"), freePlaces: places,
      deadline: deadline(.decision))
    return try step([.admitted(admission)], [.hold])
  }

  mutating func grant() throws -> Step {
    let grant = Grant(
      decision: decision(.granted, .grant), category: CategoryKey("category_2"), places: places,
      term: .months(12), conditions: [], furtherRegions: further,
      list: ListDuty(deadline: deadline(.list)))
    return try step([.proposed(proposal(.grant)), .granted(grant)])
  }

  mutating func refuse() throws -> Step {
    let ground = Ground(ruling: "quota_place_free", provisions: ["kz/migration-2011 a36"])
    return try step(
      [
        .proposed(proposal(.refuse)),
        .refused(decision(.refused(Grounds(ground)), .refuse), appeal: deadline(.appeal)),
      ], [.void])
  }

  mutating func certify() throws -> Step {
    let workers = (0..<places).map { Samples.worker("\(id)-\($0)") }
    guard let list = NamedList(workers) else { throw FoldFault.empty }
    return try step(
      [
        .listFiled(list), .listCertified,
        .tookEffect(firstDay: Samples.day, lastDay: Samples.day),
      ], [.post])
  }

  mutating func lifecycle() throws -> [Step] {
    [try open(), try lodge(), try admit(), try grant(), try certify()]
  }
}
