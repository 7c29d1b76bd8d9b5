import Foundation
import LawLanguage
import LawLibrary
import Testing

/// The real law files, read and checked once.
enum TheLaw {
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let read = Result { try LawFolder(path: checkout + "/Law").files() }
  private static let parsed = read.map { ParsedFiles($0) }
  private static let checked = parsed.map { Checker.check($0) }

  static func files() throws -> [SourceFile] { try read.get() }
  static func syntax() throws -> ParsedFiles { try parsed.get() }
  static func outcome() throws -> Checker.Outcome { try checked.get() }
  static func book() throws -> LawBook { try #require(outcome().book) }
}
