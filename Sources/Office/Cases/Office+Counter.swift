import Casework
import Measures
import Register

/// An application with everything that belongs to it, as it is handed over a counter or by another system.
public struct WholeApplication: Sendable {
  public let businessNumber: String
  public let employerName: String
  public let region: RegionKey
  public let facts: FactSheet
  public let searches: [LabourMarketTest.Search]
  public let documents: [DocumentPackage.Document]
  public let places: Int

  public init(
    businessNumber: String, employerName: String, region: RegionKey, facts: FactSheet,
    searches: [LabourMarketTest.Search], documents: [DocumentPackage.Document], places: Int
  ) {
    self.businessNumber = businessNumber
    self.employerName = employerName
    self.region = region
    self.facts = facts
    self.searches = searches
    self.documents = documents
    self.places = places
  }
}

/// Several steps in one write: all or none, each with its rules, its event and its place in the journal.
extension Office {
  /// Opens a case with searches and papers and files it. Documents are fingerprints; their bytes lie elsewhere.
  ///
  /// - Parameter asked: by somebody who may enter the employer, open and lodge.
  public func submit(
    _ sent: WholeApplication, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let (employer, changes) = try await known(sent, asked)
    var commands: [Command] = [.open(employer: employer, facts: sent.facts)]
    commands += sent.searches.map { .recordSearch($0) }
    commands += sent.documents.map { .attach($0) }
    commands.append(.lodge(facts: FactSheet(), places: sent.places))
    for command in commands {
      try authorise(
        Action(command.name), Subject(region: employer.region, employer: employer.id), asked.actor)
    }
    return try await open(commands, asked, changes: changes)
  }

  /// The employer of an application; a new one is entered in the same write.
  private func known(
    _ sent: WholeApplication, _ asked: Asked
  ) async throws(OfficeRefusal) -> (Employer, [Change]) {
    let record = try await kept { () async throws(RegisterFault) in
      try await register.record(EmployerRecord.self, handle: sent.businessNumber)
    }
    if let record { return (record.record.employer, []) }
    let employer = Employer(
      id: asked.actor.employer ?? keyed(asked, "employer"), businessNumber: sent.businessNumber,
      name: sent.employerName, region: sent.region)
    try checkEmployer(employer)
    try authorise(
      .enterEmployer, Subject(region: employer.region, employer: employer.id), asked.actor)
    let entered = EmployerRecord(employer, since: today)
    return (employer, [try .keeping(entered, expecting: 0)])
  }

  /// Checks completeness, all papers at once, and, when the application is admitted, asks the law for the proposed decision.
  public func examine(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take([.checkCompleteness(account: nil, isAtOnce: true), .propose], in: id, asked)
  }

  /// Decides as the law proposes: grants for so many months, or refuses on its grounds.
  public func decideAsProposed(
    _ id: Identifier<PermitCase>, months: Int, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let known = try await caseInWork(id, .rule, asked.actor)
    let isRefusal = known.standing.admission?.proposal?.verdict == .refuse
    return try await take(
      isRefusal
        ? .rule(.refuse([], reasonForDiffering: nil))
        : .rule(.grant(.init(term: .months(months)))), in: id, asked, seen: known)
  }

  /// Takes the employer's list down and certifies it, each in its own name.
  ///
  /// - Parameters:
  ///   - known: the case in work.
  ///   - employer: who files the list.
  public func fileAndCertify(
    _ known: PermitCase, workers: [Worker], by employer: Actor, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard let list = NamedList(workers) else { throw .outOfPlace(.workerAlreadyListed) }
    return try await take(
      [.fileList(list), .certify], in: known.id, asked, by: [employer, asked.actor], seen: known)
  }
}
