import Casework
import Foundation
import Register

/// 64 clients ask for three times as many places as there are: first the register, then a control without its guards.
struct Drawdown {
  let path: String
  let regions: Int
  let places: Int

  func run() async throws {
    let register = try SQLiteRegister.open(path: path)
    _ = try await register.commit(try Way.quota(regions: regions, places: places))
    let demand = 3 * regions * places
    let clock = ContinuousClock()
    let start = clock.now
    let granted = try await withThrowingTaskGroup(of: Int.self) { group in
      for client in 0..<64 {
        group.addTask { try await draw(client, demand, from: register) }
      }
      return try await group.reduce(0, +)
    }
    let span = clock.now - start
    let verification = try await register.verify()
    let accounts = try await register.quotaAccounts(year: 2024)
    let over = accounts.reduce(0) { $0 + max(0, $1.held + $1.used - $1.allotted) }
    print(
      """
      drawdown: \(regions) regions, \(regions * places) places, \(demand) asked by 64 clients in \(span): \
      \(granted) granted, overdrawn \(over), differences \(verification.count)
      """)
    guard granted == regions * places, over == 0, verification.isClean else {
      print(verification.differences)
      throw Way.Fault.noStep
    }
    try await Control(path: path + ".control", regions: regions, places: places).run()
  }

  private func draw(_ client: Int, _ demand: Int, from register: SQLiteRegister) async throws -> Int
  {
    var granted = 0
    for number in stride(from: client, to: demand, by: 64) {
      var way = try Way("draw-\(number)", number: number, region: number % regions)
      _ = try await register.commit(try Way.write([.step(try way.lodge(), due: Way.day)]))
      let answer = try await register.commit(try Way.write([.step(try way.admit(), due: Way.day)]))
      if case .done = answer { granted += 1 }
    }
    return granted
  }
}
