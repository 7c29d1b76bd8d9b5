extension FenceParser {
  /// A `base`, `except` or `table` line; the base goes first.
  mutating func definitionLine(_ line: Int, into definitions: inout [DefinitionSyntax]) {
    guard let definition = definition(line) else { return }
    guard definition.over == nil else { return definitions.append(definition) }
    if let first = definitions.first, first.over == nil {
      enter(line)
      let note = Diagnostic.Note("the first is here", first.place)
      return fail(.repeatedLine, "An edition has one base or one table.", notes: [note])
    }
    definitions.insert(definition, at: 0)
  }

  /// `base …`, `except NAME over NAME …` or a bare `table`.
  mutating func definition(_ line: Int) -> DefinitionSyntax? {
    if keyword == .table { return bareTable(line) }
    let start = position
    guard let (name, over) = definitionHead() else { return nil }
    let basis = basis()
    let place = place(from: start)
    let isInline = accept(.colon)
    var content: DefinitionSyntax.Content? = isInline ? .expression(expression()) : nil
    finishLine()
    var condition: ExpressionSyntax?
    eachChild(of: line) { $0.definitionPart($1, of: &content, when: &condition) }
    guard let content else {
      missing("Write “: expression” here, or a “table” below.", below: line)
      return nil
    }
    return DefinitionSyntax(
      name: name, over: over, basis: basis, content: content, when: condition, place: place)
  }

  private mutating func definitionHead() -> (name: Name, over: Name?)? {
    if let token = current, accept(.base) { return (Name("base", place(token)), nil) }
    guard expect(.except), let name = name("the name of the exception"), expect(.over),
      let over = self.name("“base” or the name of an exception")
    else { return nil }
    return (name, over)
  }

  private mutating func definitionPart(
    _ line: Int, of content: inout DefinitionSyntax.Content?, when: inout ExpressionSyntax?
  ) {
    if keyword == .when { return onlyExpression(line, into: &when) }
    if keyword == .table, content == nil {
      content = table(line).map { .table($0) }
      return
    }
    if case .expression(var hole) = content, holeText(line, of: &hole) {
      content = .expression(hole)
      return
    }
    doesNotBelong()
  }

  private mutating func bareTable(_ line: Int) -> DefinitionSyntax? {
    let word = placeHere
    guard let table = table(line) else { return nil }
    return DefinitionSyntax(
      name: Name("base", word), over: nil, basis: BasisSyntax(), content: .table(table), when: nil,
      place: table.place)
  }

  // MARK: Decision tables

  /// `table [partial] COLUMN, …` with rows below it.
  private mutating func table(_ line: Int) -> TableSyntax? {
    let start = position
    position += 1
    let isPartial = keyword == .partial && peek(1)?.kind != .dot && accept(.partial)
    let columns = list { parser -> ExpressionSyntax? in parser.expression() }
    finishLine()
    var table = TableSyntax(
      isPartial: isPartial, columns: columns, rows: [], place: place(from: start))
    eachChild(of: line) { parser, child in
      guard parser.kind == .pipe else { return parser.doesNotBelong() }
      if let row = parser.row(child, columns: columns.count) { table.rows.append(row) }
    }
    if table.rows.isEmpty { missing("This table has no rows.", below: line) }
    return table
  }

  /// `| cell | cell => result |`
  private mutating func row(_ line: Int, columns: Int) -> TableSyntax.Row? {
    let place = rowPlace
    position += 1
    let isRest = keyword == .otherwise && peek(1)?.kind != .dot && accept(.otherwise)
    let cells = isRest ? [] : cells()
    guard accept(.arrow) else {
      let form: Wording = isRest ? "| otherwise => result |" : "| cell | cell => result |"
      fail(.badTableRow, "A row is written \(form); here is \(found()).")
      return nil
    }
    guard isRest || cells.count == columns else {
      fail(
        .badTableRow, "This row has \(cells.count) cells; the table has \(columns) columns.",
        at: place)
      return nil
    }
    let result = expression()
    guard accept(.pipe), position == limit else {
      fail(.badTableRow, "A row ends with one result and “|”; here is \(found()).")
      return nil
    }
    refuseChildren(of: line)
    return TableSyntax.Row(cells: isRest ? nil : cells, result: result, place: place)
  }

  /// The place of the whole line.
  var rowPlace: SourcePlace {
    let (first, last) = (tokens[position], tokens[limit - 1])
    return SourcePlace(
      file: source.file, line: first.line, column: first.column,
      length: last.column + last.width - first.column)
  }

  private mutating func cells() -> [CellSyntax] {
    var cells: [CellSyntax] = []
    repeat {
      let start = position
      let kind = cell()
      cells.append(CellSyntax(kind: kind, place: place(from: start)))
    } while accept(.pipe) && position < limit
    return cells
  }

  private mutating func cell() -> CellSyntax.Kind {
    if kind == .minus, peek(1)?.kind == .pipe || peek(1)?.kind == .arrow {
      position += 1
      return .any
    }
    if kind == .leftBracket {
      let (low, high) = bracketedRange()
      return .range(low, high)
    }
    if let token = current, let binary = BinaryOperator(token.kind), binary.binding == .comparison {
      position += 1
      return .comparison(binary, expression(.sum))
    }
    if keyword == .not {
      position += 1
      return .noneOf(cellValues())
    }
    return .oneOf(cellValues())
  }

  private mutating func cellValues() -> [ExpressionSyntax] {
    if kind == .pipe || kind == .arrow {
      fail(.badTableRow, "A cell is empty; “-” stands for any value.")
      return []
    }
    return cellExpressions()
  }

  private mutating func cellExpressions() -> [ExpressionSyntax] {
    list { parser -> ExpressionSyntax? in parser.expression(.sum) }
  }
}
