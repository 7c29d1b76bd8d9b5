/// Reads a template: the part of [Mustache](https://mustache.github.io/mustache.5.html) that the pages use.
///
/// A section, a comment or a part that stands alone on its line leaves no line behind.
struct TemplateParser {
  /// What is wrong with a template, and where.
  struct Fault: Error, CustomStringConvertible {
    let line: Int
    let problem: String

    var description: String { "line \(line): \(problem)" }
  }

  /// A section that is not closed yet.
  private struct Open {
    let name: Substring
    let isOtherwise: Bool
    let line: Int
    var template = Template()
  }

  private var rest: Substring
  private let say: (String) -> String
  private var line = 1
  /// Where the tag stands that is read.
  private var tagLine = 1
  /// Whether nothing but blanks stands before the place on its line.
  private var isLineStart = true
  private var open = [Open(name: "", isOtherwise: false, line: 1)]
  private var bytes: [UInt8] = []

  /// - Parameter say: the phrase for `{{say.key}}`, already written as HTML
  static func template(of text: String, say: @escaping (String) -> String) throws(Fault) -> Template
  {
    var parser = TemplateParser(rest: text[...], say: say)
    return try parser.template()
  }

  private init(rest: Substring, say: @escaping (String) -> String) {
    self.rest = rest
    self.say = say
  }

  private mutating func template() throws(Fault) -> Template {
    while let start = rest.firstRange(of: "{{") {
      take(rest[..<start.lowerBound])
      rest = rest[start.upperBound...]
      try takeTag()
    }
    take(rest)
    endBytes()
    guard open.count == 1, let whole = open.last else {
      throw Fault(
        line: open.last?.line ?? line, problem: "{{#\(open.last?.name ?? "")}} is not closed")
    }
    return whole.template
  }

  private mutating func take(_ text: Substring) {
    guard !text.isEmpty else { return }
    bytes += text.utf8
    line += text.count { $0.isNewline }
    let last = text.lastIndex { $0.isNewline }.map { text[text.index(after: $0)...] }
    isLineStart = (last ?? (isLineStart ? text : "x")).allSatisfy { $0 == " " || $0 == "\t" }
  }

  private mutating func takeTag() throws(Fault) {
    tagLine = line
    let isHTML = rest.first == "{"
    guard let end = rest.firstRange(of: isHTML ? "}}}" : "}}") else {
      throw Fault(line: tagLine, problem: "a {{ is not closed")
    }
    let inside = rest[..<end.lowerBound]
    rest = rest[end.upperBound...]
    let kind = inside.first ?? " "
    if "#^/!>".contains(kind) { dropLine() } else { isLineStart = false }
    let name = "{#^/!>".contains(kind) ? inside.dropFirst() : inside
    guard kind == "!" || name.firstMatch(of: /^\*?\.?[A-Za-z][\w.\/\-]*$|^\.$/) != nil else {
      throw Fault(line: tagLine, problem: "{{\(inside)}} cannot be read")
    }
    try take(kind, name)
  }

  private mutating func take(_ kind: Character, _ name: Substring) throws(Fault) {
    switch kind {
    case "!": break
    case "#", "^":
      endBytes()
      open.append(Open(name: name, isOtherwise: kind == "^", line: tagLine))
    case "/": try close(name)
    case ">": add(name.first == "*" ? .namedPart(.init(name.dropFirst())) : .part(String(name)))
    case "{": add(.value(.init(name), isHTML: true))
    default:
      if name.hasPrefix("say.") {
        bytes += say(String(name.dropFirst(4))).utf8
      } else {
        add(.value(.init(name), isHTML: false))
      }
    }
  }

  private mutating func close(_ name: Substring) throws(Fault) {
    endBytes()
    guard open.count > 1, let section = open.popLast(), section.name == name else {
      throw Fault(line: tagLine, problem: "{{/\(name)}} closes nothing that is open")
    }
    let path = Template.Path(name)
    add(
      section.isOtherwise
        ? .otherwise(path, section.template) : .section(path, section.template))
  }

  /// Where a tag stands alone on its line, the line goes with it.
  private mutating func dropLine() {
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }
    let next = rest[blanks.endIndex...].first
    guard isLineStart, next.map(\.isNewline) ?? true else { return isLineStart = false }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    rest = rest[blanks.endIndex...].dropFirst()
    line += next == nil ? 0 : 1
  }

  private mutating func add(_ piece: Template.Piece) {
    endBytes()
    open[open.count - 1].template.pieces.append(piece)
  }

  private mutating func endBytes() {
    guard !bytes.isEmpty else { return }
    open[open.count - 1].template.pieces.append(.bytes(bytes))
    bytes = []
  }
}
