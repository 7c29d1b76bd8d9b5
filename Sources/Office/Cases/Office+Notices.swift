import Casework
import Foundation
import Measures
import Register

extension Office {
  /// The notices of a step as mail; that they lie in the inboxes follows from the step.
  func mail(about step: Step) throws(OfficeRefusal) -> [Change] {
    guard sendsMail else { return [] }
    let notices: [Notice]
    do { notices = try Notice.following(step) } catch { throw OfficeRefusal(error) }
    return notices.compactMap { notice in
      notice.reader.address.map { .message(notice.mail(to: $0)) }
    }
  }

  /// A notice of today that no event of a case gave rise to.
  func notice(
    to reader: Inbox, _ phrase: String, parts: [String: String] = [:],
    about permitCase: Identifier<PermitCase>? = nil
  ) -> Change {
    .notice(
      Notice(
        id: world.newKey(), to: reader, permitCase: permitCase, phrase: phrase, parts: parts,
        day: today))
  }

  /// The same as mail too, because a term runs.
  func urgentNotice(
    to reader: Inbox, _ phrase: String, parts: [String: String]
  ) -> [Change] {
    let notice = Notice(
      id: world.newKey(), to: reader, permitCase: nil, phrase: phrase, parts: parts, day: today)
    guard sendsMail, let address = reader.address else { return [.notice(notice)] }
    return [.notice(notice), .message(notice.mail(to: address))]
  }
}

extension Inbox {
  /// Whom letters go to: an employer or a person; no desk has mail of its own.
  fileprivate var address: String? {
    switch self {
    case .employer(let id): id.rawValue
    case .person(let id): id.rawValue
    case .desk: nil
    }
  }
}

extension Notice {
  /// The notice as a message for the mail: its own JSON; the sender makes the letter in the reader's language.
  func mail(to address: String) -> OutboxMessage {
    OutboxMessage(destination: "mail", subject: address, body: Plain.bytes(coded: self))
  }
}
