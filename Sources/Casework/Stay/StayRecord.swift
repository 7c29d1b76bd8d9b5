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

  /// The police registered the stay, or prolonged it.
  public struct Registration: Hashable, Codable, Sendable {
    public let day: Day
    public let by: Party
    /// The basis of the stay, by its name in the law files.
    public let basis: String
    /// The last day that the document allows; nil for a basis without one.
    public let through: Day?
    /// Why a stay past its last lawful day was registered without a case about those days; nil where it was not.
    public let whyNoCase: String?

    public init(
      day: Day, by: Party, basis: String, through: Day?, whyNoCase: String? = nil
    ) {
      self.day = day
      self.by = by
      self.basis = basis
      self.through = through
      self.whyNoCase = whyNoCase
    }
  }

  public let id: Identifier<StayRecord>
  public let person: Identifier<Worker>
  public let citizenship: CountryKey
  public let entryDay: Day
  /// Where the person stays; nil where no notice said it.
  public internal(set) var region: RegionKey?
  /// The employer who is the host; nil for another host.
  public internal(set) var host: Identifier<Employer>?
  /// The private person who is the host; nil for another host.
  public internal(set) var privateHost: PrivateHost?
  /// At whose place the person arrived, once they moved on; nil where an earlier release kept the move.
  public internal(set) var firstHost: StayHost?
  /// Facts the law asks for about a stay, by their paths in the law files.
  public internal(set) var facts: FactSheet
  public internal(set) var notices: [Notice]
  public internal(set) var exitDay: Day?
  public internal(set) var registrations: [Registration]
  /// The latest case about its overstay, once one was opened.
  public internal(set) var overstayCase: Identifier<ViolationCase>?
  /// Cases about it before that one, the oldest first.
  public internal(set) var earlierOverstayCases: [Identifier<ViolationCase>]
  /// The case about the host's late notice of arrival, once one was opened.
  public internal(set) var hostCase: Identifier<ViolationCase>?

  public init(
    id: Identifier<StayRecord>, person: Identifier<Worker>, citizenship: CountryKey, entryDay: Day,
    facts: FactSheet, notices: [Notice] = [], exitDay: Day? = nil, region: RegionKey? = nil,
    host: Identifier<Employer>? = nil, privateHost: PrivateHost? = nil
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
    self.privateHost = privateHost
    registrations = []
    overstayCase = nil
    earlierOverstayCases = []
  }

  private enum Part: String, CodingKey {
    case id, person, citizenship, entryDay, region, host, facts, notices, exitDay, registrations
    case overstayCase, earlierOverstayCases, hostCase, privateHost, firstHost
  }

  /// Stays that were kept before registrations were have none.
  public init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Part.self)
    id = try parts.decode(Identifier<StayRecord>.self, forKey: .id)
    person = try parts.decode(Identifier<Worker>.self, forKey: .person)
    citizenship = try parts.decode(CountryKey.self, forKey: .citizenship)
    entryDay = try parts.decode(Day.self, forKey: .entryDay)
    region = try parts.decodeIfPresent(RegionKey.self, forKey: .region)
    host = try parts.decodeIfPresent(Identifier<Employer>.self, forKey: .host)
    facts = try parts.decode(FactSheet.self, forKey: .facts)
    notices = try parts.decode([Notice].self, forKey: .notices)
    exitDay = try parts.decodeIfPresent(Day.self, forKey: .exitDay)
    registrations =
      try parts.decodeIfPresent([Registration].self, forKey: .registrations) ?? []
    overstayCase = try parts.decodeIfPresent(
      Identifier<ViolationCase>.self, forKey: .overstayCase)
    earlierOverstayCases =
      try parts.decodeIfPresent(
        [Identifier<ViolationCase>].self, forKey: .earlierOverstayCases) ?? []
    hostCase = try parts.decodeIfPresent(Identifier<ViolationCase>.self, forKey: .hostCase)
    privateHost = try parts.decodeIfPresent(PrivateHost.self, forKey: .privateHost)
    firstHost = try parts.decodeIfPresent(StayHost.self, forKey: .firstHost)
  }

  public func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: Part.self)
    try parts.encode(id, forKey: .id)
    try parts.encode(person, forKey: .person)
    try parts.encode(citizenship, forKey: .citizenship)
    try parts.encode(entryDay, forKey: .entryDay)
    try parts.encodeIfPresent(region, forKey: .region)
    try parts.encodeIfPresent(host, forKey: .host)
    try parts.encode(facts, forKey: .facts)
    try parts.encode(notices, forKey: .notices)
    try parts.encodeIfPresent(exitDay, forKey: .exitDay)
    if !registrations.isEmpty { try parts.encode(registrations, forKey: .registrations) }
    try parts.encodeIfPresent(overstayCase, forKey: .overstayCase)
    try parts.encodeIfPresent(hostCase, forKey: .hostCase)
    try parts.encodeIfPresent(privateHost, forKey: .privateHost)
    try parts.encodeIfPresent(firstHost, forKey: .firstHost)
    if !earlierOverstayCases.isEmpty {
      try parts.encode(earlierOverstayCases, forKey: .earlierOverstayCases)
    }
  }
}

extension StayRecord {
  /// At whose place the person arrived: the one who had to give notice of it.
  public var arrivalHost: StayHost? {
    notices.count > 1 ? firstHost : StayHost(employer: host, person: privateHost)
  }

  /// Everything the law is asked with: what was stated, and what the record itself says.
  public var lawFacts: FactSheet {
    let moved = notices.last { $0.kind == .newAddress }?.day
    func text(_ day: Day?) -> String { day?.description ?? Self.never }
    return facts.merging(
      FactSheet([
        LawNames.Fact.visitorCitizenship.rawValue: citizenship.name,
        LawNames.Fact.entryDate.rawValue: text(entryDay),
        LawNames.Fact.exitDate.rawValue: text(exitDay),
        LawNames.Fact.addressChangedOn.rawValue: text(moved),
      ]))
  }

  /// How a law file writes that a day did not come.
  private static var never: String { "none" }
}
