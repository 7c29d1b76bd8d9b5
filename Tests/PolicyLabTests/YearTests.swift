import LawLanguage
import Measures
import PolicyLab
import Testing

/// A simulated year keeps its books, and reforms of quota and time have effects over it.
@Suite struct YearTests {
  private func series(_ text: String? = nil) async throws -> YearSeries {
    let file = try LabFixture.folder.year()
    let recipe = try LabFixture.recipe("2025-12")
    let people = try recipe.population(rows: recipe.people / 80, seed: 3, within: file.within)
    let amendment = try text.map {
      Amendment(text: $0, inForce: try LabFixture.day("2026-01-01"))
    }
    let book = try LabFixture.shelf.book(LawChangeSet(amendment: amendment))
    return try await YearTrial(file, book, people, year: 2026).run(threads: 2)
  }

  @Test func `every vacancy comes to one outcome, and no region gives more places than it has`()
    async throws
  {
    let year = try await series()
    let total = year.total
    #expect(total.arrived > 100)
    #expect(YearSeries.Outcome.allCases.reduce(0) { $0 + total[$1] } == total.arrived)
    #expect(total.filed + total[.filledByCitizen] == total.arrived)
    #expect(total[.granted] > 50)
    for region in year.regions {
      #expect(region.used.last ?? 0 <= region.places, "\(region.name)")
      #expect(zip(region.used, region.used.dropFirst()).allSatisfy { $0 <= $1 })
    }
    #expect(!year.categories.isEmpty)
    for category in year.categories {
      #expect(category.used.last ?? 0 <= category.places, "\(category.name)")
      #expect((category.fullFrom != nil) == (category.used.last == category.places))
    }
    // Where a place was refused, some region or category had none.
    let isFull =
      year.regions.contains { $0.fullFrom != nil }
      || year.categories.contains { $0.fullFrom != nil }
    #expect(total[.refusedForQuota] == 0 || isFull)
    #expect(year.months.count == 12)
    #expect(year.months.reduce(0) { $0 + $1.filed } == total.filed)
    #expect(year.decisionDaysAssumed > 0, "the law does not say how long a decision takes in 2026")
    #expect(year.csv.split(separator: "\r\n").count == 366)
  }

  @Test func `a smaller quota runs out and refuses`() async throws {
    let plenty = try await series()
    let scarce = try await series(
      "amend value quota_total\n  from 2026-01-01: 1500  [change] unsure")
    #expect(scarce.total[.refusedForQuota] > plenty.total[.refusedForQuota] + 20)
    #expect(scarce.total[.granted] < plenty.total[.granted])
    #expect(scarce.regions.contains { $0.fullFrom != nil })
  }

  @Test func `a slower decision makes people wait`() async throws {
    let before = try await series()
    let slow = try await series(
      """
      amend rule decision_working_days
        replace base [change] unsure: 30
      """)
    #expect(slow.decisionDaysAssumed == 0)
    #expect(slow.total[.granted] == before.total[.granted])
    #expect(slow.total.waited > before.total.waited * 2)
  }

  @Test func `equal seeds give equal years`() async throws {
    let first = try await series()
    #expect(try await series().csv == first.csv)
  }
}
