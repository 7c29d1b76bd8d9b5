import LawLanguage

/// What one column of separated text holds.
struct CSVHeading {
  enum Subject: Hashable {
    case fact(ID<Fact>)
    case list(ID<Reference>)
    /// A column that is handed on.
    case kept
  }
  /// As it stands in the text.
  let name: String
  /// The references that lead to the record of the fact.
  let way: [ID<Reference>]
  let subject: Subject

  func column(_ book: LawBook) -> any CSVColumn {
    switch subject {
    case .fact(let id): CSVFactColumn(id, of: book, name: name)
    case .list: CSVListColumn(name)
    case .kept: CSVKeptColumn()
    }
  }
}

/// The first line of separated text.
struct CSVHeadings {
  private(set) var headings: [CSVHeading] = []

  /// - Throws: `unknownColumns` with all of them, `repeatedColumn`, `severalWays`.
  init(
    _ names: [String], _ record: ID<Record>, _ book: LawBook, _ kept: [String]
  ) throws(ColumnFault) {
    var unknown = kept.filter { !names.contains($0) }
    var seen: Set<String> = []
    for name in names {
      guard seen.insert(name).inserted else { throw .repeatedColumn(name) }
      if kept.contains(name) {
        headings.append(CSVHeading(name: name, way: [], subject: .kept))
      } else if let found = Self.heading(name, record, book) {
        headings.append(found)
      } else {
        unknown.append(name)
      }
    }
    guard unknown.isEmpty else { throw .unknownColumns(unknown) }
    try checkWays(record, book)
  }

  private static func heading(
    _ name: String, _ record: ID<Record>, _ book: LawBook
  ) -> CSVHeading? {
    var names = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let last = names.popLast() else { return nil }
    var way: [ID<Reference>] = []
    for step in names {
      let place = way.last.map { book[$0].target } ?? record
      guard let reference = book[names: place].references[step] else { return nil }
      way.append(reference)
    }
    switch book[names: way.last.map { book[$0].target } ?? record].ends[last] {
    case .fact(let id)?: return CSVHeading(name: name, way: way, subject: .fact(id))
    case .list(let id)?: return CSVHeading(name: name, way: way, subject: .list(id))
    case .rule?, nil: return nil
    }
  }

  /// Rows of the text are rows of every record in it, so that each record is reached by one way only.
  private func checkWays(_ record: ID<Record>, _ book: LawBook) throws(ColumnFault) {
    var ways: [ID<Record>: [ID<Reference>]] = [record: []]
    for heading in headings {
      for length in heading.way.indices {
        let way = Array(heading.way[...length])
        let target = book[heading.way[length]].target
        guard ways[target, default: way] == way else { throw .severalWays(column: heading.name) }
        ways[target] = way
      }
    }
  }
}
