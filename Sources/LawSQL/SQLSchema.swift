import LawLanguage

/// The tables that statements read: one for each record, facts as columns, references as keys.
///
/// - yes/no: BOOLEAN; a case of an enumeration: its name as text; a date: DATE; a text: text.
/// - money in tiyn, numbers with decimals and percents as whole counts of their last decimal (a percent of
///   millionths), days and months as counts: BIGINT.
/// - NULL is "not known to us"; that something never happened (`none`) is TRUE in `<fact>_none`.
/// - A list has the rows of the other table that refer to the row; FALSE in `<list>_known` says that it is not known
///   which they are.
public struct SQLSchema: Sendable {
  /// `CREATE TABLE` for the record, everything it refers to and the elements of its lists; its own stands last.
  public let text: String

  public init(_ book: LawBook, about record: ID<Record>, dialect: SQLDialect) {
    var done: Set<ID<Record>> = []
    var tables: [String] = []
    Self.add(record, book, dialect, &done, &tables)
    text = tables.joined(separator: "\n")
  }

  /// `CREATE TABLE` for every record of the book.
  public init(_ book: LawBook, dialect: SQLDialect) {
    var done: Set<ID<Record>> = []
    var tables: [String] = []
    for record in book.records { Self.add(record.id, book, dialect, &done, &tables) }
    text = tables.joined(separator: "\n")
  }

  private static func add(
    _ id: ID<Record>, _ book: LawBook, _ dialect: SQLDialect, _ done: inout Set<ID<Record>>,
    _ tables: inout [String]
  ) {
    guard done.insert(id).inserted else { return }
    for reference in book[id].references {
      add(book[reference].target, book, dialect, &done, &tables)
    }
    for list in book[id].lists { add(book[list].owner, book, dialect, &done, &tables) }
    tables.append(table(book[id], book, dialect))
  }

  /// The column that says whether it is known which rows a list has.
  public static func known(_ list: Reference) -> String { (list.listName ?? list.name) + "_known" }

  private static func table(_ record: Record, _ book: LawBook, _ dialect: SQLDialect) -> String {
    let key = dialect == .spark ? "" : " PRIMARY KEY"
    var columns = ["\(dialect.quoted("id")) BIGINT\(key)"]
    for reference in record.references {
      columns.append("\(dialect.quoted(book[reference].name + "_id")) BIGINT")
    }
    for list in record.lists {
      columns.append("\(dialect.quoted(known(book[list]))) BOOLEAN")
    }
    for id in record.facts {
      let fact = book[id]
      columns.append("\(dialect.quoted(fact.name)) \(type(fact.type, dialect))")
      if fact.type.isOptional {
        columns.append("\(dialect.quoted(fact.name + "_none")) BOOLEAN")
      }
    }
    return
      "CREATE TABLE \(dialect.quoted(record.name)) (\n  \(columns.joined(separator: ",\n  "))\n);"
  }

  private static func type(_ type: ValueType, _ dialect: SQLDialect) -> String {
    switch type.kind {
    case .yesNo: "BOOLEAN"
    case .enumeration, .text: dialect.name(of: .text)
    case .date: "DATE"
    default: "BIGINT"
    }
  }
}
