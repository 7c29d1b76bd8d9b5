import Measures

/// Where a permit case is. A standing that cannot be cannot be written.
///
/// Indirect: a case is copied with every step, its permit need not be.
public indirect enum Standing: Hashable, Codable, Sendable {
  /// Vacancy, search and papers are being gathered.
  case preparing
  /// Filed; completeness is to be checked.
  case lodged(Lodgement)
  /// A deficiency notice was sent; the employer's answer is awaited.
  case deficient(Lodgement, DeficiencyNotice)
  /// Complete, places held; a decision is due.
  case admitted(Admission)
  /// A refusal is intended; the employer is being heard.
  case heard(Admission, Hearing)
  /// With the last day to appeal.
  case refused(Admission, Decision, Deadline)
  /// The term to decide passed without a decision, and the law counts that as a refusal.
  case refusedBySilence(Unanswered, Silence)
  case granted(Grant)
  case inEffect(Permit)
  case suspended(Permit, Suspension)
  case withdrawn(Permit, Withdrawal)
  case underAppeal(AppealedAct, Appeal)
  case closed(Closing)

  /// The name of the standing, for queues and registers; stable.
  public enum Name: String, Hashable, Codable, JSONWritten, Sendable, CaseIterable {
    case preparing, lodged, deficient, admitted, heard, refused, refusedBySilence, granted
    case inEffect, suspended, withdrawn, underAppeal, closed
  }

  public var name: Name {
    switch self {
    case .preparing: .preparing
    case .lodged: .lodged
    case .deficient: .deficient
    case .admitted: .admitted
    case .heard: .heard
    case .refused: .refused
    case .refusedBySilence: .refusedBySilence
    case .granted: .granted
    case .inEffect: .inEffect
    case .suspended: .suspended
    case .withdrawn: .withdrawn
    case .underAppeal: .underAppeal
    case .closed: .closed
    }
  }

  /// The permit, where there is one in effect or suspended.
  public var permit: Permit? {
    switch self {
    case .inEffect(let permit), .suspended(let permit, _),
      .underAppeal(.suspension(let permit, _), _):
      permit
    default: nil
    }
  }

  /// The suspension of the permit, whether or not it is under appeal.
  public var suspension: Suspension? {
    switch self {
    case .suspended(_, let suspension), .underAppeal(.suspension(_, let suspension), _): suspension
    default: nil
    }
  }
}

extension Standing {
  /// The fee of the grant, or of an extension of the permit.
  public var fee: Fee? {
    if case .granted(let grant) = self { return grant.fee }
    return permit?.extensionUnderway?.fee
  }

  /// The application on which a decision is due, as far as it has come.
  public var unanswered: Unanswered? {
    switch self {
    case .lodged(let lodgement): .lodged(lodgement)
    case .deficient(let lodgement, let notice): .deficient(lodgement, notice)
    case .admitted(let admission), .heard(let admission, _): .admitted(admission)
    default: nil
    }
  }

  /// The application under decision.
  public var admission: Admission? {
    switch self {
    case .admitted(let admission), .heard(let admission, _): admission
    default: nil
    }
  }
}
