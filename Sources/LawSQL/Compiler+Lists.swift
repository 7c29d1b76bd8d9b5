import LawLanguage

/// A grouped sub-query over the table of a list, joined in the first layer.
struct ListJoin: Sendable {
  let place: Int
  let alias: String
  let text: String
}

extension Compiler {
  mutating func aggregate(
    _ id: ID<Node>, _ kind: AggregateKind, _ list: ID<Reference>, _ element: ID<Node>?,
    _ filter: ID<Node>?, _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    throw SQLRefusal(
      reason: .list("it reads the list ‘\(book[list].listName ?? book[list].name)’"), rule: current)
  }
}
