import Casework
import Foundation
import Measures
import Register

/// What came of a step.
public struct StepDone: Hashable, Sendable {
  public let receipt: Receipt
  /// The case as it is now.
  public let permitCase: PermitCase
  /// The key came before: nothing was done again.
  public let isRepeated: Bool
}

/// What tells one request on a case from another.
private struct CaseRequest: Encodable {
  /// Nil for a case that is only being opened.
  let permitCase: Identifier<PermitCase>?
  let commands: [Command]
}

extension Office {
  /// Takes one step of a case.
  ///
  /// - Parameter seen: the case, where it was read a moment ago.
  func take(
    _ command: Command, in id: Identifier<PermitCase>, _ asked: Asked, changes: [Change] = [],
    seen: PermitCase? = nil
  ) async throws(OfficeRefusal) -> StepDone {
    try await take([command], in: id, asked, changes: changes, seen: seen)
  }

  /// Takes several steps of a case in one write: all or none.
  ///
  /// - Parameters:
  ///   - actors: who does each step; empty: the one who asks.
  ///   - seen: the case, where it was read a moment ago; nil: as it is at hand. When somebody was faster, it is read
  ///     again.
  func take(
    _ commands: [Command], in id: Identifier<PermitCase>, _ asked: Asked, changes: [Change] = [],
    by actors: [Actor] = [], seen: PermitCase? = nil
  ) async throws(OfficeRefusal) -> StepDone {
    let request = CaseRequest(permitCase: id, commands: commands)
    var near = seen ?? register.caseAtHand(id)
    return try await once(asked, request) { () async throws(OfficeRefusal) -> StepDone in
      if let last = near {
        near = nil
        do throws(OfficeRefusal) {
          return try await take(commands, last, id, asked, request, changes, actors)
        } catch {
          // Somebody may have been faster: what is refused is judged by the case as it is kept.
          guard error.mayBeOfEarlierCase else { throw error }
        }
      }
      let known = try await kept { () async throws(RegisterFault) in
        try await register.permitCase(id)
      }
      guard let known else { throw absent(.seeCase, asked.actor) }
      return try await take(commands, known, id, asked, request, changes, actors)
    }
  }

  /// Opens a case, and takes further steps in the same write.
  func open(
    _ commands: [Command], _ asked: Asked, changes: [Change] = []
  ) async throws(OfficeRefusal) -> StepDone {
    let request = CaseRequest(permitCase: nil, commands: commands)
    let id = world.newCaseNumber(year: today.year)
    return try await once(asked, request) { () async throws(OfficeRefusal) -> StepDone in
      try await take(commands, nil, id, asked, request, changes)
    }
  }

