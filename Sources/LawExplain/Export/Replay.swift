import LawLanguage
import Measures

/// Answers again what an `explanation.json` answered, and compares.
public struct Replay: Sendable {
  public enum Verdict: Hashable, Sendable {
    /// Byte for byte the same.
    case same
    /// What differs, by its place in the JSON; never empty.
    case different([Difference])
  }

  public struct Difference: Hashable, Sendable {
    /// Such as `rulings.0.result`; empty for the whole.
    public let path: String
    /// What the file says; nil where it says nothing.
    public let kept: String?
    public let now: String?
  }

  public enum Refusal: Error, Hashable, Sendable {
    /// Not an explanation; what was wrong with it.
    case unreadable(String)
    /// It was answered from another law book.
    case otherBook(mark: String, expected: String)
    case unknownRecord(String)
    case unknownChoice(String)
    case fact(FactProblem)
  }

  private let explainer: Explainer
  private var book: LawBook { explainer.book }

  public init(explainer: Explainer) { self.explainer = explainer }

  /// Reads the facts out of the JSON, answers them again and compares every byte.
  public func verdict(on json: String) throws(Refusal) -> Verdict {
    let kept = try read(json)
    let now = try answered(kept).json(by: explainer)
    if now == json { return .same }
    let differences = differences(kept, try? JSONReader.value(from: now), "")
    return .different(
      differences.isEmpty ? [Difference(path: "", kept: json, now: now)] : differences)
  }

  /// What the law says again to the facts in the JSON, with its reasons as values.
  public func explanation(of json: String) throws(Refusal) -> Explanation {
    try answered(try read(json))
  }

  private func answered(_ kept: JSONValue) throws(Refusal) -> Explanation {
    let facts = try facts(kept)
    var paths: [BookPath] = []
    for ruling in kept["rulings"]?.asList ?? [] {
      let text = try text(ruling["path"], "the path of a ruling")
      let path = try fact { () throws(FactProblem) in try book.path(text, from: facts.about) }
      guard explainer.hasRuling(path, in: facts) else { throw .unreadable("no ruling at \(text)") }
      paths.append(path)
    }
    return explainer.answer(facts, paths)
  }

  private func read(_ json: String) throws(Refusal) -> JSONValue {
    let value: JSONValue
    do { value = try JSONReader.value(from: json) } catch {
      throw .unreadable("not JSON, at byte \(error.position)")
    }
    guard value["format"]?.asText == "\(ExplanationWriter.format)" else {
      throw .unreadable("the format is not “\(ExplanationWriter.format)”")
    }
    let mark = try text(value["book"], "the mark of the book")
    guard mark == book.mark else { throw .otherBook(mark: mark, expected: book.mark) }
    return value
  }

  private func text(_ value: JSONValue?, _ what: String) throws(Refusal) -> String {
    guard let text = value?.asText else { throw .unreadable("\(what) is missing") }
    return text
  }

  private func fact<Value>(_ read: () throws(FactProblem) -> Value) throws(Refusal) -> Value {
    do { return try read() } catch { throw .fact(error) }
  }

  private func facts(_ value: JSONValue) throws(Refusal) -> CaseFacts {
    let name = try text(value["about"], "what the case is about")
    guard let record = book.record(named: name) else { throw .unknownRecord(name) }
    guard let day = Day(iso: try text(value["day"], "the day")) else {
      throw .unreadable("the day is not a date")
    }
    var facts = CaseFacts(about: record.id, day: day)
    if case .object(let members)? = value["facts"] {
      for member in members {
        let path = try fact { () throws(FactProblem) in
          try book.path(member.key, from: record.id)
        }
        facts.answers[path] = try answer(member.value, path)
      }
    }
    if case .object(let members)? = value["choices"] {
      for member in members { try choose(member, &facts) }
    }
    return facts
  }

  private func answer(_ value: JSONValue, _ path: BookPath) throws(Refusal) -> Answer {
    if let text = value["text"]?.asText { return .text(text) }
    let text = try text(value, "an answer")
    return try fact { () throws(FactProblem) in
      try book.answer(from: text, for: path, inRange: false)
    }
  }

  private func choose(_ member: JSONValue.Member, _ facts: inout CaseFacts) throws(Refusal) {
    guard let choice = book.choice(named: member.key),
      let option = choice.options.firstIndex(where: { $0.name == member.value.asText })
    else { throw .unknownChoice(member.key) }
    facts.choices[choice.id] = option
  }

  private func differences(
    _ kept: JSONValue?, _ now: JSONValue?, _ path: String
  ) -> [Difference] {
    func inner(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    switch (kept, now) {
    case (.list(let a)?, .list(let b)?):
      return (0..<max(a.count, b.count)).flatMap { index in
        differences(
          index < a.count ? a[index] : nil, index < b.count ? b[index] : nil, inner("\(index)"))
      }
    case (.object(let a)?, .object(let b)?):
      return firstOccurrences(a.map(\.key) + b.map(\.key)).flatMap { key in
        differences(kept?[key], now?[key], inner(key))
      }
    case (let a, let b) where a == b: return []
    default: return [Difference(path: path, kept: kept?.written, now: now?.written)]
    }
  }
}
