import Synchronization

/// Deals out rows to the workers and knows how many are done.
final class RowDealer: Sendable {
  static var chunk: Int { Worker.blockRows * 64 }
  private let rows: Int
  private let next = Atomic<Int>(0)
  private let finished: Atomic<Int>
  private let total: Int
  private let report: (@Sendable (Int, Int) -> Void)?

  /// - Parameters:
  ///   - finished: rows done in passes before this one.
  ///   - total: rows of all passes.
  init(
    rows: Int, finished: Int, total: Int, report: (@Sendable (Int, Int) -> Void)?
  ) {
    self.rows = rows
    self.finished = Atomic(finished)
    self.total = total
    self.report = report
  }

  /// The next rows to work on; nil when none are left.
  func take() -> Range<Int>? {
    let start = next.add(Self.chunk, ordering: .relaxed).oldValue
    return start < rows ? start..<min(start + Self.chunk, rows) : nil
  }

  func done(_ count: Int) {
    let now = finished.add(count, ordering: .relaxed).newValue
    report?(now, total)
  }
}
