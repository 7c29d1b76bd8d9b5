import Casework
import GRDB
import Measures

/// The notices that follow from the events of the cases, by case: those of cases that are worked on at the same time lie
/// side by side, so that a step writes them in few places.
///
/// An employer's are found through the employer's cases, a worker's through the worker's, and only the desks of the
/// office have an order of their own.
struct EventNoticeTable {
  let db: Database

  func keep(_ notices: [EventNotice], of number: Int, at sequence: Int) throws {
    for notice in notices {
      try db.cachedStatement(
        sql: """
          INSERT INTO event_notice (case_number, event, place, day, sequence, desk, worker, phrase)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).run(
        number, notice.event, notice.place, notice.day.number, sequence, notice.inbox.desk,
        notice.inbox.worker, notice.phrase)
    }
  }

  /// With the entry each was kept with, in the order of events.
  func notices(of number: Int, employer: Identifier<Employer>) throws -> [Entered] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT event, place, day, sequence, desk, worker, phrase FROM event_notice
        WHERE case_number = ? ORDER BY event, place
        """)
    return try Row.fetchAll(statement, arguments: [number]).map { row in
      Entered(
        notice: EventNotice(
          event: row[0], place: row[1],
          inbox: try Self.inbox(desk: row[4], worker: row[5], employer: employer), phrase: row[6],
          day: try StoredValue.day(row[2])), sequence: row[3])
    }
  }

  struct Entered: Hashable {
    let notice: EventNotice
    let sequence: Int
  }

  /// Nil where there is none with this key.
  func notice(_ id: Identifier<Notice>) throws -> Notice? {
    let parts = id.rawValue.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, let place = Int(parts[parts.count - 1]),
      let event = Int(parts[parts.count - 2])
    else { return nil }
    let permitCase = parts.dropLast(2).joined(separator: ".")
    let statement = try db.cachedStatement(
      sql: """
        SELECT c.employer, n.desk, n.worker, n.phrase, n.day
        FROM permit_case c JOIN event_notice n ON n.case_number = c.number
        WHERE c.id = ? AND n.event = ? AND n.place = ?
        """)
    return try Row.fetchOne(statement, arguments: [permitCase, event, place]).map { row in
      Notice(
        id: id,
        to: try Self.inbox(
          desk: row[1], worker: row[2], employer: try StoredValue.key(row[0])),
        permitCase: try StoredValue.key(permitCase), event: event, phrase: row[3], parts: [:],
        day: try StoredValue.day(row[4]))
    }
  }

  private static func inbox(desk: String?, worker: String?, employer: Identifier<Employer>) throws
    -> Inbox
  {
    if let worker { return .person(try StoredValue.key(worker)) }
    guard let desk else { return .employer(employer) }
    return try Inbox.stored(desk)
  }
}

extension Inbox {
  /// The desk as it is written; nil for another inbox.
  fileprivate var desk: String? {
    if case .desk = self { text } else { nil }
  }

  fileprivate var worker: String? {
    if case .person(let id) = self { id.rawValue } else { nil }
  }
}
