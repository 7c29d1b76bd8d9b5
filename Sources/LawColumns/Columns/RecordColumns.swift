import LawLanguage

/// The rows of one record: a column for each fact that is known of it.
public struct RecordColumns: Sendable {
  public let record: ID<Record>
  public let count: Int
  public private(set) var facts: [ID<Fact>: FactColumn] = [:]
  public private(set) var references: [ID<Reference>: ReferenceColumn] = [:]
  /// Lists of which it is not known for every row how many elements they have.
  private(set) var listStates: [ID<Reference>: ColumnMemory] = [:]

  /// Rows without any column: nothing is known of them.
  public init(_ record: ID<Record>, count: Int) {
    self.record = record
    self.count = count
  }

  /// Puts a column in the place of the one before.
  public mutating func set(_ column: FactColumn) { facts[column.fact] = column }

  /// A whole column of values; what cannot be taken is unknown and noted in the column's problems.
  public mutating func set(
    _ fact: ID<Fact>, of book: LawBook, _ values: some Collection<Int64>
  ) {
    var builder = FactColumnBuilder(fact, of: book, rows: values.count)
    for value in values { builder.append(value) }
    set(builder.column())
  }

  /// A whole column of answers, where nil is unknown.
  public mutating func set(
    _ fact: ID<Fact>, of book: LawBook, answers: some Collection<RowResult?>
  ) {
    var builder = FactColumnBuilder(fact, of: book, rows: answers.count)
    for answer in answers {
      switch answer?.state {
      case .value?: builder.append(answer?.bits ?? 0)
      case RulingState.none?: builder.appendNone()
      default: builder.appendUnknown()
      }
    }
    set(builder.column())
  }

  /// Which row of the other record each row refers to.
  public mutating func set(_ reference: ID<Reference>, _ column: ReferenceColumn) {
    references[reference] = column
  }

  /// For which rows it is known how many elements the list has; it is then as many as refer to the row.
  public mutating func setKnown(list: ID<Reference>, _ isKnown: [Bool]) {
    listStates[list] = ColumnMemory(
      isKnown.map { Int64(($0 ? RulingState.value : .unknown).rawValue) }, .byte)
  }

  /// All problems of all columns.
  public var problems: CellProblems {
    var all = CellProblems()
    for (_, column) in facts.sorted(by: { $0.key < $1.key }) { all.add(column.problems) }
    for (_, column) in references.sorted(by: { $0.key < $1.key }) { all.add(column.problems) }
    return all
  }
}

/// Which row of another record each row refers to.
public struct ReferenceColumn: Sendable {
  enum Content: Sendable {
    case sameRow
    /// Rows as words, -1 for none.
    case rows(ColumnMemory)
  }
  let content: Content
  public let count: Int
  let hasMissing: Bool
  public let problems: CellProblems

  /// Each row refers to the row with the same number.
  public static func sameRow(count: Int) -> ReferenceColumn {
    ReferenceColumn(content: .sameRow, count: count, hasMissing: false, problems: CellProblems())
  }

  /// - Parameters:
  ///   - rows: row numbers of the other record; -1 where it is not known.
  ///   - target: how many rows the other record has; what lies outside is noted and not known.
  ///   - name: the name of the reference, for problems.
  public static func rows(
    _ rows: some Collection<Int>, target: Int, name: String
  ) -> ReferenceColumn {
    let memory = ColumnMemory(byteCount: rows.count * Lane.word.size)
    var problems = CellProblems()
    var hasMissing = false
    for (index, row) in rows.enumerated() {
      let isThere = row >= 0 && row < target
      if !isThere && row != -1 {
        problems.add(CellProblem(row: index, column: name, kind: .noSuchRow))
      }
      hasMissing = hasMissing || !isThere
      memory.store(isThere ? Int64(row) : -1, index, .word)
    }
    return ReferenceColumn(
      content: .rows(memory), count: rows.count, hasMissing: hasMissing, problems: problems)
  }

  /// The row referred to; nil where it is not known.
  public subscript(row: Int) -> Int? {
    guard case .rows(let memory) = content else { return row }
    let found = Int(memory.load(row, .word))
    return found < 0 ? nil : found
  }
}
