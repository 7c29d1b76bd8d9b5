import LawColumns
import LawLanguage
import Measures

extension SyntheticPopulation {
  /// The people as rows of the records of a law book, for a reading by columns.
  ///
  /// - Parameters:
  ///   - day: the day of assessment; days of facts count back from it.
  ///   - records: only these records and those they lead to; nil for all of the file.
  public func columns(
    _ book: LawBook, day: Day, only records: Set<String>? = nil
  ) async throws(PopulationFault) -> FilledPopulation {
    var filled = FilledPopulation(population: Population(day: day))
    var facts: [FilledFact] = []
    let combinations = counts.indices.filter { counts[$0] > 0 }
    var sources: [String: [FactSource]] = [:]
    for source in recipe.file.facts { sources[source.fact, default: []].append(source) }
    for (name, parts) in sources.sorted(by: { $0.key < $1.key }) {
      let fact = try book.fact(named: name)
      facts.append(
        try FilledFact(
          fact, parts, recipe, book, day: day, combinations: combinations))
    }
    for rows in recipe.file.rows {
      guard let record = book.record(named: rows.record) else {
        throw .unknownName(kind: "record", name: rows.record)
      }
      filled.people[record.id] = people(of: rows)
    }
    let made = await fill(facts, filled, book)
    for rows in recipe.file.rows { try put(rows, made, &filled, book) }
    try putEmployers(made, &filled, book)
    return filled
  }

  /// All columns, several at a time.
  private func fill(
    _ facts: [FilledFact], _ filled: FilledPopulation, _ book: LawBook
  ) async -> [FactColumn] {
    await withTaskGroup(of: FactColumn.self) { group in
      for fact in facts {
        let owner = book[fact.fact].record
        let people = filled.people[owner]
        let isEmployer = book[owner].name == Self.employerRecord
        group.addTask {
          isEmployer ? employerColumn(fact, book) : column(fact, people, book)
        }
      }
      var made: [FactColumn] = []
      for await column in group { made.append(column) }
      return made
    }
  }

  static var employerRecord: String { "employer" }

  private func column(_ fact: FilledFact, _ people: [Int32]?, _ book: LawBook) -> FactColumn {
    let count = people?.count ?? rows
    var builder = FactColumnBuilder(fact.fact, of: book, rows: count)
    for row in 0..<count {
      let person = people.map { Int($0[row]) } ?? row
      builder.append(fact.answer(of: person, self))
    }
    return builder.column()
  }

  /// A fact of an employer is that of its first worker.
  private func employerColumn(_ fact: FilledFact, _ book: LawBook) -> FactColumn {
    var first = [Int](repeating: -1, count: employers.count)
    for (person, employer) in employers.employerOf.enumerated()
    where employer >= 0 && first[Int(employer)] < 0 {
      first[Int(employer)] = person
    }
    var builder = FactColumnBuilder(fact.fact, of: book, rows: employers.count)
    for person in first { builder.append(person < 0 ? nil : fact.answer(of: person, self)) }
    return builder.column()
  }

  private func put(
    _ rows: PopulationFile.Rows, _ made: [FactColumn], _ filled: inout FilledPopulation,
    _ book: LawBook
  ) throws(PopulationFault) {
    guard let record = book.record(named: rows.record) else { return }
    let people = filled.people[record.id]
    let count = people?.count ?? self.rows
    var columns = RecordColumns(record.id, count: count)
    for column in made where book[column.fact].record == record.id { columns.set(column) }
    for (name, target) in (rows.links ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let reference = record.references.first(where: { book[$0].name == name }) else {
        throw .unknownName(kind: "reference of \(rows.record)", name: name)
      }
      columns.set(reference, link(target, people, count, name))
    }
    filled.population.set(columns)
  }

  private func link(
    _ target: String, _ people: [Int32]?, _ count: Int, _ name: String
  ) -> ReferenceColumn {
    if target == Self.employerRecord {
      let all = (0..<count).map { row in
        Int(employers.employerOf[people.map { Int($0[row]) } ?? row])
      }
      return .rows(all, target: employers.count, name: name)
    }
    if let people { return .rows(people.map { Int($0) }, target: rows, name: name) }
    return .sameRow(count: count)
  }

  private func putEmployers(
    _ made: [FactColumn], _ filled: inout FilledPopulation, _ book: LawBook
  ) throws(PopulationFault) {
    guard let record = book.record(named: Self.employerRecord) else {
      throw .unknownName(kind: "record", name: Self.employerRecord)
    }
    var columns = RecordColumns(record.id, count: employers.count)
    for column in made where book[column.fact].record == record.id { columns.set(column) }
    filled.population.set(columns)
  }
}

/// Columns of a population, and whose rows they are.
public struct FilledPopulation: Sendable {
  public internal(set) var population: Population
  /// The person of each row, for records that not everybody has a row of.
  var people: [ID<Record>: [Int32]] = [:]

  /// The person a row belongs to.
  func person(_ row: Int, _ record: ID<Record>) -> Int {
    people[record].map { Int($0[row]) } ?? row
  }

  /// The row of a person; nil when they have none.
  func row(of person: Int, _ record: ID<Record>) -> Int? {
    guard let people = people[record] else { return person }
    return people.firstIndex(of: Int32(person))
  }
}

extension FactColumnBuilder {
  /// An answer, or "not answered".
  @inline(__always)
  mutating func append(_ answer: RowResult?) {
    switch answer?.state {
    case .value?: append(answer?.bits ?? 0)
    case RulingState.none?: appendNone()
    default: appendUnknown()
    }
  }
}

extension LawBook {
  /// `record.fact`.
  func fact(named name: String) throws(PopulationFault) -> Fact {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 2, let record = record(named: parts[0]),
      let fact = record.facts.first(where: { self[$0].name == parts[1] })
    else { throw .unknownName(kind: "fact", name: name) }
    return self[fact]
  }

  /// `record.rule`.
  func rule(named name: String) -> Rule? {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 2, let record = record(named: parts[0]) else { return nil }
    return rule(named: parts[1], of: record.id)
  }
}
