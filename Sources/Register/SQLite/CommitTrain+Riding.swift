import GRDB

extension CommitTrain {
  static func ride(_ jobs: [Job], in db: Database, isWary: inout Bool) -> [Arrival] {
    do {
      if !isWary, let arrivals = try carry(jobs, in: db, by: together) { return arrivals }
      let arrivals = try carry(jobs, in: db, by: oneByOne) ?? []
      isWary = arrivals.contains { !$0.isKept }
      return arrivals
    } catch {
      return jobs.map { _ in .failure(error) }
    }
  }

  /// One transaction for all jobs; nil when it was undone.
  private static func carry(
    _ jobs: [Job], in db: Database, by way: ([Job], inout Freight) throws -> [Arrival]?
  ) throws(RegisterFault) -> [Arrival]? {
    var arrivals: [Arrival]?
    do {
      try db.inTransaction(.immediate) {
        var freight = Freight(db: db)
        arrivals = try way(jobs, &freight)
        return arrivals == nil ? .rollback : .commit
      }
    } catch {
      throw arrivals == nil ? RegisterFault(error) : .atCommit(error)
    }
    return arrivals
  }

  /// One job behind the other; nil when one had to be undone that had written something.
  private static func together(_ jobs: [Job], _ freight: inout Freight) throws -> [Arrival]? {
    var arrivals: [Arrival] = []
    for job in jobs {
      let before = freight.db.totalChangesCount
      let arrival = try attempt(job, &freight)
      guard arrival.isKept || freight.db.totalChangesCount == before else { return nil }
      arrivals.append(arrival)
    }
    let unloading = try attempt({ try $0.unloaded(.done(nil)) }, &freight)
    return unloading.isKept ? arrivals : nil
  }

  /// Each job in a savepoint of its own.
  private static func oneByOne(_ jobs: [Job], _ freight: inout Freight) throws -> [Arrival]? {
    var arrivals: [Arrival] = []
    for job in jobs {
      let before = freight
      var arrival = Arrival.success(.done(nil))
      try freight.db.inSavepoint {
        arrival = try attempt({ try $0.unloaded(job(&$0)) }, &freight)
        return arrival.isKept ? .commit : .rollback
      }
      if !arrival.isKept { freight = before }
      arrivals.append(arrival)
    }
    return arrivals
  }

  /// What the schema refuses is the fault of this job; any other fault stops the train.
  private static func attempt(_ job: Job, _ freight: inout Freight) throws -> Arrival {
    do {
      return .success(try job(&freight))
    } catch {
      let fault = RegisterFault(error)
      guard case .refused = fault, freight.db.isInsideTransaction else { throw fault }
      return .failure(fault)
    }
  }
}

extension CommitTrain.Arrival {
  /// Whether what the job wrote, if anything, stays.
  fileprivate var isKept: Bool {
    switch self {
    case .success(.done), .success(.repeated): true
    case .success(.conflict), .failure: false
    }
  }
}
