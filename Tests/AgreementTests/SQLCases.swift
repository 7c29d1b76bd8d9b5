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
    let row = place(record, [], unknown, way: nil, &facts)
    cases.append((record, row, facts))
  }

  /// - Parameter way: the reference by which the record around lists this one, and the row of that record.
  private mutating func place(
    _ record: ID<Record>, _ steps: [BookPath.Step], _ unknown: Int,
    way: (reference: ID<Reference>, row: Int)?, _ facts: inout CaseFacts
  ) -> Int {
    // The row is taken before its elements are made, which name it.
    let row = tables[record, default: []].count + 1
    tables[record, default: []].append("")
    var fields = [String(row)]
    for reference in book[record].references {
      var target = way?.row ?? 0
      if reference != way?.reference {
        let steps = steps + [.reference(reference)]
        target = place(book[reference].target, steps, unknown, way: nil, &facts)
      }
      fields.append(String(target))
    }
    for list in book[record].lists { fields.append(elements(list, row, steps, unknown, &facts)) }
    for fact in book[record].facts { fields += answer(book[fact], steps, unknown, &facts) }
    fields.append(facts.day.description)
    tables[record]?[row - 1] = fields.joined(separator: ",")
    return row
  }

  /// Up to three elements, or none where the list is not known; what stands in the column that says so.
  private mutating func elements(
    _ list: ID<Reference>, _ row: Int, _ steps: [BookPath.Step], _ unknown: Int,
    _ facts: inout CaseFacts
  ) -> String {
    // A record reached from one of its elements has that one in the tables, but no list in a case about the element.
    if case .reference(list)? = steps.last { return "false" }
    if Int.random(in: 0..<100, using: &random) < unknown { return "false" }
    let count = Int.random(in: 0...3, using: &random)
    facts.answers[BookPath(steps: steps, end: .list(list))] = .value(Int64(count))
    for number in 0..<count {
      let steps = steps + [.element(list, number + 1)]
      _ = place(book[list].owner, steps, unknown, way: (list, row), &facts)
    }
    return "\\N"
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
      header += book[record].lists.map { (book[$0].listName ?? book[$0].name) + "_known" }
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
