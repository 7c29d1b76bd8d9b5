import Casework
import Measures

extension CaseWords {
  /// A step out of place in a sentence.
  func sentence(_ error: StepError) -> String {
    switch error {
    case .outOfPlace(_, let standing):
      say("case.step-error.out-of-place", ["standing": say("case.standing.\(standing.rawValue)")])
    case .tooLate(let purpose):
      say("case.step-error.too-late", ["term": say("case.term.\(purpose.rawValue)")])
    case .tooEarly(let purpose):
      say("case.step-error.too-early", ["term": say("case.term.\(purpose.rawValue)")])
    case .unreadableFact(let path):
      say("case.step-error.unreadable-fact", ["fact": self.path(path)])
    case .unknownKey(let key): say("case.step-error.unknown-key", ["key": key])
    case .impossibleNumber(let what):
      say("case.step-error.impossible-number", ["what": path(what)])
    case .documentsUnchecked(let kinds):
      say(
        "case.step-error.documents-unchecked",
        ["papers": kinds.map(document).joined(separator: "; ")])
    case .dayOutside(let of, let first, let last):
      say(
        "case.step-error.day-outside.\(of.rawValue)", ["first": day(first), "last": day(last)])
    case .lessThanDue(let what, let least):
      least.map {
        say("case.step-error.less-than-due.\(what.rawValue)", ["least": sum($0)])
      } ?? say("employer.sum-missing")
    case .ownCitizen: say("employer.worker.error.citizen")
    case .answerAwaited(let first): visit.answerAwaited(first)
    case .moreThanConditioned(left: 0): say("case.step-error.condition-performed")
    case .moreThanConditioned(let left):
      say("case.step-error.more-than-conditioned", ["left": String(left)])
    case .notOutstanding(let requirement):
      say(
        "case.step-error.not-outstanding",
        ["what": say("case.requirement.\(requirement.rawValue)")])
    default: say("case.step-error.\(name(of: error))")
    }
  }

  private func name(of error: StepError) -> String {
    switch error {
    case .notNow: "not-now"
    case .alreadyOpen: "already-open"
    case .notOpen: "not-open"
    case .beforeLastStep: "before-last-step"
    case .reasonMissing: "reason-missing"
    case .groundsMissing: "grounds-missing"
    case .notProposed: "not-proposed"
    case .notHeard: "not-heard"
    case .wrongAccount: "wrong-account"
    case .unknownWorker: "unknown-worker"
    case .ownRegion: "own-region"
    case .regionNotAsked: "region-not-asked"
    case .workerAlreadyListed: "already-listed"
    case .moreThanPlaces: "more-than-places"
    case .replacementAsked: "replacement-asked"
    case .unknownCondition: "unknown-condition"
    case .notFiled: "not-filed"
    case .extensionUnderway: "extension-underway"
    case .noExtensionUnderway: "no-extension-underway"
    case .notScreened: "not-screened"
    case .overstayWithoutCase: "overstay-without-case"
    case .courtOrderMissing: "court-order-missing"
    case .onlyOnePenalty: "only-one-penalty"
    default: "not-now"
    }
  }

  /// A movement of the quota that cannot be, in a sentence.
  func sentence(_ fault: QuotaLedger.Fault) -> String {
    switch fault {
    case .notFree(let account, let free):
      say("case.quota-fault.not-free", ["account": name(of: account), "free": String(free)])
    case .notHeld(let account, let held):
      say("case.quota-fault.not-held", ["account": name(of: account), "held": String(held)])
    case .notUnsplit(let year, let unsplit):
      say("case.quota-fault.not-unsplit", ["year": String(year), "unsplit": String(unsplit)])
    case .noAccount(let account):
      say("case.quota-fault.no-account", ["account": name(of: account)])
    case .otherMovement: say("case.quota-fault.other-movement")
    case .belowAllotted(let year, let allotted):
      say(
        "case.quota-fault.below-allotted", ["year": String(year), "allotted": String(allotted)])
    }
  }

  func name(of holder: QuotaTransfer.Holder) -> String {
    switch holder {
    case .national: say("office.quota.unsplit")
    case .account(let key): name(of: key)
    }
  }

  func name(of account: QuotaAccount.Key) -> String {
    say(
      "case.account",
      ["region": region(account.region), "line": line(account.line), "year": String(account.year)])
  }
}

extension Visit {
  /// That the employer may still answer, and from when a refusal needs no answer.
  func answerAwaited(_ first: Day?) -> String {
    let day = first.map { self.day(year: $0.year, month: $0.month, day: $0.day) }
    return day.map { say("case.step-error.answer-awaited", ["day": $0]) }
      ?? say("case.step-error.answer-awaited-uncounted")
  }
}
