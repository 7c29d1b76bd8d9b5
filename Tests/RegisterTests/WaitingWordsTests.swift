import Casework
import GRDB
import Measures
import Testing

@testable import Register

/// Words wait beside the search tables; a search finds them there.
@Suite struct `Words that wait to be searched` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() async throws {
    drawer = try Drawer()
    register = try drawer.open()
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 50)))
  }

  private func waiting() async throws -> Int {
    try await register.pool.read { try WaitingWords(db: $0).count() }
  }

  private func found(_ words: String) async throws -> [String] {
    try await register.cases(CaseSearch(words: words), after: nil, size: PageSize(9)).items
      .map(\.id.rawValue)
  }

  private func permits(_ words: String) async throws -> [String] {
    let search = PermitSearch(words: words, on: Samples.day)
    return try await register.permits(search, after: nil, size: PageSize(9)).items
      .map(\.id.rawValue)
  }

  private func layDown() async throws {
    try await register.pool.write { try WaitingWords(db: $0).layDown() }
  }

  @Test func `are found where they wait and where they lie, as they were kept last`() async throws {
    var sample = SampleCase("KZ-1")
    let steps = try sample.lifecycle()
    try await register.keep(.step(steps[0], due: nil))
    #expect(try await found("KZ-1") == ["KZ-1"])
    #expect(try await found("wei") == [])
    #expect(try await waiting() == 1)
    try await layDown()
    #expect(try await found("KZ-1") == ["KZ-1"])
    #expect(try await register.verify().isClean)
    try await register.keep(Array(steps.dropFirst()))
    // The case with its worker, and its permit: once, though older words of the case lie in the table.
    #expect(try await waiting() == 2)
    #expect(try await found("KZ-1") == ["KZ-1"])
    #expect(try await found("wei") == ["KZ-1"])
    #expect(try await found("wei nobody") == [])
    #expect(try await permits("KZ-1") == ["KZ-1"])
    #expect(try await register.verify().isClean)
    try await layDown()
    #expect(try await waiting() == 0)
    #expect(try await found("wei") == ["KZ-1"])
    #expect(try await permits("KZ-1") == ["KZ-1"])
    #expect(try await register.verify().isClean)
  }

  /// In that state an older text that says more than the newest one must not be found.
  @Test func `stand in for those that lie in the search table`() async throws {
    var sample = SampleCase("KZ-1")
    try await register.keep(try sample.lifecycle())
    try await register.pool.write { db in
      try db.execute(
        sql: """
          REPLACE INTO case_search (rowid, words, region, employer)
          SELECT number, 'once', region, employer FROM case_search_waiting;
          REPLACE INTO open_permit_search (rowid, words, region, category)
          SELECT number, 'once', region, category FROM open_permit_search_waiting
          """)
    }
    #expect(try await found("once") == [])
    #expect(try await permits("once") == [])
    try await register.pool.write { db in
      try db.execute(
        sql: "DELETE FROM case_search_waiting; DELETE FROM open_permit_search_waiting")
    }
    #expect(try await found("once") == ["KZ-1"])
    #expect(try await permits("once") == ["KZ-1"])
  }

  @Test func `and those that lie make one list, page by page`() async throws {
    for number in 1...7 {
      var sample = SampleCase("KZ-\(number)")
      try await register.keep(try sample.lifecycle())
      if number == 2 || number == 5 { try await layDown() }
    }
    #expect(try await waiting() == 4)
    let search = CaseSearch(words: "kz")
    let first = try await register.cases(search, after: nil, size: PageSize(3))
    let second = try await register.cases(search, after: first.next, size: PageSize(3))
    let third = try await register.cases(search, after: second.next, size: PageSize(3))
    let cases = [first, second, third].map { $0.items.map(\.id.rawValue) }
    #expect(cases == [["KZ-7", "KZ-6", "KZ-5"], ["KZ-4", "KZ-3", "KZ-2"], ["KZ-1"]])
    #expect(third.next == nil)
    let permits = PermitSearch(words: "kz", on: Samples.day)
    let newest = try await register.permits(permits, after: nil, size: PageSize(3))
    let older = try await register.permits(permits, after: newest.next, size: PageSize(3))
    let open = [newest, older].map { $0.items.map(\.id.rawValue) }
    #expect(open == [["KZ-7", "KZ-6", "KZ-5"], ["KZ-4", "KZ-3", "KZ-2"]])
  }

  @Test func `do not bring back a permit that is open no more`() async throws {
    var sample = SampleCase("KZ-1")
    try await register.keep(try sample.lifecycle())
    try await layDown()
    let closing = Closing(reason: .expired, day: Samples.day)
    try await register.keep(.step(try sample.step([.closed(closing)]), due: nil))
    #expect(try await waiting() == 1)
    #expect(try await register.verify().isClean)
    #expect(try await permits("KZ-1") == [])
    try await layDown()
    #expect(try await permits("KZ-1") == [])
    #expect(try await register.verify().isClean)
  }

  @Test func `are laid down by the transaction that makes them many`() async throws {
    var counts: [Int] = []
    for number in 1...(WaitingWords.most + 1) {
      var sample = SampleCase("c\(number)")
      try await register.keep(.step(try sample.open(), due: nil))
      counts.append(try await waiting())
    }
    #expect(counts == Array(1..<WaitingWords.most) + [0, 1])
    #expect(try await register.verify().isClean)
    #expect(try await found("c\(WaitingWords.most + 1)") == ["c\(WaitingWords.most + 1)"])
  }

  @Test func `are made again from the journal`() async throws {
    var sample = SampleCase("KZ-1")
    try await register.keep(try sample.lifecycle())
    try await register.rebuild()
    #expect(try await waiting() == 2)
    #expect(try await permits("") == ["KZ-1"])
    #expect(try await register.verify().isClean)
    #expect(try await found("KZ-1") == ["KZ-1"])
  }

  @Test(arguments: [
    "UPDATE case_search_waiting SET words = 'x'", "DELETE FROM case_search_waiting",
  ])
  func `that are other ones are found by a verification`(_ sql: String) async throws {
    var sample = SampleCase("held")
    try await register.keep(.step(try sample.open(), due: nil))
    try await register.pool.write { try $0.execute(sql: sql) }
    #expect(try await register.verify().differences == [.otherWords("held")])
  }

  @Test func `of a permit that are other ones are found by a verification`() async throws {
    var sample = SampleCase("held")
    try await register.keep(try sample.lifecycle())
    try await register.pool.write {
      try $0.execute(sql: "UPDATE open_permit_search_waiting SET words = 'x'")
    }
    #expect(try await register.verify().differences == [.otherPermit("held")])
  }

  @Test func `come to a register of the release before`() async throws {
    var sample = SampleCase("KZ-1")
    try await register.keep(try sample.lifecycle())
    try await layDown()
    try await register.pool.write { db in
      try db.execute(
        sql: """
          DROP VIEW case_words; DROP VIEW open_permit_words;
          DROP TABLE case_search_waiting; DROP TABLE open_permit_search_waiting;
          DELETE FROM migration WHERE number = 11
          """)
    }
    try register.close()
    let register = try drawer.open()
    #expect(try await register.verify().isClean)
    let search = CaseSearch(words: "wei")
    #expect(try await register.cases(search, after: nil, size: PageSize(9)).items.count == 1)
    try register.close()
  }
}
