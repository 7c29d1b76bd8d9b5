import Casework
import GRDB
import Measures

/// What queues and search need of the cases, and the entries each is made of.
struct CaseTable {
  let db: Database

  static var columns: String {
    """
    c.id, c.version, c.employer, c.business_number, c.employer_name, c.region, c.standing, \
    c.places, c.opened_on, c.last_day, c.due, c.number
    """
  }

  /// Brings the case to where the step left it, with all that follows from the step.
  func take(_ laid: LaidStep, at sequence: Int, _ load: inout SearchLoad) throws -> Conflict? {
    let line = laid.line
    guard let first = laid.step.events.first, laid.step.events.last?.number == line.version else {
      throw RegisterFault.refused(.init("a step whose events do not lead to its case"))
    }
    let kept = try place(of: line.id)
    guard first.number == (kept?.version ?? 0) + 1 else {
      return .otherVersion(
        of: line.id.rawValue, expected: first.number - 1, found: kept?.version ?? 0)
    }
    let number = try kept.map { try move($0.number, to: line) } ?? insert(line)
    try db.cachedStatement(
      sql: "INSERT INTO case_step (case_number, version, sequence) VALUES (?, ?, ?)"
    ).run(number, line.version, sequence)
    if let words = laid.words {
      load.lay(words, of: number)
      try keep(workers: words.workers, of: number)
    }
    if let permit = laid.permit { try PermitTable(db: db).take(permit, of: number, &load) }
    try DecisionTable(db: db).take(laid.decisions)
    try EventNoticeTable(db: db).keep(laid.notices, of: number, at: sequence)
    return try QuotaTable(db: db).take(laid.step.postings, of: number, at: sequence)
  }

  /// - Parameter version: where the case has to be; nil while a journal is read again, whose order has it right
  func moveDue(
    of id: Identifier<PermitCase>, at version: Int? = nil, to due: Day?
  ) throws -> Conflict? {
    let kept = try place(of: id)
    guard let kept, kept.version == version ?? kept.version else {
      return .otherVersion(of: id.rawValue, expected: version ?? 1, found: kept?.version ?? 0)
    }
    try db.cachedStatement(sql: "UPDATE permit_case SET due = ? WHERE number = ?")
      .run((due ?? .latest).number, kept.number)
    return nil
  }

  /// The row number and version of a case.
  func place(of id: Identifier<PermitCase>) throws -> (number: Int, version: Int)? {
    let sql = "SELECT number, version FROM permit_case WHERE id = ?"
    return try db.cachedStatement(sql: sql).first(id.rawValue) { ($0.integer(0), $0.integer(1)) }
  }

  private func insert(_ line: CaseLine) throws -> Int {
    try db.cachedStatement(
      sql: """
        INSERT INTO permit_case (id, version, employer, business_number, employer_name, region,
          standing, places, opened_on, last_day, due)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).run(
      line.id.rawValue, line.version, line.employer.id.rawValue, line.employer.businessNumber,
      line.employer.name, line.employer.region.name, line.standing.rawValue, line.places,
      line.openedOn.number, line.lastDay.number, (line.due ?? .latest).number)
    return Int(db.lastInsertedRowID)
  }

  /// Employer and opening day stay as they were first written.
  private func move(_ number: Int, to line: CaseLine) throws -> Int {
    try db.cachedStatement(
      sql: """
        UPDATE permit_case SET version = ?, standing = ?, places = ?, last_day = ?, due = ?
        WHERE number = ?
        """
    ).run(
      line.version, line.standing.rawValue, line.places, line.lastDay.number,
      (line.due ?? .latest).number, number)
    return number
  }

  private func keep(workers: [String], of number: Int) throws {
    for worker in workers {
      try db.cachedStatement(
        sql: "INSERT INTO case_worker (worker, case_number) VALUES (?, ?) ON CONFLICT DO NOTHING"
      ).run(worker, number)
    }
  }

  static func line(_ row: Row) throws -> CaseLine {
    guard let standing = Standing.Name(rawValue: row[6]) else {
      throw RegisterFault.damaged(.init("no standing: \(row[6] as String)"))
    }
    return CaseLine(
      id: try StoredValue.key(row[0]), version: row[1],
      employer: Employer(
        id: try StoredValue.key(row[2]), businessNumber: row[3], name: row[4],
        region: RegionKey(row[5])),
      standing: standing, places: row[7], openedOn: try StoredValue.day(row[8]),
      lastDay: try StoredValue.day(row[9]), due: try StoredValue.due(row[10]))
  }
}
