import LawLanguage
import Measures

extension Narration {
  /// A sentence for the visitor about an answer that cannot be read.
  public func text(of problem: FactProblem) -> String {
    switch problem {
    case .unknownPath(let text, let nearest): near("problem.unknown-path", text, nearest)
    case .unknownCase(_, let text, let id, let nearest):
      near("problem.case", text, nearest.map { label($0, id) })
    case .notAFact(let path): say("problem.not-a-fact", ["text": path])
    case .impossibleDate(_, let text): say("problem.date", ["text": text])
    case .wrongType(_, _, let type): say("problem.wants." + type.kind.phrase)
    case .outOfRange(_, _, let allowed, let type):
      say(
        "problem.range",
        [
          "low": text(of: allowed.lowerBound, as: type),
          "high": text(of: allowed.upperBound, as: type),
        ])
    case .notOptional(let path): say("problem.not-optional", ["label": path])
    }
  }

  private func near(_ key: String, _ text: String, _ nearest: [String]) -> String {
    nearest.isEmpty
      ? say(key, ["text": text])
      : say(key + "-near", ["text": text, "list": nearest.joined(separator: ", ")])
  }

  private func label(_ name: String, _ id: ID<Enumeration>) -> String {
    book[id].index(of: name).map { book[id].cases[$0].labels[language] } ?? name
  }
}

extension ValueType.Kind {
  fileprivate var phrase: String {
    switch self {
    case .yesNo: "yes-no"
    case .enumeration: "case"
    case .integer: "integer"
    case .decimal: "decimal"
    case .percent: "percent"
    case .money: "money"
    case .date: "date"
    case .days: "days"
    case .months: "months"
    case .text, .set: "text"
    }
  }
}
