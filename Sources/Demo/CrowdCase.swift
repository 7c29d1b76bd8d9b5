import Casework
import Measures
import Register

/// One made-up case up to a standing, as one step from nothing: no law is asked.
struct CrowdCase {
  /// What all cases of a crowd share.
  struct World {
    let day: Day
    let regions: [RegionKey]
    let categories: [CategoryKey]
    let employers: Int
    let officer: Party
  }

  /// Where the case is to stand.
  enum Goal: CaseIterable {
    case preparing, lodged, deficient, admitted, heard, refused, granted, inEffect, suspended
    case withdrawn, closed

    /// Of a hundred cases about as many stand there.
    static func of(_ number: Int) -> Goal {
      switch number % 100 {
      case 0..<4: .preparing
      case 4..<12: .lodged
      case 12..<15: .deficient
      case 15..<22: .admitted
      case 22..<24: .heard
      case 24..<30: .refused
      case 30..<34: .granted
      case 34..<84: .inEffect
      case 84..<86: .suspended
      case 86..<88: .withdrawn
      default: .closed
      }
    }
  }

  let world: World
  let number: Int
  let id: Identifier<PermitCase>
  private var whats: [(CaseEvent.What, Posting.Kind?)] = []

  init(_ number: Int, _ world: World) throws(CrowdFault) {
    self.world = world
    self.number = number
    id = try CrowdFault.key("CROWD-\(number)")
    try goTo(.of(number))
  }

  // MARK: Parts

  private var region: RegionKey { world.regions[employerNumber % world.regions.count] }
  private var category: CategoryKey { world.categories[number % world.categories.count] }
  private var employerNumber: Int { number % world.employers }
  private var places: Int { 1 + number % 7 }

  var employer: Employer {
    get throws(CrowdFault) {
      let word = Self.words[employerNumber % Self.words.count]
      let other = Self.words[employerNumber / Self.words.count % Self.words.count]
      return Employer(
        id: try CrowdFault.key("CROWD-E-\(employerNumber)"),
        businessNumber: businessNumber,
        name: "TOO \(word) \(other) \(employerNumber)", region: region)
    }
  }

  /// As real ones begin, with year and month of the registration.
  private var businessNumber: String {
    let (year, month) = (employerNumber % 20, employerNumber / 20 % 12 + 1)
    return String(((year + 1) * 100 + month) * 100_000_000 + 40_000_000 + employerNumber)
      .leftPadded(to: 12)
  }

  /// One account of each region, for all categories.
  var account: QuotaAccount.Key {
    QuotaAccount.Key(region: region, line: nil, year: world.day.year)
  }

  private static let words = [
    "Qurylys", "Onerkasip", "Munaigaz", "Kolik", "Aqtau", "Baiterek", "Zhetisu", "Qazyna",
    "Alatau", "Servis", "Engineering", "Energo", "Metall", "Agro", "Logistika", "Proekt", "Montazh",
  ]
  private static let names = [
    "Li Wei", "Rahmonov Farrukh", "Yilmaz Mehmet", "Singh Arjun", "Ivanov Petr", "Kim Min-jun",
    "Chen Yu", "Demir Ali", "Sharma Ravi",
  ]

  private var facts: FactSheet {
    FactSheet(["worker.citizenship": "CHN", "post": "specialist", "requested_term": "12 months"])
  }

  private func deadline(_ purpose: Deadline.Purpose) -> Deadline {
    Deadline(purpose: purpose, start: world.day, term: .workingDays(7))
  }

  private var lodgement: Lodgement {
    Lodgement(
      day: world.day, places: places, facts: facts, deadline: deadline(.completeness))
  }

