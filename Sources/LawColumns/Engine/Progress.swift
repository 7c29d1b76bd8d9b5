import Synchronization

/// Deals out rows to the workers and knows how many are done.
final class RowDealer: Sendable {
  static var chunk: Int { Worker.blockRows * 64 }
  private let rows: Int
  private let next = Atomic<Int>(0)
  private let finished: Atomic<Int>
  private let total: Int
  private let goOn: (@Sendable (Int, Int) -> Bool)?
  private let stopped = Atomic<Bool>(false)

  /// - Parameters:
  ///   - finished: rows done in passes before this one.
  ///   - total: rows of all passes.
  ///   - goOn: told how many rows of how many are done; no more rows are dealt out once it says no.
  init(
    rows: Int, finished: Int, total: Int, goOn: (@Sendable (Int, Int) -> Bool)?
  ) {
    self.rows = rows
    self.finished = Atomic(finished)
    self.total = total
    self.goOn = goOn
  }

  /// The next rows to work on; nil when none are left.
  func take() -> Range<Int>? {
    if isStopped { return nil }
    let start = next.add(Self.chunk, ordering: .relaxed).oldValue
    return start < rows ? start..<min(start + Self.chunk, rows) : nil
  }

  func done(_ count: Int) {
    let now = finished.add(count, ordering: .relaxed).newValue
    if goOn?(now, total) == false { stopped.store(true, ordering: .relaxed) }
  }

  var isStopped: Bool { stopped.load(ordering: .relaxed) }
}
