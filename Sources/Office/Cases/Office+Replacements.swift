import Casework
import Measures
import Register

extension Office {
  public func askReplacement(
    _ id: Identifier<PermitCase>, leaving: Identifier<Worker>, arriving: Worker, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ReplacementWish> {
    let known = try await permitCase(id, .askReplacement, asked.actor)
    guard let permit = known.standing.permit else {
      throw .outOfPlace(.outOfPlace(step: .replace, standing: known.standing.name))
    }
    guard permit.workers.contains(where: { $0.id == leaving }) else {
      throw .outOfPlace(.unknownWorker)
    }
    let wish = ReplacementWish(
      id: keyed(asked), permitCase: id, employer: known.employer.id,
      region: known.employer.region, leaving: leaving, arriving: arriving, day: today,
      standing: .asked)
    let told = notice(
      to: .desk(.region(wish.region)), "notice.desk.replacementAsked", about: id)
    return try await put(wish, expecting: 0, asked, changes: [told])
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
    let known = try await record(id, .replace, asked.actor)
    let command = Command.replace(
      leaving: known.record.leaving, arriving: known.record.arriving, sameCategory: sameCategory)
    guard known.record.standing == .asked else {
      guard let done = try await earlier(command, in: known.record.permitCase, asked) else {
        throw .outOfPlace(.notNow)
      }
      return done
    }
    var later = known.record
    later.standing = .done(on: today)
    let change = try Change.keeping(later, expecting: known.version)
    return try await take(command, in: later.permitCase, asked, changes: [change])
  }

  /// - Parameter isOther: another category or qualification is the reason; what is written besides follows it.
  public func declineReplacement(
    _ id: Identifier<ReplacementWish>, reason: String, isOther: Bool = false, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ReplacementWish> {
    guard isOther || !reason.isEmpty else { throw .unfit("reason") }
    let day = today
    let phrase = isOther ? "notice.replacementDifferent" : "notice.replacementDeclined"
    let telling = { (wish: ReplacementWish) throws(OfficeRefusal) -> [Change] in
      return [
        self.notice(
          to: .employer(wish.employer), phrase, parts: ["reason": reason],
          about: wish.permitCase)
      ]
    }
    return try await change(
      id, .replace, asked, ["decline", reason] + (isOther ? ["different"] : []), telling: telling
    ) { known throws(StepError) in
      guard known.standing == .asked else { throw .notNow }
      var later = known
      later.standing = .declined(reason: reason, on: day)
      return later
    }
  }
}
