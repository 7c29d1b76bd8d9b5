import Casework
import GRDB
import Measures
import Testing

@testable import Register

/// Keys of requests in the order of time, and queues from the one order of cases that is left.
@Suite struct `A lean register` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
  }

  private func send(_ key: String, at moment: Int64) async throws -> Commitment {
    try await register.commit(Samples.write([], key: Samples.requestKey(key), at: moment))
  }

  private var keys: [String] {
    get async throws {
      try await register.pool.read {
        try String.fetchAll($0, sql: "SELECT text FROM request_key ORDER BY text")
      }
    }
  }

  private func sweep(before moment: Int64) async throws {
    try await register.tend([
      .sweep(
        sessionsBefore: .init(milliseconds: 0), keysBefore: .init(milliseconds: moment))
    ])
  }

  @Test func `forgets keys of a time gone by, and no other`() async throws {
    for (key, moment) in [("a", 10), ("b", 30), ("c", 20), ("d", 40)] as [(String, Int64)] {
      #expect(try await send(key, at: moment) == .done(nil))
    }
    try await sweep(before: 10)
    #expect(try await keys == ["a", "b", "c", "d"])
    try await sweep(before: 20)
    #expect(try await keys == ["b", "c", "d"])
    // Written behind one that is still needed, it stays until that one goes.
    try await sweep(before: 30)
    #expect(try await keys == ["b", "c", "d"])
    try await sweep(before: 40)
    #expect(try await keys == ["d"])
    try await sweep(before: 1000)
    #expect(try await keys == [])
    #expect(try await send("a", at: 2000) == .done(nil))
  }

  /// Makes of it a register of the release before.
  private func turnBack() async throws {
    try await register.pool.write { db in
      try db.execute(
        sql: """
          DELETE FROM migration WHERE number = 9;
          DROP INDEX permit_case_by_employer;
          CREATE INDEX permit_case_by_region ON permit_case (region, due, id);
          CREATE INDEX permit_case_by_standing ON permit_case (standing, due, id);
          CREATE INDEX permit_case_by_employer ON permit_case (employer, due, id);
          CREATE INDEX permit_case_by_due ON permit_case (due, id);
          CREATE TABLE known AS SELECT * FROM request_key;
          DROP TABLE request_key;
          CREATE TABLE request_key (
            scope TEXT NOT NULL,
            text TEXT NOT NULL,
            fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
            reply BLOB NOT NULL,
            moment INTEGER NOT NULL,
            sequence INTEGER REFERENCES journal (sequence),
            PRIMARY KEY (scope, text)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX request_key_by_moment ON request_key (moment);
          INSERT INTO request_key SELECT scope, text, fingerprint, reply, moment, sequence
            FROM known;
          DROP TABLE known;
          """)
    }
    try register.close()
  }

  @Test func `is made of one of the release before, whose keys are still known`() async throws {
    var sample = SampleCase("case-1")
    let step = Change.step(try sample.open(), due: Samples.day)
    let write = Samples.write([step], key: Samples.requestKey("k"))
    #expect(try await register.commit(write) == .done(1))
    #expect(try await send("early", at: 5) == .done(nil))
    try await turnBack()
    let later = try drawer.open()
    #expect(
      try await later.commit(write) == .repeated(Samples.requestKey("k").reply))
    #expect(try await later.verify().isClean)
    let queue = try await later.cases(CaseQueue(), after: nil, size: PageSize(9))
    #expect(queue.items.map(\.id) == [sample.id])
    try await later.tend([
      .sweep(sessionsBefore: .init(milliseconds: 0), keysBefore: .init(milliseconds: 6))
    ])
    let left = try await later.pool.read { db in
      try String.fetchAll(db, sql: "SELECT text FROM request_key")
    }
    #expect(left == ["k"])
    let indices = try await later.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
            AND tbl_name IN ('permit_case', 'request_key') ORDER BY name
          """)
    }
    #expect(indices == ["permit_case_by_employer", "permit_case_by_standing_region"])
  }

  @Test func `reads standings side by side as it would look through all cases`() async throws {
    let regions = [Samples.region, RegionKey("astana"), RegionKey("abai")]
    for number in 0..<24 {
      var sample = SampleCase(
        "case-\(number)", employer: Samples.employer(number % 5, region: regions[number % 3]))
      let due = number % 4 == 0 ? nil : Samples.day.adding(days: number * 7 % 5)
      try await register.keep(.step(try sample.open(), due: due))
      if number % 2 == 0 { try await register.keep(.step(try sample.lodge(), due: due)) }
    }
    var seen = 0
    for region in [nil] + regions {
      for standings in [[], [.lodged], [.lodged, .preparing], [.granted]] as [Set<Standing.Name>] {
        for last in [nil, Samples.day.adding(days: 2)] {
          let queue = CaseQueue(region: region, standings: standings, dueThrough: last)
          seen += try await compare(queue)
        }
      }
    }
    #expect(seen >= 24 * 4)
  }

  /// Page by page; how many there are.
  private func compare(_ queue: CaseQueue) async throws -> Int {
    let (all, paged) = try await register.pool.read { db in
      let finding = CaseFinding(db: db)
      let all = try finding.looked(through: queue, after: nil, most: 100)
      var paged: [CaseLine] = []
      while true {
        let after = paged.last.map {
          Cursor(order: Int(($0.due ?? .latest).number), key: $0.id.rawValue)
        }
        let page = try finding.lines(queue, after: after, most: 5)
        if page.isEmpty { return (all, paged) }
        paged += page
      }
    }
    #expect(paged == all, "\(queue)")
    return all.count
  }
}
