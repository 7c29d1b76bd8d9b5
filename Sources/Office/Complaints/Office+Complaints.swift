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
      id: keyed(asked), worker: worker, receivedOn: today, statement: statement, facts: facts)
    return try await put(complaint, expecting: 0, asked)
  }

  public func complaint(
    _ id: Identifier<Complaint>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<Complaint> {
    try await record(id, .seeComplaint, actor)
  }

  public func complaints(
    after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<Complaint>> {
    try await records(
      Complaint.self, RecordQuery(), .seeComplaint, after: after, size: size, actor)
  }

  /// Sends it to the body that the law names.
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
    return try await change(
      id, .answerComplaint, asked, [answer], telling: telling("notice.complaintAnswered")
    ) { known throws(StepError) in
      try known.answered(answer, on: day)
    }
  }

  /// A notice to whoever complained.
  private func telling(_ phrase: String) -> (Complaint) -> [Change] {
    { [self.notice(to: .person($0.worker), phrase)] }
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