  /// What the same request did before; nil when its key is new, or there is none.
  func earlier(
    _ command: Command, in id: Identifier<PermitCase>, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone? {
    let request = CaseRequest(permitCase: id, commands: [command])
    guard let reply = try await reply(to: asked, request) else { return nil }
    return try await repeated(reply)
  }

  /// Does it; when it cannot be done (again), a known key gets its first reply.
  private func once(
    _ asked: Asked, _ request: CaseRequest,
    _ work: () async throws(OfficeRefusal) -> StepDone
  ) async throws(OfficeRefusal) -> StepDone {
    let refusal: OfficeRefusal
    do { return try await again(asked, work) } catch { refusal = error }
    guard asked.key != nil, refusal.mayBeRepeated else { throw refusal }
    guard let reply = try await reply(to: asked, request) else { throw refusal }
    return try await repeated(reply)
  }

  /// A race for a case or for places is run again, as long as nobody named a version.
  private func again(
    _ asked: Asked, _ work: () async throws(OfficeRefusal) -> StepDone
  ) async throws(OfficeRefusal) -> StepDone {
    for _ in 0..<4 {
      do { return try await work() } catch {
        switch error {
        case .stale where asked.version == nil: continue
        case .quota: continue
        default: throw error
        }
      }
    }
    throw .busy
  }

  private func take(
    _ commands: [Command], _ known: PermitCase?, _ id: Identifier<PermitCase>, _ asked: Asked,
    _ request: CaseRequest, _ changes: [Change], _ actors: [Actor] = []
  ) async throws(OfficeRefusal) -> StepDone {
    let law = try law()
    let outages = try await kept { () async throws(RegisterFault) in
      try await self.outages.outages(in: register)
    }
    let doers = actors.isEmpty ? commands.map { _ in asked.actor } : actors
    if let known {
      for (command, doer) in zip(commands, doers) {
        try authorise(Action(command.name), known.subject(of: command), doer)
        if known.standing == .preparing { try authorise(.seeDraft, known.subject, doer) }
      }
    }
    let occasions = doers.map { Occasion(day: today, by: $0.party, outages: outages) }
    if let version = asked.version, version != known?.version ?? 0 {
      throw .stale(version: known?.version ?? 0)
    }
    let step = try await step(commands, known, id, law, occasions)
    let due = law.due(after: step.after, outages: outages)
    let desks = try await deskChanges(from: known, by: step)
    return try await keep(step, due: due, asked, request, changes + desks)
  }

  /// What a step changes of the records by which desks of the office find a case.
  func deskChanges(
    from before: PermitCase?, by step: Step
  ) async throws(OfficeRefusal) -> [Change] {
    try await regionChanges(from: before, by: step) + wishChanges(from: before, by: step)
      + feeChanges(from: before, by: step) + refusalAppealChanges(from: before, by: step)
  }

  /// The steps one after the other as one.
  private func step(
    _ commands: [Command], _ known: PermitCase?, _ id: Identifier<PermitCase>, _ law: PermitLaw,
    _ occasions: [Occasion]
  ) async throws(OfficeRefusal) -> Step {
    var current = known
    var events: [CaseEvent] = []
    var postings: [Posting] = []
    for (command, occasion) in zip(commands, occasions) {
      let ready = try await withAccount(command, current, law, occasion.day)
      let step = try law.done(ready, current, id, occasion)
      events += step.events
      postings += step.postings
      current = step.after
    }
    guard let after = current, !events.isEmpty else { throw .unfit("steps") }
    return Step(events: events, postings: postings, after: after)
  }

  /// Keeps a step with its mail and its key.
  private func keep(
    _ step: Step, due: Day?, _ asked: Asked, _ request: CaseRequest, _ changes: [Change]
  ) async throws(OfficeRefusal) -> StepDone {
    let receipt = Receipt(
      id: step.after.id.rawValue, version: step.after.version, standing: step.after.standing.name,
      events: step.events.map(\.name))
    let all =
      changes + [.step(step, due: due)] + (try mail(about: step))
      + (try await statusChanges(of: step))
    let write = Write(
      at: world.now(), day: today, by: asked.actor.party, changes: all,
      key: try requestKey(asked, request, receipt))
    let commitment = try await kept { () async throws(RegisterFault) in
      try await register.commit(write)
    }
    switch commitment {
    case .done: return StepDone(receipt: receipt, permitCase: step.after, isRepeated: false)
    case .repeated(let reply): return try await repeated(reply)
    case .conflict(let conflict): throw OfficeRefusal(conflict)
    }
  }

  private func repeated(_ reply: RequestKey.Reply) async throws(OfficeRefusal) -> StepDone {
    let receipt = try Receipt(reply)
    guard let id = Identifier<PermitCase>(receipt.id) else {
      throw .fault(.init("a kept reply names no case"))
    }
    let known = try await kept { () async throws(RegisterFault) in
      try await register.permitCase(id)
    }
    guard let known else { throw .fault(.init("a kept reply names a case that is not there")) }
    return StepDone(receipt: receipt, permitCase: known, isRepeated: true)
  }
}

extension PermitLaw {
  /// One step; the law's no and a step out of place become refusals of the office.
  func done(
    _ command: Command, _ known: PermitCase?, _ id: Identifier<PermitCase>, _ occasion: Occasion
  ) throws(OfficeRefusal) -> Step {
    let answer: StepAnswer
    do { answer = try self.answer(command, to: known, id: id, on: occasion) } catch {
      throw .outOfPlace(error)
    }
    switch answer {
    case .done(let step): return step
    case .no(let refusal): throw .lawSaysNo(refusal)
    }
  }

  /// The day by which something has to happen with a case, and after which the law may end something by itself.
  public func due(after permitCase: PermitCase, outages: [Outage]) -> Day? {
    let terms = runningTerms(of: permitCase, outages: outages).compactMap(\.lastDay)
    return (terms + [permitCase.standing.permit?.lastDay].compactMap { $0 }).min()
  }
}
