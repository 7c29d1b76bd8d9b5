import Measures

extension CaseEvent {
  /// The name of what was done, as the journal writes it; stable.
  public enum Name: String, Hashable, Codable, JSONWritten, Sendable, CaseIterable {
    case opened, searchRecorded, interviewRecorded, documentAttached, lodged,
      supplemented, documentChecked, deficiencyNoted, admitted, proposed, hearingOffered,
      heard, granted, refused, feePaid, guaranteePlaced, listFiled, listCertified,
      tookEffect, replaced, tripRecorded, conditionReported, extensionAsked,
      extensionGranted, extended, extensionRefused, extensionLapsed, suspended, resumed,
      withdrawn, silenceNoted, appealed, appealUpheld, appealReturned, appealRestored, closed,
      regionAnswered, replacementAsked, replacementRefused, feeReported, feeConfirmed,
      feeDeclined, cureReported, suspensionSetAside, refusalAppealed, refusalUpheld, refusalSetAside
  }

  public var name: Name {
    switch what {
    case .opened: .opened
    case .searchRecorded: .searchRecorded
    case .interviewRecorded: .interviewRecorded
    case .documentAttached: .documentAttached
    case .lodged: .lodged
    case .supplemented: .supplemented
    case .documentChecked: .documentChecked
    case .deficiencyNoted: .deficiencyNoted
    case .admitted: .admitted
    case .regionAnswered: .regionAnswered
    case .proposed: .proposed
    case .hearingOffered: .hearingOffered
    case .heard: .heard
    case .granted: .granted
    case .refused: .refused
    case .feePaid: .feePaid
    case .feeReported: .feeReported
    case .feeConfirmed: .feeConfirmed
    case .feeDeclined: .feeDeclined
    case .guaranteePlaced: .guaranteePlaced
    case .listFiled: .listFiled
    case .listCertified: .listCertified
    case .tookEffect: .tookEffect
    case .replaced: .replaced
    case .replacementAsked: .replacementAsked
    case .replacementRefused: .replacementRefused
    case .tripRecorded: .tripRecorded
    case .conditionReported: .conditionReported
    case .extensionAsked: .extensionAsked
    case .extensionGranted: .extensionGranted
    case .extended: .extended
    case .extensionRefused: .extensionRefused
    case .extensionLapsed: .extensionLapsed
    case .suspended: .suspended
    case .cureReported: .cureReported
    case .resumed: .resumed
    case .withdrawn: .withdrawn
    case .silenceNoted: .silenceNoted
    case .appealed: .appealed
    case .appealUpheld: .appealUpheld
    case .appealReturned: .appealReturned
    case .appealRestored: .appealRestored
    case .suspensionSetAside: .suspensionSetAside
    case .refusalAppealed: .refusalAppealed
    case .refusalUpheld: .refusalUpheld
    case .refusalSetAside: .refusalSetAside
    case .closed: .closed
    }
  }
}
