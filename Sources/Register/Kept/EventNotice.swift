import Casework
import Measures

/// A notice that follows from an event of a case, as it is kept beside the case.
struct EventNotice: Hashable, Sendable {
  /// The number of the event in the case.
  let event: Int
  /// Among the addressees of the event: 0, 1, 2 …
  let place: Int
  let inbox: Inbox
  let phrase: String
  let day: Day

  /// - Parameter after: the case after the step that the events belong to.
  static func all(of events: [CaseEvent], after: PermitCase) -> [EventNotice] {
    var all: [EventNotice] = []
    for event in events {
      for (place, addressee) in event.addressees(after: after).enumerated() {
        all.append(
          EventNotice(
            event: event.number, place: place, inbox: addressee.inbox, phrase: addressee.phrase,
            day: event.day))
      }
    }
    return all
  }
}
