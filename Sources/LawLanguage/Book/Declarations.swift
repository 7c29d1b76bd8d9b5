import Measures

public struct Act: Sendable {
  public let id: ID<Act>
  /// The path of its folder below the law folder, such as `kz/migration-2011`.
  public let name: String
  public let titles: Labels
  /// The official number; where words belong to it, they are in each language.
  public let number: Labels?
  public let adopted: Day?
  public let inForce: Day?
  /// The last day in force of a repealed act.
  public let through: Day?
  /// What a month after 31 January is.
  public let monthEnd: MonthEnd

  public init(
    id: ID<Act>, name: String, titles: Labels, number: Labels?, adopted: Day?, inForce: Day?,
    through: Day?, monthEnd: MonthEnd
  ) {
    self.id = id
    self.name = name
    self.titles = titles
    self.number = number
    self.adopted = adopted
    self.inForce = inForce
    self.through = through
    self.monthEnd = monthEnd
  }
}

/// An addressable part of an act: one heading of its files.
public struct Provision: Sendable {
  public let id: ID<Provision>
  public let act: ID<Act>
  /// Unique in the act, such as `art-36-1`.
  public let anchor: String
  /// Number of `#` signs of its heading.
  public let level: Int
  public let titles: Labels
  /// The text for readers; empty where the file has none.
  public let text: Labels
  /// The systems of the regime it belongs to, such as `S17`: the author's note `System:` above or below its heading.
  public let systems: [String]
  public let place: SourcePlace

  public init(
    id: ID<Provision>, act: ID<Act>, anchor: String, level: Int, titles: Labels, text: Labels,
    systems: [String] = [], place: SourcePlace
  ) {
    self.id = id
    self.act = act
    self.anchor = anchor
    self.level = level
    self.titles = titles
    self.text = text
    self.systems = systems
    self.place = place
  }
}

/// The address of a provision, possibly deeper than a heading: `art-36-1.1.2`.
public struct Citation: Hashable, Sendable {
  public let act: ID<Act>
  public let provision: ID<Provision>
  public let path: String

  public init(act: ID<Act>, provision: ID<Provision>, path: String) {
    self.act = act
    self.provision = provision
    self.path = path
  }
}

public struct Source: Sendable {
  public let id: ID<Source>
  public let key: String
  public let labels: Labels
  public let web: String?

  public init(id: ID<Source>, key: String, labels: Labels, web: String?) {
    self.id = id
    self.key = key
    self.labels = labels
    self.web = web
  }
}

/// What a definition or value rests on, after inheritance.
public struct Basis: Hashable, Sendable {
  public var citations: [Citation]
  public var confidence: Confidence
  public var sources: [ID<Source>]

  public init(citations: [Citation], confidence: Confidence, sources: [ID<Source>]) {
    self.citations = citations
    self.confidence = confidence
    self.sources = sources
  }
}

/// A declared hole: what was looked for and not found.
public struct Hole: Sendable {
  public let id: ID<Hole>
  public let labels: Labels
  public let provision: ID<Provision>?
  public let place: SourcePlace

  public init(id: ID<Hole>, labels: Labels, provision: ID<Provision>?, place: SourcePlace) {
    self.id = id
    self.labels = labels
    self.provision = provision
    self.place = place
  }
}

public struct Enumeration: Sendable {
  public struct Case: Sendable {
    public let name: String
    public let labels: Labels

    public init(name: String, labels: Labels) {
      self.name = name
      self.labels = labels
    }
  }
  public let id: ID<Enumeration>
  public let name: String
  public let labels: Labels
  public let cases: [Case]
  public let place: SourcePlace
  private let positions: [String: Int]

  public init(
    id: ID<Enumeration>, name: String, labels: Labels, cases: [Case], place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.labels = labels
    self.cases = cases
    self.place = place
    let named = cases.enumerated().map { ($1.name, $0) }
    positions = Dictionary(named) { first, _ in first }
  }

  /// The position of the case of this name.
  public func index(of name: String) -> Int? { positions[name] }
}

