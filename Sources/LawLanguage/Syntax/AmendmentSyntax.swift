import Measures

public struct AmendRuleDeclaration: Sendable {
  public enum Change: Sendable {
    case add(DefinitionSyntax)
    case replace(DefinitionSyntax)
    case remove(Name)
  }
  public var rule: Name
  /// When it differs from the reform's day in force.
  public var from: Day?
  public var changes: [Change]
  public var place: SourcePlace
  public init(rule: Name, from: Day?, changes: [Change], place: SourcePlace) {
    self.rule = rule
    self.from = from
    self.changes = changes
    self.place = place
  }
}

public struct AmendValueDeclaration: Sendable {
  public var value: Name
  public var groups: [ValueDeclaration.Group]
  public var place: SourcePlace
  public init(value: Name, groups: [ValueDeclaration.Group], place: SourcePlace) {
    self.value = value
    self.groups = groups
    self.place = place
  }
}

public struct RepealRuleDeclaration: Sendable {
  public var rule: Name
  public var from: Day?
  public var basis: BasisSyntax
  public var place: SourcePlace
  public init(rule: Name, from: Day?, basis: BasisSyntax, place: SourcePlace) {
    self.rule = rule
    self.from = from
    self.basis = basis
    self.place = place
  }
}
