import Casework
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Register

/// How often each job ran.
private final class Runs: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  func count(_ job: String) { counts.withLock { $0[job, default: 0] += 1 } }
  subscript(job: String) -> Int { counts.withLock { $0[job] ?? 0 } }
}

@Suite struct `The commit train` {
  let drawer: Drawer
  let register: SQLiteRegister
  private let runs = Runs()

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
    try register.pool.write { db in
      try db.execute(
        sql: "CREATE TABLE parcel (name TEXT PRIMARY KEY, weight INTEGER CHECK (weight > 0)) STRICT"
      )
    }
  }

  typealias Passenger = @Sendable () async throws -> Commitment

  /// Everybody in one transaction, in this order: the writer is held until all have boarded.
  private func together(_ passengers: [Passenger]) async throws -> [Result<Commitment, any Error>] {
    let gate = DispatchSemaphore(value: 0)
    register.pool.asyncWriteWithoutTransaction { _ in gate.wait() }
    var aboard: [Task<Commitment, any Error>] = []
    for passenger in passengers {
      aboard.append(Task { try await passenger() })
      while register.train.waitingCount < aboard.count {
        try await Task.sleep(for: .milliseconds(1))
      }
    }
    gate.signal()
    var answers: [Result<Commitment, any Error>] = []
    for task in aboard { answers.append(await task.result) }
    return answers
  }

  private func job(_ name: String, _ work: @escaping CommitTrain.Job)
    -> Passenger
  {
    { [train = register.train, runs] in
      try await train.board { freight in
        runs.count(name)
        return try work(&freight)
      }
    }
  }

  private func put(_ name: String, _ weight: Int = 1) -> Passenger {
    job(name) { freight in
      try freight.db.execute(sql: "INSERT INTO parcel VALUES (?, ?)", arguments: [name, weight])
      return .done(weight)
    }
  }

  private var parcels: [String] {
    get async throws {
      try await register.pool.read {
        try String.fetchAll($0, sql: "SELECT name FROM parcel ORDER BY name")
      }
    }
  }

  @Test func `carries jobs that all go well once, without looking back`() async throws {
    let answers = try await together([put("a"), put("b", 2), put("c", 3)])
    #expect(try answers.map { try $0.get() } == [.done(1), .done(2), .done(3)])
    for job in ["a", "b", "c"] { #expect(runs[job] == 1) }
    #expect(try await parcels == ["a", "b", "c"])
  }

  @Test func `undoes only the job that had a conflict after it wrote`() async throws {
    let conflict = Commitment.conflict(.handleTaken("x"))
    let late = job("late") { freight in
      try freight.db.execute(sql: "INSERT INTO parcel VALUES ('late', 1)")
      return conflict
    }
    let dependent = job("dependent") { freight in
      .done(try Int.fetchOne(freight.db, sql: "SELECT count(*) FROM parcel"))
    }
    let answers = try await together([put("a"), late, dependent, put("b")])
    #expect(try answers.map { try $0.get() } == [.done(1), conflict, .done(1), .done(1)])
    #expect(try await parcels == ["a", "b"])
    #expect(runs["a"] == 2, "the transaction was run again")
  }

  @Test func `runs nothing again for a conflict found before anything was written`() async throws {
    let conflict = Commitment.conflict(.handleTaken("x"))
    let answers = try await together([put("a"), job("early") { _ in conflict }, put("b")])
    #expect(try answers.map { try $0.get() } == [.done(1), conflict, .done(1)])
    for job in ["a", "early", "b"] { #expect(runs[job] == 1) }
    #expect(try await parcels == ["a", "b"])
  }

  @Test func `leaves the others alone when the schema refuses one in the middle`() async throws {
    let heavy = job("heavy") { freight in
      try freight.db.execute(sql: "INSERT INTO parcel VALUES ('half', 1)")
      try freight.db.execute(sql: "INSERT INTO parcel VALUES ('heavy', 0)")
      return .done(nil)
    }
    let answers = try await together([put("a"), heavy, put("a"), put("b")])
    #expect(try await parcels == ["a", "b"])
    #expect(try answers[0].get() == .done(1))
    #expect(try answers[3].get() == .done(1))
    for refused in [answers[1], answers[2]] {
      #expect { try refused.get() } throws: { error in
        if case RegisterFault.refused = error { true } else { false }
      }
    }
  }

  @Test func `tells all of them when the disk is full`() async throws {
    let full = job("full") { _ in throw DatabaseError(resultCode: .SQLITE_FULL) }
    let answers = try await together([put("a"), full, put("b")])
    for answer in answers {
      #expect { try answer.get() } throws: { error in
        if case RegisterFault.full = error { true } else { false }
      }
    }
    #expect(try await parcels == [])
    #expect(try await put("c")() == .done(1))
  }

  @Test func `answers nobody before everybody is kept`() async throws {
    let answered = Runs()
    let entered = DispatchSemaphore(value: 0)
    let leave = DispatchSemaphore(value: 0)
    let first = put("a")
    async let answers = together([
      {
        defer { answered.count("a") }
        return try await first()
      },
      job("slow") { _ in
        entered.signal()
        leave.wait()
        return .done(nil)
      },
    ])
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        entered.wait()
        continuation.resume()
      }
    }
    try await Task.sleep(for: .milliseconds(20))
    #expect(runs["a"] == 1)
    #expect(answered["a"] == 0)
    #expect(try await parcels == [])
    leave.signal()
    #expect(try await answers.map { try $0.get() } == [.done(1), .done(nil)])
    #expect(try await parcels == ["a"])
  }

  /// Behind a crowd the writer listens for more riders: as many as it waits for, fewer, one more, and again.
  @Test func `leaves nobody behind after a crowd, whoever comes`() async throws {
    var number = 0
    for riders in [12, 1, 11, 19, 12, 20, 21, 2, 10, 25, 20, 20, 1] {
      try await withThrowingTaskGroup(of: Commitment.self) { group in
        for _ in 0..<riders {
          number += 1
          let passenger = put("p\(number)")
          group.addTask { try await passenger() }
        }
        for try await commitment in group { #expect(commitment == .done(1)) }
      }
    }
    #expect(try await parcels.count == number)
  }

  /// A crowd with conflicts of every kind, of which later ones rest on earlier ones.
  private func crowd() throws -> [Write] {
    var writes = [Samples.write(Samples.quota([Samples.account], places: 4))]
    for number in 0..<12 {
      var sample = SampleCase("case-\(number % 8)")
      let steps = try sample.lifecycle().map { Change.step($0, due: nil) }
      writes.append(Samples.write(Array(steps[0...1]), key: Samples.requestKey("k\(number % 6)")))
      writes.append(Samples.write([steps[2]]))
      writes.append(Samples.write([steps[3]]))
      writes.append(Samples.write([steps[4]], key: Samples.requestKey("c\(number)")))
    }
    return writes
  }

  private func answer(_ result: Result<Commitment, any Error>) -> String {
    switch result {
    case .success(let commitment): "\(commitment)"
    case .failure(let error): "\(error)"
    }
  }

  @Test func `answers a crowd as it answers one after the other`() async throws {
    let other = try Drawer()
    let alone = try other.open()
    var expected: [String] = []
    for write in try crowd() {
      expected.append(answer(.success(try await alone.commit(write))))
    }
    let answers = try await together(
      crowd().map { write in { [register] in try await register.commit(write) } })
    #expect(answers.map(answer) == expected)
    #expect(Set(expected.map { $0.prefix(12) }).count >= 3, "every kind of answer")
    #expect(try await register.journalHead() == alone.journalHead())
    try await register.pool.write { try $0.execute(sql: "DROP TABLE parcel") }
    #expect(try await register.verify().differences == [])
    for table in Schema.derived + ["journal", "request_key"] {
      let sql = "SELECT * FROM \(table)"
      let left = try await register.pool.read { try Row.fetchAll($0, sql: sql) }
      let right = try await alone.pool.read { try Row.fetchAll($0, sql: sql) }
      #expect(left == right, "\(table)")
    }
    let search = CaseSearch(words: "case 1")
    #expect(
      try await register.cases(search, after: nil, size: PageSize(50)).items
        == alone.cases(search, after: nil, size: PageSize(50)).items)
  }
}
