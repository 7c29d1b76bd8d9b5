import Casework
import Measures
import Register

/// What a sweep did.
public struct Sweep: Hashable, Sendable {
  /// Cases whose last day had passed.
  public internal(set) var looked = 0
  /// Cases that a term ended or changed.
  public internal(set) var ended: [Identifier<PermitCase>] = []
}

extension Office {
  /// Ends what terms have ended: the law itself acts, day by day. Safe to run again at any time.
  public func sweepTerms() async throws(OfficeRefusal) -> Sweep {
    var sweep = Sweep()
    var after: Cursor?
    let queue = CaseQueue(dueThrough: today.adding(days: -1))
    repeat {
      let cursor = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.cases(queue, after: cursor, size: PageSize(PageSize.most))
      }
      for line in page.items {
        sweep.looked += 1
        if try await sweepCase(line.id) { sweep.ended.append(line.id) }
      }
      after = page.next
    } while after != nil
    return sweep
  }

  /// Counts the last days of applications and wishes that nobody has answered and that have none, and tells how many were
  /// found: a register that an earlier release kept may have some. Needed once, when the service starts.
  public func reckonTerms() async throws(OfficeRefusal) -> Int {
    try await reckonApplications() + reckonWishes()
  }

  private func reckonApplications() async throws(OfficeRefusal) -> Int {
    let waiting = CaseQueue(standings: [.lodged, .deficient, .admitted, .heard])
    return try await moveTerms(in: waiting, by: byTerm) { $0.due == nil }
  }

  /// Counts the last days of cases anew, those of a queue that are meant; how many moved.
  func moveTerms(
    in queue: CaseQueue, by party: Party, where isMeant: (CaseLine) -> Bool
  ) async throws(OfficeRefusal) -> Int {
    var after: Cursor?
    var count = 0
    repeat {
      let cursor = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.cases(queue, after: cursor, size: PageSize(PageSize.most))
      }
      count += try await moveTerms(of: page.items.filter(isMeant), by: party)
      after = page.next
    } while after != nil
    return count
  }

  private func moveTerms(
    of lines: [CaseLine], by party: Party
  ) async throws(OfficeRefusal) -> Int {
    let moved = try await movedTerms(of: lines)
    if moved.isEmpty { return 0 }
    let write = Write(at: world.now(), day: today, by: party, changes: moved)
    let commitment = try await kept { () async throws(RegisterFault) in
      try await register.commit(write)
    }
    guard case .conflict = commitment else { return moved.count }
    // Somebody took a step in one of them meanwhile: one by one, each as it stands then.
    var count = 0
    for line in lines {
      let now = try await kept { () async throws(RegisterFault) in
        try await register.line(of: line.id)
      }
      if let now { count += try await moveTerms(of: [now], by: party) }
    }
    return count
  }

  /// Writes what every record of a kind found so asks for, page by page, as what no person asks for; how many changes.
  func mend<Record: Kept>(
    _ query: RecordQuery,
    _ mended: (Versioned<Record>) async throws(OfficeRefusal) -> Change?
  ) async throws(OfficeRefusal) -> Int {
    var after: Cursor?
    var count = 0
    repeat {
      let cursor = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.records(
          Record.self, query, after: cursor, size: PageSize(PageSize.most))
      }
      var changes: [Change] = []
      for known in page.items {
        if let change = try await mended(known) { changes.append(change) }
      }
      try await commitByTerm(changes)
      count += changes.count
      after = page.next
    } while after != nil
    return count
  }

  /// Keeps what no person asks for; what somebody changed meanwhile is left as it is.
  private func commitByTerm(_ changes: [Change]) async throws(OfficeRefusal) {
    if changes.isEmpty { return }
    let write = Write(at: world.now(), day: today, by: byTerm, changes: changes)
    _ = try await kept { () async throws(RegisterFault) in try await register.commit(write) }
  }

  /// What has to be written where the last day of a case, counted now, is another than the one that is kept.
  private func movedTerms(of lines: [CaseLine]) async throws(OfficeRefusal) -> [Change] {
    let (law, outages) = (try law(), try await recordedOutages())
    var moved: [Change] = []
    for line in lines {
      let known = try await kept { () async throws(RegisterFault) in
        try await register.permitCase(line.id)
      }
      guard let known else { continue }
      let due = law.due(after: known, outages: outages)
      if due != line.due { moved.append(.due(line.id, version: known.version, due)) }
    }
    return moved
  }

  /// Who does what no person asks for.
  private var byTerm: Party { Party(role: .term, key: World.plain("term")) }

  /// One case; whether anything ended.
  private func sweepCase(_ id: Identifier<PermitCase>) async throws(OfficeRefusal) -> Bool {
    let known = try await kept { () async throws(RegisterFault) in
      try await register.permitCase(id)
    }
    guard let known else { return false }
    for command in known.standing.endings {
      if try await endsByTerm(command, known) { return true }
    }
    return false
  }

  /// Whether the step that a term asks for could be taken.
  private func endsByTerm(
    _ command: Command, _ known: PermitCase
  ) async throws(OfficeRefusal) -> Bool {
    do {
      _ = try await takeByTerm(command, known)
      return true
    } catch {
      switch error {
      case .outOfPlace, .lawSaysNo, .stale: return false
      default: throw error
      }
    }
  }

  /// A step that no person asks for.
  private func takeByTerm(
    _ command: Command, _ known: PermitCase
  ) async throws(OfficeRefusal) -> Commitment {
    let law = try law()
    let outages = try await recordedOutages()
    let step = try law.done(
      command, known, known.id, Occasion(day: today, by: byTerm, outages: outages))
    let due = law.due(after: step.after, outages: outages)
    let write = Write(
      at: world.now(), day: today, by: byTerm,
      changes: [.step(step, due: due)] + (try mail(about: step))
        + (try await deskChanges(from: known, by: step)))
    let commitment = try await kept { () async throws(RegisterFault) in
      try await register.commit(write)
    }
    if case .conflict(let conflict) = commitment { throw OfficeRefusal(conflict) }
    return commitment
  }
}

extension Standing {
  /// What the passing of a term may ask for here, in the order in which it is tried.
  fileprivate var endings: [Command] {
    switch self {
    case .deficient: [.expire, .noteSilence]
    default: unanswered == nil ? [.expire] : [.noteSilence]
    }
  }
}
