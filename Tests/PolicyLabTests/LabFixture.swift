import Foundation
import LawLanguage
import LawLibrary
import Measures
import PolicyLab

/// The repository's own law and laboratory, read once.
enum LabFixture {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder = LabFolder(path: root.appending(path: "Lab").path)

  private static let readShelf: Result<LabShelf, any Error> = Result {
    try LabShelf(LawFolder(path: root.appending(path: "Law").path).files())
  }

  private static let readRecipes: Result<[PopulationRecipe], any Error> = Result {
    let base = try shelf.base
    return try folder.populations().map { try PopulationRecipe($0, base) }
  }

  static var shelf: LabShelf { get throws { try readShelf.get() } }

  static var recipes: [PopulationRecipe] { get throws { try readRecipes.get() } }

  static func recipe(_ name: String) throws -> PopulationRecipe {
    guard let recipe = try recipes.first(where: { $0.file.name == name }) else { throw Missing() }
    return recipe
  }

  /// A trial of some of the measures on a small population.
  static func trial(
    _ change: LawChangeSet, rows: Int, measures names: Set<String>? = nil,
    of name: String = "2025-12"
  ) throws -> Trial {
    let recipe = try recipe(name)
    let measures = try folder.measures().measures.filter { names?.contains($0.name) ?? true }
    guard let day = Day(iso: recipe.file.day) else { throw Missing() }
    return Trial(
      base: try shelf.base, reform: try shelf.book(change),
      population: try recipe.population(rows: rows, seed: 7), measures: measures, day: day)
  }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw Missing() }
    return day
  }

  struct Missing: Error {}
}
