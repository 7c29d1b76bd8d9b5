import Measures

/// What a column of a `cases` table holds.
enum CaseColumn: Sendable {
  case day
  case fact([Name])
  case expectation([Name])
  case because
}

extension FenceParser {
  /// `cases "title" about RECORD` with a table below: every row is a case of its own.
  mutating func caseTable(_ line: Int, _ head: CaseHead) -> [CaseSyntax] {
    var head = head
    var columns: [CaseColumn]?
    var cases: [CaseSyntax] = []
    var row = 0
    eachChild(of: line) { parser, child in
      guard parser.kind == .pipe else {
        return parser.lineBeside(child, hasTable: columns != nil, of: &head)
      }
      guard let known = columns else {
        columns = parser.caseColumns(child, head)
        return
      }
      row += 1
      if let one = parser.caseRow(child, head, known, row) { cases.append(one) }
    }
    if row == 0 { missing("This table has no rows.", below: line) }
    return cases
  }

  /// The title in other languages stands above the table, for all of its rows.
  private mutating func lineBeside(_ line: Int, hasTable: Bool, of head: inout CaseHead) {
    guard keyword?.language != nil, !hasTable else {
      return fail(
        .badTableRow, "Below “cases” stand its title in ru and kk, then a table of | cells |.")
    }
    labelLine(line, into: &head.titles)
  }

  // MARK: The header

  /// An empty list when the header cannot be read; then rows are not read either.
  private mutating func caseColumns(_ line: Int, _ head: CaseHead) -> [CaseColumn] {
    let place = rowPlace
    position += 1
    var columns: [CaseColumn] = []
    var isBehindArrow = false
    while position < limit {
      if accept(.arrow) { isBehindArrow = true }
      guard let column = caseColumn(isBehindArrow), expectPipe() else { return [] }
      columns.append(column)
    }
    guard isBehindArrow, head.day != nil || columns.contains(where: \.isDay) else {
      fail(
        .badTableRow,
        "A table of cases has a column “on” and, behind “=>”, what is expected.", at: place)
      return []
    }
    refuseChildren(of: line)
    return columns
  }

  private mutating func caseColumn(_ isBehindArrow: Bool) -> CaseColumn? {
    if peek(1)?.kind == .pipe {
      if !isBehindArrow, accept(.on) { return .day }
      if isBehindArrow, accept(.because) { return .because }
    }
    return path("the name of a fact or rule").map { isBehindArrow ? .expectation($0) : .fact($0) }
  }

  private mutating func expectPipe() -> Bool {
    if accept(.pipe) { return true }
    fail(.badTableRow, "“|” is expected here, not \(found()).")
    return false
  }

  // MARK: Rows

  private mutating func caseRow(
    _ line: Int, _ head: CaseHead, _ columns: [CaseColumn], _ row: Int
  ) -> CaseSyntax? {
    guard !columns.isEmpty else { return nil }
    let place = rowPlace
    var worked = CaseSyntax(
      title: Name("\(head.title.text), row \(row)", head.title.place), titles: head.titles,
      row: row, record: head.record, day: head.day, place: place)
    var because: [CitationSyntax] = []
    position += 1
    for column in columns {
      guard position < limit else {
        fail(.badTableRow, "This row has fewer cells than the table has columns.")
        return nil
      }
      if !accept(.pipe) {
        caseCell(column, of: &worked, because: &because)
        guard expectPipe() else { return nil }
      }
    }
    guard position == limit else {
      fail(.badTableRow, "This row has more cells than the table has columns.", at: place)
      return nil
    }
    for index in worked.expectations.indices { worked.expectations[index].because = because }
    refuseChildren(of: line)
    return worked
  }

  private mutating func caseCell(
    _ column: CaseColumn, of worked: inout CaseSyntax, because: inout [CitationSyntax]
  ) {
    let start = position
    switch column {
    case .day: worked.day = day()
    case .fact(let path):
      worked.inputs.append(CaseSyntax.Input(path: path, content: .expression(expression())))
    case .because: because = citations()
    case .expectation(let path):
      guard let result = expected() else { return }
      worked.expectations.append(
        CaseSyntax.Expectation(path: path, result: result, because: [], place: place(from: start)))
    }
  }
}

extension CaseColumn {
  var isDay: Bool {
    if case .day = self { true } else { false }
  }
}
