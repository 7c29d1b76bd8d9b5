import Casework
import Measures
import Register

extension Office {
  /// The case keeps what is asked, with its clock; the wish is how the officers of the region find it.
  public func askReplacement(
    _ id: Identifier<PermitCase>, leaving: Identifier<Worker>, arriving: Worker, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ReplacementWish> {
    let request: Identifier<ReplacementRequest> = keyed(asked)
    let done = try await take(
      .askReplacement(request, leaving: leaving, arriving: arriving), in: id, asked)
    let wish = try await kept { () async throws(RegisterFault) in
      try await register.record(ReplacementWish.key(request))
    }
    guard let wish else { throw .fault(.init("a wish of \(done.permitCase.id) is not kept")) }
    return wish
  }

  /// - Parameter isWaiting: only those without an answer
  public func replacementWishes(
    isWaiting: Bool = false, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<ReplacementWish>> {
    try await records(
      ReplacementWish.self, RecordQuery(isWaiting: isWaiting), .listCases, after: after,
      size: size, actor)
  }

  /// One wish, for somebody who may replace.
  public func replacementWish(
    _ id: Identifier<ReplacementWish>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Versioned<ReplacementWish> {
    try await record(id, .replace, actor)
  }

  /// Does what was asked: the replacement in the case and the answer to the wish.
  public func grantReplacement(
    _ id: Identifier<ReplacementWish>, sameCategory: Bool, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    let wish = try await record(id, .replace, asked.actor)
    return try await answer(
      wish,
      .replace(
        leaving: wish.record.leaving, arriving: wish.record.arriving, sameCategory: sameCategory),
      .done(on: today), asked)
  }

  /// - Parameter isOther: another category or qualification is the reason; what is written besides follows it.
  public func declineReplacement(
    _ id: Identifier<ReplacementWish>, reason: String, isOther: Bool = false, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    guard isOther || !reason.isEmpty else { throw .unfit("reason") }
    let wish = try await record(id, .replace, asked.actor)
    return try await answer(
      wish,
      .refuseReplacement(
        ReplacementRefusal(
          leaving: wish.record.leaving, arriving: wish.record.arriving, reason: reason,
          isDifferent: isOther)),
      .declined(reason: reason, on: today), asked)
  }

  /// The answer as a step of the case; the wish follows it.
  private func answer(
    _ wish: Versioned<ReplacementWish>, _ command: Command, _ standing: ReplacementWish.Standing,
    _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    // The version that was seen is that of the wish, not of the case.
    let own = Asked(asked.actor, key: asked.key, sent: asked.sent)
    guard wish.record.standing == .asked else {
      guard let done = try await earlier(command, in: wish.record.permitCase, own) else {
        throw .outOfPlace(.notNow)
      }
      return done
    }
    if let version = asked.version, version != wish.version { throw .stale(version: wish.version) }
    let known = try await permitCase(wish.record.permitCase, .seeCase, asked.actor)
    let isInCase = known.standing.permit?.holdsRequest(of: wish.record) ?? false
    // A wish of an earlier release stands beside its case.
    let changes = isInCase ? [] : [try answered(wish, standing)]
    return try await take(command, in: known.id, own, changes: changes)
  }

  private func answered(
    _ wish: Versioned<ReplacementWish>, _ standing: ReplacementWish.Standing
  ) throws(OfficeRefusal) -> Change {
    var later = wish.record
    later.standing = standing
    return try .keeping(later, expecting: wish.version)
  }

  /// What a step changes of the wishes: one that is asked anew, those that are answered, and those that wait for nothing
  /// any more because the permit ended.
  func wishChanges(
    from before: PermitCase?, by step: Step
  ) async throws(OfficeRefusal) -> [Change] {
    let then = before?.standing.permit?.replacementRequests ?? []
    let now = step.after.standing.permit?.replacementRequests ?? []
    guard then != now else { return [] }
    var changes: [Change] = []
    for request in now where !then.contains(request) {
      // What an appeal brings back was asked before under the same key.
      let asked = try await wish(of: request)
      changes.append(
        try .keeping(ReplacementWish(request, of: step.after), expecting: asked?.version ?? 0))
    }
    for request in then where !now.contains(request) {
      guard let wish = try await wish(of: request) else { continue }
      changes.append(
        try answered(wish, ReplacementWish.Standing(of: request, by: step.events, on: today)))
    }
    return changes
  }

  private func wish(
    of request: ReplacementRequest
  ) async throws(OfficeRefusal) -> Versioned<ReplacementWish>? {
    try await kept { () async throws(RegisterFault) in
      try await register.record(ReplacementWish.key(request.id))
    }
  }

  /// Gives wishes of an earlier release, which stand in no case, the time to answer; tells how many had none.
  func reckonWishes() async throws(OfficeRefusal) -> Int {
    let law = try law()
    return try await mend(RecordQuery(isWaiting: true)) {
      (wish: Versioned<ReplacementWish>) throws(OfficeRefusal) in
      guard wish.record.deadline == nil else { return nil }
      var later = wish.record
      later.deadline = law.replacementDeadline(from: wish.record.day)
      return try .keeping(later, expecting: wish.version)
    }
  }
}

extension Permit {
  fileprivate func holdsRequest(of wish: ReplacementWish) -> Bool {
    replacementRequests.contains { ReplacementWish.key($0.id) == wish.id }
  }
}

extension ReplacementWish.Standing {
  /// What became of a request that waits no more.
  fileprivate init(of request: ReplacementRequest, by events: [CaseEvent], on day: Day) {
    for event in events {
      switch event.what {
      case .replaced(let replacement) where replacement.leaving == request.leaving:
        self = .done(on: day)
        return
      case .replacementRefused(let refusal) where refusal.leaving == request.leaving:
        self = .declined(reason: refusal.reason, on: day)
        return
      default: continue
      }
    }
    self = .over(on: day)
  }
}
