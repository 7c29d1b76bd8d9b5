import Casework

/// A person who came in. The token itself is never kept, only its fingerprint.
public struct Session: Hashable, Sendable {
  public let token: Fingerprint
  public let account: Identifier<Account>
  public let began: Moment
  public let seen: Moment
  /// Not valid from this moment on, whatever happens.
  public let ends: Moment
  public let stage: Stage
  /// The role chosen, as the account writes it; nil until it is.
  public let role: String?

  /// How far the person came in.
  public enum Stage: String, Hashable, Sendable, CaseIterable {
    /// The password was right; the second factor is waited for. Opens nothing.
    case half
    case whole
  }

  public init(
    token: Fingerprint, account: Identifier<Account>, began: Moment, seen: Moment, ends: Moment,
    stage: Stage = .whole, role: String? = nil
  ) {
    self.token = token
    self.account = account
    self.began = began
    self.seen = seen
    self.ends = ends
    self.stage = stage
    self.role = role
  }
}

/// What changes without being a matter of record: not part of the journal.
public enum Upkeep: Hashable, Sendable {
  /// How an account proves itself: derived key with its parameters, as the office writes it.
  case credential(Identifier<Account>, [UInt8])
  case sessionBegan(Session)
  case sessionSeen(Fingerprint, Moment)
  case sessionEnded(Fingerprint)
  /// Ends every session of an account.
  case sessionsEnded(Identifier<Account>)
  /// Forgets sessions that ended and keys that were used before this moment.
  case sweep(sessionsBefore: Moment, keysBefore: Moment)
  case messageSent(number: Int)
  /// `Moment.never` as the next one: it is given up and stays for a look; others about the same subject go on.
  case messageFailed(number: Int, next: Moment, fault: String)
  case noticeRead(Identifier<Notice>, by: Identifier<Account>, Moment)
}
