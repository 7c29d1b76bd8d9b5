import Measures

/// What is recorded of one stay of one person: entry, notices, addresses, exit.
public struct StayRecord: Hashable, Codable, Sendable {
  /// A notice of arrival or of a new address, by a host or by the person.
  public struct Notice: Hashable, Codable, Sendable {
    public enum Kind: String, Hashable, Codable, Sendable { case arrival, newAddress }
    public let kind: Kind
    public let day: Day
    public let by: Party
    public let address: String

    public init(kind: Kind, day: Day, by: Party, address: String) {
      self.kind = kind
      self.day = day
      self.by = by
      self.address = address
    }
  }

  public let id: Identifier<StayRecord>
  public let person: Identifier<Worker>
  public let citizenship: CountryKey
  public let entryDay: Day
  /// Where the person stays; nil where no notice said it.
  public let region: RegionKey?
  /// The employer who is the host; nil for another host.
  public let host: Identifier<Employer>?
  /// Facts the law asks for about a stay, by their paths in the law files.
  public internal(set) var facts: FactSheet
  public internal(set) var notices: [Notice]
  public internal(set) var exitDay: Day?

  public init(
    id: Identifier<StayRecord>, person: Identifier<Worker>, citizenship: CountryKey, entryDay: Day,
    facts: FactSheet, notices: [Notice] = [], exitDay: Day? = nil, region: RegionKey? = nil,
    host: Identifier<Employer>? = nil
  ) {
    self.id = id
    self.person = person
    self.citizenship = citizenship
    self.entryDay = entryDay
    self.facts = facts
    self.notices = notices
    self.exitDay = exitDay
    self.region = region
    self.host = host
  }
}
