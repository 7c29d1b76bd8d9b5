/// How long one stays in. Seconds.
public struct EntranceTerms: Hashable, Sendable {
  /// Without a request for so long, the session has ended.
  public let idleInSeconds: Int64
  /// The session ends after this, whatever happens.
  public let longestInSeconds: Int64
  /// Between the password and the second factor.
  public let halfInSeconds: Int64
  /// An invitation can be taken up for so long.
  public let invitationInSeconds: Int64

  public init(
    idleInSeconds: Int64 = 1800, longestInSeconds: Int64 = 43_200, halfInSeconds: Int64 = 600,
    invitationInSeconds: Int64 = 604_800
  ) {
    self.idleInSeconds = idleInSeconds
    self.longestInSeconds = longestInSeconds
    self.halfInSeconds = halfInSeconds
    self.invitationInSeconds = invitationInSeconds
  }
}
