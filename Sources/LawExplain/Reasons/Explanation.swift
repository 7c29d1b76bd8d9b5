import LawLanguage
import Measures

/// The answer to one case on one day: every ruling asked for, with its reasons.
///
/// Equal facts read by equal books give equal explanations, and `Explanation.json` equal bytes.
public struct Explanation: Hashable, Sendable {
  /// The mark of the law book that answered.
  public let mark: String
  /// What was answered from.
  public let facts: CaseFacts
  /// The rulings in the order they were asked for.
  public let rulings: [Ruling]

  public init(mark: String, facts: CaseFacts, rulings: [Ruling]) {
    self.mark = mark
    self.facts = facts
    self.rulings = rulings
  }

  /// The ruling asked for under `path`.
  public subscript(path: BookPath) -> Ruling? { rulings.first { $0.path == path } }

  /// Facts still missing for any of the rulings, each once, in the order to ask.
  public var needs: [BookPath] { firstOccurrences(rulings.flatMap(\.needs)) }
}

/// One ruling with what it rests on.
public struct Ruling: Hashable, Sendable {
  public let path: BookPath
  public let rule: ID<Rule>
  public let type: ValueType
  public let outcome: Outcome
  /// The lowest confidence among the definitions and values that decided it; nil where nothing of the law was reached.
  public let confidence: Confidence?
  /// Facts not asked yet that could still decide it, in the order to ask; empty unless unknown.
  public let needs: [BookPath]
  /// Declined facts that could still decide it.
  public let declined: [BookPath]
  /// Unsettled readings the result rests on.
  public let choices: [TakenChoice]
  /// Declared holes that kept it from being decided.
  public let holes: [ID<Hole>]
  /// Provisions on the decisive way, each once, in the order of the reasons.
  public let citations: [Citation]
  /// Facts on the decisive way that an authority decided at its discretion.
  public let discretion: [BookPath]
  /// The tree of reasons.
  public let reason: Reason
}

/// A reading of the law that was taken.
public struct TakenChoice: Hashable, Sendable {
  public let choice: ID<Choice>
  public let option: Int
  /// Whether nobody chose and the default was read.
  public let isDefault: Bool
}

/// The elements without repetitions, each where it occurred first.
func firstOccurrences<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
