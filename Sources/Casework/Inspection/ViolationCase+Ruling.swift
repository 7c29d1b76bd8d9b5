import Measures

/// The ruling by which a penalty is imposed: on whom, on which day, and when it reached them.
extension ViolationCase {
  /// Where whoever the penalty is imposed on is told; nil where they are not on record.
  public var penalised: Inbox? {
    switch subject {
    case .work, .stay: person.map { .person($0) }
    case .employer, .host: employer.map { .employer($0) }
    }
  }

  /// The day the penalty was imposed; nil before, and where an earlier release did not keep it.
  public var ruledOn: Day? {
    switch standing {
    case .penaltyImposed(_, let day, _): day
    case .paid: imposedOn
    default: nil
    }
  }

  /// The penalty as it was imposed.
  public var imposedPenalty: Penalty? {
    switch standing {
    case .penaltyImposed(let penalty, _, _), .paid(let penalty, _, _): penalty
    default: nil
    }
  }

  /// Why the penalty is another one than the computed one.
  public var whyDiffers: String? {
    switch standing {
    case .penaltyImposed(_, _, let reason), .paid(_, _, let reason): reason
    default: nil
    }
  }

  /// Whether nobody wrote down yet when what was imposed was handed over.
  public var awaitsHandover: Bool { ruledOn != nil && handedOn == nil }

  /// It was handed over: not before it was imposed, and not ahead.
  public func handedOver(on day: Day, by today: Day) throws(StepError) -> ViolationCase {
    guard let first = ruledOn, handedOn == nil else { throw .notNow }
    guard day >= first, day <= today else {
      throw .dayOutside(.handover, first: first, last: today)
    }
    var later = self
    later.handedOn = day
    return later
  }
}

extension PermitLaw {
  /// The time to appeal against what was imposed: it runs from the day on which it was handed over. As long as nobody
  /// wrote that down, from the day it was imposed, the earliest it can be.
  public func appealDeadline(of violation: ViolationCase) -> Deadline? {
    violation.ruledOn.map { offenceAppealDeadline(from: violation.handedOn ?? $0) }
  }
}
