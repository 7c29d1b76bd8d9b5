import Casework
import Measures
import Register

extension Office {
  public func violation(
    _ id: Identifier<ViolationCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    try await record(id, .seeViolation, actor)
  }

  public func violations(
    region: RegionKey? = nil, employer: Identifier<Employer>? = nil, after: Cursor? = nil,
    size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<ViolationCase>> {
    try await records(
      ViolationCase.self, RecordQuery(region: region, employer: employer), .seeViolation,
      after: after, size: size, actor)
  }

  /// Opens a case outside of an inspection: an overstay at the border, a host who gave no notice.
  public func openViolation(
    _ subject: ViolationCase.Subject, facts: FactSheet, employer: Identifier<Employer>?,
    person: Identifier<Worker>?, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    guard let region = asked.actor.region else { throw .notAllowed }
    try authorise(.inspect, Subject(region: region), asked.actor)
    let violation = ViolationCase(
      id: keyed(asked), subject: subject, inspection: nil, openedOn: today, facts: facts,
      region: region, employer: employer, person: person)
    return try await put(violation, expecting: 0, asked)
  }

  /// The questions about trafficking, before anything else.
  public func screen(
    _ id: Identifier<ViolationCase>, facts: FactSheet, referral: String?, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let law = try law()
    let occasion = Occasion(day: today, by: asked.actor.party)
    return try await change(id, .screen, asked, facts.said + [referral ?? ""]) {
      known throws(StepError) in
      try law.screen(known, facts: facts, referral: referral, on: occasion)
    }
  }

  /// The penalty as the law computes it; only after the screening.
  public func computePenalty(
    _ id: Identifier<ViolationCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let (law, day) = (try law(), today)
    let action = try await action(.computePenalty, id, asked.actor)
    return try await change(id, action, asked) { known throws(StepError) in
      try law.computePenalty(of: known, on: day)
    }
  }

  /// Imposes what was computed; who differs says why.
  public func imposePenalty(
    _ id: Identifier<ViolationCase>, _ penalty: ViolationCase.Penalty? = nil, differs: String?,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let (day, party) = (today, asked.actor.party)
    let action = try await action(.imposePenalty, id, asked.actor)
    return try await change(id, action, asked, [differs ?? ""], telling: tellPenalised) {
      known throws(StepError) in
      try known.imposed(penalty, differs: differs, on: day, by: party)
    }
  }

  public func dropViolation(
    _ id: Identifier<ViolationCase>, reason: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let day = today
    return try await change(id, .dropViolation, asked, [reason]) { known throws(StepError) in
      try known.dropped(reason: reason, on: day)
    }
  }

  public func recordPayment(
    _ id: Identifier<ViolationCase>, sum: Money, day: Day, reference: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let today = today
    let action = try await action(.recordPayment, id, asked.actor)
    return try await change(id, action, asked, [reference, String(sum.tiyn)]) {
      known throws(StepError) in
      try known.paid(.init(sum: sum, day: day, reference: reference), by: today)
    }
  }

  /// The police write down that an expulsion was carried out.
  public func recordExpulsion(
    _ id: Identifier<ViolationCase>, on day: Day, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let today = today
    return try await change(id, .recordExpulsion, asked, [day.description]) {
      known throws(StepError) in
      try known.expelled(on: day, by: today)
    }
  }

  /// What the step is called in this case: who may take it depends on whom the case is about.
  func action(
    _ action: Action, _ id: Identifier<ViolationCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Action {
    action.about(try await violation(id, actor).record.subject)
  }

  /// Who the case is about by name, and the stay it began with, as far as either is on record.
  public func person(
    of violation: ViolationCase, _ actor: Actor
  ) async throws(OfficeRefusal) -> (name: String?, stay: Identifier<StayRecord>?) {
    try authorise(.seeViolation, violation.subject, actor)
    guard let worker = violation.person else { return (violation.personName, nil) }
    let id: Identifier<PersonRecord> = World.plain(worker.rawValue)
    let (person, stays) = try await kept { () async throws(RegisterFault) in
      (
        try await register.record(id),
        try await register.records(
          StayRecord.self, RecordQuery(person: worker), after: nil, size: PageSize(PageSize.most))
      )
    }
    let stay = stays.items.map(\.record).first {
      $0.overstayCase == violation.id || $0.earlierOverstayCases.contains(violation.id)
        || $0.hostCase == violation.id
    }
    let maySee = stay.map { actor.may(.seeStay, $0.subject) } ?? false
    return (violation.personName ?? person?.record.name, maySee ? stay?.id : nil)
  }

  /// Imposes another penalty than the computed one; the reason is kept with it. What a court ordered needs no other reason.
  public func imposePenalty(
    _ id: Identifier<ViolationCase>, _ other: DifferentPenalty, reason: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    guard !reason.isEmpty || other.order?.isEmpty == false else { throw .unfit("differs") }
    if let sanction = other.sanction, try !law().knows(sanction, in: .sanction) {
      throw .unfit("penalty/sanction")
    }
    if let fine = other.fine, fine.tiyn < 0 { throw .unfit("penalty/fine") }
    if let days = other.arrestDays, days < 0 { throw .unfit("penalty/arrestDays") }
    let (day, said) = (today, String(decoding: Plain.bytes(coded: other), as: UTF8.self))
    let (action, party) = (try await action(.imposePenalty, id, asked.actor), asked.actor.party)
    return try await change(id, action, asked, [reason, said], telling: tellPenalised) {
      known throws(StepError) in
      guard case .penaltyComputed(_, let computed) = known.standing else { throw .notScreened }
      return try known.imposed(
        other.applied(to: computed), differs: reason.isEmpty ? nil : reason, on: day, by: party)
    }
  }
}
