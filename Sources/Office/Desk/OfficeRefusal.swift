import Casework
import Register

/// Why the office did not do what was asked. Nothing was written.
public enum OfficeRefusal: Error, Hashable, Sendable {
  /// Not this role, or not this one's matter; says nothing about whether the thing exists.
  case notAllowed
  /// Only for those who may see everything of the kind.
  case notFound
  /// The thing was changed meanwhile; its version now.
  case stale(version: Int)
  case outOfPlace(StepError)
  case lawSaysNo(Refusal)
  /// The idempotency key came before with another request.
  case keyUsedOtherwise
  /// What was sent cannot be: the name of the part, as in `places`.
  case unfit(String)
  /// A movement of the quota that cannot be.
  case quota(QuotaLedger.Fault)
  /// Another record has this number or login.
  case taken(String)
  /// Too many ask at once; the same can be asked again.
  case busy
  /// No room where the register lies; the same can be asked again when there is.
  case noRoom
  case fault(Incident)

  /// A fault of the world, for the log; the visitor gets a number.
  public struct Incident: Hashable, Sendable {
    public let description: String

    public init(_ description: String) { self.description = description }
  }

  init(_ fault: RegisterFault) {
    switch fault {
    case .busy: self = .busy
    case .full: self = .noRoom
    default: self = .fault(Incident("\(fault)"))
    }
  }
}
