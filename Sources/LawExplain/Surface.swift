import LawLanguage
import Measures

// The public face of the room; bodies follow in their own files.

/// Turns results and reasons into sentences of one language.
public struct Narration: Sendable {
  public init(book: LawBook, phrases: any PhraseSource, language: Language) {}
  /// The ruling with its reasons as sentences.
  public func narrate(_ ruling: Ruling) -> NarratedRuling { fatalError("follows") }
  /// A value for readers: "64 875 ₸", "21 ноября 2026 г.", "да".
  public func text(of value: Int64, as type: ValueType) -> String { "" }
  public func text(of outcome: Outcome, as type: ValueType) -> String { "" }
  /// An expression in words: "Days overdue: more than 10".
  public func text(of node: ID<Node>) -> String { "" }
  /// The path in labels: "Worker: citizenship".
  public func text(of path: BookPath) -> String { "" }
  /// A sentence for the visitor about a fact that cannot be read.
  public func text(of problem: FactProblem) -> String { "" }
  public func text(of day: Day) -> String { "" }
}

