import Casework
import Foundation
import GRDB
import Measures
import Testing

@testable import Register

/// Crowds, full disks and sudden ends, in short; `Benchmarks` has them long.
@Suite struct `Under pressure` {
  let drawer: Drawer
  let register: SQLiteRegister

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
  }

  static func accounts(_ count: Int) -> [QuotaAccount.Key] {
    (1...count).map {
      QuotaAccount.Key(region: RegionKey("region-\($0)"), line: nil, year: 2024)
    }
  }

  /// 64 clients draw one place each time, three times as many as there are.
  func draw(
    _ accounts: [QuotaAccount.Key], places: Int,
    by hold: @escaping @Sendable (SQLiteRegister, inout SampleCase) async throws -> Bool
  ) async throws -> Int {
    _ = try await register.commit(Samples.write(Samples.quota(accounts, places: places)))
    let demand = 3 * places * accounts.count
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for client in 0..<64 {
        group.addTask { [register] in
          var granted = 0
          for number in stride(from: client, to: demand, by: 64) {
            var sample = SampleCase("case-\(number)", account: accounts[number % accounts.count])
            try await register.keep([try sample.open(), try sample.lodge()])
            if try await hold(register, &sample) { granted += 1 }
          }
          return granted
        }
      }
      return try await group.reduce(0, +)
    }
  }

  @Test(arguments: [1, 20])
  func `gives out every place once`(_ regions: Int) async throws {
    let granted = try await draw(Self.accounts(regions), places: 300 / regions) {
      register, sample in
      let answer = try await register.commit(Samples.write([.step(try sample.admit(), due: nil)]))
      return answer != .conflict(.quota(.notFree(account: sample.account, free: 0)))
    }
    #expect(granted == 300)
    #expect(try await register.verify().differences == [])
    #expect(try await register.quotaAccounts(year: 2024).allSatisfy { $0.free == 0 })
  }

  /// The same crowd with "look, then write": the test has teeth only if this fails.
  @Test func `would give out too much if it looked first and wrote afterwards`() async throws {
    let granted = try await draw(Self.accounts(1), places: 100) { register, sample in
      guard let seen = try await register.quotaAccount(sample.account), seen.free >= 1 else {
        return false
      }
      let step = try sample.admit()
      let step2 = Step(events: step.events, postings: [], after: step.after)
      try await register.keep(.step(step2, due: nil))
      try await register.pool.writeWithoutTransaction { db in
        try db.execute(sql: "UPDATE quota_account SET held = ?", arguments: [seen.held + 1])
      }
      return true
    }
    #expect(granted > 100)
    let account = try #require(Self.accounts(1).first)
    let differences = try await register.verify().differences
    #expect(
      differences.contains {
        if case .otherHolds(account, _, let cases) = $0 { return cases == granted }
        return false
      }, "\(differences)")
  }

  @Test func `leaves the others of a transaction alone when one has a conflict`() async throws {
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 40)))
    let answers = try await withThrowingTaskGroup(of: Commitment.self) { group in
      for number in 0..<120 {
        group.addTask { [register] in
          var sample = SampleCase("case-\(number)")
          let steps = [try sample.open(), try sample.lodge(), try sample.admit()]
          return try await register.commit(
            Samples.write(steps.map { Change.step($0, due: nil) }))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let kept = answers.count { if case .done = $0 { true } else { false } }
    #expect(kept == 40)
    let verification = try await register.verify()
    #expect(verification.differences == [])
    #expect(verification.cases == 40)
  }

  @Test func `acknowledges nothing on a full disk, and goes on when there is room`() async throws {
    func limit(_ sql: String) async throws {
      try await register.pool.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        _ = try Int.fetchOne(
          db, sql: "PRAGMA max_page_count = \(sql == "now" ? pages + 2 : 1 << 30)")
      }
    }
    try await limit("now")
    var kept = 0
    var full = 0
    for number in 0..<60 {
      let file = Attachment(
        mediaType: "text/plain", bytes: Array(repeating: UInt8(number), count: 3000))
      do throws(RegisterFault) {
        _ = try await register.commit(Samples.write([.attachment(file)]))
        kept += 1
      } catch {
        guard case .full = error else {
          Issue.record("not full: \(error)")
          return
        }
        full += 1
      }
    }
    #expect(full > 0)
    var verification = try await register.verify()
    #expect(verification.differences == [])
    #expect(verification.files == kept)
    try await limit("never")
    try await register.keep(.attachment(Attachment(mediaType: "text/plain", bytes: [99])))
    verification = try await register.verify()
    #expect(verification.files == kept + 1)
    #expect(verification.isClean)
  }

  @Test(arguments: [40, 90, 150, 240])
  func `loses nothing it acknowledged when it is killed`(_ milliseconds: Int) async throws {
    let path = drawer.path
    let log = drawer.folder + "/acknowledged"
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, log = log as String, milliseconds = milliseconds as Int] in
      try await Killed(path: path, log: log).work(milliseconds: milliseconds)
    }
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let acknowledged = text.split(separator: "\n").compactMap { line -> (String, Int)? in
      let parts = line.split(separator: " ")
      guard parts.count == 3, let version = Int(parts[1]) else { return nil }
      return (String(parts[0]), version)
    }
    #expect(!acknowledged.isEmpty)
    let after = try drawer.open()
    #expect(try await after.verify().differences == [])
    for (id, version) in acknowledged {
      let kept = try await after.line(of: Samples.key(id))?.version ?? 0
      #expect(kept >= version, "\(id) was acknowledged at \(version) and is at \(kept)")
    }
  }
}

/// A process that writes until it is killed, and says what was acknowledged.
struct Killed {
  let path: String
  let log: String

  func work(milliseconds: Int) async throws {
    let register = try SQLiteRegister.open(path: path)
    _ = try await register.commit(
      Samples.write(Samples.quota([Samples.account], places: 100_000)))
    let file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    Task.detached {
      while lseek(file, 0, SEEK_END) == 0 { try await Task.sleep(for: .milliseconds(1)) }
      try await Task.sleep(for: .milliseconds(milliseconds))
      kill(getpid(), SIGKILL)
    }
    await withTaskGroup(of: Void.self) { group in
      for client in 0..<16 {
        group.addTask { try? await write(client, to: register, file) }
      }
    }
  }

  private func write(_ client: Int, to register: SQLiteRegister, _ file: Int32) async throws {
    for number in 0... {
      var sample = SampleCase("case-\(client)-\(number)")
      for step in try sample.lifecycle() {
        let answer = try await register.commit(Samples.write([.step(step, due: nil)]))
        guard case .done = answer else { continue }
        let line = Array("\(sample.id) \(step.after.version) .\n".utf8)
        _ = line.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      }
    }
  }
}
