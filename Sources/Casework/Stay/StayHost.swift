/// A private person who takes somebody in; without an account, so that the police write the notice down.
public struct PrivateHost: Hashable, Codable, Sendable {
  public let name: String
  /// The individual identification number; nil where nobody said it.
  public let number: String?

  public init(name: String, number: String?) {
    (self.name, self.number) = (name, number)
  }
}

/// At whose place somebody stays: an employer's or a private person's.
public struct StayHost: Hashable, Codable, Sendable {
  public let employer: Identifier<Employer>?
  public let person: PrivateHost?

  /// Nil where it is neither.
  public init?(employer: Identifier<Employer>?, person: PrivateHost?) {
    guard employer != nil || person != nil else { return nil }
    (self.employer, self.person) = (employer, person)
  }
}
