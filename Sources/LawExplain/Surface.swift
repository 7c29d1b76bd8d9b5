import LawLanguage
import Measures

// The public face of the room; bodies follow in their own files.

/// The questions of a topic, only as far as they matter, and the answers so far.
public struct Interview: Sendable {
  /// Asks for the topic; `facts` may already hold answers.
  public init(explainer: Explainer, topic: ID<Topic>, facts: CaseFacts) { self.facts = facts }
  /// All answers ever given, used or not.
  public private(set) var facts: CaseFacts
  /// nil when nothing can be asked that still matters.
  public var nextQuestion: Question? { nil }
  /// Whether every ruling of the topic has a result other than unknown.
  public var isDecided: Bool { true }
  /// Answered questions in the order they were asked.
  public var questionsAnswered: [Question] { [] }
  /// Answers that no question asks for any more.
  public var unused: [BookPath] { [] }
  /// Checks found to fail: their labels say why the facts cannot be together.
  public var contradictions: [FactCheck] { [] }
  /// Answers outside of what their facts allow.
  public var outOfRange: [Question] { [] }
  /// The rulings of the topic from the answers that matter.
  public var explanation: Explanation { Explanation(mark: "", facts: facts, rulings: []) }
  /// Answers a question, or withdraws the answer (nil); no other answer is lost.
  public mutating func set(_ answer: Answer?, for path: BookPath) {}
}

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

