import Casework
import Register

/// How people come in, stay and leave. One for the running service.
///
/// Tokens are random and known to the visitor alone; the register keeps fingerprints. Every step further in gives a new
/// token, so that one that was planted before is worth nothing.
public struct Entrance: Sendable {
  let register: any Register
  let world: World
  /// The time in which the journal is written; another one than that of codes and sessions in a demo only.
  private(set) var journalWorld: World
  let mill: PasswordMill
  let guarding: SignInGuard
  let drawer: CredentialDrawer
  public let rules: PasswordRules
  public let terms: EntranceTerms
  /// The name an authenticator program shows beside the login.
  let issuer: String

  /// - Parameter lock: what locks the secrets of second factors; nil: they are kept as they are
  public init(
    register: any Register, world: World, mill: PasswordMill? = nil,
    guarding: SignInGuard = SignInGuard(), rules: PasswordRules = PasswordRules(),
    terms: EntranceTerms = EntranceTerms(), issuer: String = "Ruqsat", lock: SecretLock? = nil
  ) {
    self.register = register
    self.world = world
    journalWorld = world
    self.mill = mill ?? PasswordMill(randomBytes: world.randomBytes)
    self.guarding = guarding
    self.rules = rules
    self.terms = terms
    self.issuer = issuer
    drawer = CredentialDrawer(register: register, lock: lock)
  }

  /// The same entrance, whose accounts are written down in the time of an office.
  public func writing(in world: World) -> Entrance {
    var copy = self
    copy.journalWorld = world
    return copy
  }

  /// A token that opens nothing yet: the key of the seals on forms before signing in.
  public func newToken() -> SecretToken { SecretToken(world.randomBytes) }

  /// Work on the register whose faults become refusals.
  func kept<Value>(_ work: () async throws(RegisterFault) -> Value)
    async throws(EntranceRefusal) -> Value
  {
    do throws(RegisterFault) { return try await work() } catch { throw .fault(error) }
  }

  func milled<Value>(_ work: () async throws(PasswordMill.Full) -> Value)
    async throws(EntranceRefusal) -> Value
  {
    do throws(PasswordMill.Full) { return try await work() } catch { throw .busy }
  }
}
