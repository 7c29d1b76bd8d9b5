import Casework
import Foundation
import GRDB
import Measures

/// The notices that were written by themselves, the inboxes with all that lies in them, and who read what when.
struct NoticeTable {
  let db: Database

  private static var columns: String { "id, reader, day, permit_case, event, phrase, parts" }

  func keep(_ notice: Notice, at sequence: Int) throws {
    let parts =
      notice.parts.isEmpty
      ? "{}" : String(decoding: try JournalCoding.data(coded: notice.parts), as: UTF8.self)
    try db.cachedStatement(
      sql: """
        INSERT INTO notice (id, reader, day, permit_case, event, phrase, parts, sequence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).run(
      notice.id.rawValue, notice.reader.text, notice.day.number, notice.permitCase?.rawValue,
      notice.event, notice.phrase, parts, sequence)
  }

  func notice(_ id: Identifier<Notice>) throws -> Notice? {
    let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM notice WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.rawValue]).map(Self.notice)
      ?? EventNoticeTable(db: db).notice(id)
  }

  /// Also those that follow from events; newest first, each with its place in the inbox.
  func notices(_ inbox: Inbox, after: Cursor?, most: Int) throws -> [Found] {
    let query = InboxQuery(inbox, after: after, most: most)
    return try Row.fetchAll(db.cachedStatement(sql: query.notices), arguments: query.arguments).map
    {
      row in
      let place = InboxQuery.Place(sequence: row[7], event: row[8], id: row[0])
      return Found(
        notice: try Self.notice(row), cursor: Cursor(order: row[2], key: place.text))
    }
  }

  struct Found: Sendable {
    let notice: Notice
    let cursor: Cursor
  }

  /// A row with its columns in this order.
  static func notice(_ row: Row) throws -> Notice {
    Notice(
      id: try StoredValue.key(row[0]), to: try Inbox.stored(row[1]),
      permitCase: try (row[3] as String?).map { text in try StoredValue.key(text) }, event: row[4],
      phrase: row[5],
      parts: try JournalCoding.value([String: String].self, from: Data((row[6] as String).utf8)),
      day: try StoredValue.day(row[2]))
  }

  /// Every notice with the entry it was kept with, for checking.
  func each(_ look: (Notice, Int) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT \(Self.columns), sequence FROM notice")
    while let row = try rows.next() { try look(try Self.notice(row), row[7]) }
  }

  func read(_ notice: Identifier<Notice>, by reader: Identifier<Account>, at moment: Moment) throws
  {
    try db.execute(
      sql: """
        INSERT INTO notice_reading (reader, notice, moment) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: [reader.rawValue, notice.rawValue, moment.milliseconds])
  }

  func moments(of notices: [Identifier<Notice>], by reader: Identifier<Account>) throws
    -> [Identifier<Notice>: Moment]
  {
    let statement = try db.cachedStatement(
      sql: "SELECT moment FROM notice_reading WHERE reader = ? AND notice = ?")
    var moments: [Identifier<Notice>: Moment] = [:]
    for notice in notices {
      let arguments: StatementArguments = [reader.rawValue, notice.rawValue]
      moments[notice] = try Int64.fetchOne(statement, arguments: arguments)
        .map(Moment.init(milliseconds:))
    }
    return moments
  }

  /// Of the newest `most` notices of an inbox, how many this reader has not read. Looks at no more than these, so that
  /// it takes as long for a full inbox as for a new one.
  func unread(_ inbox: Inbox, by reader: Identifier<Account>, most: Int) throws -> Int {
    let query = InboxQuery(inbox, after: nil, most: most)
    let statement = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM (\(query.keys)) n
        WHERE NOT EXISTS (SELECT 1 FROM notice_reading WHERE reader = ?8 AND notice = n.id)
        """)
    return try Int.fetchOne(statement, arguments: query.arguments + [reader.rawValue]) ?? 0
  }
}

extension Inbox {
  /// The inbox as one text: its kind, a colon, its key.
  var text: String {
    switch self {
    case .employer(let id): "employer:" + id.rawValue
    case .person(let id): "person:" + id.rawValue
    case .desk(.region(let region)): "region:" + region.name
    case .desk(.appealBody): "appeal-body:"
    }
  }

  /// What `text` says; damage where it says nothing.
  static func stored(_ text: String) throws(RegisterFault) -> Inbox {
    guard let inbox = Inbox(text: text) else { throw .damaged(.init("no reader: \(text)")) }
    return inbox
  }

  private init?(text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let key = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "employer":
      guard let id = Identifier<Employer>(key) else { return nil }
      self = .employer(id)
    case "person":
      guard let id = Identifier<Worker>(key) else { return nil }
      self = .person(id)
    case "region": self = .desk(.region(RegionKey(key)))
    case "appeal-body": self = .desk(.appealBody)
    default: return nil
    }
  }
}
