import Mustache

/// What a template sees of a value. What is nil is not there at all.
public enum Shown: Equatable {
  case text(String)
  case flag(Bool)
  case list([Shown])
  case record(ShownRecord)
  /// The name of a template that is put in.
  case template(String)

  /// As the library takes it at once, without trying one kind of value after another.
  fileprivate var seen: Any {
    switch self {
    case .text(let text): ShownText(renderText: text)
    case .flag(let flag): flag
    case .list(let values): values.map(\.seen)
    case .record(let record): record
    case .template(let name): name
    }
  }
}

/// A structure by the names of its properties, without those that are nil.
public struct ShownRecord: Equatable, ExpressibleByDictionaryLiteral, MustacheParent {
  private let members: [(name: String, value: Shown)]

  public init(dictionaryLiteral members: (String, Shown?)...) {
    self.members = members.compactMap { name, value in value.map { (name, $0) } }
  }

  init(_ members: [(name: String, value: Shown)]) { self.members = members }

  subscript(_ name: String) -> Shown? { members.first { $0.name == name }?.value }

  public func child(named name: String) -> Any? { self[name]?.seen }

  public static func == (one: Self, other: Self) -> Bool {
    one.members.count == other.members.count
      && one.members.allSatisfy { other[$0.name] == $0.value }
  }
}

/// A text that is shown as it is, escaped where the template says so.
private struct ShownText: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}

/// A value that says itself what templates see of it. Reflection would find the same, in ten times the time: this is for
/// what stands on a page many times, or on every page.
public protocol Showing {
  /// All stored properties by their names.
  var shown: ShownRecord { get }
}

extension Shown {
  static func of(_ value: some Showing) -> Shown { .record(value.shown) }
  static func of(_ value: (some Showing)?) -> Shown? { value.map { of($0) } }
  static func of(_ values: [some Showing]) -> Shown { .list(values.map { of($0) }) }
  static func of(_ text: String) -> Shown { .text(text) }
  static func of(_ text: String?) -> Shown? { text.map(Shown.text) }
  static func of(_ flag: Bool) -> Shown { .flag(flag) }
  static func of(_ number: Int) -> Shown { .text(String(number)) }
  static func of(_ number: Int?) -> Shown? { number.map { .text(String($0)) } }
  static func of(_ name: TemplateName) -> Shown { .template(name.text) }
}

/// Which template is put in at a place.
struct TemplateName {
  let text: String

  init(_ text: String) { self.text = text }
}
