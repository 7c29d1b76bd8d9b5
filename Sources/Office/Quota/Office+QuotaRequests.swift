import Casework
import Measures
import Register

extension Office {
  /// An employer asks for places of the year after this one; what it asked for before stays asked for.
  public func requestQuota(
    _ employer: Identifier<Employer>, lines: [QuotaRequest.Line], reason: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<QuotaRequest> {
    let record = try await employerRecord(employer, .requestQuota, asked.actor)
    let law = try law()
    let range = law.placesRange
    guard !lines.isEmpty, lines.allSatisfy({ range.contains($0.places) }) else {
      throw .unfit("places")
    }
    let counted: [CategoryKey]
    let round: QuotaRoundDays
    do throws(StepError) {
      counted = try law.categoriesInQuota(on: today)
      round = try law.quotaRound(requestFiledOn: today)
    } catch { throw .outOfPlace(error) }
    guard lines.allSatisfy({ counted.contains($0.category) }),
      Set(lines.map(\.category)).count == lines.count
    else { throw .unfit("category") }
    let request = QuotaRequest(
      id: keyed(asked), employer: record.employer, year: today.year + 1, lines: lines,
      reason: reason, day: today, isInTime: round.isInTime, standing: .asked)
    let told = notice(
      to: .desk(.region(record.employer.region)), "notice.desk.quotaAsked",
      parts: ["employer": record.employer.name, "year": String(request.year)])
    return try await put(request, expecting: 0, asked, changes: [told])
  }

  /// Requests, newest first; officers see those of their region, employers their own.
  ///
  /// - Parameter isWaiting: only those without an answer
  public func quotaRequests(
    region: RegionKey? = nil, employer: Identifier<Employer>? = nil, isWaiting: Bool = false,
    after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<QuotaRequest>> {
    try await records(
      QuotaRequest.self,
      RecordQuery(region: region, employer: employer, isWaiting: isWaiting), .seeQuotaRequests,
      after: after, size: size, actor)
  }

  /// One request, for somebody who may answer it.
  public func quotaRequest(
    _ id: Identifier<QuotaRequest>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<QuotaRequest> {
    try await record(id, .answerQuotaRequest, actor)
  }

  /// The office's view of a request: supported or not, with its reason.
  public func answerQuotaRequest(
    _ id: Identifier<QuotaRequest>, isSupported: Bool, comment: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<QuotaRequest> {
    guard isSupported || !comment.isEmpty else { throw .unfit("comment") }
    let day = today
    let telling = { (request: QuotaRequest) throws(OfficeRefusal) -> [Change] in
      [
        self.notice(
          to: .employer(request.employer.id),
          isSupported ? "notice.quotaSupported" : "notice.quotaDeclined",
          parts: ["year": String(request.year), "reason": comment])
      ]
    }
    return try await change(
      id, .answerQuotaRequest, asked, [String(isSupported), comment], telling: telling
    ) { known throws(StepError) in
      var later = known
      later.standing = .answered(isSupported: isSupported, comment: comment, day: day)
      return later
    }
  }

  /// The ministry states the labour force of a year.
  public func setLabourForce(
    year: Int, people: Int, source: String, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<LabourForce> {
    try authorise(.setLabourForce, .nobodys, asked.actor)
    guard (1..<1_000_000_000).contains(people) else { throw .unfit("people") }
    guard !source.isEmpty else { throw .unfit("source") }
    let id: Identifier<LabourForce> = World.plain("labour-force-\(year)")
    let known = try await kept { () async throws(RegisterFault) in try await register.record(id) }
    if let version = asked.version, version != known?.version ?? 0 {
      throw .stale(version: known?.version ?? 0)
    }
    let force = LabourForce(id: id, year: year, people: people, source: source, day: today)
    return try await put(force, expecting: known?.version ?? 0, asked)
  }

  /// The ceiling of a year beside what is allotted.
  public func quotaCeiling(
    year: Int, _ actor: Actor
  ) async throws(OfficeRefusal) -> QuotaCeiling {
    try authorise(.seeQuota, Subject(region: actor.region), actor)
    guard let first = Day(year: year, month: 1, day: 1) else { throw .unfit("year") }
    let figures: QuotaFigures
    do { figures = try law().quotaFigures(on: first) } catch let error as StepError {
      throw .outOfPlace(error)
    } catch let error as OfficeRefusal {
      throw error
    } catch {
      throw .unfit("year")
    }
    let id: Identifier<LabourForce> = World.plain("labour-force-\(year - 1)")
    let stated = try await kept { () async throws(RegisterFault) in
      try await register.record(id)
    }?.record
    let (accounts, _) = try await quota(of: year)
    return QuotaCeiling(
      year: year, figures: figures, stated: stated,
      places: stated.flatMap { figures.ceiling(ofLabourForce: $0.people) } ?? figures.ceiling,
      allotted: accounts.reduce(0) { $0 + $1.allotted })
  }
}
