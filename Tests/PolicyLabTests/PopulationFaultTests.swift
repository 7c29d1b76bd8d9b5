import Foundation
import PolicyLab
import Testing

/// Margins that cannot be met, and names that are not there, are said with the margin and the cell.
@Suite struct PopulationFaultTests {
  /// Two dimensions of two cases; the cells of two margins are put in.
  private func fault(
    first: String, second: String, limits: String = "[]"
  ) throws -> PopulationFault? {
    let text = #"{"kk": "a", "ru": "a", "en": "a"}"#
    let json = """
      {"name": "small", "title": \(text), "day": "2026-01-01", "dimensions": [
       {"name": "group", "title": \(text), "cases": ["worker", "guest"]},
       {"name": "region", "title": \(text), "cases": ["north", "south"]}],
       "limits": \(limits), "weights": [], "rows": [], "facts": [], "employers": [],
       "employerDimension": "region", "margins": [
       {"name": "groups", "title": \(text), "cells": \(first)},
       {"name": "regions", "title": \(text), "cells": \(second)}]}
      """
    let file = try JSONDecoder().decode(PopulationFile.self, from: Data(json.utf8))
    let book = try LabFixture.shelf.base
    do throws(PopulationFault) {
      _ = try PopulationRecipe(file, book)
      return nil
    } catch {
      return error
    }
  }

  private let groups =
    #"[{"where": {"group": ["worker"]}, "count": 60}, {"where": {"group": ["guest"]}, "count": 40}]"#

  private func regions(_ north: Int, _ south: String) -> String {
    #"[{"where": {"region": ["north"]}, "count": \#(north)}, {"where": {"region": ["south"]}, \#(south)}]"#
  }

  @Test func `margins that agree are met`() throws {
    #expect(try fault(first: groups, second: regions(30, #""rest": true"#)) == nil)
  }

  @Test func `totals that contradict each other are named`() throws {
    guard
      case .cannotBeMet(let margin, _, let published, let reached)? = try fault(
        first: groups, second: regions(30, #""count": 50"#))
    else {
      Issue.record("contradictory totals were taken")
      return
    }
    #expect(["groups", "regions"].contains(margin))
    #expect(published != reached)
  }

  @Test func `a rest below nothing is named with its cell`() throws {
    #expect(
      try fault(first: groups, second: regions(130, #""rest": true"#))
        == .negativeCount(margin: "regions", cell: "region=south", count: -30))
    #expect(
      try fault(first: groups, second: regions(-5, #""rest": true"#))
        == .negativeCount(margin: "regions", cell: "region=north", count: -5))
  }

  @Test func `people where no combination is possible are named`() throws {
    let limits =
      #"[{"where": {"group": ["worker", "guest"]}, "only": {"region": ["north"]}}]"#
    #expect(
      try fault(first: groups, second: regions(30, #""count": 70"#), limits: limits)
        == .impossibleCell(margin: "regions", cell: "region=south", count: 70))
  }

  @Test func `cells that share people are named`() throws {
    let second =
      #"[{"where": {"region": ["north"]}, "count": 1}, {"where": {"group": ["worker"]}, "count": 99}]"#
    #expect(
      try fault(first: groups, second: second)
        == .overlappingCells(margin: "regions", cell: "group=worker", other: "region=north"))
  }

  @Test func `names that are not there are named`() throws {
    let second = #"[{"where": {"region": ["west"]}, "count": 100}]"#
    #expect(
      try fault(first: groups, second: second)
        == .unknownName(kind: "case of region", name: "west"))
    let value =
      #"[{"where": {"region": ["north"]}, "value": {"name": "no_such_count", "day": "2026-01-01"}}]"#
    #expect(
      try fault(first: groups, second: value)
        == .missingCount(margin: "regions", cell: "region=north", value: "no_such_count"))
  }

  @Test func `a population of nobody is refused`() throws {
    let recipe = try LabFixture.recipe("2016-07")
    #expect(throws: PopulationFault.rowsOutOfRange(0)) {
      try recipe.population(rows: 0, seed: 1)
    }
  }

  @Test func `a file that is no JSON of the form is named with the place`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "lab-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(#"{"groups": [{"name": 5}]}"#.utf8).write(to: folder.appending(path: "measures.json"))
    do throws(LabFault) {
      _ = try LabFolder(path: folder.path).measures()
      Issue.record("a broken file was read")
    } catch {
      guard case .unreadable(let file, let reason) = error else {
        Issue.record("another fault: \(error)")
        return
      }
      #expect(file == "measures.json")
      #expect(reason.contains("groups.[0].name"))
    }
  }
}
