import Casework
import Measures
import Register

extension Office {
  /// Most notices in one request.
  public static var mostArrivals: Int { 2000 }

  /// Takes one notice of arrival in.
  ///
  /// - Returns: the stay, and whether it was on record before
  public func noteArrival(
    _ notice: ArrivalNotice, _ asked: Asked
  ) async throws(OfficeRefusal) -> (stay: Identifier<StayRecord>, isKnown: Bool) {
    let answers = try await noteArrivals([notice], asked)
    guard let answer = answers.first, let stay = answer.stay else {
      throw .unfit(answers.first?.unfit ?? "notice")
    }
    return (stay, answer.isKnown)
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
    var lists = HostLists(office: self)
    for (index, notice) in notices.enumerated() {
      let stay: Identifier<StayRecord> = keyed(asked, "stay-\(index)")
      let person = try await person(notice)
      let listed = person == nil ? try await lists.worker(notice) : nil
      let worker = person?.worker ?? (listed?.isOnRecord == true ? listed?.worker : nil)
      let begun = try await self.stay(of: worker, since: notice.entryDay)
      try intake.take(
        notice, stay: stay, known: .init(person: person, stay: begun), listed: listed,
        newPerson: keyed(asked, "person-\(index)"))
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
    try await kept { () async throws(RegisterFault) in
      try await register.record(PersonRecord.self, handle: notice.handle)
    }?.record
  }

  /// The stay of somebody that began on a day.
  private func stay(
    of person: Identifier<Worker>?, since day: Day
  ) async throws(OfficeRefusal) -> ArrivalIntake.Known.Stay? {
    guard let person else { return nil }
    let stays = try await kept { () async throws(RegisterFault) in
      try await register.records(
        StayRecord.self, RecordQuery(person: person), after: nil, size: PageSize(PageSize.most))
    }
    guard let stay = stays.items.first(where: { $0.record.entryDay == day }) else { return nil }
    let end: Identifier<StayEnd> = World.plain(stay.record.id.rawValue)
    let kept = try await kept { () async throws(RegisterFault) in try await register.record(end) }
    return .init(record: stay.record, version: stay.version, endVersion: kept?.version ?? 0)
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
    guard day <= today else { throw .unfit("day") }
    return try await changeStay(id, .noteExit, [day.description], asked) {
      known throws(StepError) in try known.left(on: day)
    }
  }

  func view(
    _ stay: Versioned<StayRecord>
  ) async throws(OfficeRefusal) -> StayView {
    let id: Identifier<PersonRecord> = World.plain(stay.record.person.rawValue)
    let person = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    let law = try law()
    let latest = try await overstayCase(of: stay.record)
    return StayView(
      stay: stay, person: person?.record, days: try? law.days(of: stay.record, on: today),
      hasUnchargedDays: law.hasUnchargedDays(stay.record, latest: latest, on: today),
      hasLateNotice: law.hasLateNotice(stay.record, on: today))
  }
}
