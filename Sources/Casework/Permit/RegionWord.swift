import Measures

/// The word of the body of one more region that an application names beside the employer's own.
public struct RegionWord: Hashable, Codable, Sendable {
  public let region: RegionKey
  public let day: Day
  public let by: Party
  /// Where the places of a consent are held; nil where no quota applies.
  public let account: QuotaAccount.Key?
  /// Why the permit shall not name the region; nil for a consent.
  public let refusal: String?

  public init(
    region: RegionKey, day: Day, by: Party, account: QuotaAccount.Key?, refusal: String?
  ) {
    self.region = region
    self.day = day
    self.by = by
    self.account = account
    self.refusal = refusal
  }

  public var consents: Bool { refusal == nil }
}

extension Standing {
  /// Regions that the application names beside the employer's own, whether or not they have answered.
  public var furtherRegions: [RegionKey] {
    switch self {
    case .preparing, .closed: []
    case .lodged(let lodgement), .deficient(let lodgement, _): lodgement.furtherRegions
    case .admitted(let admission), .heard(let admission, _), .refused(let admission, _, _):
      admission.lodgement.furtherRegions
    case .refusedBySilence(let application, _): application.lodgement.furtherRegions
    case .granted(let grant): grant.furtherRegions
    case .inEffect(let permit), .suspended(let permit, _), .withdrawn(let permit, _):
      permit.grant.furtherRegions
    case .underAppeal(let act, _): act.furtherRegions
    }
  }
}

extension AppealedAct {
  fileprivate var furtherRegions: [RegionKey] {
    switch self {
    case .refusal(let admission, _): admission.lodgement.furtherRegions
    case .silence(let application, _): application.lodgement.furtherRegions
    case .withdrawal(let permit, _), .suspension(let permit, _): permit.grant.furtherRegions
    }
  }
}
