import Dispatch
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
    /// How many rode in the last transaction.
    var rodeLast = 0
    /// With how many waiting the writer wants to be rung; nil when it does not listen.
    var awaited: Int?
    /// Whether a job of the last transaction was undone. Such jobs come in crowds, where a savepoint for each is less
    /// work than running all of them twice.
    var isWary = false
  }

  /// Most jobs in one transaction.
  private let seats = 256
  /// Where at least so many rode together there is a crowd: the next transaction waits for more, though not long. Pages
  /// that several of them write are written once then.
  private let crowd = 10
  private let riders = 20
  private let patience = DispatchTimeInterval.microseconds(1500)
  /// Most jobs that may wait; more are turned away.
  private let room = 8192

  private let pool: DatabasePool
  /// Hears of each transaction.
  private let log: LogKeeper
  private let platform = Mutex(Platform())
  private let bell = DispatchSemaphore(value: 0)

  init(pool: DatabasePool, log: LogKeeper) {
    self.pool = pool
    self.log = log
  }

  /// Nothing may be written afterwards.
  func close() throws {
    try pool.close()
    try log.close()
  }

  /// How many wait for the next transaction.
  var waitingCount: Int { platform.withLock(\.waiting.count) }

  /// Does the job in the next transaction; returns when that is kept, or when the job was turned away.
  func board(_ job: @escaping Job) async throws(RegisterFault) -> Commitment {
    let arrival = await withCheckedContinuation { continuation in
      let (isAboard, rings) = platform.withLock { platform in
        guard platform.waiting.count < room else { return (false, false) }
        platform.waiting.append(Car(job: job, arrive: continuation))
        guard let awaited = platform.awaited, platform.waiting.count >= awaited else {
          return (true, false)
        }
        platform.awaited = nil
        return (true, true)
      }
      if rings { bell.signal() }
      if !isAboard { continuation.resume(returning: .failure(.busy(.init("\(room) writes wait")))) }
      call()
    }
    return try arrival.get()
  }

  /// Sends the next transaction on its way where somebody waits and none is underway. The others make their writes ready
  /// meanwhile, and as many as come while the disk is asked ride in the one after.
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
      awaitRiders()
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
        platform.rodeLast = cars.count
      }
      call()
    }
  }

  private func awaitRiders() {
    let listens = platform.withLock { platform in
      guard platform.rodeLast >= crowd, platform.waiting.count < riders else { return false }
      platform.awaited = riders
      return true
    }
    guard listens, bell.wait(timeout: .now() + patience) == .timedOut else { return }
    let wasRung = platform.withLock { platform in
      defer { platform.awaited = nil }
      return platform.awaited == nil
    }
    // Rung in the moment when patience ended: nobody else may hear it.
    if wasRung { bell.wait() }
  }
}
