import Foundation
import Office
import Register

/// Files of keys that lock the secrets of second factors: 32 bytes in base 64, readable by their owner alone.
enum SecretsKeyFile {
  /// Reads a key; a file that others may read is refused.
  static func key(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw KeyFile.Fault(.unreadable, path)
    }
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    guard let mode, mode & 0o077 == 0 else {
      throw KeyFile.Fault(.othersMayRead, path)
    }
    let text = String(decoding: data, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard let key = Data(base64Encoded: text), key.count == SecretLock.keyCount else {
      throw KeyFile.Fault(.noSecret, path)
    }
    return [UInt8](key)
  }

  /// A new key as the file holds it.
  static func text(_ randomBytes: RandomBytes) -> String {
    Data(randomBytes(SecretLock.keyCount)).base64EncodedString() + "\n"
  }
}

extension ServiceSettings {
  /// What locks the secrets of second factors; nil where no key is set.
  func secretLock(_ randomBytes: @escaping RandomBytes) throws -> SecretLock? {
    guard let secretsKey else { return nil }
    return SecretLock(
      key: try SecretsKeyFile.key(secretsKey),
      earlier: try earlierSecretsKeys.map(SecretsKeyFile.key), randomBytes: randomBytes)
  }
}

extension Entrance {
  /// For commands at the machine: with the key that the environment names.
  static func atTheMachine(_ register: any Register) throws -> Entrance {
    let settings = try ServiceSettings(ProcessInfo.processInfo.environment)
    let lock = try settings.secretLock(World.real.randomBytes)
    return Entrance(register: register, world: .real, lock: lock)
  }
}
