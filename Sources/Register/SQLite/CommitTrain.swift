import GRDB

/// The single writer. Whoever comes while a transaction is being written rides together in the next one.
///
/// Each has a savepoint of its own, so that a conflict of one leaves the others alone. Nobody is answered before
/// the transaction is on the disk.
actor CommitTrain {
  /// A conflict as a value undoes what the job wrote.
  typealias Job = @Sendable (Database) throws -> Commitment
  typealias Arrival = Result<Commitment, RegisterFault>

  private struct Car {
    let job: Job
    let arrive: CheckedContinuation<Arrival, Never>
  }

  /// Most jobs in one transaction.
  private let seats = 256
  /// Most jobs that may wait; more are turned away.
  private let platform = 8192

  private let pool: DatabasePool
  private var waiting: [Car] = []
  private var isUnderway = false

  init(pool: DatabasePool) { self.pool = pool }

  /// Does the job in the next transaction; returns when that is kept, or when the job was turned away.
  func board(_ job: @escaping Job) async throws(RegisterFault) -> Commitment {
    guard waiting.count < platform else {
      throw .busy(.init("\(waiting.count) writes wait"))
    }
    let arrival = await withCheckedContinuation { continuation in
      waiting.append(Car(job: job, arrive: continuation))
      if !isUnderway {
        isUnderway = true
        Task { await self.run() }
      }
    }
    return try arrival.get()
  }

  private func run() async {
    while !waiting.isEmpty {
      let cars = waiting.prefix(seats)
      waiting.removeFirst(cars.count)
      let arrivals = await ride(cars.map(\.job))
      for (car, arrival) in zip(cars, arrivals) { car.arrive.resume(returning: arrival) }
    }
    isUnderway = false
  }

  private func ride(_ jobs: [Job]) async -> [Arrival] {
    do {
      return try await pool.writeWithoutTransaction { db in try Self.carry(jobs, in: db) }
    } catch {
      let fault = RegisterFault(error)
      return jobs.map { _ in .failure(fault) }
    }
  }

  /// One transaction for all jobs.
  private static func carry(_ jobs: [Job], in db: Database) throws(RegisterFault) -> [Arrival] {
    var arrivals: [Arrival] = []
    do {
      try db.inTransaction(.immediate) {
        for job in jobs { arrivals.append(try attempt(job, in: db)) }
        return .commit
      }
    } catch {
      throw arrivals.count == jobs.count ? .atCommit(error) : RegisterFault(error)
    }
    return arrivals
  }

  /// One job in its savepoint. What the schema refuses is the fault of this job; any other fault stops the train.
  private static func attempt(_ job: Job, in db: Database) throws -> Arrival {
    var commitment = Commitment.done(nil)
    do {
      try db.inSavepoint {
        commitment = try job(db)
        if case .conflict = commitment { return .rollback }
        return .commit
      }
      return .success(commitment)
    } catch {
      let fault = RegisterFault(error)
      guard case .refused = fault, db.isInsideTransaction else { throw fault }
      return .failure(fault)
    }
  }
}
