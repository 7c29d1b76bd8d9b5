import LawColumns
import LawExplain
import LawLanguage
import Measures
import PolicyLab
import Testing

/// What a trial counts is what a reading case by case gives, before and after.
@Suite struct TrialTests {
  private let insurance = LawChangeSet(reforms: ["seed-2017/social-insurance-for-all": nil])
  private let shortage = LawChangeSet(reforms: ["seed-2017/scarce-occupations": nil])

  @Test func `social insurance for all covers everybody below pension age`() async throws {
    let outcome = try await LabFixture.trial(insurance, rows: 2_000).run(threads: 2)
    let cover = try #require(outcome["social_cover"])
    #expect(cover.isRecomputed)
    #expect(cover.total.gained > 1_000)
    #expect(cover.total.lost == 0)
    #expect(cover.total.after.counted == cover.total.before.counted + cover.total.gained)
    let paid = try #require(outcome["social_contributions"])
    #expect(paid.total.after.sum > paid.total.before.sum)
    #expect(paid.total.after.counted == cover.total.after.counted)
    #expect(outcome.affected.count == cover.total.changed)
    for name in ["permits_needed", "quota_places", "market_tests", "fees", "unlawful_work"] {
      let table = try #require(outcome[name])
      #expect(!table.isRecomputed, "\(name) does not rest on the reform")
      #expect(table.total.before == table.total.after)
    }
  }

  @Test func `shortage occupations need no search and no place`() async throws {
    let outcome = try await LabFixture.trial(shortage, rows: 4_000).run(threads: 2)
    for name in ["quota_places", "market_tests"] {
      let table = try #require(outcome[name])
      #expect(table.isRecomputed)
      #expect(table.total.lost > 20)
      #expect(table.total.gained == 0)
    }
    #expect(outcome["social_cover"]?.isRecomputed == false)
  }

  @Test func `the parts of every dimension add up to the whole`() async throws {
    let outcome = try await LabFixture.trial(insurance, rows: 1_000).run(threads: 2)
    for table in outcome.tables {
      for part in table.parts {
        #expect(part.reduce(0) { $0 + $1.before.rows } == table.total.before.rows)
        #expect(part.reduce(0) { $0 + $1.after.sum } == table.total.after.sum)
        #expect(part.reduce(0) { $0 + $1.gained } == table.total.gained)
        #expect(part.reduce(0) { $0 + $1.after.undecided } == table.total.after.undecided)
      }
      let total = table.total.before
      let apart = RulingState.allCases.reduce(0) { $0 + total[$1] }
      #expect(total.decided + total.notApplicable + apart == total.rows)
    }
  }

  /// The explaining reading is another reading of the law: it goes person by person.
  @Test func `counts agree with the explanations of all people`() async throws {
    var both = insurance
    both.reforms["seed-2017/scarce-occupations"] = .some(nil)
    let rows = 150
    let outcome = try await LabFixture.trial(both, rows: rows).run(threads: 2)
    let whole = Set(outcome.tables.filter { $0.measure.where == nil }.map(\.measure.rule))
    var yes: [String: (before: Int, after: Int)] = [:]
    var differing = 0
    for person in 0..<rows {
      let row = try #require(outcome.row(person))
      #expect(row.cases.count == outcome.trial.population.recipe.file.dimensions.count)
      for pair in row.rulings {
        yes[pair.name, default: (0, 0)].before += pair.before.outcome.isYes ? 1 : 0
        yes[pair.name, default: (0, 0)].after += pair.after.outcome.isYes ? 1 : 0
      }
      if row.rulings.contains(where: { $0.differs && whole.contains($0.name) }) {
        differing += 1
        #expect(outcome.affected.contains(person))
      }
    }
    for table in outcome.tables where table.measure.kind == .yes && table.measure.where == nil {
      #expect(
        yes[table.measure.rule]?.before == table.total.before.counted, "\(table.measure.name)")
      #expect(yes[table.measure.rule]?.after == table.total.after.counted, "\(table.measure.name)")
    }
    #expect(differing >= 50)
    #expect(outcome.row(rows) == nil)
  }

  @Test func `a reform is moved to another day`() async throws {
    let day = try LabFixture.day("2016-01-01")
    let moved = LawChangeSet(reforms: ["seed-2017/social-insurance-for-all": day])
    let early = try await LabFixture.trial(
      moved, rows: 500, measures: ["social_cover"], of: "2016-07"
    ).run(threads: 1)
    #expect((early["social_cover"]?.total.gained ?? 0) > 100)
    let own = try await LabFixture.trial(
      insurance, rows: 500, measures: ["social_cover"], of: "2016-07"
    ).run(threads: 1)
    #expect(own["social_cover"]?.total.gained == 0)
  }

  @Test func `what cannot be decided is counted apart and in no sum`() async throws {
    let outcome = try await LabFixture.trial(
      LawChangeSet(), rows: 500, measures: ["decision_days", "fees"]
    ).run(threads: 1)
    let days = try #require(outcome["decision_days"]?.total.before)
    #expect(days.decided == 0)
    #expect(days.sum == 0)
    #expect(days.mean == nil)
    #expect(days[.notKnown] == days.rows, "the law file declares a hole here")
    #expect(outcome.affected.isEmpty)
  }

  @Test func `a trial that is cancelled says so`() async throws {
    let trial = try LabFixture.trial(insurance, rows: 2_000)
    let task = Task { try await trial.run(threads: 1) }
    task.cancel()
    await #expect(throws: LabFault.self) { _ = try await task.value }
  }

  @Test func `the table is written as comma-separated text`() async throws {
    let outcome = try await LabFixture.trial(
      insurance, rows: 200, measures: ["social_cover", "social_contributions"]
    ).run(threads: 1)
    let lines = outcome.csv.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let cases = outcome.trial.population.recipe.file.dimensions.reduce(0) { $0 + $1.cases.count }
    #expect(lines.count == 1 + 2 * (1 + cases))
    #expect(Set(lines.map(\.count)).count == 1)
    let money = try #require(lines.first { $0[0] == "social_contributions" })
    #expect(money.contains { $0.hasSuffix(".00") })
  }

  @Test func `exact decimals`() async throws {
    let outcome = try await LabFixture.trial(
      LawChangeSet(), rows: 50, measures: ["social_contributions"]
    ).run(threads: 1)
    let table = try #require(outcome["social_contributions"])
    #expect(table.text(ofSum: 123_456) == "1234.56")
    #expect(table.text(ofSum: -5) == "-0.05")
    #expect(table.text(ofSum: 0) == "0.00")
  }
}
