import Casework
import Foundation
import GRDB
import Measures

extension SQLiteRegister {
  public func permitCase(_ id: Identifier<PermitCase>) async throws(RegisterFault) -> PermitCase? {
    let known = shelf.take(id)
    let news = try glancing { db in try CaseNews(of: id, since: known, in: db) }
    guard let news else { return nil }
    if let known, known.version == news.version { return known }
    let folded = try news.folded(onto: known, journalReading)
    shelf.lay(folded)
    return folded
  }

  public func caseAtHand(_ id: Identifier<PermitCase>) -> PermitCase? { shelf.take(id) }

  public func line(of id: Identifier<PermitCase>) async throws(RegisterFault) -> CaseLine? {
    try glancing { db in
      let sql = "SELECT \(CaseTable.columns) FROM permit_case c WHERE c.id = ?"
      return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.rawValue]).map(
        CaseTable.line)
    }
  }

  public func events(of id: Identifier<PermitCase>) async throws(RegisterFault) -> [CaseEvent] {
    let news = try await reading { db in try CaseNews(of: id, since: nil, in: db) }
    return try news?.events(journalReading) ?? []
  }

  public func counts(of region: RegionKey?) async throws(RegisterFault) -> [CaseTally] {
    try glancing { db in
      let sql = """
        SELECT region, standing, cases, places FROM case_tally
        WHERE cases > 0\(region == nil ? "" : " AND region = ?") ORDER BY region, standing
        """
      return try Row.fetchAll(
        db.cachedStatement(sql: sql), arguments: StatementArguments(region.map { [$0.name] } ?? [])
      ).compactMap { row in
        Standing.Name(rawValue: row[1]).map {
          CaseTally(region: RegionKey(row[0]), standing: $0, cases: row[2], places: row[3])
        }
      }
    }
  }

  public func reply(to key: String, scope: String, fingerprint: Fingerprint)
    async throws(RegisterFault) -> Commitment?
  {
    try glancing { db in
      try KeyTable(db: db).answer(to: key, scope: scope, fingerprint: fingerprint)
    }
  }

  public func cases(_ queue: CaseQueue, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<CaseLine>
  {
    let lines = try await reading { db in
      try CaseFinding(db: db).lines(queue, after: after, most: size.count + 1)
    }
    return Page(lines, size) { line in
      Cursor(order: Int((line.due ?? .latest).number), key: line.id.rawValue)
    }
  }

  public func cases(_ search: CaseSearch, after: Cursor?, size: PageSize)
    async throws(RegisterFault) -> Page<CaseLine>
  {
    let found = try await reading { db in
      try CaseFinding(db: db).found(search, after: after, most: size.count + 1)
    }
    let page = Page(found, size) { Cursor(order: $0.number, key: $0.line.id.rawValue) }
    return Page(items: page.items.map(\.line), next: page.next)
  }
}

extension Page {
  /// The page of what was fetched with one item more than fits.
  init(_ fetched: [Item], _ size: PageSize, cursor: (Item) -> Cursor) {
    let items = Array(fetched.prefix(size.count))
    let next = fetched.count > size.count ? items.last.map(cursor) : nil
    self.init(items: items, next: next)
  }
}

/// The entries of a case since a version that is at hand.
struct CaseNews: Sendable {
  let id: Identifier<PermitCase>
  /// The version in the register.
  let version: Int
  private let entries: [(sequence: Int, body: Data)]

  /// Nil when there is no such case.
  init?(of id: Identifier<PermitCase>, since known: PermitCase?, in db: Database) throws {
    guard let place = try CaseTable(db: db).place(of: id) else { return nil }
    self.id = id
    version = place.version
    let since = known?.version ?? 0
    entries = since >= place.version ? [] : try Self.entries(of: place.number, since: since, in: db)
  }

  private static func entries(of number: Int, since version: Int, in db: Database) throws
    -> [(sequence: Int, body: Data)]
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT sequence, body FROM journal WHERE sequence IN (
          SELECT sequence FROM case_step WHERE case_number = ? AND version > ?)
        ORDER BY sequence
        """)
    return try Row.fetchAll(statement, arguments: [number, version]).map { ($0[0], $0[1]) }
  }

  /// What an entry holds of the case.
  struct Part {
    let sequence: Int
    let events: [CaseEvent]
    /// Whether the notices follow from the events.
    let tells: Bool
  }

  /// The case in these entries, in order.
  func parts(_ reading: JournalReading) throws(RegisterFault) -> [Part] {
    var parts: [Part] = []
    for entry in entries {
      let body = try reading.body(entry.body)
      for case .step(let step) in body.changes where step.events.first?.permitCase == id {
        parts.append(Part(sequence: entry.sequence, events: step.events, tells: body.tells))
      }
    }
    return parts
  }

  /// The events of the case in these entries, in order.
  func events(_ reading: JournalReading) throws(RegisterFault) -> [CaseEvent] {
    try parts(reading).flatMap(\.events)
  }

  /// The case with these events taken in.
  func folded(onto known: PermitCase?, _ reading: JournalReading) throws(RegisterFault)
    -> PermitCase
  {
    let events = try events(reading)
    do throws(FoldFault) {
      guard var folded = known else { return try PermitCase(events: events) }
      for event in events where event.number > folded.version { try folded.apply(event) }
      return folded
    } catch {
      throw .damaged(.init("case \(id): \(error)"))
    }
  }
}
