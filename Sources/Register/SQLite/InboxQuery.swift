import Casework
import GRDB
import Measures

/// The newest notices of an inbox as SQL: those that follow from events, and those that were written by themselves.
///
/// Newest day first; within a day the later entry of the journal first, within an entry the later event. An inbox is told of
/// an event once.
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

  /// Columns `id, reader, day, permit_case, event, phrase, parts, sequence, place`.
  var sql: String {
    """
    SELECT * FROM (
      SELECT c.id || '.' || n.event || '.' || n.place AS id, ?2 AS reader, n.day, c.id AS permit_case, n.event,
        n.phrase, '{}' AS parts, n.sequence, n.event AS place
      FROM \(source) AND (n.day, n.sequence, n.event) < (?3, ?4, ?5)
      ORDER BY n.day DESC, n.sequence DESC, n.event DESC LIMIT ?7)
    UNION ALL SELECT * FROM (
      SELECT id, reader, day, permit_case, event, phrase, parts, sequence, coalesce(event, 0)
      FROM notice
      WHERE reader = ?2 AND (day, sequence, coalesce(event, 0), id) < (?3, ?4, ?5, ?6)
      ORDER BY day DESC, sequence DESC, coalesce(event, 0) DESC, id DESC LIMIT ?7)
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
      case_worker w CROSS JOIN permit_case c ON c.number = w.case_number
      CROSS JOIN event_notice n ON n.case_number = w.case_number
      WHERE w.worker = ?1 AND n.worker = ?1
      """
    case .desk:
      """
      event_notice n CROSS JOIN permit_case c ON c.number = n.case_number WHERE n.desk = ?1
      """
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
    let event: Int
    let id: String

    init(sequence: Int, event: Int, id: String) {
      self.sequence = sequence
      self.event = event
      self.id = id
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
