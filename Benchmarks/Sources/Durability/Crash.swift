import Casework
import Foundation
import Register

/// Kills a writing process at random moments and looks for what it acknowledged. Damage would pile up: the register
/// is the same in all rounds.
struct Crash {
  let folder: String
  let rounds: Int
  var path: String { folder + "/register.sqlite" }
  var log: String { folder + "/acknowledged" }

  func run() async throws {
    var random = SystemRandomNumberGenerator()
    var lost = 0
    var halves = 0
    var differing = 0
    var restarts: [Duration] = []
    for round in 0..<rounds {
      let known = try lines().count
      try killWriter(round, after: Double.random(in: 0.05...1.5, using: &random))
      let clock = ContinuousClock()
      let start = clock.now
      let register = try SQLiteRegister.open(path: path)
      _ = try await register.journalHead()
      restarts.append(clock.now - start)
      // Every tenth round, and the last, recomputes everything and looks at every step once more: what a round has done
      // to the register stays in it.
      let isThorough = round % 10 == 9 || round == rounds - 1
      if isThorough { differing += try await register.verify().count }
      let found = try await check(register, after: isThorough ? 0 : known)
      lost += found.lost
      halves += found.halves
      try register.close()
    }
    restarts.sort()
    print(
      """
      kill -9: \(rounds) rounds, \(try lines().count { $0.first == "!" }) steps acknowledged, lost \(lost), \
      half done \(halves), differences \(differing), restart p50 \(restarts[rounds / 2]), \
      longest \(restarts[rounds - 1])
      """)
    guard lost == 0, halves == 0, differing == 0 else { throw Way.Fault.noStep }
  }

  /// Looks at what one killed process left.
  func checkOnce() async throws {
    let register = try SQLiteRegister.open(path: path)
    let verification = try await register.verify()
    let found = try await check(register)
    guard found.lost == 0, found.halves == 0, verification.isClean else {
      print("lost \(found.lost), half done \(found.halves), differences \(verification.count)")
      throw Way.Fault.noStep
    }
  }

  private func killWriter(_ round: Int, after seconds: Double) throws {
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    writer.arguments = ["writer", path, log, "\(round)"]
    try writer.run()
    Thread.sleep(forTimeInterval: seconds)
    kill(writer.processIdentifier, SIGKILL)
    writer.waitUntilExit()
  }

  private func lines() throws -> [Substring] {
    guard FileManager.default.fileExists(atPath: log) else { return [] }
    return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
  }

  /// Acknowledged steps that are gone; begun steps whose key and case tell different things.
  private func check(_ register: SQLiteRegister, after known: Int = 0) async throws
    -> (lost: Int, halves: Int)
  {
    var lost = 0
    var halves = 0
    var answered: Set<String> = []
    for line in try lines().dropFirst(known).reversed() {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, let version = Int(parts[2]), let id = Identifier<PermitCase>(parts[1])
      else { continue }
      let name = "\(parts[1]) \(parts[2])"
      if parts[0] == "!" { answered.insert(name) }
      guard parts[0] == "!" || !answered.contains(name) else { continue }
      let kept = try await register.line(of: id)?.version ?? 0
      if parts[0] == "!", kept < version { lost += 1 }
      let reply = try await register.reply(
        to: name, scope: "writer", fingerprint: Fingerprint(of: Array(name.utf8)))
      if (reply != nil) != (kept >= version) { halves += 1 }
    }
    return (lost, halves)
  }
}

/// Writes until it is killed; says "?" before a step and "!" once it is acknowledged.
struct Writer {
  let path: String
  let log: String
  let round: Int

  func run() async throws {
    let register = try SQLiteRegister.open(path: path)
    _ = try await register.commit(try Way.quota(regions: 20, places: 1_000_000))
    let file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<16 { group.addTask { try await write(client, register, file) } }
      try await group.waitForAll()
    }
  }

  private func write(_ client: Int, _ register: SQLiteRegister, _ file: Int32) async throws {
    for number in 0... {
      var way = try Way("c-\(round)-\(client)-\(number)", number: number, region: client)
      try await take(try way.lodge(), register, file)
      try await take(try way.admit(), register, file)
      try await take(try way.grant(), register, file)
      try await take(try way.certify(), register, file)
    }
  }

  private func take(_ step: Step, _ register: SQLiteRegister, _ file: Int32) async throws {
    let name = "\(step.after.id) \(step.after.version)"
    say("? \(name)\n", file)
    let key = RequestKey(
      scope: "writer", text: name, fingerprint: Fingerprint(of: Array(name.utf8)),
      reply: .init(bytes: Array("kept".utf8)))
    let answer = try await register.commit(try Way.write([.step(step, due: nil)], key: key))
    guard case .done = answer else { throw Way.Fault.noStep }
    say("! \(name)\n", file)
  }

  private func say(_ text: String, _ file: Int32) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
  }
}
