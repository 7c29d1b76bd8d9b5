import Casework
import Foundation
import Measures
import Register

/// Fills a register with whole cases, then measures queue pages, searches and reads of single cases.
struct Reads {
  let path: String
  let cases: Int

  func run() async throws {
    let register = try SQLiteRegister.open(path: path)
    if try await register.journalHead().sequence == 0 { try await fill(register) }
    let clock = ContinuousClock()
    let standings: [Standing.Name] = [.lodged, .admitted, .granted, .inEffect]
    try await measure("queue page of a region and standing") { round in
      _ = try await pages(
        register,
        CaseQueue(region: Way.account(round % 20).region, standings: [standings[round % 4]]))
    }
    try await measure("queue page of a region") { round in
      _ = try await pages(register, CaseQueue(region: Way.account(round % 20).region))
    }
    try await measure("queue page of three standings, all regions") { _ in
      _ = try await pages(register, CaseQueue(standings: [.lodged, .admitted, .granted]))
    }
    let searches = ["құрылыс", "li", "өнер 17", "c-1234", "100000001234", "yilmaz мұнай", "ТОО"]
    try await measure("search page") { round in
      let search = CaseSearch(
        words: searches[round % searches.count],
        region: round % 3 == 0 ? Way.account(round % 20).region : nil)
      let page = try await register.cases(search, after: nil, size: PageSize(50))
      _ = try await register.cases(search, after: page.next, size: PageSize(50))
    }
    try await measure("one case, folded") { round in
      guard let id = Identifier<PermitCase>("c-\(round * 7919 % cases)") else { return }
      _ = try await register.permitCase(id)
    }
    let start = clock.now
    let verification = try await register.verify()
    let span = clock.now - start
    print(
      "verify: \(verification.entries) entries, \(verification.events) events in \(span), differences \(verification.count)"
    )
  }

  /// Two pages of fifty.
  private func pages(_ register: SQLiteRegister, _ queue: CaseQueue) async throws -> Int {
    let first = try await register.cases(queue, after: nil, size: PageSize(50))
    let second = try await register.cases(queue, after: first.next, size: PageSize(50))
    return first.items.count + second.items.count
  }

  private func measure(_ name: String, _ look: (Int) async throws -> Void) async throws {
    let clock = ContinuousClock()
    var spans: [Duration] = []
    for round in 0..<1000 {
      let start = clock.now
      try await look(round)
      spans.append(clock.now - start)
    }
    spans.sort()
    print("\(name): p50 \(spans[500]), p99 \(spans[990]), longest \(spans[999])")
  }

  private func fill(_ register: SQLiteRegister) async throws {
    _ = try await register.commit(try Way.quota(regions: 20, places: cases))
    let clock = ContinuousClock()
    let start = clock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<64 { group.addTask { try await fill(client, register) } }
      try await group.waitForAll()
    }
    print("filled with \(cases) cases in \(clock.now - start)")
  }

  private func fill(_ client: Int, _ register: SQLiteRegister) async throws {
    for number in stride(from: client, to: cases, by: 64) {
      var way = try Way("c-\(number)", number: number, region: number % 20)
      let due = Way.day.adding(days: number % 40)
      let kept = number % 8
      _ = try await register.commit(try Way.write([.step(try way.lodge(), due: due)]))
      if kept >= 1 {
        _ = try await register.commit(try Way.write([.step(try way.admit(), due: due)]))
      }
      if kept >= 2 {
        _ = try await register.commit(try Way.write([.step(try way.grant(), due: due)]))
      }
      if kept >= 3 {
        _ = try await register.commit(try Way.write([.step(try way.certify(), due: nil)]))
      }
    }
  }
}

/// Whole lifecycles of four steps each, every step durable.
struct Lifecycles {
  let path: String
  let clients: Int
  let count: Int

  func run() async throws {
    let register = try SQLiteRegister.open(path: path)
    _ = try await register.commit(try Way.quota(regions: 20, places: 1_000_000))
    let clock = ContinuousClock()
    let start = clock.now
    let spans = try await withThrowingTaskGroup(of: [Duration].self) { group in
      for client in 0..<clients { group.addTask { try await go(client, register) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }.sorted()
    let span = clock.now - start
    let seconds = Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
    print(
      """
      \(clients) clients: \(Int(Double(count) / seconds)) lifecycles/s, \(Int(Double(spans.count) / seconds)) \
      steps/s, step p50 \(spans[spans.count / 2]), p99 \(spans[spans.count * 99 / 100])
      """)
  }

  private func go(_ client: Int, _ register: SQLiteRegister) async throws -> [Duration] {
    var spans: [Duration] = []
    for number in stride(from: client, to: count, by: clients) {
      var way = try Way("l-\(clients)-\(number)", number: number, region: number % 20)
      for step in [try way.lodge(), try way.admit(), try way.grant(), try way.certify()] {
        let clock = ContinuousClock()
        let start = clock.now
        let key = RequestKey(
          scope: "bench", text: "\(step.after.id)-\(step.after.version)",
          fingerprint: Fingerprint(of: Array(step.after.id.rawValue.utf8)),
          reply: .init(bytes: Array("kept".utf8)))
        _ = try await register.commit(try Way.write([.step(step, due: Way.day)], key: key))
        _ = try await register.permitCase(step.after.id)
        spans.append(clock.now - start)
      }
    }
    return spans
  }
}
