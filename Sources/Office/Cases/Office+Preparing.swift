import Casework
import Measures
import Register

/// What the employer's side does up to the filed application.
extension Office {
  /// Opens a case for an employer that is entered already.
  public func openCase(
    for employer: Identifier<Employer>, facts: FactSheet, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let record = try await employerRecord(employer, .open, asked.actor)
    return try await open([.open(employer: record.employer, facts: facts)], asked)
  }

  /// Records the use of one channel of the search for workers at home.
  public func recordSearch(
    _ id: Identifier<PermitCase>, channel: ChannelKey, day: Day, reference: String,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(
      .recordSearch(.init(channel: channel, day: day, reference: reference)), in: id, asked)
  }

  public func recordInterview(
    _ id: Identifier<PermitCase>, candidate: String, day: Day,
    outcome: LabourMarketTest.Interview.Outcome, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !candidate.isEmpty else { throw .unfit("candidate") }
    return try await take(
      .recordInterview(.init(candidate: candidate, day: day, outcome: outcome)), in: id, asked)
  }

  /// Lays a file in; its bytes are kept once for each content.
  public func attachDocument(
    _ id: Identifier<PermitCase>, kind: DocumentKey, mediaType: String, bytes: [UInt8],
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard !bytes.isEmpty else { throw .unfit("file") }
    let file = Attachment(mediaType: mediaType, bytes: bytes)
    let document = DocumentPackage.Document(
      kind: kind, day: today, fingerprint: file.fingerprint.description)
    return try await take(.attach(document), in: id, asked, changes: [.attachment(file)])
  }

  /// Files the application for so many workers, with facts added to those of the case.
  ///
  /// - Parameter regions: further ones that the permit shall name; the body of each is asked
  public func lodge(
    _ id: Identifier<PermitCase>, facts: FactSheet, places: Int, regions: [RegionKey] = [],
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.lodge(facts: facts, places: places, regions: regions), in: id, asked)
  }

  /// Answers a deficiency notice; files were laid in before by `attachDocument`.
  public func supplement(
    _ id: Identifier<PermitCase>, facts: FactSheet, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.supplement(facts: facts, documents: []), in: id, asked)
  }

  /// The employer takes the application back.
  public func takeBack(
    _ id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    try await take(.takeBack, in: id, asked)
  }
}
