import LawLanguage
import Measures

/// The tables of several files, joined by their keys.
public struct CSVTables: Sendable {
  /// What could not be read in each table.
  public let problems: [CellProblems]
  private let records: [ID<Record>: RecordColumns]
  private let texts: TextNumbers

  /// Joins tables that were read among the same files, first that of the record asked about.
  ///
  /// A key that no row has, or several, leads to no row: it is noted and not known, everything else is kept.
  ///
  /// - Throws: `noKey`, `nothingLeads`, `twoFiles`.
  public init(_ tables: [CSVTable], among files: CSVFiles) throws(ColumnFault) {
    try Self.check(tables, files.book)
    var joint = Joint(files)
    for table in tables { joint.add(table) }
    for (number, table) in tables.enumerated() { joint.link(table, number) }
    for (number, table) in tables.enumerated() { joint.compareLists(of: table, number) }
    problems = zip(tables, joint.problems).map { .inOrder([$0.problems, $1]) }
    records = joint.records
    texts = files.texts
  }

  private static func check(_ tables: [CSVTable], _ book: LawBook) throws(ColumnFault) {
    let wanted = Set(tables.flatMap { $0.links.map(\.keys.record) })
    var seen: Set<ID<Record>> = []
    for (number, table) in tables.enumerated() {
      for id in table.records.keys.sorted() where table[id].map({ $0.count > 0 }) ?? false {
        guard seen.insert(id).inserted else { throw .twoFiles(record: book[id].name) }
      }
      let isWanted = wanted.contains(table.record)
      if isWanted && table.key == nil { throw .noKey(record: book[table.record].name) }
      if number > 0 && !isWanted && table.links.isEmpty {
        throw .nothingLeads(record: book[table.record].name)
      }
    }
  }

  /// The rows as the cases of a run.
  public func population(day: Day, choices: [ID<Choice>: Int] = [:]) -> Population {
    var population = Population(day: day, choices: choices, texts: texts)
    for columns in records.values { population.set(columns) }
    return population
  }
}

/// Tables while they are joined.
private struct Joint {
  private let files: CSVFiles
  private(set) var records: [ID<Record>: RecordColumns] = [:]
  private var keys: [ID<Record>: KeyRows] = [:]
  private(set) var problems: [CellProblems] = []

  init(_ files: CSVFiles) { self.files = files }

  mutating func add(_ table: CSVTable) {
    records.merge(table.records) { first, second in first.count > 0 ? first : second }
    var found = CellProblems()
    if let key = table.key { keys[table.record] = KeyRows(key, files, &found) }
    problems.append(found)
  }

  mutating func link(_ table: CSVTable, _ number: Int) {
    for link in table.links {
      guard let rows = keys[link.keys.record] else { continue }
      let column = rows.references(link.keys, files, &problems[number])
      records[link.owner]?.set(link.reference, column)
      guard files.book[link.reference].listName != nil, rows.hasDoubled else { continue }
      // Whose elements lead to a doubled key is not known.
      records[link.keys.record]?.setKnown(list: link.reference, rows.isKnown)
    }
  }

  mutating func compareLists(of table: CSVTable, _ number: Int) {
    for list in table.lists { compare(list, number) }
  }

  /// Compares the stated number of elements with those that lead to the row.
  private mutating func compare(_ list: CSVTable.StatedList, _ number: Int) {
    let owner = files.book[list.list].owner
    guard let column = records[owner]?.references[list.list] else { return }
    var counts = [Int32](repeating: 0, count: list.counts.count)
    for element in 0..<column.count {
      if let row = column[element] { counts[row] += 1 }
    }
    var isKnown = zip(list.counts, keys[list.owner]?.isKnown ?? []).map { $0 >= 0 && $1 }
    for (row, stated) in list.counts.enumerated() where stated >= 0 && stated != counts[row] {
      isKnown[row] = false
      problems[number].add(
        CellProblem(
          row: row, column: list.name, kind: .listCount(found: Int(counts[row])),
          text: "\(stated)"))
    }
    records[list.owner]?.setKnown(list: list.list, isKnown)
  }
}

/// Which row of a table each key names.
private struct KeyRows {
  private static var nobody: Int32 { -1 }
  private static var several: Int32 { -2 }
  private var rows: [Int32]
  private let count: Int
  /// Whether the row can be referred to, or at least nobody else has its key.
  private(set) var isKnown: [Bool]
  private(set) var hasDoubled = false

  /// Notes keys that stand in several rows.
  init(_ keys: KeyCells, _ files: CSVFiles, _ problems: inout CellProblems) {
    rows = [Int32](repeating: Self.nobody, count: files.keyCount(of: keys.record))
    count = keys.numbers.count
    isKnown = [Bool](repeating: true, count: count)
    for (row, number) in keys.numbers.enumerated() where number >= 0 {
      let first = rows[Int(number)]
      if first == Self.nobody {
        rows[Int(number)] = Int32(row)
      } else {
        rows[Int(number)] = Self.several
        if first >= 0 { isKnown[Int(first)] = false }
        isKnown[row] = false
        hasDoubled = true
        problems.add(keys.problem(row, .doubledKey, files))
      }
    }
  }

  func references(
    _ keys: KeyCells, _ files: CSVFiles, _ problems: inout CellProblems
  ) -> ReferenceColumn {
    var found = [Int](repeating: -1, count: keys.numbers.count)
    for (row, number) in keys.numbers.enumerated() where number >= 0 {
      switch rows[Int(number)] {
      case Self.nobody: problems.add(keys.problem(row, .noSuchKey, files))
      case Self.several: problems.add(keys.problem(row, .doubledKey, files))
      case let target: found[row] = Int(target)
      }
    }
    return .rows(found, target: count, name: keys.name)
  }
}
