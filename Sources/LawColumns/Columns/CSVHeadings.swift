import LawLanguage

/// What one column of separated text holds.
struct CSVHeading {
  enum Subject: Hashable {
    case fact(ID<Fact>)
    case list(ID<Reference>)
    /// Keys of the rows of the record referred to.
    case reference(ID<Reference>)
    /// The key of the row.
    case key
    /// A column that is handed on.
    case kept
  }
  /// Which cell of a row.
  let cell: Int
  /// As it stands in the text.
  let name: String
  /// The references that lead to the record of the fact.
  let way: [ID<Reference>]
  let subject: Subject
  let record: ID<Record>

  func column(_ files: CSVFiles) -> any CSVColumn {
    switch subject {
    case .fact(let id): CSVFactColumn(id, of: files.book, name: name)
    case .list(let id):
      CSVListColumn(name, hasFile: files.records.contains(files.book[id].owner))
    case .reference(let id): CSVKeyColumn(files.book[id].target)
    case .key: CSVKeyColumn(record)
    case .kept: CSVKeptColumn()
    }
  }
}

/// The first line of separated text.
struct CSVHeadings {
  private(set) var headings: [CSVHeading] = []
  private let record: ID<Record>
  private let files: CSVFiles
  private var book: LawBook { files.book }

  /// - Throws: `unknownColumns` with all of them, `repeatedColumn`, `severalWays`, `noFile`, `ownFile`.
  init(
    _ names: [String], _ record: ID<Record>, _ files: CSVFiles, kept: [String], key: String?
  ) throws(ColumnFault) {
    self.record = record
    self.files = files
    var unknown = kept.filter { !names.contains($0) }
    var seen: Set<String> = []
    for (cell, name) in names.enumerated() {
      guard seen.insert(name).inserted else { throw .repeatedColumn(name) }
      let isKey = name == key
      if isKey { add(cell, name, [], .key) }
      if kept.contains(name) {
        add(cell, name, [], .kept)
      } else if let (way, subject) = meaning(of: name) {
        add(cell, name, way, subject)
      } else if isKey {
        add(cell, name, [], .kept)
      } else {
        unknown.append(name)
      }
    }
    guard unknown.isEmpty else { throw .unknownColumns(unknown) }
    try checkFiles()
    try checkWays()
  }

  private mutating func add(
    _ cell: Int, _ name: String, _ way: [ID<Reference>], _ subject: CSVHeading.Subject
  ) {
    headings.append(
      CSVHeading(cell: cell, name: name, way: way, subject: subject, record: record))
  }

  private func meaning(of name: String) -> ([ID<Reference>], CSVHeading.Subject)? {
    var names = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let last = names.popLast() else { return nil }
    var way: [ID<Reference>] = []
    var place = record
    for step in names {
      guard let reference = book[names: place].references[step] else { return nil }
      way.append(reference)
      place = book[reference].target
    }
    switch book[names: place].ends[last] {
    case .fact(let id)?: return (way, .fact(id))
    case .list(let id)?: return (way, .list(id))
    case .rule?: return nil
    case nil: return book[names: place].references[last].map { (way, .reference($0)) }
    }
  }

  /// Keys lead to records with a file of their own; facts of those stand in that file.
  private func checkFiles() throws(ColumnFault) {
    for heading in headings {
      if case .reference(let id) = heading.subject, !files.records.contains(book[id].target) {
        throw .noFile(column: heading.name, record: book[book[id].target].name)
      }
      for reference in heading.way where files.records.contains(book[reference].target) {
        throw .ownFile(column: heading.name, record: book[book[reference].target].name)
      }
    }
  }

  /// Rows of the text are rows of every record in it, so that each record is reached by one way only.
  private func checkWays() throws(ColumnFault) {
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
