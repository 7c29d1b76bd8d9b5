import Dispatch
import Register

/// Derives keys from passwords away from the threads that answer requests, few at a time.
///
/// Deriving needs much memory and a core; without a bound, a crowd at the sign-in page would take both from
/// everybody else.
public actor PasswordMill {
  private let queue = DispatchQueue(label: "ruqsat.passwords", attributes: .concurrent)
  private let cost: PasswordHash.Cost
  private let mostWaiting: Int
  private let randomBytes: RandomBytes
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// What stands in the place of a password where there is none, so that both take the same time.
  private let decoy: PasswordHash

  /// - Parameters:
  ///   - places: how many may be derived at the same time
  ///   - mostWaiting: how many may wait for a place; one more is sent away
  public init(
    cost: PasswordHash.Cost = .standard, places: Int = 2, mostWaiting: Int = 64,
    randomBytes: @escaping RandomBytes
  ) {
    self.cost = cost
    self.free = max(1, places)
    self.mostWaiting = mostWaiting
    self.randomBytes = randomBytes
    decoy = PasswordHash(nobodysWith: cost, randomBytes: randomBytes)
  }

  /// Too many wait already, or there is no memory.
  public struct Full: Error {}

  /// A new hash with a new salt.
  func hash(_ password: Password) async throws(Full) -> PasswordHash {
    let salt = randomBytes(16)
    let cost = cost
    guard let hash = try await work({ PasswordHash(of: password, salt: salt, cost: cost) }) else {
      throw Full()
    }
    return hash
  }

  /// Whether the password is right; nil stands for an account that has none or is not there, and is never right.
  func matches(_ password: Password, _ hash: PasswordHash?) async throws(Full) -> Bool {
    let compared = hash ?? decoy
    guard let same = try await work({ compared.matches(password) }) else { throw Full() }
    return same && hash != nil
  }

  /// Whether the hash was made with another cost than is asked for now.
  nonisolated func isOutdated(_ hash: PasswordHash) -> Bool { hash.cost != cost }

  private func work<Value: Sendable>(_ job: @escaping @Sendable () -> Value)
    async throws(Full) -> Value
  {
    try await takePlace()
    let value = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: job()) }
    }
    givePlace()
    return value
  }

  private func takePlace() async throws(Full) {
    if free > 0 {
      free -= 1
      return
    }
    guard waiting.count < mostWaiting else { throw Full() }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func givePlace() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
