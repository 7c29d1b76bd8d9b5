import Casework
import Foundation
import Register

extension Entrance {
  /// What a person's account page says of how they come in.
  public struct Proof: Hashable, Sendable {
    public let hasPassword: Bool
    public let hasSecondFactor: Bool
    public let recoveryCodesLeft: Int
  }

  public func proof(of who: SignedIn) async throws(EntranceRefusal) -> Proof {
    let credential = try await kept { () async throws(RegisterFault) in
      try await drawer.credential(of: who.account.id)
    }
    return Proof(
      hasPassword: credential.password != nil, hasSecondFactor: credential.factor != nil,
      recoveryCodesLeft: credential.recovery.count)
  }

  /// Changes the password and ends every other session. The old one has to be typed again.
  public func changePassword(_ who: SignedIn, from old: String, to new: String)
    async throws(EntranceRefusal)
  {
    try await confirm(who, password: old)
    let hash = try await hash(new, for: who.account)
    try await drawer.change(who.account.id) { credential in
      credential.password = hash
      credential.invitation = nil
    }
    try await signOutEverywhere(who, butHere: true)
  }

  /// A secret for an authenticator program; nothing changes until a code of it is typed.
  ///
  /// Asked again before it is confirmed, it is the same secret.
  public func offerSecondFactor(_ who: SignedIn) async throws(EntranceRefusal) -> TimeCode {
    let fresh = Data(world.randomBytes(TimeCode.secretCount))
    let secret = try await drawer.change(who.account.id) { credential in
      let offered = credential.offered ?? fresh
      credential.offered = offered
      return offered
    }
    return TimeCode(secret: [UInt8](secret))
  }

  /// The address for the QR code of a secret.
  public func enrolmentAddress(_ offered: TimeCode, of who: SignedIn) -> String {
    offered.address(issuer: issuer, login: who.account.login)
  }

  /// Confirms the offered secret with a code of it: from now on it is asked for. Gives new recovery codes.
  public func confirmSecondFactor(_ who: SignedIn, code: String)
    async throws(EntranceRefusal) -> [RecoveryCode]
  {
    let counted = "offer of " + who.account.id.rawValue
    let moment = world.now()
    try await guarding.attempt(counted, from: counted, at: moment)
    let codes = (0..<RecoveryCode.countGiven).map { _ in RecoveryCode(world.randomBytes) }
    try await drawer.change(who.account.id) { credential throws(EntranceRefusal) in
      guard let offered = credential.offered else { throw .ended }
      let timeCode = TimeCode(secret: [UInt8](offered))
      guard let step = timeCode.step(of: code, at: moment, after: nil) else { throw .wrong }
      credential.factor = Credential.Factor(secret: offered, lastStep: step)
      credential.offered = nil
      credential.recovery = codes.map { $0.fingerprint.description }
    }
    await guarding.succeeded(counted, from: counted)
    try await signOutEverywhere(who, butHere: true)
    return codes
  }

  /// New recovery codes; the old ones are worth nothing any more. The password has to be typed again.
  public func renewRecoveryCodes(_ who: SignedIn, password: String)
    async throws(EntranceRefusal) -> [RecoveryCode]
  {
    try await confirm(who, password: password)
    let codes = (0..<RecoveryCode.countGiven).map { _ in RecoveryCode(world.randomBytes) }
    try await drawer.change(who.account.id) { credential throws(EntranceRefusal) in
      guard credential.factor != nil else { throw .ended }
      credential.recovery = codes.map { $0.fingerprint.description }
    }
    return codes
  }

  /// The password alone lets in again. It has to be typed.
  public func removeSecondFactor(_ who: SignedIn, password: String) async throws(EntranceRefusal) {
    try await confirm(who, password: password)
    try await drawer.change(who.account.id) { credential in
      credential.factor = nil
      credential.offered = nil
      credential.recovery = []
    }
  }

  /// The password of somebody who is in already; attempts are counted.
  private func confirm(_ who: SignedIn, password: String) async throws(EntranceRefusal) {
    let counted = "password of " + who.account.id.rawValue
    try await guarding.attempt(counted, from: counted, at: world.now())
    let credential = try await kept { () async throws(RegisterFault) in
      try await drawer.credential(of: who.account.id)
    }
    guard let typed = Password(password) else { throw .wrong }
    let isRight = try await milled { () async throws(PasswordMill.Full) in
      try await mill.matches(typed, credential.password)
    }
    guard isRight else { throw .wrong }
    await guarding.succeeded(counted, from: counted)
  }

  /// The hash of a password that keeps the rules.
  func hash(_ typed: String, for account: Account) async throws(EntranceRefusal) -> PasswordHash {
    let password: Password
    do throws(PasswordFault) {
      password = try rules.chosen(typed, login: account.login, name: account.name)
    } catch { throw .weakPassword(error) }
    return try await milled { () async throws(PasswordMill.Full) in
      try await mill.hash(password)
    }
  }
}
