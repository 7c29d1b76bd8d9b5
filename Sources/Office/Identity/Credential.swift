import Foundation
import Register

/// How an account proves itself, as the register keeps it: JSON of what follows, no secret that opens anything as it is
/// but the one for time codes, and that one locked where a ``SecretLock`` is at hand.
struct Credential: Hashable, Codable, Sendable {
  var password: PasswordHash?
  var factor: Factor?
  /// A secret that was shown and not yet confirmed by a code.
  var offered: Data?
  /// Fingerprints of recovery codes that are left, in hexadecimal digits.
  var recovery: [String] = []
  var invitation: Invitation?
  /// The mark of the key that the secrets are locked with; nil where they stand as they are.
  var lockedWith: String?

  /// The second factor.
  struct Factor: Hashable, Codable, Sendable {
    let secret: Data
    /// The last step of which a code was used.
    var lastStep: Int64?

    var timeCode: TimeCode { TimeCode(secret: [UInt8](secret)) }
  }

  /// Lets its holder choose a password once.
  struct Invitation: Hashable, Codable, Sendable {
    /// Of the token, in hexadecimal digits.
    let token: String
    let ends: Moment
  }

  /// Nothing proves it yet.
  static var none: Credential { Credential() }

  func bytes() throws(RegisterFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do { return [UInt8](try encoder.encode(self)) } catch {
      throw .refused(.init("a credential cannot be written: \(error)"))
    }
  }

  init() {}

  init(bytes: [UInt8]) throws(RegisterFault) {
    do { self = try JSONDecoder().decode(Credential.self, from: Data(bytes)) } catch {
      throw .damaged(.init("a credential cannot be read: \(error)"))
    }
  }

  /// Uses up a code of the second factor or a recovery code; false when it is neither.
  mutating func use(code typed: String, at moment: Moment) -> Bool {
    if let step = factor?.timeCode.step(of: typed, at: moment, after: factor?.lastStep) {
      factor?.lastStep = step
      return true
    }
    guard let typed = RecoveryCode.fingerprint(ofTyped: typed),
      let place = recovery.firstIndex(of: typed.description)
    else { return false }
    recovery.remove(at: place)
    return true
  }
}
