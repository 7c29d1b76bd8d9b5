import HTTPTypes
import Register
import Synchronization

/// Verifies the register in the background, once at a time, and keeps what came of it.
public final class RegisterVerifier: Sendable {
  enum State: Sendable {
    case impossible
    case notYet
    case running
    case done(Verification)
    case failed
  }

  private let verify: @Sendable () async throws -> Verification
  private let known = Mutex<State>(.notYet)

  /// - Parameter verify: recomputes everything from the journal; takes as long as it takes
  public init(verify: @escaping @Sendable () async throws -> Verification) {
    self.verify = verify
  }

  var state: State { known.withLock { $0 } }

  /// Begins anew unless it runs already.
  ///
  /// - Parameter waits: whether to come back only with the result, as a short journal allows
  func begin(waits: Bool) async {
    let begins = known.withLock { state in
      if case .running = state { return false }
      state = .running
      return true
    }
    guard begins else { return }
    let run = Task { [verify] in
      do { self.note(.done(try await verify())) } catch { self.note(.failed) }
    }
    if waits { await run.value }
  }

  private func note(_ state: State) { known.withLock { $0 = state } }
}

/// What verifying gave: `officer/verification`.
struct VerificationPage: Page {
  static var template: String { "officer/verification" }

  let title: String
  let back: String?
  let isRunning: Bool
  let text: String
  let isGood: Bool
  let rows: [SummaryRow]
  let hasRows: Bool
  let differences: [String]
  let hasDifferences: Bool
  let action: String
  let itself: String
  let canBegin: Bool

  init(_ state: RegisterVerifier.State, _ words: CaseWords) {
    let visit = words.visit
    title = words.say("office.verification.title")
    back = visit.link(OfficerAddress.journal)
    action = visit.link(OfficerAddress.verification)
    itself = action
    switch state {
    case .impossible:
      (isRunning, isGood, canBegin) = (false, false, false)
      text = words.say("office.verification.impossible")
      (rows, differences) = ([], [])
    case .notYet:
      (isRunning, isGood, canBegin) = (false, false, true)
      text = words.say("office.verification.not-yet")
      (rows, differences) = ([], [])
    case .running:
      (isRunning, isGood, canBegin) = (true, false, false)
      text = words.say("office.verification.running")
      (rows, differences) = ([], [])
    case .failed:
      (isRunning, isGood, canBegin) = (false, false, true)
      text = words.say("office.verification.failed")
      (rows, differences) = ([], [])
    case .done(let result):
      (isRunning, canBegin) = (false, true)
      isGood = result.isClean
      text =
        result.isClean
        ? words.say("office.verification.clean")
        : visit.say("office.verification.differs", count: result.count)
      rows = Self.rows(result, words)
      differences = result.differences.prefix(100).map { String(describing: $0) }
    }
    hasRows = !rows.isEmpty
    hasDifferences = !differences.isEmpty
  }

  private static func rows(_ result: Verification, _ words: CaseWords) -> [SummaryRow] {
    let counts = [
      ("entries", result.entries), ("cases", result.cases), ("events", result.events),
      ("postings", result.postings), ("records", result.records), ("files", result.files),
    ]
    return counts.map {
      SummaryRow(words.say("office.verification.counted.\($0.0)"), String($0.1))
    } + [SummaryRow(words.say("office.journal.head"), result.head.hash.description)]
  }
}
