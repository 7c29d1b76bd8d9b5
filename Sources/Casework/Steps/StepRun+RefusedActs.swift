import LawExplain
import Measures

/// Appeals against what was refused during a permit, and what comes of them. The permit goes on meanwhile.
///
/// An employer may ask anew while an appeal is open: the days on which an extension can be asked for may be over before it
/// is decided. One thing is then never decided twice: a refusal that falls brings nothing back where a later request
/// stands or was granted.
extension StepRun {
  mutating func appeal(_ statement: String, against number: Int) throws(StepError) {
    guard let act = standing.permit?.refusedAct(number), act.appeal == nil else {
      throw outOfPlace
    }
    try mustBeInTime(law.appealDeadline(from: act.day))
    try record(.refusalAppealed(number, opened(statement)))
  }

  mutating func decide(_ ruling: Command.AppealRuling, against number: Int) throws(StepError) {
    guard let permit = standing.permit, let act = permit.refusedAct(number), act.appeal != nil
    else { throw outOfPlace }
    switch ruling {
    case .uphold(let reason): try record(.refusalUpheld(number, reason: reason))
    case .setAside(let reason, let account, let further):
      let known = [account].compactMap(\.self) + further
      let again = try returned(act, to: permit, known)
      try record(.refusalSetAside(number, again, reason: reason))
      if case .extension = again { move(.hold, permitCase.holds) }
    }
  }

  /// What goes back to decision, with a new term; nil where there is nothing left to decide.
  private func returned(
    _ act: RefusedAct, to permit: Permit, _ known: [QuotaAccount]
  ) throws(StepError) -> RefusedAct.Return? {
    switch act.matter {
    case .extension(let asked, _):
      guard permit.awaits(asked) else { return nil }
      return .extension(try again(asked, permit, known))
    case .replacement(let request, _):
      guard day <= permit.lastDay, permit.awaits(request) else { return nil }
      return .replacement(request.again(from: day))
    }
  }

  /// The same extension, proposed anew on the law of the day on which it was asked for. Too few free places leave it
  /// without a hold, and the proposal says so, as with an application.
  private func again(
    _ asked: Permit.Extension, _ permit: Permit, _ known: [QuotaAccount]
  ) throws(StepError) -> Permit.Extension {
    var facts = asked.proposal.facts
    let accounts = try places(of: permit, known, facts)
    let full = accounts.first { $0.free < permit.grant.places }
    if let least = full ?? accounts.first {
      facts[LawNames.Fact.freePlaces.rawValue] = String(least.free)
    }
    let held = full == nil ? accounts.map(\.key) : []
    return Permit.Extension(
      askedOn: asked.askedOn, term: asked.term,
      proposal: try law.extensionProposal(facts, on: asked.askedOn),
      deadline: asked.deadline.again(from: day), account: held.first,
      furtherAccounts: Array(held.dropFirst()), returnedOn: day)
  }
}

extension Permit {
  /// Whether no other extension was asked for since this one, nor the last day moved that it was to move.
  fileprivate func awaits(_ asked: Extension) -> Bool {
    extensionUnderway == nil
      && asked.proposal.facts[LawNames.Fact.permitExpiry.rawValue] == lastDay.description
  }

  /// Whether the one who was to leave still works here, the one who was to come does not, and nobody else was asked for
  /// in the same place.
  fileprivate func awaits(_ request: ReplacementRequest) -> Bool {
    workers.contains { $0.id == request.leaving }
      && !workers.contains { $0.id == request.arriving.id }
      && !replacementRequests.contains { $0.leaving == request.leaving }
  }
}

extension ReplacementRequest {
  fileprivate func again(from day: Day) -> ReplacementRequest {
    ReplacementRequest(
      id: id, leaving: leaving, arriving: arriving, deadline: deadline.again(from: day))
  }
}
