/// Somebody who is told of an event, with the name of the phrase for it.
public struct Addressee: Hashable, Sendable {
  public let inbox: Inbox
  public let phrase: String

  init(_ inbox: Inbox, _ phrase: String) {
    self.inbox = inbox
    self.phrase = phrase
  }
}

/// Who is told of an event follows from the event and the case alone. A register keeps what follows from it: whoever
/// changes this for events that were, lets the journal's format grow by one.
extension CaseEvent {
  /// Everybody who is told of it, each with the own phrase.
  ///
  /// - Parameter after: the case after the step that the event belongs to.
  public func addressees(after: PermitCase) -> [Addressee] {
    var all: [Addressee] = []
    let name = name.rawValue
    if isTold { all.append(Addressee(.employer(after.employer.id), "notice.\(name)")) }
    if isToldToOfficers {
      all.append(Addressee(.desk(.region(after.employer.region)), "notice.desk.\(name)"))
    }
    if self.name == .appealed || self.name == .refusalAppealed {
      all.append(Addressee(.desk(.appealBody), "notice.desk.\(name)"))
    }
    if isToldToWorkers {
      all += after.workers.map { Addressee(.person($0.id), "notice.worker.\(name)") }
    }
    if case .replaced(let replacement) = what {
      all.append(Addressee(.person(replacement.leaving), "notice.worker.left"))
      all.append(Addressee(.person(replacement.arriving.id), "notice.worker.joined"))
    }
    return all
  }

  /// Whether the employer is told of it: what the office does, not what the employer did.
  private var isTold: Bool {
    switch name {
    case .deficiencyNoted, .admitted, .hearingOffered, .granted, .refused, .listCertified,
      .feeConfirmed, .feeDeclined, .tookEffect, .replaced, .replacementRefused, .extensionGranted,
      .extended, .extensionRefused, .extensionLapsed, .suspended, .resumed, .withdrawn,
      .silenceNoted, .appealUpheld, .appealReturned, .appealRestored, .suspensionSetAside,
      .regionAnswered, .refusalUpheld, .refusalSetAside:
      true
    case .closed: by.role != .employer && by.role != .representative
    default: false
    }
  }

  /// Whether the officers of the region are told of it: what others do in their case.
  private var isToldToOfficers: Bool {
    switch name {
    case .lodged, .supplemented, .heard, .feeReported, .listFiled, .replacementAsked,
      .extensionAsked, .appealed, .appealUpheld, .appealReturned, .appealRestored, .regionAnswered,
      .suspensionSetAside, .cureReported, .refusalAppealed, .refusalUpheld, .refusalSetAside:
      true
    default: false
    }
  }

  /// Whether every worker of the permit is told of it: what changes the own right to work.
  private var isToldToWorkers: Bool {
    switch name {
    case .tookEffect, .extended, .suspended, .resumed, .withdrawn, .appealRestored,
      .suspensionSetAside:
      true
    default: false
    }
  }
}
