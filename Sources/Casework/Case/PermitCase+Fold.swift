import Measures

/// The journal holds an event that cannot follow the ones before it.
public enum FoldFault: Error, Hashable, Sendable {
  case empty
  case notOpened
  case otherCase(number: Int)
  case wrongNumber(expected: Int, found: Int)
  case outOfPlace(CaseEvent.Name, Standing.Name)
}

extension PermitCase {
  /// The case that these events made, in their order.
  public init(events: some Sequence<CaseEvent>) throws(FoldFault) {
    var folded: PermitCase?
    for event in events {
      if var later = folded {
        try later.apply(event)
        folded = later
      } else {
        folded = try PermitCase(opening: event)
      }
    }
    guard let folded else { throw .empty }
    self = folded
  }

  /// The case that its first event makes.
  public init(opening event: CaseEvent) throws(FoldFault) {
    guard case .opened(let employer, let facts) = event.what else { throw .notOpened }
    guard event.number == 1 else { throw .wrongNumber(expected: 1, found: event.number) }
    self.init(
      id: event.permitCase, employer: employer, openedOn: event.day, version: 1,
      standing: .preparing, facts: facts, search: LabourMarketTest(), package: DocumentPackage(),
      hold: nil, lastDay: event.day, decisions: [])
  }

  /// Takes the next event in.
  public mutating func apply(_ event: CaseEvent) throws(FoldFault) {
    guard event.permitCase == id else { throw .otherCase(number: event.number) }
    guard event.number == version + 1 else {
      throw .wrongNumber(expected: version + 1, found: event.number)
    }
    guard let next = standing(after: event) else { throw .outOfPlace(event.name, standing.name) }
    takeIn(event.what)
    standing = next
    version = event.number
    lastDay = event.day
  }

  /// What an event changes beside the standing.
  private mutating func takeIn(_ what: CaseEvent.What) {
    switch what {
    case .searchRecorded(let search): self.search.record(search)
    case .interviewRecorded(let interview): search.record(interview)
    case .documentAttached(let document): package.attach(document)
    case .documentChecked(let kind, let check): package.record(check, of: kind)
    case .lodged(let lodgement): facts = lodgement.facts
    case .supplemented(let added, _): facts = facts.merging(added)
    case .admitted(let admission), .appealReturned(let admission?, _):
      hold = admission.account.map { Hold(account: $0, places: admission.lodgement.places) }
    case .regionAnswered(let word):
      if let account = word.account { holdFurther([account]) }
    case .granted(let grant): decisions.append(grant.decision)
    case .refused(let decision, _), .extensionGranted(let decision, _):
      decisions.append(decision)
      if !decision.isGranted { release() }
    case .extensionRefused(let decision):
      decisions.append(decision)
      release()
    case .extensionAsked(let asked), .refusalSetAside(_, .extension(let asked)?, _):
      hold = asked.account.map { Hold(account: $0, places: places) }
      holdFurther(asked.furtherAccounts)
    case .tookEffect, .extended, .extensionLapsed, .silenceNoted, .withdrawn, .closed: release()
    default: break
    }
  }

  private mutating func holdFurther(_ accounts: [QuotaAccount.Key]) {
    let later = (furtherHolds ?? []) + accounts.map { Hold(account: $0, places: places) }
    furtherHolds = later.isEmpty ? nil : later
  }

  private mutating func release() {
    hold = nil
    furtherHolds = nil
  }

  /// Places of the permit or the application.
  public var places: Int {
    switch standing {
    case .preparing, .closed, .refused: 0
    case .lodged(let lodgement), .deficient(let lodgement, _): lodgement.places
    case .admitted(let admission), .heard(let admission, _): admission.lodgement.places
    case .refusedBySilence(let application, _), .underAppeal(.silence(let application, _), _):
      application.lodgement.places
    case .granted(let grant): grant.places
    case .inEffect(let permit), .suspended(let permit, _), .withdrawn(let permit, _):
      permit.grant.places
    case .underAppeal(.withdrawal(let permit, _), _), .underAppeal(.suspension(let permit, _), _):
      permit.grant.places
    case .underAppeal(.refusal, _): 0
    }
  }
}
