import Casework
import Measures
import Register

/// The open data of a year: figures only.
public struct OpenData: Hashable, Sendable {
  public let day: Day
  public let board: QuotaBoard
  public let counts: [CaseTally]
}

extension Office {
  /// The open part of a permit; nil when there is no permit of this number. A permit that ended says so while its
  /// case lasts.
  public func verifyPermit(
    _ number: String
  ) async throws(OfficeRefusal) -> PermitStatus? {
    let plain = number.filter { !$0.isWhitespace }.uppercased()
    guard let id = Identifier<PermitCase>(plain) else { return nil }
    let known = try await kept { () async throws(RegisterFault) in
      try await register.permitCase(id)
    }
    guard let known else { return nil }
    if let status = known.status(on: today) { return status }
    guard case .closed = known.standing else { return nil }
    return try await ended(known)
  }

  /// A permit whose case is closed: what it was, from its events.
  private func ended(_ known: PermitCase) async throws(OfficeRefusal) -> PermitStatus? {
    let events = try await kept { () async throws(RegisterFault) in
      try await register.events(of: known.id)
    }
    guard let open = try? PermitCase(events: events.dropLast()),
      let status = open.status(on: today), status.firstDay != nil
    else { return nil }
    let state: PermitStatus.State = status.state == .withdrawn ? .withdrawn : .expired
    return PermitStatus(
      number: status.number, state: state, employerName: status.employerName,
      businessNumber: status.businessNumber, region: status.region, category: status.category,
      places: status.places, firstDay: status.firstDay, lastDay: status.lastDay,
      furtherRegions: status.furtherRegions)
  }

  /// Permits in effect or suspended of the employer with this number.
  public func permits(
    ofEmployer businessNumber: String, after: Cursor? = nil, size: PageSize
  ) async throws(OfficeRefusal) -> Page<PermitStatus> {
    let record = try await kept { () async throws(RegisterFault) in
      try await register.record(EmployerRecord.self, handle: businessNumber)
    }
    guard let record else { return Page(items: [], next: nil) }
    let queue = CaseQueue(
      standings: [.inEffect, .suspended, .underAppeal], employer: record.record.employer.id)
    let page = try await kept { () async throws(RegisterFault) in
      try await register.cases(queue, after: after, size: size)
    }
    var found: [PermitStatus] = []
    for line in page.items {
      let known = try await kept { () async throws(RegisterFault) in
        try await register.permitCase(line.id)
      }
      if let status = known?.status(on: today), status.state != .withdrawn { found.append(status) }
    }
    return Page(items: found, next: page.next)
  }

  /// Permits in effect or suspended, for everybody: by words of the employer's name or number, region and category.
  public func searchPermits(
    words: String = "", region: RegionKey? = nil, category: CategoryKey? = nil,
    after: Cursor? = nil, size: PageSize
  ) async throws(OfficeRefusal) -> Page<PermitStatus> {
    let search = PermitSearch(words: words, region: region, category: category, on: today)
    let page = try await kept { () async throws(RegisterFault) in
      try await register.permits(search, after: after, size: size)
    }
    return Page(items: page.items.map { PermitStatus($0, on: today) }, next: page.next)
  }

  /// Every decision, counted by year, region, category and outcome.
  public func decisions() async throws(OfficeRefusal) -> [DecisionTally] {
    try await kept { () async throws(RegisterFault) in try await register.decisions() }
  }

  /// Years with an order on the quota, ascending.
  public func quotaYears() async throws(OfficeRefusal) -> [Int] {
    try await kept { () async throws(RegisterFault) in try await register.quotaYears() }
  }

  /// Figures of a year for everybody.
  public func openData(year: Int) async throws(OfficeRefusal) -> OpenData {
    let (accounts, national) = try await quota(of: year)
    let allotted = accounts.reduce(0) { $0 + $1.allotted }
    return OpenData(
      day: today,
      board: QuotaBoard(
        year: year, national: national, unsplit: national.map { $0 - allotted },
        accounts: accounts),
      counts: try await counts())
  }

  /// How many cases stand where, by region, or in one region: figures only.
  public func counts(of region: RegionKey? = nil) async throws(OfficeRefusal) -> [CaseTally] {
    try await kept { () async throws(RegisterFault) in try await register.counts(of: region) }
  }
}
