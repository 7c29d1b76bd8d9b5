/// How far a right reaches.
public enum Reach: String, Hashable, Codable, Sendable {
  /// The own region, the own employer, the own record.
  case own
  /// Any.
  case any
}

/// Who may do what: the one table. What is not in it is not allowed.
public enum Rights {
  /// How far a role may do something; nil: not at all.
  public static func reach(of role: Role, for action: Action) -> Reach? { table[action]?[role] }

  /// One cell of the table.
  public static func allows(_ role: Role, _ action: Action, _ relation: Relation) -> Bool {
    guard Relation.possible(for: role).contains(relation) else { return false }
    switch reach(of: role, for: action) {
    case .any: return true
    case .own: return relation.isOwn
    case nil: return false
    }
  }
}

extension Actor {
  /// Whether this actor may do something about a subject.
  public func may(_ action: Action, _ subject: Subject) -> Bool {
    Rights.allows(role, action, relation(to: subject))
  }

  /// Whether there is anything at all about which this actor may do it: what a menu shows.
  public func mayEver(_ action: Action) -> Bool { Rights.reach(of: role, for: action) != nil }
}
