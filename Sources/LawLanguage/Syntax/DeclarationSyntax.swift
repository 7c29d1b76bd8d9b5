import Measures

/// A declaration in a `law` fence.
public enum DeclarationSyntax: Sendable {
  case source(SourceDeclaration)
  case enumeration(EnumerationDeclaration)
  case record(RecordDeclaration)
  case fact(FactDeclaration)
  case value(ValueDeclaration)
  case rule(RuleDeclaration)
  case edition(EditionDeclaration)
  case choice(ChoiceDeclaration)
  case calendar(CalendarDeclaration)
  case topic(TopicDeclaration)
  case check(CheckDeclaration)
  case invariant(InvariantDeclaration)
  case amendRule(AmendRuleDeclaration)
  case amendValue(AmendValueDeclaration)
  case repealRule(RepealRuleDeclaration)
}

/// A source; where it is written as one text, that text stands for every language.
public struct SourceDeclaration: Sendable {
  public var key: Name
  public var labels: LabelsSyntax
  public var web: String?
  public init(key: Name, labels: LabelsSyntax, web: String?) {
    self.key = key
    self.labels = labels
    self.web = web
  }
}

public struct EnumerationDeclaration: Sendable {
  public var name: Name
  public var labels: LabelsSyntax
  public var cases: [(name: Name, labels: LabelsSyntax)]
  public init(name: Name, labels: LabelsSyntax, cases: [(name: Name, labels: LabelsSyntax)]) {
    self.name = name
    self.labels = labels
    self.cases = cases
  }
}

public struct RecordDeclaration: Sendable {
  public struct Reference: Sendable {
    public var name: Name
    public var target: Name
    /// The name of the list on the record referred to, when there is one.
    public var listedAs: Name?
    public var labels: LabelsSyntax
    public var ask: LabelsSyntax?
    public init(name: Name, target: Name, listedAs: Name?, labels: LabelsSyntax, ask: LabelsSyntax?)
    {
      self.name = name
      self.target = target
      self.listedAs = listedAs
      self.labels = labels
      self.ask = ask
    }
  }
  public var name: Name
  public var governedBy: Name?
  public var labels: LabelsSyntax
  public var references: [Reference]
  public init(name: Name, governedBy: Name?, labels: LabelsSyntax, references: [Reference]) {
    self.name = name
    self.governedBy = governedBy
    self.labels = labels
    self.references = references
  }
}

public struct FactDeclaration: Sendable {
  public var name: Name
  public var record: Name
  public var type: TypeSyntax
  public var labels: LabelsSyntax
  public var ask: LabelsSyntax?
  public var help: LabelsSyntax?
  public var relevance: ExpressionSyntax?
  public var range: (ExpressionSyntax, ExpressionSyntax)?
  /// The case of the enumeration `authority` that decides, and where the law says so.
  public var decidedBy: (Name, [CitationSyntax])?
  public init(
    name: Name, record: Name, type: TypeSyntax, labels: LabelsSyntax, ask: LabelsSyntax? = nil,
    help: LabelsSyntax? = nil, relevance: ExpressionSyntax? = nil,
    range: (ExpressionSyntax, ExpressionSyntax)? = nil, decidedBy: (Name, [CitationSyntax])? = nil
  ) {
    self.name = name
    self.record = record
    self.type = type
    self.labels = labels
    self.ask = ask
    self.help = help
    self.relevance = relevance
    self.range = range
    self.decidedBy = decidedBy
  }
}

