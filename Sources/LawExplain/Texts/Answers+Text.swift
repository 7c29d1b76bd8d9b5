import LawLanguage
import Measures

extension LawBook {
  /// Reads an answer to the fact or list at `path`: `yes`, `KGZ`, `2026-03-01`, `12`, `0.35`, `70%`, `64875 KZT`,
  /// `30 days`, `none`, `dont_know`.
  ///
  /// Money and terms may stand without their unit; spaces around the text do not count.
  public func answer(from text: String, for path: BookPath) throws(FactProblem) -> Answer {
    try answer(from: text, for: path, inRange: true)
  }

  /// The same; `inRange` false also reads what the fact's range does not allow.
  func answer(
    from text: String, for path: BookPath, inRange: Bool
  ) throws(FactProblem) -> Answer {
    let text = trimmed(text)
    if text == "dont_know" { return .declined }
    switch path.end {
    case .rule: throw .notAFact(path: self.text(of: path))
    case .list:
      let type = ValueType(.integer)
      guard let count = Int64(text) else {
        throw .wrongType(path: self.text(of: path), text: text, expected: type)
      }
      let allowed = 0...Int64(Bench.longestList)
      guard !inRange || allowed.contains(count) else {
        throw .outOfRange(path: self.text(of: path), text: text, allowed: allowed, type: type)
      }
      return .value(count)
    case .fact(let id):
      return try answer(from: text, for: facts[Int(id.index)], path, inRange: inRange)
    }
  }

  private func answer(
    from text: String, for fact: Fact, _ path: BookPath, inRange: Bool
  ) throws(FactProblem) -> Answer {
    if text == "none" {
      guard fact.type.isOptional || fact.type.kind == .text else {
        throw .notOptional(path: self.text(of: path))
      }
      if fact.type.isOptional { return .none }
    }
    if fact.type.kind == .text {
      if text.isEmpty {
        throw .wrongType(path: self.text(of: path), text: text, expected: fact.type)
      }
      return .text(text)
    }
    let bits = try value(from: text, fact.type, path)
    if inRange, let range = fact.range, !range.contains(bits) {
      throw .outOfRange(
        path: self.text(of: path), text: text, allowed: range, type: fact.type)
    }
    return .value(bits)
  }

  private func value(
    from text: String, _ type: ValueType, _ path: BookPath
  ) throws(FactProblem) -> Int64 {
    if case .enumeration(let id) = type.kind {
      if let index = self[id].index(of: text) { return Int64(index) }
      let near = nearestNames(to: text, among: self[id].cases.map(\.name))
      throw .unknownCase(path: self.text(of: path), text: text, of: id, nearest: near)
    }
    if type.kind == .date, Day(iso: text) == nil, hasShapeOfDate(text) {
      throw .impossibleDate(path: self.text(of: path), text: text)
    }
    guard let bits = bits(from: text, type) else {
      throw .wrongType(path: self.text(of: path), text: text, expected: type)
    }
    return bits
  }

  private func bits(from text: String, _ type: ValueType) -> Int64? {
    switch type.kind {
    case .yesNo: text == "yes" ? 1 : text == "no" ? 0 : nil
    case .integer: Int64(text)
    case .decimal: mantissa(text, type.scale)
    case .percent:
      mantissa(without(text, ["%", "percent"]) ?? "", type.scale - 2) ?? mantissa(text, type.scale)
    case .money(let currency):
      Money(without(text, [currency.code]) ?? text, currency: currency)?.tiyn
    case .date: Day(iso: text).map { Int64($0.number) }
    case .days: Int64(without(text, ["days", "day"]) ?? text)
    case .months: Int64(without(text, ["months", "month"]) ?? text)
    case .text, .set, .enumeration: nil
    }
  }

  /// The number in front of one of the units.
  private func without(_ text: String, _ units: [String]) -> String? {
    units.first { text.hasSuffix($0) }.map { trimmed(String(text.dropLast($0.count))) }
  }

  private func mantissa(_ text: String, _ scale: Int) -> Int64? {
    guard let number = FixedPoint(text)?.normalized, number.scale <= scale else { return nil }
    let (mantissa, overflow) = number.mantissa.multipliedReportingOverflow(
      by: powerOfTen(scale - number.scale))
    return overflow ? nil : mantissa
  }

  private func hasShapeOfDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
  }

  private func trimmed(_ text: String) -> String {
    // Most texts have nothing to trim, and comparing whole characters costs more than all the rest.
    if let first = text.utf8.first, let last = text.utf8.last,
      first > 0x20, first < 0x80, last > 0x20, last < 0x80
    {
      return text
    }
    let start = text.drop { $0.isWhitespace }
    let end = start.reversed().drop { $0.isWhitespace }
    return String(end.reversed())
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension LawBook {
  /// The answer as `answer(from:for:)` reads it.
  public func text(of answer: Answer, for path: BookPath) -> String {
    switch answer {
    case .none: "none"
    case .declined: "dont_know"
    case .text(let text): text
    case .value(let bits): text(of: bits, as: type(of: path))
    }
  }

  /// A value as law files write it: `yes`, `KGZ`, `2026-03-01`, `0.35`, `70%`, `64875 KZT`, `30 days`.
  public func text(of value: Int64, as type: ValueType) -> String { literal(value, type) }

  /// The result as law files write it: a value, `none`, `unknown`, `conflict`, `undefined`, `not known`,
  /// `not applicable`, `failed`.
  public func text(of outcome: Outcome, as type: ValueType) -> String {
    switch outcome {
    case .value(let bits): literal(bits, type)
    case .text(let text): text
    case .none: "none"
    case .unknown: "unknown"
    case .conflict: "conflict"
    case .undefined: "undefined"
    case .notKnown: "not known"
    case .notApplicable: "not applicable"
    case .failed: "failed"
    }
  }

  /// The type of what a path leads to; lists are counted.
  public func type(of path: BookPath) -> ValueType {
    switch path.end {
    case .fact(let id): self[id].type
    case .rule(let id): self[id].type
    case .list: ValueType(.integer)
    }
  }
}
