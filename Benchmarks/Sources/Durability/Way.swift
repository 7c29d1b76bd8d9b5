import Casework
import Measures
import Register

/// One made-up case on its whole way: open, lodge, admit, grant or refuse, certify. No law is asked: the register
/// alone is measured.
struct Way {
  enum Fault: Error {
    case noKey, noStep
    /// The control kept its places: the measurement would not have seen a fault.
    case noFailure
  }

  let id: Identifier<PermitCase>
  let employer: Employer
  let account: QuotaAccount.Key
  let places: Int
  private(set) var state: PermitCase?

  static let day = Day(exactly: 20_000) ?? .earliest
  /// About as many bytes as the reasons of a real decision.
  static let explanation = String(repeating: #"{"rule":"permit_grantable","why":["…"]}"#, count: 60)

  static func account(_ region: Int) -> QuotaAccount.Key {
    QuotaAccount.Key(region: RegionKey("region_\(region)"), line: nil, year: 2024)
  }

  init(_ name: String, number: Int, region: Int, places: Int = 1) throws {
    guard let id = Identifier<PermitCase>(name),
      let employer = Identifier<Employer>("employer-\(number % 20_000)")
    else { throw Fault.noKey }
    self.id = id
    self.places = places
    account = Self.account(region)
    self.employer = Employer(
      id: employer, businessNumber: String(100_000_000_000 + number % 20_000),
      name: "ТОО «\(Self.words[number % Self.words.count]) \(number % 20_000)»",
      region: account.region)
  }

  static let words = [
    "Құрылыс", "Өнеркәсіп", "Мұнайгаз", "Көлік", "Ақтау Сервис", "Байтерек", "Жетісу", "Қазына",
  ]
  private static let names = [
    "Li Wei", "Rahmonov Farrukh", "Yilmaz Mehmet", "Singh Arjun", "Ivanov Petr", "Kim Min-jun",
  ]

  private var officer: Party {
    get throws {
      guard let key = Identifier<Party>("officer-1") else { throw Fault.noKey }
      return Party(role: .officer, key: key)
    }
  }

  private func deadline(_ purpose: Deadline.Purpose) -> Deadline {
    Deadline(purpose: purpose, start: Self.day, term: .workingDays(7))
  }

  private var facts: FactSheet {
    FactSheet(
      [
        "worker.citizenship": "CHN", "worker.education": "higher", "worker.experience": "5",
        "employer.region": account.region.name, "permit.places": "\(places)",
        "permit.category": "category_2", "search.vacancy_code": "V-\(id)",
      ])
  }

  private var lodgement: Lodgement {
    Lodgement(day: Self.day, places: places, facts: facts, deadline: deadline(.completeness))
  }

  private var proposal: Proposal {
    Proposal(
      verdict: .grant, day: Self.day, bookMark: "mark", facts: facts, grounds: [], needs: [],
      explanation: FormedText(Self.explanation))
  }

  private func decision() throws -> Decision {
    let proposed = Decision.Proposed(
      event: (state?.version ?? 0) + 1, verdict: .grant, day: Self.day, bookMark: "mark")
    return Decision(
      outcome: .granted, proposal: proposed, day: Self.day, by: try officer,
      reasonForDiffering: nil)
  }

  private mutating func step(_ whats: [CaseEvent.What], _ moves: [Posting.Kind] = []) throws -> Step
  {
    var events: [CaseEvent] = []
    for what in whats {
      let event = CaseEvent(
        permitCase: id, number: (state?.version ?? 0) + 1, day: Self.day, by: try officer,
        what: what)
      if state == nil {
        state = try PermitCase(opening: event)
      } else {
        try state?.apply(event)
      }
      events.append(event)
    }
    guard let after = state, let last = events.last else { throw Fault.noStep }
    let postings = moves.compactMap { kind in
      Posting(
        kind: kind, account: account, places: places, day: Self.day,
        cause: .init(permitCase: id, event: last.number))
    }
    return Step(events: events, postings: postings, after: after)
  }

  /// Opened and lodged.
  mutating func lodge() throws -> Step { try step([.opened(employer, facts), .lodged(lodgement)]) }

  mutating func admit() throws -> Step {
    let admission = Admission(
      lodgement: lodgement, day: Self.day, account: account, freePlaces: places,
      deadline: deadline(.decision))
    return try step([.admitted(admission)], [.hold])
  }

  mutating func grant() throws -> Step {
    try step([
      .proposed(proposal),
      .granted(
        Grant(
          decision: try decision(), category: CategoryKey("category_2"), places: places,
          term: .months(12), conditions: [], list: ListDuty(deadline: deadline(.list)))),
    ])
  }

  mutating func certify() throws -> Step {
    guard let list = NamedList(try (0..<places).map(worker)) else { throw Fault.noStep }
    return try step(
      [
        .listFiled(list), .listCertified,
        .tookEffect(firstDay: Self.day, lastDay: Self.day.adding(days: 365) ?? Self.day),
      ], [.post])
  }

  private func worker(_ number: Int) throws -> Worker {
    guard let key = Identifier<Worker>("\(id)-\(number)") else { throw Fault.noKey }
    let name = Self.names[
      (employer.name.utf8.count + number + id.rawValue.utf8.count) % Self.names.count]
    return Worker(
      id: key, name: name, latinName: name, birthDate: Self.day, citizenship: CountryKey("CHN"),
      residence: CountryKey("CHN"), departedFrom: CountryKey("CHN"), education: "higher",
      occupation: "engineer")
  }

  static func write(_ changes: [Change], key: RequestKey? = nil) throws -> Write {
    guard let officer = Identifier<Party>("officer-1") else { throw Fault.noKey }
    return Write(
      at: Moment(milliseconds: 1_700_000_000_000), day: day,
      by: Party(role: .officer, key: officer),
      changes: changes, key: key)
  }

  /// Orders that give each region so many places.
  static func quota(regions: Int, places: Int) throws -> Write {
    let national = NationalQuota(
      year: 2024, places: regions * places, day: day, order: "1", key: "national")
    return try write(
      [.national(national)]
        + (0..<regions).compactMap { region in
          QuotaTransfer(
            from: .national(year: 2024), to: .account(account(region)), places: places, day: day,
            order: "1", key: "region-\(region)"
          ).map(Change.transfer)
        })
  }
}
