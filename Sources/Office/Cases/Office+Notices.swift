import Casework
import Foundation
import Measures
import Register

/// Somebody who is told of an event, with the phrase for it.
private struct Addressee {
  let reader: Notice.Reader
  let phrase: String

  init(_ reader: Notice.Reader, _ phrase: String) {
    self.reader = reader
    self.phrase = phrase
  }
}

extension CaseEvent {
  /// Whether the employer is told of it: what the office does, not what the employer did.
  private var isTold: Bool {
    switch name {
    case .deficiencyNoted, .admitted, .hearingOffered, .granted, .refused, .listCertified,
      .tookEffect, .replaced, .extensionGranted, .extended, .extensionRefused, .extensionLapsed,
      .suspended, .resumed, .withdrawn, .silenceNoted, .appealUpheld, .appealReturned,
      .appealRestored, .regionAnswered:
      true
    case .closed: by.role != .employer && by.role != .representative
    default: false
    }
  }

  /// Whether the officers of the region are told of it: what others do in their case.
  private var isToldToOfficers: Bool {
    switch name {
    case .lodged, .supplemented, .heard, .listFiled, .extensionAsked, .appealed, .appealUpheld,
      .appealReturned, .appealRestored, .regionAnswered:
      true
    default: false
    }
  }

  /// Whether every worker of the permit is told of it: what changes the own right to work.
  private var isToldToWorkers: Bool {
    switch name {
    case .tookEffect, .extended, .suspended, .resumed, .withdrawn, .appealRestored: true
    default: false
    }
  }

  /// Everybody who is told of it, each with the own phrase.
  fileprivate func addressees(after: PermitCase) -> [Addressee] {
    var all: [Addressee] = []
    let name = name.rawValue
    if isTold { all.append(Addressee(.employer(after.employer.id), "notice.\(name)")) }
    if isToldToOfficers {
      all.append(Addressee(.desk(.region(after.employer.region)), "notice.desk.\(name)"))
    }
    if self.name == .appealed { all.append(Addressee(.desk(.appealBody), "notice.desk.\(name)")) }
    if isToldToWorkers {
      all += after.workers.map { Addressee(.person($0.id), "notice.worker.\(name)") }
    }
    if case .replaced(let replacement) = what {
      all.append(Addressee(.person(replacement.leaving), "notice.worker.left"))
      all.append(Addressee(.person(replacement.arriving.id), "notice.worker.joined"))
    }
    return all
  }
}

extension Office {
  /// Notices about a step to everybody whom it concerns: the employer, the officers of the region, the appeal body, the
  /// workers.
  func notices(of step: Step) -> [Change] {
    var changes: [Change] = []
    let keys = NoticeKeys(world)
    for event in step.events {
      for (place, addressee) in event.addressees(after: step.after).enumerated() {
        let notice = Notice(
          id: keys.key(event.number, place), to: addressee.reader, permitCase: event.permitCase,
          event: event.number, phrase: addressee.phrase, parts: [:], day: event.day)
        changes.append(.notice(notice))
        if sendsMail, let address = notice.reader.address {
          changes.append(.message(notice.mail(to: address)))
        }
      }
    }
    return changes
  }

  /// A notice of today that no event of a case gave rise to.
  func notice(
    to reader: Notice.Reader, _ phrase: String, parts: [String: String] = [:],
    about permitCase: Identifier<PermitCase>? = nil
  ) -> Change {
    .notice(
      Notice(
        id: NoticeKeys(world).key(0, 0), to: reader, permitCase: permitCase, phrase: phrase,
        parts: parts,
        day: today))
  }
}

/// Keys of the notices that are made at one moment. They begin with the moment and the event, so that the notices of
/// one day stand in their order; chance is asked for once.
private struct NoticeKeys {
  private let moment: Int64
  private let chance: Identifier<Notice>

  init(_ world: World) {
    moment = world.now().milliseconds
    chance = world.newKey()
  }

  /// - Parameter place: among the notices of the event.
  func key(_ event: Int, _ place: Int) -> Identifier<Notice> {
    World.plain("\(digits(moment, 14))-\(digits(event, 4))-\(chance)-\(place)")
  }

  private func digits(_ number: some BinaryInteger, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}

extension Notice.Reader {
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
    OutboxMessage(destination: "mail", subject: address, body: Plain.bytes(self))
  }
}
