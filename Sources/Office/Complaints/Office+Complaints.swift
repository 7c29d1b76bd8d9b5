import Casework
import Measures
import Register

extension Office {
  /// A complaint of a worker, also of one without an account or without a lawful status.
  public func complain(
    statement: String, facts: FactSheet, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Complaint> {
    let worker = asked.actor.worker ?? keyed(asked, "worker")
    try authorise(.complain, Subject(persons: [worker]), asked.actor)
    guard !statement.isEmpty, statement.count <= 10_000 else { throw .unfit("statement") }
    let complaint = Complaint(
      id: keyed(asked), worker: worker, receivedOn: today, statement: statement, facts: facts,
      mark: complaintNumber(statement: statement, asked)?.mark)
    return try await put(complaint, expecting: 0, asked)
  }

  public func complaint(
    _ id: Identifier<Complaint>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<Complaint> {
    guard actor.mayEver(.seeDeliveredComplaint) else {
      return try await record(id, .seeComplaint, actor)
    }
    let known = try await record(id, .seeDeliveredComplaint, actor)
    guard known.record.isDelivered else { throw .notFound }
    return known
  }

  /// Complaints, newest first; for the police those that were sent to them and are not answered.
  public func complaints(
    after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<Complaint>> {
    let isDelivery = actor.mayEver(.seeDeliveredComplaint)
    return try await records(
      Complaint.self, RecordQuery(isWaiting: isDelivery),
      isDelivery ? .seeDeliveredComplaint : .seeComplaint, after: after, size: size, actor)
  }

  /// Sends it to the body that the law names. The police find it among their own matters then.
  ///
  /// - Parameter facts: about `work_trouble`, beside those that came with the complaint
  public func forwardComplaint(
    _ id: Identifier<Complaint>, facts: FactSheet = FactSheet(), _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Complaint> {
    let (law, day) = (try law(), today)
    return try await change(
      id, .forwardComplaint, asked, facts.said, telling: telling("notice.complaintForwarded")
    ) { known throws(StepError) in
      try law.forward(known, facts: facts, on: day)
    }
  }

  public func answerComplaint(
    _ id: Identifier<Complaint>, answer: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Complaint> {
    let day = today
    let action: Action =
      asked.actor.mayEver(.answerDeliveredComplaint) ? .answerDeliveredComplaint : .answerComplaint
    return try await change(
      id, action, asked, [answer], telling: telling("notice.complaintAnswered")
    ) { known throws(StepError) in
      guard action == .answerComplaint || known.isDelivered else { throw .notNow }
      return try known.answered(answer, on: day)
    }
  }

  /// A notice to whoever complained.
  private func telling(_ phrase: String) -> (Complaint) -> [Change] {
    { [self.notice(to: .person($0.worker), phrase)] }
  }

  /// The name of whoever made a complaint, as a notice of arrival has it; nil where none does.
  public func nameOfComplainant(
    _ complaint: Complaint, _ actor: Actor
  ) async throws(OfficeRefusal) -> String? {
    _ = try await self.complaint(complaint.id, actor)
    let id: Identifier<PersonRecord> = World.plain(complaint.worker.rawValue)
    return try await kept { () async throws(RegisterFault) in
      try await register.record(id)
    }?.record.name
  }

  public func takeComplaintBack(
    _ id: Identifier<Complaint>, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<Complaint> {
    let day = today
    return try await change(id, .takeComplaintBack, asked) { known throws(StepError) in
      try known.takenBack(on: day)
    }
  }
}
