import Register

/// Counts attempts by key and says how long the next has to wait: nothing at first, then twice as long each time.
public struct AttemptLedger: Sendable {
  /// How patient the ledger is with one kind of key.
  public struct Patience: Sendable {
    /// Attempts without waiting.
    let free: Int
    let firstWaitInSeconds: Int64
    let longestWaitInSeconds: Int64
    /// Without attempts for so long, everything is forgotten.
    let forgottenAfterSeconds: Int64

    public init(
      free: Int, firstWaitInSeconds: Int64 = 2, longestWaitInSeconds: Int64 = 900,
      forgottenAfterSeconds: Int64 = 3600
    ) {
      self.free = free
      self.firstWaitInSeconds = firstWaitInSeconds
      self.longestWaitInSeconds = longestWaitInSeconds
      self.forgottenAfterSeconds = forgottenAfterSeconds
    }

    /// Seconds to wait after so many attempts.
    func waitInSeconds(after attempts: Int) -> Int64 {
      guard attempts >= free else { return 0 }
      let doublings = Int64(min(attempts - free, 30))
      return min(firstWaitInSeconds << doublings, longestWaitInSeconds)
    }
  }

  private struct Entry {
    var attempts: Int
    var last: Moment
  }

  private let patience: Patience
  private let mostKeys: Int
  private var entries: [String: Entry] = [:]

  public init(patience: Patience, mostKeys: Int = 20_000) {
    self.patience = patience
    self.mostKeys = max(2, mostKeys)
  }

  /// Whole seconds until another attempt is allowed; 0 when it is now.
  public func waitInSeconds(for key: String, at moment: Moment) -> Int64 {
    guard let entry = entries[key], !isForgotten(entry, at: moment) else { return 0 }
    let allowed = entry.last.adding(seconds: patience.waitInSeconds(after: entry.attempts))
    let left = allowed.milliseconds - moment.milliseconds
    return left <= 0 ? 0 : (left + 999) / 1000
  }

  /// Counts an attempt before its outcome is known, so that a hundred at once are a hundred.
  public mutating func count(_ key: String, at moment: Moment) {
    if entries.count >= mostKeys, entries[key] == nil { forget(at: moment) }
    var entry = entries[key] ?? Entry(attempts: 0, last: moment)
    if isForgotten(entry, at: moment) { entry.attempts = 0 }
    entry.attempts += 1
    entry.last = moment
    entries[key] = entry
  }

  /// The attempt was right: it does not count.
  public mutating func takeBack(_ key: String) {
    guard var entry = entries[key] else { return }
    entry.attempts -= 1
    entries[key] = entry.attempts > 0 ? entry : nil
  }

  /// The person is known: nothing counts any more.
  public mutating func clear(_ key: String) { entries[key] = nil }

  private func isForgotten(_ entry: Entry, at moment: Moment) -> Bool {
    moment.milliseconds - entry.last.milliseconds > patience.forgottenAfterSeconds * 1000
  }

  /// Makes room: what is forgotten anyway, else the older half.
  private mutating func forget(at moment: Moment) {
    entries = entries.filter { !isForgotten($0.value, at: moment) }
    guard entries.count >= mostKeys else { return }
    let old = entries.sorted { $0.value.last < $1.value.last }.prefix(entries.count / 2)
    for (key, _) in old { entries[key] = nil }
  }
}
