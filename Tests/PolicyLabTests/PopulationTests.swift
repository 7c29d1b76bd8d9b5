import LawColumns
import LawLanguage
import PolicyLab
import Testing

/// The populations of `Lab` meet what is published, and are the same for the same seed.
@Suite struct PopulationTests {
  @Test(arguments: ["2016-07", "2025-12"])
  func `every margin is met as nearly as whole people allow`(_ name: String) throws {
    let recipe = try LabFixture.recipe(name)
    let sheet = recipe.sheet(of: try recipe.population(rows: 3_000, seed: 1))
    #expect(sheet.rows == 3_000)
    #expect(sheet.lines.count > 15)
    for line in sheet.lines {
      #expect(
        abs(line.deviation) <= 1, "\(line.margin) \(line.cell): \(line.reached) for \(line.aimed)")
      // One row stands for `people / rows` people: no cell is further off than a row.
      let scaled = line.published * sheet.rows / sheet.people
      #expect(abs(line.reached - scaled) <= 2, "\(line.margin) \(line.cell)")
    }
    let sourced = sheet.lines.filter { $0.source != nil }
    #expect(sourced.count > 10)
    for text in Set(sourced.compactMap(\.source)) where text.en.holdsEnglishWords {
      #expect(text.kk != text.en && text.ru != text.en, "give kk and ru beside “\(text.en)”")
    }
    #expect(!sheet.assumptions.isEmpty)
    #expect(sheet.csv.split(separator: "\r\n").count == sheet.lines.count + 1)
  }

  @Test func `a population as large as the real one has the published counts`() throws {
    let recipe = try LabFixture.recipe("2016-07")
    let sheet = recipe.sheet(of: try recipe.population(rows: recipe.people, seed: 1))
    for line in sheet.lines {
      #expect(line.reached == line.published, "\(line.margin) \(line.cell)")
    }
  }

  @Test func `equal seeds give equal people, other seeds others`() async throws {
    let recipe = try LabFixture.recipe("2025-12")
    let book = try LabFixture.shelf.base
    let day = try LabFixture.day("2026-02-02")
    let wage = try #require(
      book.record(named: "engagement")?.facts.first { book[$0].name == "monthly_wage" })
    func wages(_ seed: UInt64) async throws -> [RowResult] {
      let made = try await recipe.population(rows: 500, seed: seed).columns(book, day: day)
      let column = try #require(made.population[book[wage].record]?.facts[wage])
      return (0..<column.count).map { column[$0] }
    }
    let first = try await wages(1)
    #expect(try await wages(1) == first)
    #expect(try await wages(2) != first)
  }

  /// Every fact, answer, record and reference that the files name is in the law, and no cell is refused.
  @Test(arguments: ["2016-07", "2025-12"])
  func `the files name what the law has`(_ name: String) async throws {
    let recipe = try LabFixture.recipe(name)
    let book = try LabFixture.shelf.base
    let made = try await recipe.population(rows: 300, seed: 1)
      .columns(book, day: try LabFixture.day(recipe.file.day))
    for rows in recipe.file.rows {
      let record = try #require(book.record(named: rows.record))
      let columns = try #require(made.population[record.id])
      #expect(columns.problems.count == 0, "\(rows.record): \(columns.problems.first)")
    }
  }

  @Test func `draws stay below their bound and differ by stream`() {
    let draw = SeededDraw(seed: 42)
    let stream = SeededDraw.stream("a")
    let numbers = (0..<10_000).map { draw.below(10, row: $0, stream: stream) }
    #expect(Set(numbers) == Set(0..<10))
    for digit in 0..<10 {
      let count = numbers.count { $0 == digit }
      #expect((850...1150).contains(count), "\(digit) came \(count) times of 10,000")
    }
    #expect(draw.bits(row: 1, stream: stream) != draw.bits(row: 1, stream: SeededDraw.stream("b")))
    #expect(draw.bits(row: 1, stream: stream) == SeededDraw(seed: 42).bits(row: 1, stream: stream))
  }
}
