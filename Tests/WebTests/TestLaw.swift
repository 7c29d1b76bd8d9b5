import Foundation
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Synchronization

@testable import Web

/// The folder of the small law the tests of the pages read.
let fixtureLaw = checkout + "/Tests/WebTests/FixtureLaw"

/// The small law on its desk, on a day that stands still.
func makeDesk(law: String = fixtureLaw) throws -> LawDesk {
  let phrases = try realPhrases.get()
  let shelf = try LawShelf(folder: LawFolder(path: law)) { LawReading($0, phrases: phrases) }
  return LawDesk(shelf: shelf) { Day(uncheckedFixture: "2026-03-01") }
}

/// A client of the whole service with the small law.
func makeLawClient(_ desk: LawDesk? = nil) throws
  -> TestClient<RouterResponder<RuqsatRequestContext>>
{
  try makeClient(try (desk ?? fixtureDesk.get()).groups)
}

/// Read once for all tests.
let fixtureDesk = Result { try makeDesk() }

/// The real law on its desk, read once for all tests.
let realDesk = Result { try makeDesk(law: checkout + "/Law") }

extension Day {
  /// A day that the test knows to exist.
  init(uncheckedFixture text: String) {
    self = Day(iso: text) ?? Day.earliest
  }
}

/// A copy of the small law that a test may change, gone again after it.
func withCopiedLaw(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("law-" + UUID().uuidString)
  try FileManager.default.copyItem(atPath: fixtureLaw, toPath: folder.path)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder.path)
}

extension TestClient.Reply {
  /// The values of hidden and visible fields of a form, by name.
  func field(_ name: String) -> String? {
    guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// The text with spaces where a line may not break as plain ones.
  var plain: String { text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }

  /// Phrases that were not found, tags that were not filled.
  var isWhole: Bool { !text.contains("⟦") && !text.contains("{{") }
}
