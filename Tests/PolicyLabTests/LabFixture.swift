import Foundation
import LawLanguage
import LawLibrary
import PolicyLab

/// The repository's own law and laboratory, read once.
struct LabFixture: Sendable {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder = LabFolder(path: root.appending(path: "Lab").path)

  static let shelf: Result<LabShelf, any Error> = Result {
    try LabShelf(LawFolder(path: root.appending(path: "Law").path).files())
  }

  static let recipe2025: Result<PopulationRecipe, any Error> = Result {
    let files = try folder.populations()
    let file = files.first { $0.name == "2025-12" }
    guard let file else { throw Missing() }
    return try PopulationRecipe(file, try shelf.get().base)
  }

  struct Missing: Error {}
}
