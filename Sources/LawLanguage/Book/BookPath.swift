import Measures

/// A way from one record to a fact, a ruling or a list: `worker.citizenship`, `trips.2.length`, `trips`.
public struct BookPath: Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    case reference(ID<Reference>)
    /// An element of the list kept under the reference, counted from 1.
    case element(ID<Reference>, Int)
  }
  public enum End: Hashable, Sendable {
    case fact(ID<Fact>)
    case rule(ID<Rule>)
    /// The list itself: how many elements it has.
    case list(ID<Reference>)
  }
  public var steps: [Step]
  public var end: End

  public init(steps: [Step] = [], end: End) {
    self.steps = steps
    self.end = end
  }

  /// In one piece, as paths are looked up often: what it ends in, and the numbers on the way.
  public func hash(into hasher: inout Hasher) {
    var number =
      switch end {
      case .fact(let id): Int(id.index)
      case .rule(let id): ~Int(id.index)
      case .list(let id): Int(id.index) << 32
      }
    for step in steps {
      switch step {
      case .reference(let id): number = number &* 31 &+ Int(id.index)
      case .element(let id, let place): number = (number &* 31 &+ Int(id.index)) &* 1009 &+ place
      }
    }
    hasher.combine(number)
  }
}

/// What was said about a fact.
public enum Answer: Hashable, Sendable {
  /// Read as the fact's type says; for a list the number of its elements.
  case value(Int64)
  case text(String)
  /// "Never happened", for optional facts.
  case none
  /// "I don't know."
  case declined
}

/// The facts of one case.
public struct CaseFacts: Hashable, Sendable {
  public var about: ID<Record>
  /// The day of assessment.
  public var day: Day
  public var answers: [BookPath: Answer]
  /// Options taken by position; a choice that is missing has its default.
  public var choices: [ID<Choice>: Int]

  public init(
    about: ID<Record>, day: Day, answers: [BookPath: Answer] = [:],
    choices: [ID<Choice>: Int] = [:]
  ) {
    self.about = about
    self.day = day
    self.answers = answers
    self.choices = choices
  }
}
