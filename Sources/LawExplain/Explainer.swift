import LawLanguage
import Measures

/// A law book made ready to answer cases.
///
/// Making it costs about as much as reading the book once; answering costs microseconds. It holds no case and can
/// be shared freely; a class, so that sharing it copies one reference and not every table of the book.
public final class Explainer: Sendable {
  public let book: LawBook
  let plan: Plan
  let writer: ExplanationWriter
  let weights: Weights
  let ways = KnownWays()

  /// Lays the book out for reading.
  public init(book: LawBook) {
    self.book = book
    plan = Plan(book)
    writer = ExplanationWriter(book)
    weights = Weights(book)
  }

  /// A workspace for reading many cases one after the other.
  public func makeBench() -> Bench { Bench(self) }

  /// Answers one case with every reason.
  ///
  /// - Parameter rulings: paths from `facts.about` that end in rules of existing places; others are a mistake of
  ///   the caller and stop the program. Use `book.path(_:from:)` for paths that come from outside.
  public func answer(_ facts: CaseFacts, _ rulings: [BookPath]) -> Explanation {
    var bench = makeBench()
    bench.evaluate(facts, rulings)
    return bench.explanation()
  }

  /// The results alone, in the order asked for, without reasons; `rulings` as `answer(_:_:)` takes them.
  public func outcomes(_ facts: CaseFacts, _ rulings: [BookPath]) -> [Outcome] {
    var bench = makeBench()
    bench.evaluate(facts, rulings)
    return (0..<bench.count).map { bench.outcome($0) }
  }

  /// Whether a ruling can be read at this path for these facts: elements of lists exist as far as they are counted.
  public func hasRuling(_ path: BookPath, in facts: CaseFacts) -> Bool {
    var bench = makeBench()
    bench.load(facts)
    return bench.target(path) != nil
  }
}

extension Bench {
  mutating func evaluate(_ facts: CaseFacts, _ rulings: [BookPath]) {
    load(facts)
    var targets: [Target] = []
    for path in rulings {
      guard let target = target(path) else {
        preconditionFailure("no ruling at \(book.text(of: path))")
      }
      targets.append(target)
    }
    evaluate(targets)
  }

  /// The rulings of the last `evaluate` with their reasons.
  public func explanation() -> Explanation {
    var reasons: [Reason] = []
    for position in 0..<count { reasons.append(reason(position)) }
    let index = ReasonIndex(reasons)
    var rulings: [Ruling] = []
    for reason in reasons { rulings.append(ruling(reason, index)) }
    return Explanation(mark: book.mark, facts: loaded, rulings: rulings)
  }

  private func ruling(_ reason: Reason, _ index: ReasonIndex) -> Ruling {
    let findings = Findings(reason, index, law)
    let (rule, path) = reason.ruling
    return Ruling(
      path: path, rule: rule, type: reason.type, outcome: reason.outcome,
      confidence: findings.confidence, needs: findings.needs, declined: findings.declined,
      choices: findings.choices, holes: findings.holes, citations: findings.citations,
      discretion: findings.discretion, reason: reason)
  }
}

extension Reason {
  /// The rule and path of a step that is a ruling.
  fileprivate var ruling: (ID<Rule>, BookPath) {
    switch kind {
    case .rule(let rule, let path, _, _), .shared(let rule, let path, _): (rule, path)
    default: preconditionFailure("a ruling begins with its rule")
    }
  }
}
