import Casework
import Measures
import Register

extension Office {
  /// The employer as entered, for somebody who may do this about it.
  func employerRecord(
    _ id: Identifier<Employer>, _ action: Action, _ actor: Actor
  ) async throws(OfficeRefusal) -> EmployerRecord {
    guard let key = Identifier<EmployerRecord>(id.rawValue) else { throw .unfit("employer") }
    let known = try await kept { () async throws(RegisterFault) in try await register.record(key) }
    guard let known else { throw absent(.seeEmployer, actor) }
    let employer = known.record.employer
    try authorise(action, Subject(region: employer.region, employer: employer.id), actor)
    return known.record
  }

  public func employer(
    _ id: Identifier<Employer>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Employer {
    try await employerRecord(id, .seeEmployer, actor).employer
  }

  /// The employer with this business identification number; nil when nobody entered it.
  public func employer(
    businessNumber: String, _ actor: Actor
  ) async throws(OfficeRefusal) -> Employer? {
    guard actor.mayEver(.seeEmployer) else { throw .notAllowed }
    let known = try await kept { () async throws(RegisterFault) in
      try await register.record(EmployerRecord.self, handle: businessNumber)
    }
    guard let employer = known?.record.employer else { return nil }
    let subject = Subject(region: employer.region, employer: employer.id)
    return actor.may(.seeEmployer, subject) ? employer : nil
  }

  /// Enters an employer. A signatory enters the one the account belongs to, an officer one of the own region.
  ///
  /// - Parameter id: nil for a new key; the same for the same request
  public func enterEmployer(
    id: Identifier<Employer>? = nil, businessNumber: String, name: String, region: RegionKey,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> Employer {
    let employer = Employer(
      id: id ?? keyed(asked), businessNumber: businessNumber, name: name, region: region)
    try checkEmployer(employer)
    try authorise(
      .enterEmployer, Subject(region: region, employer: employer.id), asked.actor)
    _ = try await put(EmployerRecord(employer, since: today), expecting: 0, asked)
    return employer
  }

  /// Whether an employer can be entered so.
  func checkEmployer(_ employer: Employer) throws(OfficeRefusal) {
    let digits = employer.businessNumber.utf8
    guard digits.count == 12, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      throw .unfit("businessNumber")
    }
    guard !employer.name.isEmpty, employer.name.count <= 200 else { throw .unfit("name") }
    guard try law().knows(employer.region.name, in: .region) else { throw .unfit("region") }
  }
}
