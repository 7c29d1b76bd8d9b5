/// Why a letter was not taken. Says nothing of who it was for.
public struct MailFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the library says of it, in English.
  public let reason: String
  /// The last number the server said (RFC 5321); 0 if it said none.
  public let reply: Int

  public init(reason: String, reply: Int) {
    self.reason = reason
    self.reply = reply
  }

  public var description: String { reply == 0 ? reason : "\(reason) (the server said \(reply))" }
}
