import Foundation

/// The types whose values templates show, with their stored properties: read from the Swift text just far enough.
struct ShownTypes {
  /// A stored property as a template sees it.
  struct Member: Hashable {
    /// Without `?`, `any` and the brackets of a list.
    let type: String
    let isOptional: Bool
    let isList: Bool
  }

  /// By the name of the type with the types around it: `FigureTable.Row`.
  private(set) var members: [String: [String: Member]] = [:]

  /// Enumerations and classes, whose insides a template does not see.
  private(set) var others: Set<String> = []

  /// The structures that are drawn with a template, by its name.
  private(set) var pages: [String: [String]] = [:]

  init(_ files: [Checkout.File]) throws {
    for file in files { try read(file) }
  }

  private mutating func read(_ file: Checkout.File) throws {
    var reading = TypeReading(code: file.code as NSString)
    try reading.readAll()
    for (name, found) in reading.members {
      members[name, default: [:]].merge(found) { first, _ in first }
    }
    others.formUnion(reading.others)
    let page = try NSRegularExpression(
      pattern:
        #"struct (\w+)(?:(?!\bstruct\b)[\s\S])*?static var template: String \{ "([\w/-]+)" \}"#)
    let text = file.uncommented as NSString
    for match in page.matches(in: file.uncommented, range: NSRange(0..<text.length)) {
      pages[text.substring(with: match.range(at: 2)), default: []]
        .append(text.substring(with: match.range(at: 1)))
    }
  }

  /// The full name of the structure that a name means inside a type; nil when there is none or more than one.
  func structure(_ name: String, inside place: String = "") -> String? {
    var around = place.split(separator: ".").map(String.init)
    while true {
      let full = (around + [name]).joined(separator: ".")
      if members[full] != nil { return full }
      if others.contains(full) { return nil }
      if around.popLast() == nil { break }
    }
    let ends = members.keys.filter { $0.hasSuffix("." + name) }
    return ends.count == 1 ? ends.first : nil
  }
}

extension ShownTypes.Member {
  init(_ written: String) {
    var type = Substring(written.trimmingCharacters(in: .whitespacesAndNewlines))
    var (isOptional, isList) = (false, false)
    while true {
      if type.hasSuffix("?") {
        (type, isOptional) = (type.dropLast(), true)
      } else if type.hasPrefix("any ") {
        type = type.dropFirst(4)
      } else if type.hasPrefix("("), type.hasSuffix(")") {
        type = type.dropFirst().dropLast()
      } else if type.hasPrefix("["), type.hasSuffix("]"), !type.contains(":") {
        (type, isList) = (type.dropFirst().dropLast(), true)
      } else {
        break
      }
    }
    self.init(type: String(type), isOptional: isOptional, isList: isList)
  }
}

/// One file being read: which braces belong to which type.
private struct TypeReading {
  let code: NSString
  var members: [String: [String: ShownTypes.Member]] = [:]
  var others: Set<String> = []
  /// The type of every open brace; nil where it is no type's.
  private var open: [String?] = []
  private var begun: String?

  init(code: NSString) { self.code = code }

  mutating func readAll() throws {
    let mark = try NSRegularExpression(
      pattern: #"\b(struct|class|enum|actor|protocol|extension)\s+([\w.]+)"#
        + #"|(static\s+)?\b(?:let|var)\s+(\w+)\s*([:=])\s*|([{}])"#)
    for match in mark.matches(in: code as String, range: NSRange(0..<code.length)) {
      if match.range(at: 6).length > 0 {
        brace(code.substring(with: match.range(at: 6)))
      } else if match.range(at: 1).length > 0 {
        begin(code.substring(with: match.range(at: 1)), code.substring(with: match.range(at: 2)))
      } else if match.range(at: 3).length == 0, let type = open.last ?? nil {
        let name = code.substring(with: match.range(at: 4))
        let isTyped = code.substring(with: match.range(at: 5)) == ":"
        let end = match.range.location + match.range.length
        let member = isTyped ? typed(from: end) : literal(from: end)
        if let member { members[type, default: [:]][name] = member }
      }
    }
  }

  private mutating func brace(_ sign: String) {
    if sign == "}" {
      _ = open.popLast()
    } else {
      open.append(begun)
      begun = nil
    }
  }

  private mutating func begin(_ kind: String, _ name: String) {
    let outer = open.compactMap { $0 }.last
    let full = (outer.map { $0 + "." } ?? "") + name
    begun = full
    if kind == "struct" {
      members[full] = members[full] ?? [:]
    } else if kind != "extension" {
      others.insert(full)
    }
  }

  /// The type written at a place; nil when the property is computed.
  private func typed(from start: Int) -> ShownTypes.Member? {
    var (end, depth) = (start, 0)
    while end < code.length {
      let sign = Character(UnicodeScalar(code.character(at: end)) ?? " ")
      if "([<".contains(sign) { depth += 1 }
      if ")]>".contains(sign) { depth -= 1 }
      if depth < 0 || (depth == 0 && "={};\n".contains(sign)) { break }
      end += 1
    }
    let isComputed = end < code.length && code.character(at: end) == 0x7B
    return isComputed
      ? nil : ShownTypes.Member(code.substring(with: NSRange(start..<end)))
  }

  /// The type of a property that has none written but a plain value.
  private func literal(from start: Int) -> ShownTypes.Member? {
    let rest = code.substring(from: start)
    if rest.hasPrefix("true") || rest.hasPrefix("false") { return ShownTypes.Member("Bool") }
    if rest.hasPrefix("\"\"") { return ShownTypes.Member("String") }
    return rest.first?.isNumber == true ? ShownTypes.Member("Int") : nil
  }
}
