import LawLanguage
import Measures

/// What the rulings of a case come to, with the explanation as JSON in form and values.
public struct FormedAnswer: Sendable {
  /// In the order asked for.
  public let outcomes: [Outcome]
  /// As `Explanation.needs`.
  public let needs: [BookPath]
  /// As `Explanation.json(by:)`, byte for byte.
  public let json: FormedText
}

extension Explainer {
  /// Answers one case with every reason as JSON; `rulings` as `answer(_:_:)` takes them.
  ///
  /// Costs a fraction of `answer(_:_:)`: where a case took the same way through the book before, its reasons say the
  /// same, and the values alone are written.
  public func formed(_ facts: CaseFacts, _ rulings: [BookPath]) -> FormedAnswer {
    var bench = makeBench()
    bench.evaluate(facts, rulings)
    return bench.formed()
  }
}

extension Bench {
  /// The rulings of the last `evaluate` with their explanation.
  fileprivate func formed() -> FormedAnswer {
    let outcomes = (0..<count).map { outcome($0) }
    let way = way()
    if let known = way.flatMap({ law.ways.known($0) }), let values = known.values(of: self) {
      return FormedAnswer(outcomes: outcomes, needs: known.needs, json: known.form.text(of: values))
    }
    let explanation = explanation()
    let (json, sources) = law.writer.formed(explanation)
    if let way, let known = KnownWay(way, json, sources, needs: explanation.needs, law.weights) {
      law.ways.lay(known)
    }
    return FormedAnswer(outcomes: outcomes, needs: explanation.needs, json: json)
  }
}
