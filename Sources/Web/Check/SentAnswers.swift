import LawLanguage
import Measures

/// What a form sent for one question, before it is known what it means.
///
/// A date comes in three fields (`…-day`, `…-month`, `…-year`), a line of text in `…-text`; buttons such as
/// "I don't know" send the plain name.
struct SentAnswer: Sendable, Equatable {
  let name: String
  /// Different values under the plain name.
  var values: [String] = []
  var parts: [String: String] = [:]

  static var partNames: [String] { ["day", "month", "year", "text"] }

  /// Splits `worker.birth_date-day` into name and part.
  static func split(_ name: String) -> (name: String, part: String?) {
    guard let hyphen = name.lastIndex(of: "-") else { return (name, nil) }
    let part = String(name[name.index(after: hyphen)...])
    return partNames.contains(part) ? (String(name[..<hyphen]), part) : (name, nil)
  }

  mutating func add(_ value: String, part: String?) {
    if let part {
      parts[part] = value
    } else if !value.isEmpty, !values.contains(value) {
      values.append(value)
    }
  }

  var isEmpty: Bool {
    values.isEmpty && parts.values.allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  /// Whether it came as parts that make one text together.
  var isInParts: Bool { values.isEmpty && !parts.isEmpty }

  /// The answer as law files write it; nil while it is empty, or while a part of the day is missing.
  func text(for type: ValueType?) -> String? {
    if let value = values.first { return value }
    if isEmpty { return nil }
    if let line = parts["text"] { return Self.written(line, for: type) }
    return day
  }

  /// The names of the parts of the day that are missing.
  var missingParts: [String] {
    ["day", "month", "year"].filter { Self.trimmed(parts[$0] ?? "").isEmpty }
  }

  private var day: String? {
    guard missingParts.isEmpty else { return nil }
    let year = Self.trimmed(parts["year"] ?? "")
    let rest = ["month", "day"].map { part in
      let digits = Self.trimmed(parts[part] ?? "")
      return digits.count == 1 ? "0" + digits : digits
    }
    return ([year] + rest).joined(separator: "-")
  }

  /// Spaces in numbers are left out, a comma is a point, and the unit that the field shows is added.
  static func written(_ line: String, for type: ValueType?) -> String {
    let line = trimmed(line)
    guard let type else { return line }
    switch type.kind {
    case .integer, .decimal: return number(line)
    case .percent: return unit(line, "%")
    case .money(let currency): return unit(line, " " + currency.code)
    case .days: return unit(line, number(line) == "1" ? " day" : " days")
    case .months: return unit(line, number(line) == "1" ? " month" : " months")
    default: return line
    }
  }

  private static func unit(_ line: String, _ unit: String) -> String {
    let number = number(line)
    return number.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" } ? number + unit : line
  }

  private static func number(_ line: String) -> String {
    let compact = line.filter { !$0.isWhitespace }
    return compact.contains(".") ? compact : compact.replacing(",", with: ".")
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension SentAnswer {
  /// What a query holds, one for each name, in the order of the first occurrence.
  static func all(in fields: Fields) -> [SentAnswer] {
    var order: [String] = []
    var found: [String: SentAnswer] = [:]
    for pair in fields.pairs {
      let (name, part) = split(pair.name)
      if found[name] == nil { order.append(name) }
      found[name, default: SentAnswer(name: name)].add(pair.value, part: part)
    }
    return order.compactMap { found[$0] }
  }
}
