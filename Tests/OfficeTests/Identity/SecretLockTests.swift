import Casework
import Foundation
import Register
import Testing

@testable import Office

@Suite struct `The lock on secrets` {
  private static let first = [UInt8](repeating: 7, count: 32)
  private static let other = [UInt8](repeating: 8, count: 32)
  private let world: EntranceWorld

  init() throws { world = try EntranceWorld() }

  private func entrance(_ key: [UInt8]?, earlier: [[UInt8]] = []) throws -> Entrance {
    let world = world.entrance.world
    let lock = try key.map {
      try #require(SecretLock(key: $0, earlier: earlier, randomBytes: world.randomBytes))
    }
    return Entrance(
      register: self.world.register, world: world, mill: self.world.entrance.mill, lock: lock)
  }

  /// Somebody whose second factor is on.
  private func enrolled(_ entrance: Entrance) async throws -> (Identifier<Account>, TimeCode) {
    let who = try await world.signedIn("aru", .auditor)
    let offered = try await entrance.offerSecondFactor(who)
    _ = try await entrance.confirmSecondFactor(
      who, code: offered.digits(in: TimeCode.step(at: world.now)))
    world.wait(seconds: 60)
    return (who.account.id, offered)
  }

  /// The credential as the register keeps it.
  private func kept(_ account: Identifier<Account>) async throws -> String {
    let bytes = try #require(try await world.register.credential(of: account))
    return String(decoding: bytes, as: UTF8.self).replacing("\\/", with: "/")
  }

  private func isIn(_ entrance: Entrance, _ code: TimeCode) async throws -> Bool {
    let digits = code.digits(in: TimeCode.step(at: world.now))
    let entry = try await entrance.signInProgram(
      login: "aru", password: EntranceWorld.password, code: digits, role: nil, from: "192.0.2.1")
    world.wait(seconds: 60)
    if case .signedIn = entry { return true }
    return false
  }

  private func fault(_ work: () async throws -> Void) async -> RegisterFault? {
    do { try await work() } catch let refusal as EntranceRefusal {
      if case .fault(let fault) = refusal { return fault }
    } catch {}
    return nil
  }

  @Test func `keeps no secret as it is, and codes work`() async throws {
    let entrance = try entrance(Self.first)
    let (account, code) = try await enrolled(entrance)
    let text = try await kept(account)
    #expect(!text.contains(Data(code.secret).base64EncodedString()))
    #expect(text.contains("lockedWith"))
    #expect(try await isIn(entrance, code))
  }

  @Test func `takes over what lay there before, and then what another key locked`() async throws {
    let (account, code) = try await enrolled(try entrance(nil))
    let before = try await kept(account)
    #expect(before.contains(Data(code.secret).base64EncodedString()))
    let locking = try entrance(Self.first)
    #expect(try await isIn(locking, code))
    // Coming in used a code, so that the credential was kept anew, and locked.
    #expect(try await locking.lockSecrets() == 0)
    let changed = try entrance(Self.other, earlier: [Self.first])
    #expect(try await changed.lockSecrets() == 1)
    #expect(try await changed.lockSecrets() == 0)
    #expect(try await isIn(try entrance(Self.other), code))
  }

  @Test func `locks at the start what nobody has used since`() async throws {
    let (account, code) = try await enrolled(try entrance(nil))
    let locking = try entrance(Self.first)
    #expect(try await locking.lockSecrets() == 1)
    let text = try await kept(account)
    #expect(!text.contains(Data(code.secret).base64EncodedString()))
    #expect(try await isIn(locking, code))
  }

  @Test func `says at the start that a key is missing`() async throws {
    _ = try await enrolled(try entrance(Self.first))
    for wrong in [try entrance(nil), try entrance(Self.other)] {
      let found = await fault { try await wrong.lockSecrets() }
      guard case .refused(let why) = found else {
        Issue.record("\(String(describing: found))")
        continue
      }
      #expect("\(why)".contains("which is not at hand"))
    }
    #expect(SecretLock(key: [1, 2], randomBytes: world.entrance.world.randomBytes) == nil)
  }

  @Test func `opens nothing that was laid beside another account, or changed`() async throws {
    let lock = try #require(
      SecretLock(key: Self.first, randomBytes: world.entrance.world.randomBytes))
    var credential = Credential.none
    credential.offered = Data([1, 2, 3])
    let (own, foreign): (Identifier<Account>, Identifier<Account>) = (try key("A"), try key("B"))
    var box = try lock.locked(credential, of: own)
    #expect(try lock.opened(box, of: own) == credential)
    #expect(throws: RegisterFault.self) { try lock.opened(box, of: foreign) }
    box.offered?[14] ^= 1
    #expect(throws: RegisterFault.self) { try lock.opened(box, of: own) }
  }
}
