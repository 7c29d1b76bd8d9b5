import Casework
import GRDB
import Measures

/// The newest notices of an inbox as SQL: those that follow from events, and those that were written by themselves.
///
/// Newest day first; within a day the later entry of the journal first; within an entry the later event, of which an inbox is
/// told once, and then those written by themselves, by their keys.
struct InboxQuery {
  private let inbox: Inbox
  private let after: Cursor?
  private let most: Int

  /// - Parameter after: the last one of the page before.
  init(_ inbox: Inbox, after: Cursor?, most: Int) {
    self.inbox = inbox
    self.after = after
    self.most = most
  }

  /// Whole notices: columns `id, reader, day, permit_case, event, phrase, parts, sequence, place`.
  var notices: String {
    sql(
      of: "n.case_number, n.event, n.place, n.day, n.sequence, n.phrase",
      following: "?2 AS reader, m.day, c.id AS permit_case, m.event, m.phrase, '{}' AS parts",
      own: "reader, day, permit_case, event, phrase, parts")
  }

  /// Their keys alone: columns `id, day, sequence, place`.
  var keys: String {
    sql(
      of: "n.case_number, n.event, n.place, n.day, n.sequence", following: "m.day", own: "day")
  }

  /// The cases are looked up for those alone that are shown.
  private func sql(of kept: String, following: String, own: String) -> String {
    """
    SELECT c.id || '.' || m.event || '.' || m.place AS id, \(following), m.sequence, m.event AS place
    FROM (
      SELECT \(kept) FROM \(source) AND (n.day, n.sequence, n.event) < (?3, ?4, ?5)
      ORDER BY n.day DESC, n.sequence DESC, n.event DESC LIMIT ?7) m
    CROSS JOIN permit_case c ON c.number = m.case_number
    UNION ALL SELECT * FROM (
      SELECT id, \(own), sequence, 0 FROM notice
      WHERE reader = ?2 AND (day, sequence, id) < (?3, ?4, ?6)
      ORDER BY day DESC, sequence DESC, id DESC LIMIT ?7)
    ORDER BY day DESC, sequence DESC, place DESC, id DESC LIMIT ?7
    """
  }

  var arguments: StatementArguments {
    let place = after.flatMap(Place.init) ?? Place(sequence: 0, event: 0, id: "")
    return [
      own, inbox.text, after?.order ?? Int(Int32.max), place.sequence, place.event, place.id, most,
    ]
  }

  /// Where the notices of cases are found, with the first condition.
  private var source: String {
    switch inbox {
    case .employer:
      """
      permit_case c CROSS JOIN event_notice n ON n.case_number = c.number
      WHERE c.employer = ?1 AND n.desk IS NULL AND n.worker IS NULL
      """
    case .person:
      """
      case_worker w CROSS JOIN event_notice n ON n.case_number = w.case_number
      WHERE w.worker = ?1 AND n.worker = ?1
      """
    case .desk:
      "event_notice n WHERE n.desk = ?1"
    }
  }

  /// By what these are found.
  private var own: String {
    switch inbox {
    case .employer(let id): id.rawValue
    case .person(let id): id.rawValue
    case .desk: inbox.text
    }
  }

  /// Where a notice stands within its day, as the key of a cursor.
  struct Place {
    let sequence: Int
    /// The number of the event; 0 for one that was written by itself.
    let event: Int
    let id: String

    init(sequence: Int, event: Int, id: String) {
      self.sequence = sequence
      self.event = event
      // Behind an event all that were written by themselves are still to come: no key is as great as this sign.
      self.id = event == 0 ? id : "~"
    }

    /// Nil for a cursor of another form: reading goes on with the next day.
    init?(_ cursor: Cursor) {
      let parts = cursor.key.split(separator: ".", maxSplits: 2)
      guard parts.count == 3, let sequence = Int(parts[0]), let event = Int(parts[1]) else {
        return nil
      }
      self.init(sequence: sequence, event: event, id: String(parts[2]))
    }

    var text: String { "\(sequence).\(event).\(id)" }
  }
}
