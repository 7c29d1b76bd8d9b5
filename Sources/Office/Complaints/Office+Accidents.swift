import Casework
import Measures
import Register

extension Office {
  /// Reports an accident at work with the policy in force that day, if there is one.
  public func reportAccident(
    employer: Identifier<Employer>, worker: Identifier<Worker>, day: Day,
    severity: Accident.Severity, description: String, policy: InsurancePolicy?, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    try authorise(
      .reportAccident, Subject(employer: employer, persons: [worker]), asked.actor)
    let days = try await accidentDays(of: worker, at: employer)
    return try await report(
      Accident(
        id: keyed(asked), employer: employer, worker: worker, day: day, severity: severity,
        description: description, policy: policy, reportedOn: today), in: days, asked)
  }

  /// The same about somebody who stands in no permit of the employer. Who does, by the name in Latin letters and the day of
  /// birth, is that worker.
  public func reportAccident(
    employer: Identifier<Employer>, person: Accident.Person, day: Day,
    severity: Accident.Severity, description: String, policy: InsurancePolicy?, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    try authorise(.reportAccident, Subject(employer: employer), asked.actor)
    guard (1...200).contains(person.name.count) else { throw .unfit("person/name") }
    guard person.birthDate <= today else { throw .unfit("person/birthDate") }
    let listed = try await namedWorkers(at: employer).first {
      $0.birthDate == person.birthDate && PassportText.isSame($0.latinName, person.name)
    }
    if let listed {
      return try await reportAccident(
        employer: employer, worker: listed.id, day: day, severity: severity,
        description: description, policy: policy, asked)
    }
    return try await report(
      Accident(
        id: keyed(asked), employer: employer, worker: keyed(asked, "worker"), day: day,
        severity: severity, description: description, policy: policy, reportedOn: today,
        person: person), in: person.birthDate...today, asked)
  }

  private func report(
    _ accident: Accident, in days: ClosedRange<Day>, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    guard days.contains(accident.day) else {
      throw .outOfPlace(
        .dayOutside(.accident, first: days.lowerBound, last: days.upperBound))
    }
    guard (1...10_000).contains(accident.description.count) else { throw .unfit("description") }
    return try await put(accident, expecting: 0, asked)
  }

  /// From birth until today, or until a fatal accident; of a worker whose permits ended, while they stood.
  private func accidentDays(
    of worker: Identifier<Worker>, at employer: Identifier<Employer>
  ) async throws(OfficeRefusal) -> ClosedRange<Day> {
    let known = try await kept { () async throws(RegisterFault) in
      try await register.records(
        Accident.self, RecordQuery(person: worker), after: nil, size: PageSize(PageSize.most))
    }
    let death = known.items.map(\.record).first { $0.severity == .fatal }?.day
    let permits = try await permitDays(of: worker, at: employer)
    let last = min(death ?? today, permits?.upperBound ?? today, today)
    let born = try await named(worker, at: employer).born ?? .earliest
    return min(max(born, permits?.lowerBound ?? born), last)...last
  }

  /// The days from the first permit that named a worker to the end of the last; nil where none did, or one goes on.
  private func permitDays(
    of worker: Identifier<Worker>, at employer: Identifier<Employer>
  ) async throws(OfficeRefusal) -> ClosedRange<Day>? {
    guard try await !everListed(at: employer).contains(where: { $0.id == worker }) else {
      return nil
    }
    let ended = try await endedPermits(of: employer).filter { permit in
      permit.workers.contains { $0.id == worker }
    }.map(\.days)
    guard let first = ended.map(\.lowerBound).min(), let last = ended.map(\.upperBound).max()
    else { return nil }
    return first...last
  }

