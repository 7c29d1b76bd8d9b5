import Measures

/// Our formal reading of what the law says on one question, through all its editions.
public struct Rule: Sendable {
  public let id: ID<Rule>
  public let name: String
  public let record: ID<Record>
  public let type: ValueType
  public let labels: Labels
  public let help: Labels?
  /// When it differs from the record's governing date.
  public let governingDate: ID<Node>?
  /// Where this is no, the ruling is not applicable.
  public let appliesWhen: ID<Node>?
  /// Ascending by first day, not overlapping.
  public let editions: [Edition]
  public let provision: ID<Provision>
  public let place: SourcePlace

  public init(
    id: ID<Rule>, name: String, record: ID<Record>, type: ValueType, labels: Labels, help: Labels?,
    governingDate: ID<Node>?, appliesWhen: ID<Node>?, editions: [Edition],
    provision: ID<Provision>, place: SourcePlace
  ) {
    self.id = id
    self.name = name
    self.record = record
    self.type = type
    self.labels = labels
    self.help = help
    self.governingDate = governingDate
    self.appliesWhen = appliesWhen
    self.editions = editions
    self.provision = provision
    self.place = place
  }

  /// The position of the edition in force on `day`.
  public func edition(on day: Day) -> Int? { editions.lastIndex { $0.covers(day) } }
}

/// A rule between two changes.
public struct Edition: Sendable {
  /// nil: since ever.
  public let from: Day?
  /// The last day in force, filled in from the next edition; nil: without end.
  public let through: Day?
  public let basis: Basis
  public let provision: ID<Provision>
  /// What it says without any exception comes first.
  public let definitions: [Definition]
  public let place: SourcePlace

  public init(
    from: Day?, through: Day?, basis: Basis, provision: ID<Provision>, definitions: [Definition],
    place: SourcePlace
  ) {
    self.from = from
    self.through = through
    self.basis = basis
    self.provision = provision
    self.definitions = definitions
    self.place = place
  }

  public func covers(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
  }
}

/// The base of an edition or one of its exceptions.
public struct Definition: Sendable {
  public enum Content: Sendable {
    case expression(ID<Node>)
    case table(DecisionTable)
  }
  /// `base` or the exception's name.
  public let name: String
  /// The position of the definition this one prevails over; nil for the base.
  public let over: Int?
  public let when: ID<Node>?
  public let content: Content
  public let basis: Basis
  /// Exceptions with the same `over` that can never apply together with this one (found by the checker).
  public let exclusive: Set<Int>
  public let place: SourcePlace

  public init(
    name: String, over: Int?, when: ID<Node>?, content: Content, basis: Basis,
    exclusive: Set<Int>, place: SourcePlace
  ) {
    self.name = name
    self.over = over
    self.when = when
    self.content = content
    self.basis = basis
    self.exclusive = exclusive
    self.place = place
  }
}

/// A decision table: at most one row fits (checked), all combinations are covered unless it is partial.
public struct DecisionTable: Sendable {
  public enum Cell: Hashable, Sendable {
    case any
    case oneOf([Int64])
    case noneOf([Int64])
    /// Both ends included; nil: open.
    case range(Int64?, Int64?)

    public func fits(_ value: Int64) -> Bool {
      switch self {
      case .any: true
      case .oneOf(let values): values.contains(value)
      case .noneOf(let values): !values.contains(value)
      case .range(let low, let high):
        (low.map { $0 <= value } ?? true) && (high.map { value <= $0 } ?? true)
      }
    }
  }
  public struct Row: Sendable {
    /// Empty for the `otherwise` row.
    public let cells: [Cell]
    public let result: ID<Node>
    public let place: SourcePlace

    public init(cells: [Cell], result: ID<Node>, place: SourcePlace) {
      self.cells = cells
      self.result = result
      self.place = place
    }
  }
  public let columns: [ID<Node>]
  public let rows: [Row]
  public let isPartial: Bool

  public init(columns: [ID<Node>], rows: [Row], isPartial: Bool) {
    self.columns = columns
    self.rows = rows
    self.isPartial = isPartial
  }
}