public struct Record: Sendable {
  public let id: ID<Record>
  public let name: String
  public let labels: Labels
  /// A date expression of this record; nil: the day of assessment.
  public let governingDate: ID<Node>?
  /// References to other records, in the order of the text.
  public let references: [ID<Reference>]
  /// References of other records that list themselves here.
  public let lists: [ID<Reference>]
  public let facts: [ID<Fact>]
  public let rules: [ID<Rule>]
  public let place: SourcePlace

  public init(
    id: ID<Record>, name: String, labels: Labels, governingDate: ID<Node>?,
    references: [ID<Reference>], lists: [ID<Reference>], facts: [ID<Fact>], rules: [ID<Rule>],
    place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.labels = labels
    self.governingDate = governingDate
    self.references = references
    self.lists = lists
    self.facts = facts
    self.rules = rules
    self.place = place
  }
}

/// `has NAME : TARGET [listed as LIST]`.
public struct Reference: Sendable {
  public let id: ID<Reference>
  public let name: String
  /// The record that holds the reference (and is the element of the list).
  public let owner: ID<Record>
  public let target: ID<Record>
  /// The name under which `target` lists its `owner`s.
  public let listName: String?
  public let labels: Labels
  /// The question for the number of elements.
  public let ask: Labels?
  public let place: SourcePlace

  public init(
    id: ID<Reference>, name: String, owner: ID<Record>, target: ID<Record>, listName: String?,
    labels: Labels, ask: Labels?, place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.target = target
    self.listName = listName
    self.labels = labels
    self.ask = ask
    self.place = place
  }
}

public struct Fact: Sendable {
  public let id: ID<Fact>
  public let name: String
  public let record: ID<Record>
  public let type: ValueType
  public let labels: Labels
  public let ask: Labels
  public let help: Labels?
  /// Asked only if this holds.
  public let relevance: ID<Node>?
  /// Smallest and largest value, in the fact's own reading of `Int64`.
  public let range: ClosedRange<Int64>?
  /// The case of the enumeration `authority` whose discretion this is.
  public let decidedBy: Int?
  public let citations: [Citation]
  public let provision: ID<Provision>?
  public let place: SourcePlace

  public init(
    id: ID<Fact>, name: String, record: ID<Record>, type: ValueType, labels: Labels, ask: Labels,
    help: Labels?, relevance: ID<Node>?, range: ClosedRange<Int64>?, decidedBy: Int?,
    citations: [Citation], provision: ID<Provision>?, place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.record = record
    self.type = type
    self.labels = labels
    self.ask = ask
    self.help = help
    self.relevance = relevance
    self.range = range
    self.decidedBy = decidedBy
    self.citations = citations
    self.provision = provision
    self.place = place
  }
}

/// A dated value, indexed by up to three enumerations.
public struct DatedValue: Sendable {
  public enum Content: Hashable, Sendable {
    case value(Int64)
    case none
    case notApplicable
    case notKnown(ID<Hole>)
  }
  public struct Entry: Sendable {
    /// nil: since ever.
    public let from: Day?
    /// The last day; nil: until the next entry or without end.
    public let through: Day?
    public let content: Content
    public let basis: Basis
    public let provision: ID<Provision>
    public let place: SourcePlace

    public init(
      from: Day?, through: Day?, content: Content, basis: Basis, provision: ID<Provision>,
      place: SourcePlace
    ) {
      self.from = from
      self.through = through
      self.content = content
      self.basis = basis
      self.provision = provision
      self.place = place
    }
  }
  public let id: ID<DatedValue>
  public let name: String
  public let keys: [ID<Enumeration>]
  public let type: ValueType
  public let labels: Labels
  public let help: Labels?
  /// One series of entries, ascending and not overlapping, for each combination of keys; the last key counts fastest.
  public let series: [[Entry]]
  public let provision: ID<Provision>
  public let place: SourcePlace

  public init(
    id: ID<DatedValue>, name: String, keys: [ID<Enumeration>], type: ValueType, labels: Labels,
    help: Labels?, series: [[Entry]], provision: ID<Provision>, place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.keys = keys
    self.type = type
    self.labels = labels
    self.help = help
    self.series = series
    self.provision = provision
    self.place = place
  }
}
