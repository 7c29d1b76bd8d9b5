import Casework
import Measures
import Office

/// What a form about a case sent: fields read one by one, mistakes gathered.
struct SentForm {
  let fields: Fields
  private(set) var errors: [FormError] = []
  private let visit: Visit

  init(_ visit: Visit) {
    self.visit = visit
    fields = visit.form
  }

  /// The same form, to be read again from hidden fields.
  var isFit: Bool { errors.isEmpty }

  /// The name of the field that says which version of the case was before the eyes.
  static var versionName: String { "seen" }
  static var keyName: String { "key" }
  static var signedName: String { "signed" }

  /// Whether the letter was looked at and is to be sent.
  var isSigned: Bool { fields[Self.signedName] == "yes" }

  /// The asking of this form: with its key and the version it was made for.
  func asked(_ actor: Actor) -> Asked {
    Asked(
      actor, key: fields[Self.keyName].flatMap { $0.isEmpty ? nil : $0 },
      version: fields[Self.versionName].flatMap { Int($0) })
  }

  /// The text of a field without outer spaces, as typed; empty when nothing was sent.
  func typed(_ name: String) -> String {
    (fields[name] ?? "").trimmingSpaces
  }

  mutating func note(_ key: String, at field: String, _ values: [String: String] = [:]) {
    note(saying: visit.say(key, values), at: field)
  }

  mutating func note(saying text: String, at field: String) {
    errors.append(FormError(text, field: field))
  }

  /// A text that has to be there.
  mutating func text(_ name: String, missing key: String, most: Int = 4000) -> String {
    let text = typed(name)
    if text.isEmpty { note(key, at: name) }
    if text.count > most { note("case.error.long", at: name, ["most": String(most)]) }
    return text
  }

  /// A text that may be left out.
  mutating func optionalText(_ name: String, most: Int = 4000) -> String? {
    let text = typed(name)
    if text.count > most { note("case.error.long", at: name, ["most": String(most)]) }
    return text.isEmpty ? nil : text
  }

  /// A whole number of at least `least`, and at most `most`.
  mutating func number(
    _ name: String, least: Int = 1, most: Int = 999_999_999, missing key: String
  ) -> Int? {
    let text = typed(name).filter { !$0.isWhitespace }
    if text.isEmpty {
      note(key, at: name)
      return nil
    }
    guard let number = Int(text), number >= least else {
      note("case.error.number", at: name, ["least": String(least)])
      return nil
    }
    guard number <= most else {
      note("case.error.number-most", at: name, ["most": String(most)])
      return nil
    }
    return number
  }

  /// One of the answers that were offered.
  ///
  /// - Parameter values: what the phrase for a missing answer holds, such as the question
  mutating func choice(
    _ name: String, of known: [String], missing key: String, _ values: [String: String] = [:]
  ) -> String? {
    let text = typed(name)
    if text.isEmpty {
      note(key, at: name, values)
      return nil
    }
    guard known.contains(text) else {
      note("case.error.choice", at: name)
      return nil
    }
    return text
  }

  /// A day in three fields, or as `2026-03-01` in one.
  mutating func day(
    _ name: String, missing key: String, _ values: [String: String] = [:]
  ) -> Day? {
    let parts = ["year", "month", "day"].map { typed(name + "-" + $0) }
    let whole = typed(name)
    if parts.allSatisfy(\.isEmpty), whole.isEmpty {
      note(key, at: name, values)
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    let read =
      whole.isEmpty
      ? (numbers.count == 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2]) : nil)
      : Day(iso: whole)
    if read == nil { note("case.error.day", at: name) }
    return read
  }
}

extension String {
  /// Without spaces and line ends at both ends; lines end as the register keeps them.
  var trimmingSpaces: String {
    let text = replacing("\r\n", with: "\n").drop(while: \.isWhitespace)
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(text[...last])
  }
}