  private func proposal(_ verdict: Proposal.Verdict) -> Proposal {
    Proposal(
      verdict: verdict, day: world.day, bookMark: "crowd", facts: facts, grounds: [], needs: [],
      explanation: FormedText(#"{"ruling":"permit_grantable"}"#))
  }

  private func decision(_ outcome: Decision.Outcome, _ verdict: Proposal.Verdict) -> Decision {
    Decision(
      outcome: outcome,
      proposal: Decision.Proposed(
        event: whats.count, verdict: verdict, day: world.day, bookMark: "crowd"),
      day: world.day, by: world.officer,
      reasonForDiffering: nil)
  }

  private var grounds: Grounds {
    Grounds(Ground(ruling: "quota_place_free", provisions: ["kz/migration-2011 a36"]))
  }

  private func worker(_ place: Int) throws(CrowdFault) -> Worker {
    let name = Self.names[(number + place) % Self.names.count]
    return Worker(
      id: try CrowdFault.key("CROWD-W-\(number)-\(place)"), name: name, latinName: name,
      birthDate: world.day, citizenship: CountryKey("CHN"), residence: CountryKey("CHN"),
      departedFrom: CountryKey("CHN"), education: "higher", occupation: "engineer")
  }

  // MARK: The way

  private mutating func add(_ what: CaseEvent.What, _ posting: Posting.Kind? = nil) {
    whats.append((what, posting))
  }

  private mutating func goTo(_ goal: Goal) throws(CrowdFault) {
    add(.opened(try employer, facts))
    if goal == .preparing { return }
    add(.lodged(lodgement))
    if goal == .lodged { return }
    if goal == .deficient {
      return add(
        .deficiencyNoted(
          DeficiencyNotice(
            day: world.day, missing: [DocumentKey("contract")], faulty: [],
            deadline: deadline(.supplement))))
    }
    add(
      .admitted(
        Admission(
          lodgement: lodgement, day: world.day, account: account, category: category,
          freePlaces: places, deadline: deadline(.decision))), .hold)
    if goal == .admitted { return }
    try decide(goal)
  }

  private mutating func decide(_ goal: Goal) throws(CrowdFault) {
    if goal == .heard {
      return add(
        .hearingOffered(
          Hearing(offeredOn: world.day, intended: grounds, deadline: deadline(.hearing))))
    }
    if goal == .refused {
      add(.proposed(proposal(.refuse)))
      return add(.refused(decision(.refused(grounds), .refuse), appeal: deadline(.appeal)), .void)
    }
    add(.proposed(proposal(.grant)))
    add(
      .granted(
        Grant(
          decision: decision(.granted, .grant), category: category, places: places,
          term: .months(12), conditions: [], list: ListDuty(deadline: deadline(.list)))))
    if goal != .granted { try use(goal) }
  }

  private mutating func use(_ goal: Goal) throws(CrowdFault) {
    var workers: [Worker] = []
    for place in 0..<places { workers.append(try worker(place)) }
    guard let list = NamedList(workers) else { throw CrowdFault(problem: "no list") }
    add(.listFiled(list))
    add(.listCertified)
    add(.tookEffect(firstDay: world.day, lastDay: lastDay), .post)
    switch goal {
    case .suspended:
      add(
        .suspended(
          Suspension(day: world.day, grounds: grounds, deadline: deadline(.cure))))
    case .withdrawn:
      add(
        .withdrawn(
          Withdrawal(day: world.day, grounds: grounds, appeal: deadline(.appeal))))
    case .closed: add(.closed(Closing(reason: .givenBack, day: world.day)))
    default: break
    }
  }

  private var lastDay: Day { world.day.adding(days: 30 + number % 330) ?? world.day }

  /// The last day of the term that runs: none while the employer prepares and at the end.
  private var due: Day? {
    switch Goal.of(number) {
    case .preparing, .closed: nil
    case .inEffect: lastDay
    default: world.day.adding(days: number % 20)
    }
  }

  /// The whole way as one change of the register.
  func change() throws(CrowdFault) -> Change {
    do {
      var events: [CaseEvent] = []
      var postings: [Posting] = []
      for (what, kind) in whats {
        let event = CaseEvent(
          permitCase: id, number: events.count + 1, day: world.day, by: world.officer, what: what)
        events.append(event)
        let posting = kind.flatMap {
          Posting(
            kind: $0, account: account, places: places, day: world.day,
            cause: .init(permitCase: id, event: event.number))
        }
        postings += [posting].compactMap(\.self)
      }
      let after = try PermitCase(events: events)
      return .step(Step(events: events, postings: postings, after: after), due: due)
    } catch { throw CrowdFault(problem: "case \(number): \(error)") }
  }
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - self.count)) + self
  }
}
