import Casework
import Crypto
import Foundation
import Register

/// Locks the secrets of time codes away (AES-256-GCM): whoever has the register's file alone can make no codes of them.
///
/// A locked secret is bound to its account: laid beside another account it does not open.
public struct SecretLock: Sendable {
  /// Bytes of a key.
  public static var keyCount: Int { 32 }
  static var nonceCount: Int { 12 }

  /// Tells the key apart from others; says nothing of it.
  let mark: String
  private let keys: [String: SymmetricKey]
  private let randomBytes: RandomBytes

  /// Nil when a key has not 32 bytes.
  ///
  /// - Parameters:
  ///   - key: locks from now on
  ///   - earlier: still open what they locked
  public init?(key: [UInt8], earlier: [[UInt8]] = [], randomBytes: @escaping RandomBytes) {
    guard (earlier + [key]).allSatisfy({ $0.count == Self.keyCount }) else { return nil }
    mark = Self.mark(of: key)
    keys = Dictionary(
      (earlier + [key]).map { (Self.mark(of: $0), SymmetricKey(data: $0)) },
      uniquingKeysWith: { _, last in last })
    self.randomBytes = randomBytes
  }

  private static func mark(of key: [UInt8]) -> String {
    let digest = HMAC<SHA256>.authenticationCode(
      for: Array("ruqsat secret lock".utf8), using: SymmetricKey(data: key))
    return digest.prefix(6).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
      .joined()
  }

  /// The credential as it is kept: its secrets locked with the key in use.
  func locked(_ credential: Credential, of account: Identifier<Account>)
    throws(RegisterFault) -> Credential
  {
    guard credential.hasSecrets, let key = keys[mark] else { return credential }
    let randomBytes = randomBytes
    var kept = try credential.changingSecrets { secret throws(RegisterFault) in
      do {
        let nonce = try AES.GCM.Nonce(data: randomBytes(Self.nonceCount))
        let box = try AES.GCM.seal(
          secret, using: key, nonce: nonce, authenticating: Self.bound(to: account))
        return Data(box.nonce) + box.ciphertext + box.tag
      } catch { throw .refused(.init("a secret cannot be locked: \(error)")) }
    }
    kept.lockedWith = mark
    return kept
  }

  /// The credential with its secrets as they are.
  func opened(_ kept: Credential, of account: Identifier<Account>)
    throws(RegisterFault) -> Credential
  {
    guard let mark = kept.lockedWith else { return kept }
    guard let key = keys[mark] else { throw Self.unknownKey(mark) }
    var credential = try kept.changingSecrets { secret throws(RegisterFault) in
      do {
        return try AES.GCM.open(
          try AES.GCM.SealedBox(combined: secret), using: key,
          authenticating: Self.bound(to: account))
      } catch { throw .damaged(.init("a locked secret does not open: \(error)")) }
    }
    credential.lockedWith = nil
    return credential
  }

  /// Whether there are secrets that the key in use has not locked.
  func isToLock(_ kept: Credential) -> Bool { kept.hasSecrets && kept.lockedWith != mark }

  static func unknownKey(_ mark: String) -> RegisterFault {
    .refused(.init("secrets are locked with the key \(mark), which is not at hand"))
  }

  private static func bound(to account: Identifier<Account>) -> Data {
    Data("account \(account.rawValue)".utf8)
  }
}

extension Credential {
  fileprivate var hasSecrets: Bool { factor != nil || offered != nil }

  fileprivate func changingSecrets(_ change: (Data) throws(RegisterFault) -> Data)
    throws(RegisterFault) -> Credential
  {
    var changed = self
    if let factor {
      changed.factor = Factor(secret: try change(factor.secret), lastStep: factor.lastStep)
    }
    if let offered { changed.offered = try change(offered) }
    return changed
  }
}