public struct ValueDeclaration: Sendable {
  /// One `for …` group, or the whole value when it has no keys.
  public struct Group: Sendable {
    /// `for a, b` = two keys with the same series; each key has one name per enumeration.
    public var keys: [[Name]]
    public var entries: [Entry]
    public init(keys: [[Name]], entries: [Entry]) {
      self.keys = keys
      self.entries = entries
    }
  }
  public struct Entry: Sendable {
    public var period: PeriodSyntax
    public var content: ExpressionSyntax
    public var basis: BasisSyntax
    public init(period: PeriodSyntax, content: ExpressionSyntax, basis: BasisSyntax) {
      self.period = period
      self.content = content
      self.basis = basis
    }
  }
  public var name: Name
  public var keys: [Name]
  public var type: TypeSyntax
  public var basis: BasisSyntax
  public var labels: LabelsSyntax
  public var help: LabelsSyntax?
  public var groups: [Group]
  public init(
    name: Name, keys: [Name], type: TypeSyntax, basis: BasisSyntax, labels: LabelsSyntax,
    help: LabelsSyntax?, groups: [Group]
  ) {
    self.name = name
    self.keys = keys
    self.type = type
    self.basis = basis
    self.labels = labels
    self.help = help
    self.groups = groups
  }
}

public struct RuleDeclaration: Sendable {
  public var name: Name
  public var record: Name
  public var type: TypeSyntax
  public var basis: BasisSyntax
  public var labels: LabelsSyntax
  public var help: LabelsSyntax?
  public var governedBy: ExpressionSyntax?
  public var appliesWhen: ExpressionSyntax?
  public var editions: [EditionSyntax]
  public init(
    name: Name, record: Name, type: TypeSyntax, basis: BasisSyntax, labels: LabelsSyntax,
    help: LabelsSyntax? = nil, governedBy: ExpressionSyntax? = nil,
    appliesWhen: ExpressionSyntax? = nil, editions: [EditionSyntax] = []
  ) {
    self.name = name
    self.record = record
    self.type = type
    self.basis = basis
    self.labels = labels
    self.help = help
    self.governedBy = governedBy
    self.appliesWhen = appliesWhen
    self.editions = editions
  }
}

/// `edition of RULE from …`: what another act adds to a rule.
public struct EditionDeclaration: Sendable {
  public var rule: Name
  public var edition: EditionSyntax
  public init(rule: Name, edition: EditionSyntax) {
    self.rule = rule
    self.edition = edition
  }
}

public struct EditionSyntax: Sendable {
  public var period: PeriodSyntax
  public var basis: BasisSyntax
  /// `base` first when there is one; its `over` is nil.
  public var definitions: [DefinitionSyntax]
  public var place: SourcePlace
  public init(
    period: PeriodSyntax, basis: BasisSyntax, definitions: [DefinitionSyntax], place: SourcePlace
  ) {
    self.period = period
    self.basis = basis
    self.definitions = definitions
    self.place = place
  }
}

public struct DefinitionSyntax: Sendable {
  public enum Content: Sendable {
    case expression(ExpressionSyntax)
    case table(TableSyntax)
  }
  /// `base` or the exception's name.
  public var name: Name
  public var over: Name?
  public var basis: BasisSyntax
  public var content: Content
  public var when: ExpressionSyntax?
  public var place: SourcePlace
  public init(
    name: Name, over: Name?, basis: BasisSyntax, content: Content, when: ExpressionSyntax?,
    place: SourcePlace
  ) {
    self.name = name
    self.over = over
    self.basis = basis
    self.content = content
    self.when = when
    self.place = place
  }
}

public struct TableSyntax: Sendable {
  public struct Row: Sendable {
    /// nil for `otherwise`.
    public var cells: [CellSyntax]?
    public var result: ExpressionSyntax
    public var place: SourcePlace
    public init(cells: [CellSyntax]?, result: ExpressionSyntax, place: SourcePlace) {
      self.cells = cells
      self.result = result
      self.place = place
    }
  }
  public var isPartial: Bool
  public var columns: [ExpressionSyntax]
  public var rows: [Row]
  public var place: SourcePlace
  public init(isPartial: Bool, columns: [ExpressionSyntax], rows: [Row], place: SourcePlace) {
    self.isPartial = isPartial
    self.columns = columns
    self.rows = rows
    self.place = place
  }
}

