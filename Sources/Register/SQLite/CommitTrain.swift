import GRDB
import Synchronization

/// The single writer. Whoever comes while a transaction is being written rides together in the next one.
///
/// Nobody is answered before the transaction is on the disk. A conflict of one leaves the others alone: where one has
/// written something before its conflict, the transaction is undone and run again with a savepoint for each. That is
/// seldom, and a savepoint copies every page it is written behind.
final class CommitTrain: Sendable {
  /// A conflict as a value undoes what the job wrote.
  typealias Job = @Sendable (inout Freight) throws -> Commitment
  typealias Arrival = Result<Commitment, RegisterFault>

  private struct Car {
    let job: Job
    let arrive: CheckedContinuation<Arrival, Never>
  }

  private struct Platform {
    var waiting: [Car] = []
    var isUnderway = false
    /// Whether a job of the last transaction was undone. Such jobs come in crowds, where a savepoint for each is less
    /// work than running all of them twice.
    var isWary = false
  }

  /// Most jobs in one transaction.
  private let seats = 256
  /// Most jobs that may wait; more are turned away.
  private let room = 8192

  private let pool: DatabasePool
  private let platform = Mutex(Platform())

  init(pool: DatabasePool) { self.pool = pool }

  /// How many wait for the next transaction.
  var waitingCount: Int { platform.withLock(\.waiting.count) }

  /// Does the job in the next transaction; returns when that is kept, or when the job was turned away.
  func board(_ job: @escaping Job) async throws(RegisterFault) -> Commitment {
    let arrival = await withCheckedContinuation { continuation in
      let isAboard = platform.withLock { platform in
        guard platform.waiting.count < room else { return false }
        platform.waiting.append(Car(job: job, arrive: continuation))
        return true
      }
      if !isAboard { continuation.resume(returning: .failure(.busy(.init("\(room) writes wait")))) }
      call()
    }
    return try arrival.get()
  }

  /// Sends the next transaction on its way where somebody waits and none is underway. It waits for nobody: the others
  /// make their writes ready meanwhile, and as many as come while the disk is asked ride in the one after.
  private func call() {
    let isNeeded = platform.withLock { platform in
      let isNeeded = !platform.isUnderway && !platform.waiting.isEmpty
      if isNeeded { platform.isUnderway = true }
      return isNeeded
    }
    if isNeeded { depart() }
  }

  private func depart() {
    pool.asyncWriteWithoutTransaction { [self] db in
      var (cars, isWary) = platform.withLock { platform in
        let cars = platform.waiting.prefix(seats)
        platform.waiting.removeFirst(cars.count)
        return (cars, platform.isWary)
      }
      let arrivals = Self.ride(cars.map(\.job), in: db, isWary: &isWary)
      for (car, arrival) in zip(cars, arrivals) { car.arrive.resume(returning: arrival) }
      platform.withLock { platform in
        platform.isUnderway = false
        platform.isWary = isWary
      }
      call()
    }
  }
}
