import Casework
import Foundation
import Register

/// Writes until the disk is full, removes the filler, and goes on; nothing acknowledged may be missing.
struct Full {
  let path: String
  let filler: String

  func run() async throws {
    let register = try SQLiteRegister.open(path: path)
    _ = try await register.commit(try Way.quota(regions: 1, places: 1_000_000))
    var kept = 0
    var refused = 0
    var number = 0
    while refused < 200 {
      number += 1
      if try await lodge(number, register) { kept += 1 } else { refused += 1 }
    }
    print("full disk: \(kept) kept, then \(refused) refused one after another")
    let full = try await register.verify()
    try FileManager.default.removeItem(atPath: filler)
    for more in 1...500 where try await lodge(number + more, register) { kept += 1 }
    let after = try await register.verify()
    print(
      """
      with room again: \(kept) acknowledged, \(after.cases) cases, differences while full \(full.count), \
      afterwards \(after.count)
      """)
    guard full.isClean, after.isClean, after.cases == kept else { throw Way.Fault.noStep }
  }

  /// False when the register said that there is no room.
  private func lodge(_ number: Int, _ register: SQLiteRegister) async throws -> Bool {
    var way = try Way("full-\(number)", number: number, region: 0)
    let write = try Way.write([.step(try way.lodge(), due: nil)])
    do throws(RegisterFault) {
      let answer = try await register.commit(write)
      if case .done = answer { return true }
      return false
    } catch {
      switch error {
      case .full: return false
      default: throw error
      }
    }
  }
}
