import Foundation

/// Draws every template over the types instead of over values, and notes the names that nothing answers to.
///
/// Names are looked for as the library does it: a plain name in what stands innermost, then further out; a name with a
/// dot in front innermost only. A value that is nil is not there at all, so a plain name of an optional value may find
/// something else of the same name further out.
struct TemplateWalk {
  /// What stands innermost while a template is drawn.
  enum Frame: Hashable {
    case structure(String)
    /// A text, a number or something else without names inside.
    case plain
    case unknown
  }

  private struct Mark {
    let sign: Character?
    let name: String
    let line: Int
  }

  private struct Found {
    let member: ShownTypes.Member
    let frame: Frame
    /// The type further out that has the name too, where the member may be nil.
    let behind: String?
  }

  let types: ShownTypes
  private let templates: [String: [Mark]]
  private(set) var mistakes: Set<String> = []
  private(set) var drawn: Set<String> = []
  private(set) var looked = 0
  private(set) var unknown: Set<String> = []

  init(_ templates: [String: String], types: ShownTypes) throws {
    self.types = types
    let tag = try NSRegularExpression(
      pattern: #"\{\{\{\s*([^}]+?)\s*\}\}\}|\{\{([#^/>!&]?)\s*([^}]+?)\s*\}\}"#)
    self.templates = templates.mapValues { Self.marks(in: $0, tag) }
  }

  private static func marks(in text: String, _ tag: NSRegularExpression) -> [Mark] {
    let string = text as NSString
    return tag.matches(in: text, range: NSRange(0..<string.length)).map { match in
      let isRaw = match.range(at: 1).length > 0
      let sign = isRaw ? "" : string.substring(with: match.range(at: 2))
      let before = string.substring(to: match.range.location)
      return Mark(
        sign: sign.first, name: string.substring(with: match.range(at: isRaw ? 1 : 3)),
        line: before.count { $0 == "\n" } + 1)
    }
  }

  // MARK: Drawing

  mutating func draw(_ template: String, _ frames: [Frame], depth: Int = 0) {
    guard depth < 12, let marks = templates[template] else { return }
    drawn.insert(template)
    var frames = frames
    /// For every open section, whether something stands innermost because of it.
    var sections: [Bool] = []
    for mark in marks where mark.sign != "!" && !mark.name.hasPrefix("say.") {
      switch mark.sign {
      case ">": draw(mark.name, frames, depth: depth + 1)
      case "/": if sections.popLast() == true { frames.removeLast() }
      case "^":
        _ = find(mark, in: template, frames)
        sections.append(false)
      case "#":
        let inner = section(mark, in: template, frames)
        sections.append(inner != nil)
        if let inner { frames.append(inner) }
      default: value(mark, in: template, frames)
      }
    }
  }

  /// What stands innermost in a section; nil for a yes or no.
  private mutating func section(_ mark: Mark, in template: String, _ frames: [Frame]) -> Frame? {
    guard let found = find(mark, in: template, frames) else { return .unknown }
    return found.member.type == "Bool" && !found.member.isList ? nil : found.frame
  }

  private mutating func value(_ mark: Mark, in template: String, _ frames: [Frame]) {
    let frame = mark.name == "." ? frames.last : find(mark, in: template, frames)?.frame
    if case .structure(let type) = frame {
      mistakes.insert("\(template):\(mark.line): {{\(mark.name)}} is all of \(type)")
    }
  }

  // MARK: Names

  private mutating func find(_ mark: Mark, in template: String, _ frames: [Frame]) -> Found? {
    guard mark.name != "." else { return nil }
    looked += 1
    let place = "\(template):\(mark.line)"
    switch lookUp(mark.name, frames) {
    case .found(let found):
      if let behind = found.behind {
        mistakes.insert(
          "\(place): \(mark.name) may be nil, and \(behind) has the name too; write .\(mark.name)")
      }
      return found
    case .missing:
      let here = frames.last.map { "\($0)" } ?? ""
      mistakes.insert("\(place): nothing answers to \(mark.name) in \(here)")
      return nil
    case .unknown:
      unknown.insert("\(place): \(mark.name)")
      return nil
    }
  }

  private enum Answer {
    case found(Found)
    case missing, unknown
  }

  private func lookUp(_ name: String, _ frames: [Frame]) -> Answer {
    let parts = name.split(separator: ".").map(String.init)
    let near = name.hasPrefix(".") ? Array(frames.suffix(1)) : frames.reversed()
    for (index, frame) in near.enumerated() {
      if frame == .unknown { return .unknown }
      guard case .structure(let type) = frame, let found = member(parts, of: type) else {
        continue
      }
      let behind = near.dropFirst(index + 1).compactMap { has(parts[0], $0) }.first
      return .found(
        Found(
          member: found.member, frame: found.frame,
          behind: found.member.isOptional ? behind : nil))
    }
    return .missing
  }

  private func has(_ name: String, _ frame: Frame) -> String? {
    guard case .structure(let type) = frame, types.members[type]?[name] != nil else { return nil }
    return type
  }

  private func member(_ path: [String], of type: String) -> (
    member: ShownTypes.Member, frame: Frame
  )? {
    guard let first = path.first, let member = types.members[type]?[first] else { return nil }
    let frame = frame(member.type, inside: type)
    guard path.count > 1 else { return (member, frame) }
    guard case .structure(let inner) = frame else { return nil }
    return self.member(Array(path.dropFirst()), of: inner)
  }

  private func frame(_ type: String, inside place: String) -> Frame {
    if ["String", "Int", "Bool"].contains(type) { return .plain }
    return types.structure(type, inside: place).map { .structure($0) } ?? .unknown
  }
}
