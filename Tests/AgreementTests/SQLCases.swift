import Foundation
import LawExplain
import LawLanguage
import Measures

/// The same people as cases for the explain reading and as rows of tables.
struct SQLCases {
  let book: LawBook
  let pool: FactPool
  private var random: Seeded
  private(set) var tables: [ID<Record>: [String]] = [:]
  private(set) var cases: [(record: ID<Record>, row: Int, facts: CaseFacts)] = []

  init(_ book: LawBook, _ pool: FactPool, seed: UInt64) {
    self.book = book
    self.pool = pool
    random = Seeded(seed)
  }

  /// - Parameter unknown: of a hundred facts so many are not answered.
  mutating func add(about record: ID<Record>, unknown: Int) {
    var facts = CaseFacts(about: record, day: pool.day(&random))
    let row = place(record, [], unknown, &facts)
    cases.append((record, row, facts))
  }

  private mutating func place(
    _ record: ID<Record>, _ steps: [BookPath.Step], _ unknown: Int, _ facts: inout CaseFacts
  ) -> Int {
    var fields: [String] = []
    for reference in book[record].references {
      let target = place(book[reference].target, steps + [.reference(reference)], unknown, &facts)
      fields.append(String(target))
    }
    for fact in book[record].facts { fields += answer(book[fact], steps, unknown, &facts) }
    let row = tables[record, default: []].count + 1
    fields.insert(String(row), at: 0)
    fields.append(facts.day.description)
    tables[record, default: []].append(fields.joined(separator: ","))
    return row
  }

  private mutating func answer(
    _ fact: Fact, _ steps: [BookPath.Step], _ unknown: Int, _ facts: inout CaseFacts
  ) -> [String] {
    let path = BookPath(steps: steps, end: .fact(fact.id))
    let optional = fact.type.isOptional
    let missing = optional ? ["\\N", "\\N"] : ["\\N"]
    if fact.type.kind == .text { return missing }
    if Int.random(in: 0..<100, using: &random) < unknown { return missing }
    if optional && Int.random(in: 0..<4, using: &random) == 0 {
      facts.answers[path] = Answer.none
      return ["\\N", "true"]
    }
    let value = pool.value(of: fact, near: facts.day, &random)
    facts.answers[path] = .value(value)
    return [field(value, fact.type)] + (optional ? ["\\N"] : [])
  }

  private func field(_ value: Int64, _ type: ValueType) -> String {
    switch type.kind {
    case .yesNo: value == 0 ? "false" : "true"
    case .enumeration(let id): book[id].cases[Int(value)].name
    case .date: Day(exactly: Int(value))?.description ?? "\\N"
    default: String(value)
    }
  }

  /// Writes the tables as comma-separated files.
  func write(to folder: URL) throws {
    for (record, rows) in tables {
      var header = ["id"] + book[record].references.map { book[$0].name + "_id" }
      for id in book[record].facts {
        header.append(book[id].name)
        if book[id].type.isOptional { header.append(book[id].name + "_none") }
      }
      header.append("assessed")
      let text = ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
      try text.write(
        to: folder.appendingPathComponent("\(book[record].name).csv"), atomically: true,
        encoding: .utf8)
    }
  }
}
