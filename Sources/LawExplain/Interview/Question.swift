import LawLanguage

/// What to ask next: a fact or the number of elements of a list.
public struct Question: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case fact(ID<Fact>)
    case list(ID<Reference>)
  }

  /// The control its type implies.
  public enum Input: Hashable, Sendable {
    case yesNo
    /// One of the cases of an enumeration.
    case oneOf(ID<Enumeration>)
    case integer
    /// So many decimals at most.
    case decimal(places: Int)
    case percent
    case money(code: String)
    case date, days, months, text
    /// How many elements a list has.
    case count
  }

  public let path: BookPath
  public let subject: Subject
  public let labels: Labels
  public let ask: Labels
  public let help: Labels?
  public let input: Input
  public let type: ValueType
  /// Smallest and largest value, in the reading of the type.
  public let range: ClosedRange<Int64>?
  /// Whether "never happened" is an answer.
  public let isOptional: Bool
  /// The case of the enumeration `authority` at whose discretion the answer is.
  public let decidedBy: Int?
  public let citations: [Citation]
  /// The records on the way, for "Business trip 2": label and, for an element, its number.
  public let within: [Whereabouts]

  public struct Whereabouts: Hashable, Sendable {
    public let labels: Labels
    public let number: Int?
  }
}
