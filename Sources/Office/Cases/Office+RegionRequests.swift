import Casework
import Measures
import Register

extension Office {
  /// What the bodies of regions are asked, as far as the actor may know of it.
  ///
  /// - Parameter isWaiting: only those without an answer
  public func regionRequests(
    isWaiting: Bool = false, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<RegionRequest>> {
    try await records(
      RegionRequest.self, RecordQuery(isWaiting: isWaiting), .listCases, after: after, size: size,
      actor)
  }

  /// One request with its case, for somebody who may answer it.
  public func regionRequest(
    _ id: Identifier<RegionRequest>, _ actor: Actor
  ) async throws(OfficeRefusal) -> (Versioned<RegionRequest>, PermitCase) {
    let known = try await record(id, .answerRegion, actor)
    return (known, try await permitCase(known.record.permitCase, .seeCase, actor))
  }

  /// The region consents, with places of its own quota, or says why not.
  ///
  /// - Parameter refusal: the reason; nil for a consent
  public func answerRegion(
    _ id: Identifier<RegionRequest>, refusal: String?, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    if let refusal, refusal.isEmpty { throw .unfit("reason") }
    let known = try await record(id, .answerRegion, asked.actor)
    let request = known.record
    // The version that was seen is that of the request, not of the case.
    let own = Asked(asked.actor, key: asked.key, sent: asked.sent)
    let command = Command.answerRegion(request.region, refusal: refusal, account: nil)
    guard request.standing == .asked else {
      guard let done = try await earlier(command, in: request.permitCase, own) else {
        throw .outOfPlace(.regionNotAsked)
      }
      return done
    }
    if let version = asked.version, version != known.version {
      throw .stale(version: known.version)
    }
    var later = request
    later.standing = refusal == nil ? .consented : .refused
    let change = try Change.keeping(later, expecting: known.version)
    return try await take(command, in: request.permitCase, own, changes: [change])
  }

  /// What a step changes of the requests to further regions: those that are asked anew, with a notice to each, and
  /// those that wait for nothing any more. What a region answers itself is kept where it answers.
  func regionChanges(
    from before: PermitCase?, by step: Step
  ) async throws(OfficeRefusal) -> [Change] {
    let (then, now) = (before?.standing.waitingRegions ?? [], step.after.standing.waitingRegions)
    guard then != now, !step.events.contains(where: { $0.name == .regionAnswered }) else {
      return []
    }
    var changes: [Change] = []
    for region in now where !then.contains(region) {
      changes.append(try await put(.asked, region, step.after))
      changes.append(
        notice(
          to: .desk(.region(region)), "notice.desk.regionAsked", about: step.after.id))
    }
    for region in then where !now.contains(region) {
      changes.append(try await put(.over, region, step.after))
    }
    return changes
  }

  /// The request to a region, as it stands now; a new one where there is none.
  private func put(
    _ standing: RegionRequest.Standing, _ region: RegionKey, _ known: PermitCase
  ) async throws(OfficeRefusal) -> Change {
    let kept = try await kept { () async throws(RegisterFault) in
      try await register.record(RegionRequest.key(known.id, region))
    }
    var request =
      kept?.record ?? RegionRequest(known, region, places: known.places, on: today)
    request.standing = standing
    return try .keeping(request, expecting: kept?.version ?? 0)
  }
}

extension Standing {
  /// Further regions whose word is waited for.
  fileprivate var waitingRegions: [RegionKey] {
    switch self {
    case .lodged, .deficient: furtherRegions
    case .admitted(let admission), .heard(let admission, _): admission.unansweredRegions
    default: []
    }
  }
}
