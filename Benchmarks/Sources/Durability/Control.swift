import GRDB

/// The same demand by the same 64 clients on tables that are not guarded: each reads how many places are left, then
/// writes. It has to give too many away; were it to give the right number, the drawdown would have shown nothing.
struct Control {
  let path: String
  let regions: Int
  let places: Int

  func run() async throws {
    let pool = try DatabasePool(path: path)
    try await pool.write { db in
      try db.execute(
        sql: """
          CREATE TABLE account (region INTEGER PRIMARY KEY, allotted INTEGER NOT NULL, used INTEGER NOT NULL);
          CREATE TABLE posting (region INTEGER NOT NULL);
          """)
      for region in 0..<regions {
        try db.execute(sql: "INSERT INTO account VALUES (?, ?, 0)", arguments: [region, places])
      }
    }
    let demand = 3 * regions * places
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<64 {
        group.addTask {
          for number in stride(from: client, to: demand, by: 64) {
            try await draw(number % regions, from: pool)
          }
        }
      }
      try await group.waitForAll()
    }
    try await tell(pool, demand)
  }

  private func draw(_ region: Int, from pool: DatabasePool) async throws {
    let used = try await pool.read { db in
      try Int.fetchOne(db, sql: "SELECT used FROM account WHERE region = ?", arguments: [region])
    }
    guard let used, used < places else { return }
    try await pool.write { db in
      try db.execute(
        sql: "UPDATE account SET used = ? WHERE region = ?", arguments: [used + 1, region])
      try db.execute(sql: "INSERT INTO posting VALUES (?)", arguments: [region])
    }
  }

  private func tell(_ pool: DatabasePool, _ demand: Int) async throws {
    let (granted, over, drifted) = try await pool.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT a.used, (SELECT count(*) FROM posting p WHERE p.region = a.region) FROM account a
          """)
      let granted = rows.map { $0[1] as Int }
      return (
        granted.reduce(0, +), granted.reduce(0) { $0 + max(0, $1 - places) },
        rows.count { $0[0] as Int != $0[1] as Int }
      )
    }
    print(
      """
      control, read then write: \(demand) asked, \(granted) granted, overdrawn \(over), \
      accounts that drifted \(drifted) of \(regions)
      """)
    guard over > 0, drifted > 0 else { throw Way.Fault.noFailure }
  }
}
