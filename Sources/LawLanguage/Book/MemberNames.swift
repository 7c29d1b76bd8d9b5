/// The names that may stand in a path inside of one record.
public struct MemberNames: Sendable {
  /// Facts, rules and lists, with which a path ends.
  public let ends: [String: BookPath.End]
  /// References, with which a path goes on.
  public let references: [String: ID<Reference>]
}

extension LawBook {
  /// Lays the names of every record out for looking up; each name is a fact before it is a rule, and a rule before a list.
  mutating func nameMembers() {
    memberNames = records.map { record in
      let lists = record.lists.compactMap { id in
        self[id].listName.map { ($0, BookPath.End.list(id)) }
      }
      let ends =
        record.facts.map { (self[$0].name, BookPath.End.fact($0)) }
        + record.rules.map { (self[$0].name, BookPath.End.rule($0)) } + lists
      return MemberNames(
        ends: Dictionary(ends) { first, _ in first },
        references: Dictionary(record.references.map { (self[$0].name, $0) }) { first, _ in first })
    }
  }

  public subscript(names record: ID<Record>) -> MemberNames { memberNames[Int(record.index)] }
}
