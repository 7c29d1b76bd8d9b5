import Foundation

/// A password as it was typed; never kept, never written anywhere.
public struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// More than this nobody types; deriving from more would only cost time.
  static var mostBytes: Int { 1024 }

  /// Compatible forms are made one (NFKC), so that the same keys on two machines are the same password.
  let text: String

  /// Nil when it is empty or longer than 1024 bytes.
  public init?(_ typed: String) {
    guard !typed.isEmpty, typed.utf8.count <= Self.mostBytes else { return nil }
    text = typed.precomposedStringWithCompatibilityMapping
  }

  var bytes: [UInt8] { Array(text.utf8) }

  /// What a log would show.
  public var description: String { "password" }
  public var debugDescription: String { "password" }
}
