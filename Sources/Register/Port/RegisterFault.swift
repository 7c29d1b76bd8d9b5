/// A fault of the world that kept the register from answering. The cause is for the log, never for a visitor.
public enum RegisterFault: Error, Hashable, Sendable {
  /// No room where the register lies; nothing was written.
  case full(Cause)
  /// Too much waits to be written, or another process holds the register; nothing was written.
  case busy(Cause)
  /// Reading or writing failed; nothing was written.
  case failed(Cause)
  /// The last moment of writing failed: written or not is unknown. The same key says which.
  case outcomeUnknown(Cause)
  /// What lies there cannot be read as a register.
  case damaged(Cause)
  /// The schema refused what was to be written; nothing was. A mistake of this program.
  case refused(Cause)
  /// The register was made by another release of this program.
  case otherRelease(Cause)
  /// The register would acknowledge what a power cut erases.
  case notDurable(Cause)

  /// What the store said.
  public struct Cause: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
  }

  public var cause: Cause {
    switch self {
    case .full(let cause), .busy(let cause), .failed(let cause), .outcomeUnknown(let cause),
      .damaged(let cause), .refused(let cause), .otherRelease(let cause), .notDurable(let cause):
      cause
    }
  }
}
