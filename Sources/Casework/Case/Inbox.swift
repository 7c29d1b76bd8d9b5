/// Where somebody is told what happens.
public enum Inbox: Hashable, Sendable {
  case employer(Identifier<Employer>)
  case person(Identifier<Worker>)
  case desk(Desk)

  /// A side of the office with an inbox of its own.
  public enum Desk: Hashable, Codable, Sendable {
    /// The officers of a region.
    case region(RegionKey)
    case appealBody
  }
}
