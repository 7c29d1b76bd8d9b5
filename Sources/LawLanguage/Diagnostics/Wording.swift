/// A sentence or a part of one about a law file: a pattern in English and what stands in it.
///
/// It is written as a text with interpolations and kept in its parts, so that it can be said in another language: the
/// pattern is the key under which the phrases hold its translations.
public struct Wording: Hashable, Sendable, ExpressibleByStringInterpolation {
  public enum Argument: Hashable, Sendable {
    /// A name, number, date or word of the law language; the same in every language.
    case text(String)
    case wording(Wording)
    /// Alternatives: “a”, “b” or “c”.
    case choice([Wording])
    /// One after the other, with commas.
    case list([Wording])
    /// A sentence that follows, where there is one.
    case also(Wording)
  }
  /// With `{1}`, `{2}` … where the arguments stand; empty for nothing at all.
  public let pattern: String
  public let arguments: [Argument]

  public init(stringLiteral value: String) {
    pattern = value
    arguments = []
  }

  public init(stringInterpolation: StringInterpolation) {
    pattern = stringInterpolation.pattern
    arguments = stringInterpolation.arguments
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var pattern = ""
    var arguments: [Argument] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { pattern += literal }

    public mutating func appendInterpolation(_ wording: Wording) { add(.wording(wording)) }

    public mutating func appendInterpolation(choice: [Wording]) { add(.choice(choice)) }

    public mutating func appendInterpolation(list: [Wording]) { add(.list(list)) }

    public mutating func appendInterpolation(also sentence: Wording) { add(.also(sentence)) }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      add(.text(value.description))
    }

    private mutating func add(_ argument: Argument) {
      arguments.append(argument)
      pattern += "{\(arguments.count)}"
    }
  }

  /// What stands between the last two alternatives of a choice.
  public static var or: Wording { "{1} or {2}" }

  /// The sentence in English.
  public var english: String { text { $0 } }

  /// The sentence in the language of `translate`, which gives a pattern for the English one.
  ///
  /// A part that begins a sentence is written with a capital where the language has one.
  public func text(_ translate: (String) -> String) -> String {
    let text = part(translate)
    guard case .wording? = arguments.first, translate(pattern).hasPrefix("{1}") else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func part(_ translate: (String) -> String) -> String {
    if pattern.isEmpty { return "" }
    return Self.filled(translate(pattern), arguments.map { Self.text($0, translate) })
  }

  private static func text(_ argument: Argument, _ translate: (String) -> String) -> String {
    switch argument {
    case .text(let text): return text
    case .wording(let wording): return wording.part(translate)
    case .also(let sentence):
      let text = sentence.part(translate)
      return text.isEmpty ? "" : " " + text
    case .list(let all): return all.map { $0.part(translate) }.joined(separator: ", ")
    case .choice(let all):
      let texts = all.map { $0.part(translate) }
      guard let last = texts.last, texts.count > 1 else { return texts.joined() }
      return filled(
        translate(or.pattern), [texts.dropLast().joined(separator: ", "), last])
    }
  }

  /// One pass, so that braces in what is filled in are left alone.
  private static func filled(_ pattern: String, _ texts: [String]) -> String {
    var filled = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let number = Int(rest[rest.index(after: open)..<close])
      filled += rest[..<open]
      filled +=
        number.flatMap { texts.indices.contains($0 - 1) ? texts[$0 - 1] : nil }
        ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
