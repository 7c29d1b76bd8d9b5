import HTTPTypes
import Register
import Synchronization

/// Verifies the register in the background, once at a time, and keeps what came of it.
public final class RegisterVerifier: Sendable {
  enum State: Sendable {
    case impossible
    case notYet
    case running(RegisterProgress?)
    case done(Verification)
    case failed
  }

  /// Verifies, and tells how far it is.
  public typealias Work =
    @Sendable (@escaping @Sendable (RegisterProgress) -> Void) async throws -> Verification

  private let verify: Work
  private let known = Mutex<State>(.notYet)

  /// - Parameter verify: recomputes everything from the journal; takes as long as it takes
  public init(verify: @escaping Work) { self.verify = verify }

  var state: State { known.withLock { $0 } }

  /// Begins anew unless it runs already.
  ///
  /// - Parameter waits: whether to come back only with the result, as a short journal allows
  func begin(waits: Bool) async {
    let begins = known.withLock { state in
      if case .running = state { return false }
      state = .running(nil)
      return true
    }
    guard begins else { return }
    let run = Task { [verify] in
      do {
        let found = try await verify { self.note(.running($0)) }
        self.note(.done(found))
      } catch {
        self.note(.failed)
      }
    }
    if waits { await run.value }
  }

  private func note(_ state: State) { known.withLock { $0 = state } }
}
