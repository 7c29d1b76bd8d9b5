import PolicyLab
import Synchronization

/// A piece of work of the laboratory, whatever comes out of it.
protocol LabTask: AnyObject, Sendable {
  var isFinished: Bool { get }
  func cancel()
}

/// How far a piece of work is.
struct LabStanding<Outcome: Sendable>: Sendable {
  /// Steps done of steps to do.
  var done = 0
  var total = 0
  /// What a small part of the people gave already.
  var quick: Outcome?
  var end: Result<Outcome, LabFault>?
}

/// One piece of work on its way, looked at from any number of requests.
final class LabJob<Outcome: Sendable>: LabTask {
  typealias Standing = LabStanding<Outcome>

  private let state = Mutex(Standing())
  private let task = Mutex<Task<Void, Never>?>(nil)

  var standing: Standing { state.withLock { $0 } }
  var isFinished: Bool { standing.end != nil }

  /// Begins the work, once.
  func begin(_ work: @escaping @Sendable (LabJob) async -> Void) {
    task.withLock { task in
      if task == nil { task = Task.detached { await work(self) } }
    }
  }

  func note(done: Int, of total: Int) {
    state.withLock { ($0.done, $0.total) = (done, total) }
  }

  func note(quick: Outcome) { state.withLock { $0.quick = quick } }

  func end(_ result: Result<Outcome, LabFault>) { state.withLock { $0.end = result } }

  func cancel() {
    task.withLock { $0?.cancel() }
    state.withLock { if $0.end == nil { $0.end = .failure(.cancelled) } }
  }

  /// Waits a little for the end, or for the first numbers when they are enough.
  func wait(tenths: Int, firstNumbers: Bool) async -> Standing {
    for _ in 0..<tenths {
      let now = standing
      if now.end != nil || firstNumbers && now.quick != nil { return now }
      // A request that was given up waits no longer.
      if (try? await Task.sleep(nanoseconds: 100_000_000)) == nil { break }
    }
    return standing
  }
}
