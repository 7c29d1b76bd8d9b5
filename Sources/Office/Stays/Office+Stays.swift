import Casework
import Measures
import Register

extension Office {
  /// Most notices in one request.
  public static var mostArrivals: Int { 2000 }

  /// Takes one notice of arrival in.
  public func noteArrival(
    _ notice: ArrivalNotice, _ asked: Asked
  ) async throws(OfficeRefusal) -> Identifier<StayRecord> {
    let answers = try await noteArrivals([notice], asked)
    guard let stay = answers.first?.stay else { throw .unfit(answers.first?.unfit ?? "notice") }
    return stay
  }

  /// Takes many notices in with one write; what cannot be is answered row by row and holds nothing else up.
  public func noteArrivals(
    _ notices: [ArrivalNotice], _ asked: Asked
  ) async throws(OfficeRefusal) -> [ArrivalAnswer] {
    guard (1...Self.mostArrivals).contains(notices.count) else { throw .unfit("notices") }
    for notice in notices {
      try authorise(
        .noteArrival, Subject(region: notice.region, employer: notice.host), asked.actor)
    }
    var intake = ArrivalIntake(law: try law(), day: today, party: asked.actor.party)
    for (index, notice) in notices.enumerated() {
      let stay: Identifier<StayRecord> = keyed(asked, "stay-\(index)")
      let known = try await person(notice)
      intake.take(notice, stay: stay, known: known, newPerson: keyed(asked, "person-\(index)"))
    }
    guard !intake.changes.isEmpty else { return intake.answers }
    let receipt = Receipt(id: "arrivals", version: intake.changes.count)
    do {
      try await commit(intake.changes, asked, try requestKey(asked, notices, receipt))
    } catch {
      guard error.mayBeRepeated, try await reply(to: asked, notices) != nil else { throw error }
    }
    return intake.answers
  }

  private func person(
    _ notice: ArrivalNotice
  ) async throws(OfficeRefusal) -> PersonRecord? {
    let handle = "\(notice.citizenship) \(notice.documentNumber)"
    return try await kept { () async throws(RegisterFault) in
      try await register.record(PersonRecord.self, handle: handle)
    }?.record
  }

  /// Stays, newest entry first.
  public func stays(
    region: RegionKey? = nil, host: Identifier<Employer>? = nil,
    person: Identifier<Worker>? = nil, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<StayView> {
    let page = try await records(
      StayRecord.self, RecordQuery(region: region, employer: host, person: person), .seeStay,
      after: after, size: size, actor)
    var views: [StayView] = []
    for item in page.items { views.append(try await view(item)) }
    return Page(items: views, next: page.next)
  }

  public func stay(
    _ id: Identifier<StayRecord>, _ actor: Actor
  ) async throws(OfficeRefusal) -> StayView {
    try await view(try await record(id, .seeStay, actor))
  }

  /// Records the exit.
  public func noteExit(
    _ id: Identifier<StayRecord>, on day: Day, _ asked: Asked
  ) async throws(OfficeRefusal) -> StayView {
    try await view(
      try await change(id, .noteExit, asked, [day.description]) { known throws(StepError) in
        try known.left(on: day)
      })
  }

  private func view(
    _ stay: Versioned<StayRecord>
  ) async throws(OfficeRefusal) -> StayView {
    let id: Identifier<PersonRecord> = World.plain(stay.record.person.rawValue)
    let person = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    let law = try law()
    return StayView(
      stay: stay, person: person?.record, days: try? law.days(of: stay.record, on: today))
  }
}

/// Notices being taken in: changes to keep and an answer for each.
struct ArrivalIntake {
  let law: PermitLaw
  let day: Day
  let party: Party
  private(set) var changes: [Change] = []
  private(set) var answers: [ArrivalAnswer] = []
  /// Persons that came up in the same request, by document.
  private var fresh: [String: Identifier<Worker>] = [:]

  init(law: PermitLaw, day: Day, party: Party) {
    self.law = law
    self.day = day
    self.party = party
  }

  mutating func take(
    _ notice: ArrivalNotice, stay: Identifier<StayRecord>, known: PersonRecord?,
    newPerson: Identifier<PersonRecord>
  ) {
    if let part = unfit(notice) {
      answers.append(ArrivalAnswer(stay: nil, unfit: part))
      return
    }
    let handle = "\(notice.citizenship) \(notice.documentNumber)"
    let person = known?.worker ?? fresh[handle] ?? add(notice, newPerson, handle)
    let record = StayRecord(
      id: stay, person: person, citizenship: notice.citizenship, entryDay: notice.entryDay,
      facts: notice.facts,
      notices: [.init(kind: .arrival, day: day, by: party, address: notice.address)],
      region: notice.region, host: notice.host)
    guard let change = try? Change.put(record, expecting: 0) else { return }
    changes.append(change)
    answers.append(ArrivalAnswer(stay: stay, unfit: nil))
  }

  private mutating func add(
    _ notice: ArrivalNotice, _ id: Identifier<PersonRecord>, _ handle: String
  ) -> Identifier<Worker> {
    let person = PersonRecord(
      id: id, name: notice.name, latinName: notice.latinName, birthDate: notice.birthDate,
      citizenship: notice.citizenship, documentNumber: notice.documentNumber, since: day)
    if let change = try? Change.put(person, expecting: 0) { changes.append(change) }
    fresh[handle] = person.worker
    return person.worker
  }

  /// The name of the part that cannot be.
  private func unfit(_ notice: ArrivalNotice) -> String? {
    if notice.name.isEmpty || notice.name.count > 200 { return "name" }
    if notice.documentNumber.isEmpty || notice.documentNumber.count > 40 { return "documentNumber" }
    if !law.knows(notice.citizenship.name, in: .country) { return "citizenship" }
    if !law.knows(notice.region.name, in: .region) { return "region" }
    if notice.entryDay > day { return "entryDay" }
    if notice.birthDate > notice.entryDay { return "birthDate" }
    if notice.address.isEmpty || notice.address.count > 300 { return "address" }
    return nil
  }
}
