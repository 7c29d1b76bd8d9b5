import LawLanguage
import Measures

/// One step of the reasoning, with the steps it rests on.
public struct Reason: Hashable, Sendable {
  /// The number by which `.shared` steps refer to this one; nil for steps that are never referred to.
  public internal(set) var id: Int?
  /// For a fact reached again: the step where the condition under which it is asked stands.
  public internal(set) var seeAt: Int?
  public internal(set) var kind: Kind
  public internal(set) var type: ValueType
  public internal(set) var outcome: Outcome
  /// Whether the result of the step above rests on this one.
  public internal(set) var isDecisive = true
  /// Provisions, confidence and sources, where the step is something the law says.
  public internal(set) var basis: Basis?
  public internal(set) var place: SourcePlace?
  public internal(set) var children: [Reason] = []
  /// Where the result comes from, and the day where there is one.
  var origin = Origin.book
  var dayOrigin = Origin.book

  /// Where something comes from that can be another one on the same way through the book.
  enum Origin: Hashable, Sendable {
    /// The book says it.
    case book
    /// The day of assessment.
    case day
    /// A step of the trace, by its number.
    case step(Int)
  }

  public enum Kind: Hashable, Sendable {
    /// A ruling: the position of the edition in force, if there was one.
    case rule(ID<Rule>, BookPath, edition: Int?, on: Day?)
    /// A ruling reached again: its reasons stand at the step with the given number.
    case shared(ID<Rule>, BookPath, at: Int)
    /// The day whose law is read.
    case governingDate
    /// The governing date of a record, reached again.
    case sharedGoverningDate(at: Int)
    /// `applies when` of a rule.
    case appliesWhen
    /// `when` of a definition (by its position in the edition).
    case guarded(definition: Int, standing: Standing)
    /// What a definition says.
    case definition(Int, standing: Standing)
    /// A decision table: the row that fits, if it is decided.
    case table(row: Int?)
    /// A column of a decision table.
    case column(Int)
    /// What a row gives.
    case row(Int)
    case fact(ID<Fact>, BookPath, FactStanding)
    /// The number of elements of a list.
    case list(ID<Reference>, BookPath, FactStanding)
    /// `when` of a fact.
    case relevance
    /// A dated value: cases of its keys, the day, and the position of the entry in its series.
    case value(ID<DatedValue>, keys: [Int], on: Day?, entry: Int?)
    case choice(ID<Choice>, option: Int, isDefault: Bool)
    case hole(ID<Hole>)
    /// An operation of the law's expression.
    case expression(ID<Node>)
    /// An element of a list, in an aggregate.
    case element(Int)
    /// An element that the condition of the aggregate leaves out.
    case leftOut(Int)
    /// The condition on an element of a list.
    case filter
  }

  /// How a definition stands.
  public enum Standing: String, Hashable, Sendable, Codable {
    /// It applies and gives the result.
    case prevails
    /// It applies, but another one prevails over it.
    case prevailedOver
    /// Its condition is not met.
    case doesNotApply
    /// It is not decided whether it applies.
    case undecided
    /// It applies beside another one that says something else.
    case conflicts
  }

  public enum FactStanding: String, Hashable, Sendable, Codable {
    case given, declined, notAsked, notApplicable
  }
}
