import Casework
import GRDB
import Measures

/// The permits in effect or suspended, as everybody may find them.
struct PermitTable {
  let db: Database

  /// Brings the permit of a case to where the step left it; gone with the permit.
  func take(_ move: PermitMove, of number: Int, _ load: inout SearchLoad) throws {
    guard let line = move.line else {
      load.lay(nil, of: number)
      return try remove(number)
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO open_permit (number, region, category, places, first_day, last_day, suspended)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (number) DO UPDATE SET first_day = ?5, last_day = ?6, suspended = ?7
        """
    ).run(
      number, line.region.name, line.category.name, line.places, line.firstDay.number,
      line.lastDay.number, line.isSuspended ? 1 : 0)
    guard let words = move.words else { return }
    load.lay(words, of: number)
    for (place, region) in line.furtherRegions.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO open_permit_further VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
      ).run(number, place, region.name)
    }
  }

  private func remove(_ number: Int) throws {
    for table in ["open_permit_further", "open_permit"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE number = ?").run(number)
    }
  }

  struct Found: Sendable {
    let number: Int
    let line: PermitLine
  }

  private static var columns: String {
    """
    o.number, c.id, c.employer, c.business_number, c.employer_name, c.region, o.region, o.category, \
    o.places, o.first_day, o.last_day, o.suspended, \
    (SELECT group_concat(region, ' ') FROM
      (SELECT region FROM open_permit_further WHERE number = o.number ORDER BY place))
    """
  }

  /// The permit of the case with this number.
  func line(of number: Int) throws -> PermitLine? {
    let sql = """
      SELECT \(Self.columns) FROM open_permit o JOIN permit_case c ON c.number = o.number
      WHERE o.number = ?
      """
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]).map(Self.line)
  }

  /// Newest case first.
  func found(_ search: PermitSearch, after: Cursor?, most: Int) throws -> [Found] {
    let sought = SoughtWords(db: db, table: .permits)
    let parts = try SearchPart.permits(search, sought, before: after?.order ?? Int.max)
    return try SearchPart.rows(of: parts, Self.columns, most: most, in: db)
      .map { Found(number: $0[0], line: try Self.line($0)) }
  }

  private static func line(_ row: Row) throws -> PermitLine {
    PermitLine(
      id: try StoredValue.key(row[1]),
      employer: Employer(
        id: try StoredValue.key(row[2]), businessNumber: row[3], name: row[4],
        region: RegionKey(row[5])),
      region: RegionKey(row[6]),
      furtherRegions: (row[12] as String? ?? "").split(separator: " ").map {
        RegionKey(String($0))
      },
      category: CategoryKey(row[7]), places: row[8],
      firstDay: try StoredValue.day(row[9]), lastDay: try StoredValue.day(row[10]),
      isSuspended: row[11] as Int == 1)
  }
}

/// What an open permit is found by: nothing of a person.
struct PermitText: Hashable, Sendable {
  let words: String
  let region: String
  let category: String

  init(_ line: PermitLine) {
    let texts = [line.id.rawValue, line.employer.name, line.employer.businessNumber]
    words = SearchText.folded(texts.joined(separator: " "))
    region = line.region.name
    category = line.category.name
  }
}

extension CaseEvent {
  /// Whether a permit stands behind it that did not before.
  var bringsPermit: Bool {
    switch name {
    case .tookEffect, .appealRestored: true
    default: false
    }
  }

  /// Whether the open part of a permit may be another one after it.
  var movesPermit: Bool {
    switch name {
    case .extended, .suspended, .resumed, .suspensionSetAside, .withdrawn, .closed: true
    default: bringsPermit
    }
  }
}
