import LawLanguage

/// The way a case took through the book: all that its reasons are made from, without the values that only stand in them.
///
/// Cases of equal ways have explanations of one form, the same needs, and the same words in all but their values:
/// `Bench+Reasons` looks at nothing else.
struct Way: Equatable, Sendable {
  struct Step: Equatable, Sendable {
    /// A step of the trace; its bits are those that reasons look at, else 0.
    var entry: TraceEntry
    /// How the fact or list stands; `notAsked` for other steps.
    var standing: Cell.Standing
  }

  let about: ID<Record>
  let roots: ContiguousArray<Int32>
  let places: ContiguousArray<Place>
  let steps: ContiguousArray<Step>
  /// Reckoned from the steps and from which facts were answered; seldom the same for different ones.
  let mark: UInt64
}

/// What reasons look at in a result, beside its state.
enum Weight: UInt8 {
  /// Nothing: it only stands in the reasons.
  case none
  /// Whether it is yes.
  case yesNo
  /// Which case it is, where it is a key of a dated value.
  case enumeration
  /// Whether the calendar has it; its year, where working days are counted.
  case date

  init(_ type: ValueType) {
    switch type.kind {
    case .yesNo: self = .yesNo
    case .enumeration: self = .enumeration
    case .date: self = .date
    default: self = .none
    }
  }
}

/// The weights of the results in a book.
struct Weights: Sendable {
  let nodes: ContiguousArray<Weight>
  let facts: ContiguousArray<Weight>
  let rules: ContiguousArray<Weight>

  init(_ book: LawBook) {
    nodes = ContiguousArray(book.nodes.map { Weight($0.type) })
    facts = ContiguousArray(book.facts.map { Weight($0.type) })
    rules = ContiguousArray(book.rules.map { Weight($0.type) })
  }

  /// Of the result of a step. What tables and elements of lists come to is looked at in the steps inside of them.
  func of(_ entry: TraceEntry) -> Weight {
    switch entry.kind {
    case .expression, .value: nodes[Int(entry.subject)]
    case .fact: facts[Int(entry.subject)]
    case .rule, .sharedRule: rules[Int(entry.subject)]
    case .governing, .sharedGoverning: .date
    case .table, .column, .row, .element, .list: .none
    }
  }
}
