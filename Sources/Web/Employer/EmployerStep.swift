import Casework
import Office

/// A step on the employer's side of a case that has a page of its own. The raw value stands in its address.
enum EmployerStep: String, CaseIterable, Sendable {
  case search, interview, lodge, supplement
  case takeBack = "take-back"
  case answer, fee, guarantee, list, replacement, trip, report, cure, extend
  case giveBack = "give-back"
  case appeal

  /// What the table of rights is asked for.
  var action: Action {
    switch self {
    case .search: .recordSearch
    case .interview: .recordInterview
    case .lodge: .lodge
    case .supplement: .supplement
    case .takeBack: .takeBack
    case .answer: .hear
    case .fee: .payFee
    case .guarantee: .placeGuarantee
    case .list: .fileList
    case .replacement: .askReplacement
    case .trip: .recordTrip
    case .report: .reportCondition
    case .cure: .reportCure
    case .extend: .extend
    case .giveBack: .giveBack
    case .appeal: .appeal
    }
  }

  /// The steps that belong to where a case stands, as far as this actor may take them.
  static func offered(in file: CaseFile) -> [EmployerStep] {
    allCases.filter {
      file.may.contains($0.action) && $0.fits(file.permitCase.standing) && $0.isTimely(in: file)
    }
  }

  /// Whether the step belongs to the standing; whether the law allows it is for the law to say.
  func fits(_ standing: Standing) -> Bool {
    switch (self, standing) {
    case (.search, .preparing), (.interview, .preparing), (.lodge, .preparing),
      (.takeBack, .preparing), (.takeBack, .lodged), (.takeBack, .deficient),
      (.takeBack, .admitted), (.takeBack, .heard), (.supplement, .deficient), (.answer, .heard),
      (.appeal, .refused), (.appeal, .refusedBySilence), (.appeal, .withdrawn),
      (.extend, .inEffect), (.giveBack, .inEffect), (.giveBack, .suspended),
      (.cure, .suspended), (.cure, .underAppeal(.suspension, _)),
      (.giveBack, .underAppeal(.suspension, _)):
      true
    case (.appeal, .suspended(let permit, let suspension)):
      suspension.upheldOn == nil || permit.hasAppealable
    case (.appeal, _): standing.permit?.hasAppealable ?? false
    case (.fee, .granted), (.fee, .inEffect): standing.fee?.isOpen == true
    case (.guarantee, .granted(let grant)): grant.outstanding.contains(.guarantee)
    case (.list, .granted(let grant)): grant.outstanding.contains(.list)
    case (.list, .inEffect(let permit)): permit.isUnnamed
    case (.report, .inEffect(let permit)): permit.conditions.contains { !$0.isPerformed }
    // Whoever is nobody yet cannot be replaced or sent.
    case (.replacement, .inEffect(let permit)), (.trip, .inEffect(let permit)):
      !permit.workers.isEmpty
    default: false
    }
  }

  /// An appeal is offered only while there is time for it.
  private func isTimely(in file: CaseFile) -> Bool {
    self != .appeal || !file.appealable.isEmpty
  }

  /// The page on which a task of the employer is done.
  static func of(_ task: CaseTask) -> EmployerStep? {
    switch task.name {
    case .searchAtHome: .search
    case .interviews: .interview
    case .lodge: .lodge
    case .supplement: .supplement
    case .hearing: .answer
    case .fee, .extensionFee: .fee
    case .guarantee: .guarantee
    case .namedList: .list
    case .conditionReport: .report
    case .cure: .cure
    case .askExtension: .extend
    case .appeal, .extensionAppeal, .replacementAppeal: .appeal
    default: nil
    }
  }
}

extension Permit {
  /// Whether something was refused during the permit and is not under appeal.
  fileprivate var hasAppealable: Bool { refusedActs.contains { $0.appeal == nil } }
}
