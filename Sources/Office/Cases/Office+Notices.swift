import Casework
import Foundation
import Measures
import Register

extension CaseEvent {
  /// Whether the employer is told of it: what the office does, not what the employer did.
  var isTold: Bool {
    switch name {
    case .deficiencyNoted, .admitted, .hearingOffered, .granted, .refused, .listCertified,
      .tookEffect, .replaced, .extensionGranted, .extended, .extensionRefused, .extensionLapsed,
      .suspended, .resumed, .withdrawn, .silenceNoted, .appealUpheld, .appealReturned,
      .appealRestored:
      true
    case .closed: by.role != .employer && by.role != .representative
    default: false
    }
  }
}

extension Office {
  /// Notices to the employer about a step: `notice.` and the name of what was done.
  func notices(of step: Step) throws(OfficeRefusal) -> [Change] {
    var changes: [Change] = []
    for event in step.events where event.isTold {
      let notice = Notice(
        id: world.newKey(), employer: step.after.employer.id, permitCase: event.permitCase,
        phrase: "notice.\(event.name.rawValue)", parts: ["case": event.permitCase.rawValue],
        day: event.day)
      do { changes.append(try .put(notice, expecting: 0)) } catch { throw OfficeRefusal(error) }
      if sendsMail { changes.append(.message(notice.mail(to: step.after.employer.id.rawValue))) }
    }
    return changes
  }
}

extension Notice {
  /// The notice as a message for the mail: its own JSON; the sender makes the letter in the reader's language.
  func mail(to address: String) -> OutboxMessage {
    OutboxMessage(destination: "mail", subject: address, body: Plain.bytes(self))
  }
}
