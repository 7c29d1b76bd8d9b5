import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: the key scrypt derives from it, with salt and cost.
public struct PasswordHash: Hashable, Codable, Sendable {
  /// What deriving costs (RFC 7914).
  public struct Cost: Hashable, Codable, Sendable {
    /// A power of two; with the block size it sets the memory: 128 · rounds · blockSize bytes.
    public let rounds: Int
    public let blockSize: Int
    public let parallelism: Int

    public init(rounds: Int, blockSize: Int, parallelism: Int) {
      precondition(
        rounds > 1 && rounds & (rounds - 1) == 0 && blockSize > 0 && parallelism > 0,
        "no cost of scrypt")
      self.rounds = rounds
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// 32 MiB and three passes: a line of the OWASP Password Storage Cheat Sheet.
    public static var standard: Cost { Cost(rounds: 32_768, blockSize: 8, parallelism: 3) }
  }

  public let cost: Cost
  /// 16 bytes.
  let salt: Data
  /// 32 bytes.
  let key: Data

  /// Derives the key; takes a good part of a second. Nil when there is not the memory for it.
  init?(of password: Password, salt: [UInt8], cost: Cost) {
    guard let key = Self.key(from: password, salt: Data(salt), cost: cost) else { return nil }
    self.cost = cost
    self.salt = Data(salt)
    self.key = key
  }

  /// A hash that no password has been seen to make: to compare with where there is none.
  init(nobodysWith cost: Cost, randomBytes: RandomBytes) {
    self.cost = cost
    salt = Data(randomBytes(16))
    key = Data(randomBytes(32))
  }

  /// Whether it is the password; takes the same time whether it is or not. Nil when there is not the memory for it.
  func matches(_ password: Password) -> Bool? {
    guard let derived = Self.key(from: password, salt: salt, cost: cost) else { return nil }
    var difference: UInt8 = derived.count == key.count ? 0 : 1
    for (left, right) in zip(derived, key) { difference |= left ^ right }
    return difference == 0
  }

  private static func key(from password: Password, salt: Data, cost: Cost) -> Data? {
    let derived = try? KDF.Scrypt.deriveKey(
      from: password.bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds,
      blockSize: cost.blockSize, parallelism: cost.parallelism)
    return derived?.withUnsafeBytes { Data($0) }
  }
}
