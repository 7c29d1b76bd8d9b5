/// What a template sees of a value. What is nil is not there at all.
public enum Shown: Equatable, Sendable {
  case text(String)
  case flag(Bool)
  case list([Shown])
  case record(ShownRecord)
}

/// A structure by the names of its properties, without those that are nil.
public struct ShownRecord: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  private let members: [(name: ShownName, value: Shown)]

  public init(dictionaryLiteral members: (ShownName, Shown?)...) {
    self.members = members.compactMap { name, value in value.map { (name, $0) } }
  }

  init(_ members: [(name: ShownName, value: Shown)]) { self.members = members }

  subscript(_ name: ShownName) -> Shown? {
    for member in members where member.name == name { return member.value }
    return nil
  }

  public static func == (one: Self, other: Self) -> Bool {
    one.members.count == other.members.count
      && one.members.allSatisfy { other[$0.name] == $0.value }
  }
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
}
