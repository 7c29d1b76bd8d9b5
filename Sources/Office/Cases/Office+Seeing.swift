import Casework
import Measures
import Register

/// One case as a person sees it.
public struct CaseFile: Sendable {
  public let permitCase: PermitCase
  /// Everything that was done, in order.
  public let timeline: [CaseEvent]
  /// Terms that run, with their last days: the same for both sides.
  public let terms: [RunningTerm]
  public let tasks: [CaseTask]
  /// Outages that pause its terms.
  public let outages: [Outage]
  /// What this actor may do with the case as it stands, whether or not the law allows it now.
  public let may: Set<Action>
}

extension Office {
  /// The case, for somebody who may do this with it.
  public func permitCase(
    _ id: Identifier<PermitCase>, _ action: Action = .seeCase, _ actor: Actor
  ) async throws(OfficeRefusal) -> PermitCase {
    let known = try await kept { () async throws(RegisterFault) in
      try await register.permitCase(id)
    }
    guard let known else { throw absent(.seeCase, actor) }
    guard known.allows(action, actor), try await wasFiled(known, actor) else { throw .notAllowed }
    return known
  }

  /// Whether a case that its employer took back was filed before; asked only for those who see no drafts.
  private func wasFiled(
    _ known: PermitCase, _ actor: Actor
  ) async throws(OfficeRefusal) -> Bool {
    guard case .closed(let closing) = known.standing, closing.reason == .takenBack,
      !actor.may(.seeDraft, known.subject)
    else { return true }
    let events = try await kept { () async throws(RegisterFault) in
      try await register.events(of: known.id)
    }
    return events.contains { $0.name == .lodged }
  }

  /// The case to take a step on, for somebody who may: as it is at hand, or as it is kept. Whether it is the newest is for
  /// the step to find out.
  public func caseInWork(
    _ id: Identifier<PermitCase>, _ action: Action, _ actor: Actor
  ) async throws(OfficeRefusal) -> PermitCase {
    if let near = register.caseAtHand(id), near.allows(action, actor) { return near }
    return try await permitCase(id, action, actor)
  }

