import Casework

/// The answer of the register to a write.
public enum Commitment: Hashable, Sendable {
  /// Everything is kept and outlives a power cut; the sequence of the journal entry, nil where none was needed.
  case done(Int?)
  /// The key was used before for the same request: the reply given then.
  case repeated(RequestKey.Reply)
  /// Nothing was written: what was read before has changed, or cannot be.
  case conflict(Conflict)
}

/// Why nothing was written.
public enum Conflict: Error, Hashable, Sendable {
  /// The case or record is at another version; 0 stands for "not there".
  case otherVersion(of: String, expected: Int, found: Int)
  /// The key was used for another request.
  case keyUsedOtherwise
  /// The quota does not allow it now.
  case quota(QuotaLedger.Fault)
  /// Another record of the kind has this login or number.
  case handleTaken(String)
}
