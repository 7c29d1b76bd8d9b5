import Measures

/// An unsettled reading of the law.
public struct Choice: Sendable {
  public struct Option: Sendable {
    public let name: String
    public let labels: Labels

    public init(name: String, labels: Labels) {
      self.name = name
      self.labels = labels
    }
  }
  public let id: ID<Choice>
  public let name: String
  public let labels: Labels
  public let help: Labels?
  /// The enumeration made of the options, so that a choice compares like any other value.
  public let enumeration: ID<Enumeration>
  public let options: [Option]
  public let defaultOption: Int
  public let basis: Basis
  public let provision: ID<Provision>
  public let place: SourcePlace

  public init(
    id: ID<Choice>, name: String, labels: Labels, help: Labels?, enumeration: ID<Enumeration>,
    options: [Option], defaultOption: Int, basis: Basis, provision: ID<Provision>,
    place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.labels = labels
    self.help = help
    self.enumeration = enumeration
    self.options = options
    self.defaultOption = defaultOption
    self.basis = basis
    self.provision = provision
    self.place = place
  }
}

public struct LegalCalendar: Sendable {
  public let id: ID<LegalCalendar>
  public let name: String
  public let labels: Labels
  public let days: WorkingCalendar
  /// What each known year rests on.
  public let bases: [Int: Basis]
  public let provision: ID<Provision>
  public let place: SourcePlace

  public init(
    id: ID<LegalCalendar>, name: String, labels: Labels, days: WorkingCalendar,
    bases: [Int: Basis], provision: ID<Provision>, place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.labels = labels
    self.days = days
    self.bases = bases
    self.provision = provision
    self.place = place
  }
}

/// A question a visitor may ask: the rulings it gives.
public struct Topic: Sendable {
  public let id: ID<Topic>
  public let name: String
  public let record: ID<Record>
  public let labels: Labels
  public let help: Labels?
  public let gives: [BookPath]
  /// Facts asked before all others.
  public let first: [BookPath]
  public let place: SourcePlace

  public init(
    id: ID<Topic>, name: String, record: ID<Record>, labels: Labels, help: Labels?,
    gives: [BookPath], first: [BookPath], place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.record = record
    self.labels = labels
    self.help = help
    self.gives = gives
    self.first = first
    self.place = place
  }
}

/// Facts that cannot be together; the labels say so to the visitor.
public struct FactCheck: Sendable {
  public let id: ID<FactCheck>
  public let name: String
  public let record: ID<Record>
  public let condition: ID<Node>
  public let labels: Labels
  public let place: SourcePlace

  public init(
    id: ID<FactCheck>, name: String, record: ID<Record>, condition: ID<Node>, labels: Labels,
    place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.record = record
    self.condition = condition
    self.labels = labels
    self.place = place
  }
}

/// A statement about all cases; a solver proves it elsewhere.
public struct Invariant: Sendable {
  public enum Statement: Sendable {
    case always(ID<Node>)
    case monotone(rule: BookPath, increasing: Bool, fact: BookPath)
  }
  public let id: ID<Invariant>
  public let name: String
  public let record: ID<Record>
  public let statement: Statement
  public let labels: Labels
  public let citations: [Citation]
  public let place: SourcePlace

  public init(
    id: ID<Invariant>, name: String, record: ID<Record>, statement: Statement, labels: Labels,
    citations: [Citation], place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.record = record
    self.statement = statement
    self.labels = labels
    self.citations = citations
    self.place = place
  }
}

/// An amending file, applied or not.
public struct Reform: Sendable {
  public enum Status: String, CaseIterable, Sendable {
    case proposal, enacted, withdrawn
  }
  public let id: ID<Reform>
  public let name: String
  public let titles: Labels
  public let status: Status
  public let inForce: Day
  /// Whether this book was made with it switched on.
  public let isApplied: Bool
  public let place: SourcePlace

  public init(
    id: ID<Reform>, name: String, titles: Labels, status: Status, inForce: Day, isApplied: Bool,
    place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.titles = titles
    self.status = status
    self.inForce = inForce
    self.isApplied = isApplied
    self.place = place
  }
}
