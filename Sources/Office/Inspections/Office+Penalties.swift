import Casework
import Measures
import Register

/// What whoever was penalised is told, sees and is handed.
extension Office {
  /// A penalty that was imposed on the employer or the person of the account.
  public func penalty(
    _ id: Identifier<ViolationCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let known = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    guard let known else { throw absent(.seePenalty, actor) }
    try authorise(.seePenalty, known.record.penalised?.subject ?? .nobodys, actor)
    // What is still looked into is no matter of theirs yet.
    guard known.record.ruledOn != nil else { throw .notFound }
    return known
  }

  /// All of them, newest case first.
  public func penalties(
    _ actor: Actor
  ) async throws(OfficeRefusal) -> [Versioned<ViolationCase>] {
    var all: [Versioned<ViolationCase>] = []
    var after: Cursor?
    repeat {
      let page = try await records(
        ViolationCase.self, RecordQuery(), .seePenalty, after: after,
        size: PageSize(PageSize.most), actor)
      all += page.items.filter {
        $0.record.ruledOn != nil && actor.may(.seePenalty, $0.record.penalised?.subject ?? .nobodys)
      }
      after = page.next
    } while after != nil
    return all
  }

  /// Whether somebody who can sign in finds the penalty and its letter.
  public func isToldHere(
    _ violation: ViolationCase, _ actor: Actor
  ) async throws(OfficeRefusal) -> Bool {
    try authorise(.seeViolation, violation.subject, actor)
    let query: RecordQuery
    switch violation.penalised {
    case .employer(let employer): query = RecordQuery(employer: employer)
    case .person(let person): query = RecordQuery(person: person)
    case .desk, nil: return false
    }
    let accounts = try await kept { () async throws(RegisterFault) in
      try await register.records(
        Account.self, query, after: nil, size: PageSize(PageSize.most))
    }
    return accounts.items.contains { $0.record.isOpen }
  }

  /// To whom the letter about a penalty is written, as far as the register knows them.
  public func addressee(
    of violation: ViolationCase
  ) async throws(OfficeRefusal) -> (employer: Employer?, person: String?) {
    switch violation.penalised {
    case .employer(let id):
      let record: Identifier<EmployerRecord> = World.plain(id.rawValue)
      return try await kept { () async throws(RegisterFault) in
        (try await register.record(record)?.record.employer, nil)
      }
    case .person(let id):
      let record: Identifier<PersonRecord> = World.plain(id.rawValue)
      let person = try await kept { () async throws(RegisterFault) in
        try await register.record(record)
      }
      return (nil, violation.personName ?? person?.record.name)
    case .desk, nil:
      return (nil, violation.subject == .host ? violation.host?.name : violation.personName)
    }
  }

  /// It is written down when the letter was handed over: the time to appeal runs from that day.
  public func recordHandover(
    _ id: Identifier<ViolationCase>, on day: Day, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let today = today
    let action = try await action(.imposePenalty, id, asked.actor)
    return try await change(id, action, asked, ["handover", day.description]) {
      known throws(StepError) in
      try known.handedOver(on: day, by: today)
    }
  }

  /// A notice to whoever the penalty is imposed on, in the inbox and as mail.
  func tellPenalised(_ violation: ViolationCase) -> [Change] {
    guard let reader = violation.penalised else { return [] }
    return urgentNotice(
      to: reader, "notice.penalty", parts: [Notice.violation: violation.id.rawValue])
  }
}

extension Notice {
  /// The part of a notice about a penalty that names its case.
  public static var violation: String { "violation" }
}

extension Inbox {
  /// Whose matter it is that is told there.
  fileprivate var subject: Subject {
    switch self {
    case .employer(let employer): Subject(employer: employer)
    case .person(let person): Subject(persons: [person])
    case .desk: .nobodys
    }
  }
}
