import LawLanguage
import Measures

extension Narration {
  /// Facts, dated values, choices, holes, operations and elements of lists.
  func leaf(
    _ reason: Reason, _ result: String, _ around: Surroundings
  ) -> (String, String?) {
    switch reason.kind {
    case .fact(let id, let path, let standing):
      return fact(labelled(text(of: path), result), standing, book[id].decidedBy)
    case .list(_, let path, let standing):
      return fact(labelled(text(of: path), result), standing, nil)
    case .value(let id, let keys, let on, let entry):
      return value(reason, id, keys, on, entry, result)
    case .choice(let id, let option, let isDefault):
      return (
        say(
          isDefault ? "choice.default" : "choice.taken",
          [
            "label": book[id].labels[language],
            "option": book[id].options[option].labels[language],
          ]), nil
      )
    case .hole(let hole): return (say("hole", ["what": book[hole].labels[language]]), nil)
    case .expression(let node): return (step(node, reason, result), nil)
    case .relevance:
      return (conditional("relevance", around.fact.flatMap { book[$0].relevance }), nil)
    case .filter: return (conditional("filter", around.filter), nil)
    case .element(let number): return (labelled(element(number, around), result), nil)
    case .leftOut(let number):
      return (labelled(element(number, around), say("left-out")), nil)
    default: return (result, nil)
    }
  }

  private func labelled(_ label: String, _ result: String) -> String {
    say("ruling", ["label": label, "result": result])
  }

  private func conditional(_ key: String, _ node: ID<Node>?) -> String {
    node.map { say(key, ["condition": condition($0, holds: true)]) } ?? ""
  }

  private func element(_ number: Int, _ around: Surroundings) -> String {
    let label = around.list.map { book[book[$0].owner].labels[language] } ?? ""
    return say("numbered", ["label": label, "number": "\(number)"])
  }

  private func fact(
    _ sentence: String, _ standing: Reason.FactStanding, _ decidedBy: Int?
  ) -> (String, String?) {
    switch standing {
    case .given:
      let authority = decidedBy.flatMap(authority)
      return (
        sentence,
        authority.map { say("fact.discretion", ["authority": $0]) } ?? say("fact.given")
      )
    case .declined: return (sentence, say("fact.declined"))
    case .notAsked: return (sentence, say("fact.not-asked"))
    case .notApplicable: return (sentence, say("fact.not-applicable"))
    }
  }

  /// The label of a case of the enumeration `authority`.
  private func authority(_ number: Int) -> String? {
    book.enumerations.first { $0.name == "authority" }
      .flatMap { $0.cases.indices.contains(number) ? $0.cases[number].labels[language] : nil }
  }

  private func value(
    _ reason: Reason, _ id: ID<DatedValue>, _ keys: [Int], _ on: Day?, _ entry: Int?,
    _ result: String
  ) -> (String, String?) {
    let law = book[id]
    var label = law.labels[language]
    let names = zip(law.keys, keys).map { book[$0].cases[$1].labels[language] }
    if !names.isEmpty {
      label = say("for", ["label": label, "keys": names.joined(separator: ", ")])
    }
    if let on { label = say("at", ["label": label, "date": text(of: on)]) }
    guard let entry else { return (labelled(label, result), nil) }
    let found = law.series[law.seriesNumber(keys, in: book)][entry]
    let isAlways = found.from == nil && found.through == nil
    return (
      labelled(label, result),
      isAlways ? nil : say("entry", ["period": period(found.from, found.through)])
    )
  }

  /// An operation: whether a condition is met, or what a calculation gives.
  private func step(_ node: ID<Node>, _ reason: Reason, _ result: String) -> String {
    let isCondition = book[node].type.kind == .yesNo
    switch reason.outcome {
    case .value(let bits) where isCondition:
      return say(
        bits == 0 ? "step.unmet" : "step.met", ["condition": condition(node, holds: true)])
    case .unknown: return say("step.open", ["expression": text(of: node)])
    default: return say("step.result", ["expression": text(of: node), "result": result])
    }
  }
}
