import Casework
import Measures
import Register

/// Which permits are looked for; what is left out does not narrow the search.
public struct PermitWanted: Hashable, Sendable {
  /// Of the employer's name or number.
  public var words: String
  /// Of the permit, as it stands on the paper.
  public var number: String?
  /// The whole number of the employer.
  public var businessNumber: String?
  /// Words of a worker's name: personal data, not for everybody.
  public var worker: String?
  public var region: RegionKey?
  public var category: CategoryKey?

  public init(words: String = "", businessNumber: String? = nil, worker: String? = nil) {
    self.words = words
    self.businessNumber = businessNumber
    self.worker = worker
  }

  /// Whether a permit is of the number, employer, region and category that were asked for.
  fileprivate func fits(_ status: PermitStatus) -> Bool {
    (businessNumber.map { $0 == status.businessNumber } ?? true)
      && (region.map { status.regions.contains($0) } ?? true)
      && (category.map { $0 == status.category } ?? true)
  }
}

/// A permit of a search.
public struct PermitFound: Hashable, Sendable {
  public let status: PermitStatus
  /// Nil for whoever may not see the case: nothing of a person is told.
  public let workers: [Worker]?
}

extension Office {
  /// Permits by number, by their employer, or by the name of a worker, as far as the one who asks may know.
  ///
  /// What everybody may know is found by everybody. A worker's name needs the right to search the cases, and finds
  /// only where that right reaches. A page may hold fewer than asked for and still have a next one.
  public func findPermits(
    _ wanted: PermitWanted, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<PermitFound> {
    if let worker = wanted.worker {
      return try await findPermits(of: worker, wanted, after: after, size: size, actor)
    }
    let page: Page<PermitStatus>
    if let number = wanted.number {
      page = Page(items: [try await verifyPermit(number)].compactMap { $0 }, next: nil)
    } else if let employer = wanted.businessNumber {
      page = try await permits(ofEmployer: employer, after: after, size: size)
    } else {
      page = try await searchPermits(
        words: wanted.words, region: wanted.region, category: wanted.category, after: after,
        size: size)
    }
    var found: [PermitFound] = []
    for status in page.items where wanted.fits(status) {
      found.append(PermitFound(status: status, workers: try await workers(status.number, actor)))
    }
    return Page(items: found, next: page.next)
  }

  /// Workers of a permit; nil for whoever may not see its case.
  private func workers(
    _ number: Identifier<PermitCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> [Worker]? {
    guard actor.mayEver(.seeCase) else { return nil }
    let known = try await kept { () async throws(RegisterFault) in
      try await register.permitCase(number)
    }
    return known.flatMap { actor.may(.seeCase, $0.subject) ? $0.workers : nil }
  }

  /// Along the cases in which the words are found; those that name the worker now.
  private func findPermits(
    of worker: String, _ wanted: PermitWanted, after: Cursor?, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<PermitFound> {
    let search = CaseSearch(words: worker + " " + wanted.words, region: wanted.region)
    let page = try await searchCases(search, after: after, size: size, actor)
    var found: [PermitFound] = []
    for line in page.items {
      let known = try await kept { () async throws(RegisterFault) in
        try await register.permitCase(line.id)
      }
      guard let known, let status = known.status(on: today), status.firstDay != nil,
        wanted.fits(status), wanted.number.map({ $0 == status.number.rawValue }) ?? true,
        known.workers.contains(where: { $0.isFound(by: worker) })
      else { continue }
      let workers = actor.may(.seeCase, known.subject) ? known.workers : nil
      found.append(PermitFound(status: status, workers: workers))
    }
    return Page(items: found, next: page.next)
  }
}

extension Worker {
  /// Whether each word begins a word of one of the names, as the register compares letters.
  fileprivate func isFound(by words: String) -> Bool {
    SearchWords(words).areFound(in: SearchWords(name + " " + latinName))
  }
}