  /// The case with its timeline, clock and tasks on the legal day.
  public func caseFile(
    _ id: Identifier<PermitCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> CaseFile {
    let known = try await permitCase(id, .seeCase, actor)
    let law = try law()
    let outages = try await recordedOutages()
    let events = try await kept { () async throws(RegisterFault) in
      try await register.events(of: id)
    }
    return CaseFile(
      permitCase: known, timeline: events, terms: law.runningTerms(of: known, outages: outages),
      tasks: law.tasks(of: known, on: today, outages: outages), outages: outages,
      may: Set(Action.allCases.filter { known.allows($0, actor) }))
  }

  /// What there is to do in a case, with first and last lawful days.
  public func tasks(
    of id: Identifier<PermitCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> [CaseTask] {
    let known = try await permitCase(id, .seeCase, actor)
    return try law().tasks(of: known, on: today, outages: try await recordedOutages())
  }

  /// Cases by the last day of the running term. What the actor is bound to is set, whatever was asked for.
  public func cases(
    _ queue: CaseQueue, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<CaseLine> {
    var queue = queue
    (queue.region, queue.employer) = try bound(.listCases, queue.region, queue.employer, actor)
    if Rights.reach(of: actor.role, for: .listCases) == .own, actor.role.binding == .person {
      guard let worker = actor.worker else { throw .notAllowed }
      queue.worker = worker
    }
    guard let bound = queue.filed(for: actor) else { return Page(items: [], next: nil) }
    let found = try await kept { () async throws(RegisterFault) in
      try await register.cases(bound, after: after, size: size)
    }
    guard let worker = bound.worker else { return found }
    return try await left(found, of: worker)
  }

  /// Without the permits that name somebody else in the worker's place by now.
  private func left(
    _ found: Page<CaseLine>, of worker: Identifier<Worker>
  ) async throws(OfficeRefusal) -> Page<CaseLine> {
    var items: [CaseLine] = []
    for line in found.items {
      let known = try await kept { () async throws(RegisterFault) in
        try await register.permitCase(line.id)
      }
      if known?.isReplaced(worker) != true { items.append(line) }
    }
    return Page(items: items, next: found.next)
  }

  /// Cases in which all words are found.
  public func searchCases(
    _ search: CaseSearch, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<CaseLine> {
    var search = search
    (search.region, search.employer) = try bound(
      .searchCases, search.region, search.employer, actor)
    let bound = search
    let found = try await kept { () async throws(RegisterFault) in
      try await register.cases(bound, after: after, size: size)
    }
    guard !actor.mayEver(.seeDraft) else { return found }
    return Page(items: found.items.filter { $0.standing != .preparing }, next: found.next)
  }

  /// The file with this fingerprint, if it lies with the case.
  public func document(
    _ fingerprint: String, of id: Identifier<PermitCase>, _ actor: Actor
  ) async throws(OfficeRefusal) -> Attachment {
    let known = try await permitCase(id, .seeFile, actor)
    guard known.package.documents.contains(where: { $0.fingerprint == fingerprint }),
      let key = Fingerprint(fingerprint)
    else { throw .notFound }
    let file = try await kept { () async throws(RegisterFault) in
      try await register.attachment(key)
    }
    guard let file else { throw .notFound }
    return file
  }

  /// What a reviewer needs of a case that was refused or whose permit was withdrawn, or of what was refused during it.
  ///
  /// - Parameter act: the number of what was refused during the permit
  public func appealPacket(
    _ id: Identifier<PermitCase>, of act: Int? = nil, _ actor: Actor
  ) async throws(OfficeRefusal) -> AppealPacket {
    let known = try await permitCase(id, .seePacket, actor)
    let events = try await kept { () async throws(RegisterFault) in
      try await register.events(of: id)
    }
    guard let packet = AppealPacket(known, journal: events, of: act) else {
      throw .outOfPlace(.outOfPlace(step: .appeal, standing: known.standing.name))
    }
    return packet
  }

  /// Region and employer of a list: those of the actor where the right reaches no further.
  func bound(
    _ action: Action, _ region: RegionKey?, _ employer: Identifier<Employer>?, _ actor: Actor
  ) throws(OfficeRefusal) -> (RegionKey?, Identifier<Employer>?) {
    switch Rights.reach(of: actor.role, for: action) {
    case nil: throw .notAllowed
    case .any: return (region, employer)
    case .own:
      switch actor.role.binding {
      case .region:
        guard let own = actor.region, region == nil || region == own else { throw .notAllowed }
        return (own, employer)
      case .employer:
        guard let own = actor.employer, employer == nil || employer == own else {
          throw .notAllowed
        }
        return (region, own)
      case .person, .nothing: return (region, employer)
      }
    }
  }

  /// Outages that pause terms.
  public func recordedOutages() async throws(OfficeRefusal) -> [Outage] {
    try await kept { () async throws(RegisterFault) in try await outages.outages(in: register) }
  }
}

extension CaseQueue {
  /// Without what was never filed, for those who do not see it; nil where nothing is left to look for.
  fileprivate func filed(for actor: Actor) -> CaseQueue? {
    guard !actor.mayEver(.seeDraft) else { return self }
    var queue = self
    queue.standings = standings.isEmpty ? Set(Standing.Name.allCases) : standings
    queue.standings.remove(.preparing)
    return queue.standings.isEmpty ? nil : queue
  }
}

extension PermitCase {
  /// Whether the permit named the worker once and names them no more.
  fileprivate func isReplaced(_ worker: Identifier<Worker>) -> Bool {
    guard let permit = standing.permit, !permit.isUnnamed else { return false }
    return !permit.workers.contains { $0.id == worker }
  }
}
