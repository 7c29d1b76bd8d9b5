import LawLanguage
import Measures

/// One step of the reasoning, with the steps it rests on.
public struct Reason: Hashable, Sendable {
  /// The number of the step in its explanation; a `.shared` step names the one it repeats.
  public let id: Int
  public let kind: Kind
  public let type: ValueType
  public let outcome: Outcome
  /// Whether the result of the step above rests on this one.
  public let isDecisive: Bool
  /// Provisions, confidence and sources, where the step is something the law says.
  public let basis: Basis?
  public let place: SourcePlace?
  public let children: [Reason]

  public enum Kind: Hashable, Sendable {
    /// A ruling: the position of the edition in force, if there was one.
    case rule(ID<Rule>, BookPath, edition: Int?, on: Day?)
    /// A ruling reached again: its reasons stand at the step with the given number.
    case shared(ID<Rule>, BookPath, at: Int)
    /// The day whose law is read.
    case governingDate
    /// `applies when` of a rule.
    case appliesWhen
    /// `when` of a definition (by its position in the edition).
    case guarded(definition: Int, standing: Standing)
    /// What a definition says.
    case definition(Int, standing: Standing)
    /// A decision table: the row that fits, if it is decided.
    case table(row: Int?)
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
