import Casework
import Foundation
import Measures
import Register
import Synchronization

@testable import Office

/// An entrance over a register of its own, with a clock that the test turns and chance that counts.
final class EntranceWorld: Sendable {
  let folder: String
  let register: SQLiteRegister
  let entrance: Entrance
  let desk: AccountDesk
  private let clock: TurnedClock

  /// A password that keeps the rules.
  static let password = "seven grey horses graze"

  init(terms: EntranceTerms = EntranceTerms()) throws {
    folder = NSTemporaryDirectory() + "entrance-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    register = try SQLiteRegister.open(path: folder + "/register.sqlite")
    let clock = TurnedClock()
    self.clock = clock
    let world = World(
      now: { clock.now }, today: { Day(iso: "2026-03-02") ?? .earliest },
      randomBytes: { count in clock.bytes(count) })
    entrance = Entrance(
      register: register, world: world,
      mill: PasswordMill(
        cost: .init(rounds: 2, blockSize: 1, parallelism: 1), randomBytes: world.randomBytes),
      terms: terms)
    desk = AccountDesk(entrance: entrance)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var now: Moment { clock.now }

  func wait(seconds: Int64) { clock.turn(seconds) }

  /// An open account with the password of the tests.
  @discardableResult
  func open(
    _ login: String, _ roles: [Role], region: String? = nil, employer: String? = nil
  ) async throws -> Account {
    try await desk.open(
      AccountWish(
        login: login, name: "Aru Tester", roles: roles, region: region.map { RegionKey($0) },
        employer: employer.flatMap { Identifier($0) }, worker: Identifier("W-1"), language: "en"),
      password: Self.password)
  }

  func signIn(_ login: String, _ password: String = password, from address: String = "192.0.2.1")
    async throws -> Welcome
  {
    try await entrance.signIn(login: login, password: password, from: address)
  }

  /// Somebody with an account who is in.
  func signedIn(
    _ login: String, _ role: Role, region: String? = nil, employer: String? = nil
  ) async throws -> SignedIn {
    try await open(login, [role], region: region, employer: employer)
    guard case .signedIn(let who) = try await signIn(login).presence else {
      throw EntranceRefusal.wrong
    }
    return who
  }
}

/// Time that moves when it is told to, and bytes that never come twice.
final class TurnedClock: Sendable {
  let seconds = Mutex<Int64>(1_772_430_000)
  private let drawn = Mutex<UInt64>(0)

  var now: Moment { Moment(milliseconds: seconds.withLock { $0 } * 1000) }

  func turn(_ more: Int64) { seconds.withLock { $0 += more } }

  func bytes(_ count: Int) -> [UInt8] {
    let number = drawn.withLock { drawn in
      drawn += 1
      return drawn
    }
    let start = withUnsafeBytes(of: number.bigEndian) { Array($0) }
    precondition(count <= 32, "one fingerprint is all there is")
    return Array(Fingerprint(of: start).bytes.prefix(count))
  }
}
