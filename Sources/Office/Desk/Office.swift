import Casework
import Measures
import Register

/// The permit office: one method for each thing a person asks.
///
/// Each authorises, loads, asks the pure step with the law of the legal day, and keeps everything in one write.
public final class Office: Sendable {
  public let register: any Register
  public let world: World
  /// The law in use now; the reading that was taken at the start of a request is kept to its end.
  let lawInUse: @Sendable () throws(PermitLaw.Gap) -> PermitLaw
  let outages: OutageBook
  /// Whether notices also leave as mail.
  let sendsMail: Bool
  /// Nil where no documents are signed.
  public let issuer: Issuer?

  public init(
    register: any Register, world: World, sendsMail: Bool = false, issuer: Issuer? = nil,
    law: @escaping @Sendable () throws(PermitLaw.Gap) -> PermitLaw
  ) {
    self.register = register
    self.world = world
    self.sendsMail = sendsMail
    self.issuer = issuer
    lawInUse = law
    outages = OutageBook()
  }

  /// The law in use; an incident when the book lacks names that the office needs.
  public func law() throws(OfficeRefusal) -> PermitLaw {
    do { return try lawInUse() } catch {
      throw .fault(.init("the law files lack: \(error.names.joined(separator: ", "))"))
    }
  }

  /// The legal day.
  public var today: Day { world.today() }

  /// Passes when the actor may do it about the subject.
  func authorise(
    _ action: Action, _ subject: Subject, _ actor: Actor
  ) throws(OfficeRefusal) {
    guard actor.may(action, subject) else { throw .notAllowed }
  }

  /// For something that is not there: whoever may see all of the kind is told so.
  func absent(_ action: Action, _ actor: Actor) -> OfficeRefusal {
    Rights.reach(of: actor.role, for: action) == .any ? .notFound : .notAllowed
  }

  /// An answer of the register; its faults become the office's.
  func kept<Value: Sendable>(
    _ ask: () async throws(RegisterFault) -> Value
  ) async throws(OfficeRefusal) -> Value {
    do { return try await ask() } catch { throw OfficeRefusal(error) }
  }
}