public struct CellSyntax: Sendable {
  public enum Kind: Sendable {
    case any
    case oneOf([ExpressionSyntax])
    case noneOf([ExpressionSyntax])
    case comparison(BinaryOperator, ExpressionSyntax)
    case range(ExpressionSyntax, ExpressionSyntax)
  }
  public var kind: Kind
  public var place: SourcePlace
  public init(kind: Kind, place: SourcePlace) {
    self.kind = kind
    self.place = place
  }
}

public struct ChoiceDeclaration: Sendable {
  public struct Option: Sendable {
    public var name: Name
    public var isDefault: Bool
    public var labels: LabelsSyntax
    public init(name: Name, isDefault: Bool, labels: LabelsSyntax) {
      self.name = name
      self.isDefault = isDefault
      self.labels = labels
    }
  }
  public var name: Name
  public var basis: BasisSyntax
  public var labels: LabelsSyntax
  public var help: LabelsSyntax?
  public var options: [Option]
  public init(
    name: Name, basis: BasisSyntax, labels: LabelsSyntax, help: LabelsSyntax?, options: [Option]
  ) {
    self.name = name
    self.basis = basis
    self.labels = labels
    self.help = help
    self.options = options
  }
}

public struct CalendarDeclaration: Sendable {
  public struct Year: Sendable {
    public var year: Int
    public var basis: BasisSyntax
    public var holidays: [Day]
    public var rest: [Day]
    public var work: [Day]
    public var place: SourcePlace
    public init(
      year: Int, basis: BasisSyntax, holidays: [Day], rest: [Day], work: [Day], place: SourcePlace
    ) {
      self.year = year
      self.basis = basis
      self.holidays = holidays
      self.rest = rest
      self.work = work
      self.place = place
    }
  }
  public var name: Name
  public var basis: BasisSyntax
  public var labels: LabelsSyntax
  public var restWeekdays: [Weekday]
  public var years: [Year]
  public init(
    name: Name, basis: BasisSyntax, labels: LabelsSyntax, restWeekdays: [Weekday], years: [Year]
  ) {
    self.name = name
    self.basis = basis
    self.labels = labels
    self.restWeekdays = restWeekdays
    self.years = years
  }
}

public struct TopicDeclaration: Sendable {
  public var name: Name
  public var record: Name
  public var labels: LabelsSyntax
  public var help: LabelsSyntax?
  /// Paths from the record to the rulings given, in order.
  public var gives: [[Name]]
  public var first: [[Name]]
  public init(
    name: Name, record: Name, labels: LabelsSyntax, help: LabelsSyntax?, gives: [[Name]],
    first: [[Name]]
  ) {
    self.name = name
    self.record = record
    self.labels = labels
    self.help = help
    self.gives = gives
    self.first = first
  }
}

public struct CheckDeclaration: Sendable {
  public var name: Name
  public var record: Name
  public var basis: BasisSyntax
  public var condition: ExpressionSyntax
  public var labels: LabelsSyntax
  public init(
    name: Name, record: Name, basis: BasisSyntax, condition: ExpressionSyntax, labels: LabelsSyntax
  ) {
    self.name = name
    self.record = record
    self.basis = basis
    self.condition = condition
    self.labels = labels
  }
}

public struct InvariantDeclaration: Sendable {
  public enum Statement: Sendable {
    case always(ExpressionSyntax)
    case monotone(rule: [Name], increasing: Bool, fact: [Name])
  }
  public var name: Name
  public var record: Name
  public var basis: BasisSyntax
  public var statement: Statement
  public var labels: LabelsSyntax
  public init(
    name: Name, record: Name, basis: BasisSyntax, statement: Statement, labels: LabelsSyntax
  ) {
    self.name = name
    self.record = record
    self.basis = basis
    self.statement = statement
    self.labels = labels
  }
}