  /// Name and day of birth of a worker as a notice of arrival or a permit of the employer has them; nil where neither does.
  private func named(
    _ worker: Identifier<Worker>, at employer: Identifier<Employer>
  ) async throws(OfficeRefusal) -> (name: String?, born: Day?) {
    let id: Identifier<PersonRecord> = World.plain(worker.rawValue)
    let person = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    if let person { return (person.record.name, person.record.birthDate) }
    let listed = try await namedWorkers(at: employer).first { $0.id == worker }
    return (listed?.name, listed?.birthDate)
  }

  /// Workers of the permits of an employer, also of suspended and withdrawn ones: an accident asks for no permit.
  private func everListed(
    at employer: Identifier<Employer>
  ) async throws(OfficeRefusal) -> [Worker] {
    var lists = HostLists(
      office: self, of: [.inEffect, .suspended, .withdrawn, .underAppeal])
    return try await lists.workers(of: employer)
  }

  /// Those, and then the workers of permits that ended.
  private func namedWorkers(
    at employer: Identifier<Employer>
  ) async throws(OfficeRefusal) -> [Worker] {
    try await everListed(at: employer) + endedPermits(of: employer).flatMap(\.workers)
  }

  public func accident(
    _ id: Identifier<Accident>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    try await record(id, .seeAccident, actor)
  }

  public func accidents(
    employer: Identifier<Employer>? = nil, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<Accident>> {
    try await records(
      Accident.self, RecordQuery(employer: employer), .seeAccident, after: after, size: size,
      actor)
  }

  /// The name of the worker as a notice of arrival or a permit of the employer has it; nil where neither does.
  public func workerName(
    in accident: Accident, _ actor: Actor
  ) async throws(OfficeRefusal) -> String? {
    try authorise(.seeAccident, accident.subject, actor)
    if let person = accident.person { return person.name }
    return try await named(accident.worker, at: accident.employer).name
  }

  /// Workers whom an employer named in permits, in effect or not any more.
  public func namedWorkers(
    of employer: Identifier<Employer>, _ actor: Actor
  ) async throws(OfficeRefusal) -> [Worker] {
    try authorise(.reportAccident, Subject(employer: employer), actor)
    var seen: Set<Identifier<Worker>> = []
    return try await namedWorkers(at: employer).filter { seen.insert($0.id).inserted }
  }

  /// Takes down what was found out about the accident, as the law asks.
  ///
  /// - Parameter facts: about `work_accident`
  public func stateAccidentFacts(
    _ id: Identifier<Accident>, facts: FactSheet, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    let law = try law()
    return try await change(id, .workOnAccident, asked, facts.said) { known throws(StepError) in
      try law.stating(facts, of: known)
    }
  }

  /// What the law says to an accident. Nothing is written.
  ///
  /// - Parameter facts: about `work_accident`.
  public func accidentConsequences(
    _ id: Identifier<Accident>, facts: FactSheet, _ actor: Actor
  ) async throws(OfficeRefusal) -> AccidentConsequences {
    let known = try await record(id, .seeAccident, actor)
    let law = try law()
    let stated = facts.merging(known.record.lawFacts)
    do { return try law.consequences(of: stated, on: known.record.day) } catch {
      throw .outOfPlace(error)
    }
  }

  public func investigateAccident(
    _ id: Identifier<Accident>, finding: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    guard !finding.isEmpty else { throw .unfit("finding") }
    let day = today
    return try await change(id, .workOnAccident, asked, [finding]) { known throws(StepError) in
      try known.investigated(finding, on: day)
    }
  }

  /// Claims from the insurer whose policy covered the day.
  public func claimInsurance(
    _ id: Identifier<Accident>, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    let day = today
    return try await change(id, .workOnAccident, asked) { known throws(StepError) in
      try known.claimed(on: day)
    }
  }

  public func settleAccident(
    _ id: Identifier<Accident>, sum: Money, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Accident> {
    let day = today
    return try await change(id, .workOnAccident, asked, [String(sum.tiyn)]) {
      known throws(StepError) in
      try known.settled(sum, on: day)
    }
  }
}
