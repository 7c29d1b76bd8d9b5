import LawLanguage

/// A chain of layers over the elements of a list, taken together for each row that lists them.
///
/// Its first layer joins the table of the elements to the rows that list them, with what is taken along from there;
/// what it gives is joined to the tables of the chain around.
struct ListChain: Sendable {
  /// The name of the grouped rows; those of its columns and layers begin with it.
  let name: String
  let compiler: Compiler
  /// The reference by which elements name the row that lists them.
  let reference: ID<Reference>
  /// Cells of the sheet around, the key of that row first.
  let taken: [Cell]
  /// `<name>_<word>` for each result, from a function over a cell of the elements.
  let results: [(word: String, function: SQLText)]
}

/// What one element brings to its aggregate.
private struct Share {
  /// 0 where it brings a value or nothing.
  let state: Cell
  /// NULL where it brings nothing.
  let value: Cell
}

extension Compiler {
  /// An aggregate over the rows that refer to the one in a place, read under the day of the expression around.
  mutating func aggregate(
    _ kind: AggregateKind, _ list: ID<Reference>, _ element: ID<Node>?, _ filter: ID<Node>?,
    _ place: Int, _ day: Term
  ) throws(SQLRefusal) -> Term {
    let name = "\(chain)a\(lists.count + 1)"
    var own = options
    // A list with an element that is not known may be decided all the same.
    own.areFactsKnown = false
    var inner = Compiler(book, book[list].owner, dialect, own)
    inner.chain = name
    inner.depth = depth + 1
    inner.current = current
    let key = sheet.add("\(column(place, "id"))", isBase: true)
    var taken: [Cell: Cell] = [:]
    let carried = inner.carry(day, from: sheet, &taken)
    if case .column = options.day {
      inner.assessed = inner.carry(self.day(place), from: sheet, &taken)
    }
    let test = if let filter { try inner.read(filter, 0, carried) } else { inner.truth(true) }
    let read = if let element { try inner.read(element, 0, carried) } else { inner.number(1) }
    let share = inner.share(kind, test, read)
    let states = strict([test, read])
    let results: [(word: String, function: SQLText)] = [
      ("state", "MAX(\(share.state))"), ("value", inner.together(kind, share.value)),
    ]
    let reached = inner.sheet.reached(from: results.flatMap { $0.function.cells })
    let along = taken.filter { reached.contains($0.value) }.keys
    let needed = [key] + along.filter { $0 != key }.sorted { $0.index < $1.index }
    lists.append(
      ListChain(name: name, compiler: inner, reference: list, taken: needed, results: results))
    let found = results.map { result in
      sheet.add("\(name)_\(result.word)", list: lists.count - 1, taken: needed)
    }
    let isKnown = isKnown(list, place, key)
    return kind == .any || kind == .all
      ? decided(kind, found[0], found[1], isKnown, states)
      : reckoned(kind, found[0], found[1], isKnown, states, read)
  }

  /// A result of the row that lists, as a column of its elements.
  private mutating func carry(
    _ term: Term, from outer: Sheet, _ taken: inout [Cell: Cell]
  ) -> Term {
    func inside(_ cell: Cell, _ sheet: inout Sheet) -> Cell {
      if let literal = outer.literal(cell) { return sheet.add("\(literal)") }
      let column = sheet.add("o.\(Layout.column(cell))", isBase: true)
      taken[cell] = column
      return column
    }
    return Term(
      inside(term.value, &sheet), inside(term.state, &sheet), term.states, term.lane, term.range)
  }

  /// A list has the rows that refer to it, unless its row says that it is not known.
  private mutating func isKnown(_ list: ID<Reference>, _ place: Int, _ key: Cell) -> Cell {
    let mark = column(place, SQLSchema.known(book[list]))
    let isSaid = sheet.add("COALESCE(\(mark), TRUE)", isBase: true)
    return sheet.add("\(key) IS NOT NULL AND \(isSaid)")
  }

  // MARK: One element

  private mutating func share(_ kind: AggregateKind, _ filter: Term, _ element: Term) -> Share {
    let isLeftOut = isUnmet(filter)
    let open = undecided(filter, settled: .notApplicable)
    if kind == .any || kind == .all { return logicShare(kind, isLeftOut, open, element) }
    let state = sheet.choose(isLeftOut, sheet.state(.value), sheet.first([open, element.state]))
    return Share(
      state: state,
      value: sheet.add(
        "CASE WHEN NOT (\(isLeftOut)) AND \(open) = 0 AND \(element.state) = 0 THEN \(element.value) END"
      ))
  }

  /// Kleene's `filter and element`, for `all` `not filter or element`.
  private mutating func logicShare(
    _ kind: AggregateKind, _ isLeftOut: Cell, _ open: Cell, _ element: Term
  ) -> Share {
    let undecided = undecided(element, settled: .none)
    let isYes = isYes(element)
    let isNo = sheet.add("\(undecided) = 0 AND NOT (\(isYes))")
    let (deciding, idle) = kind == .any ? (isYes, isNo) : (isNo, isYes)
    let greatest = sheet.greatest(states: [open, undecided])
    let isIdle = sheet.or([isLeftOut, idle])
    return Share(
      state: sheet.choose(isIdle, sheet.state(.value), greatest),
      value: sheet.add(
        "CASE WHEN NOT (\(isLeftOut)) AND \(open) = 0 AND (\(deciding)) THEN 1 END"))
  }

  private func together(_ kind: AggregateKind, _ value: Cell) -> SQLText {
    switch kind {
    case .count, .any, .all: "COUNT(\(value))"
    case .sum: "SUM(CAST(\(value) AS \(dialect.wide)))"
    case .smallest: "MIN(\(value))"
    case .largest: "MAX(\(value))"
    }
  }

  // MARK: All elements

  private mutating func decided(
    _ kind: AggregateKind, _ state: Cell, _ deciding: Cell, _ isKnown: Cell, _ states: States
  ) -> Term {
    let isDecided = sheet.add("\(isKnown) AND COALESCE(\(deciding), 0) > 0")
    let open = sheet.add("CASE WHEN \(isKnown) THEN COALESCE(\(state), 0) ELSE 6 END")
    let found = sheet.choose(isDecided, sheet.state(.value), open)
    let (some, none) = kind == .any ? ("TRUE", "FALSE") : ("FALSE", "TRUE")
    let value = sheet.add("CASE WHEN \(isDecided) THEN \(some) WHEN \(open) = 0 THEN \(none) END")
    return Term(value, found, listStates(states), .truth, .any)
  }

  private mutating func reckoned(
    _ kind: AggregateKind, _ state: Cell, _ value: Cell, _ isKnown: Cell, _ states: States,
    _ element: Term
  ) -> Term {
    let open = sheet.add("CASE WHEN \(isKnown) THEN COALESCE(\(state), 0) ELSE 6 END")
    let result = Term(value, open, listStates(states), .number, element.range)
    switch kind {
    case .count:
      let count = sheet.add("CASE WHEN \(open) = 0 THEN COALESCE(\(value), 0) END")
      return Term(count, open, result.states, .number, 0 ... .max)
    case .sum:
      let sum = sheet.add(
        "CASE WHEN \(open) = 0 THEN COALESCE(\(value), CAST(0 AS \(dialect.wide))) END")
      return checked(sum, [result], .any)
    default:
      let extreme = sheet.add("CASE WHEN \(open) = 0 THEN \(value) END")
      let isEmpty = sheet.add("CASE WHEN \(open) = 0 AND \(value) IS NULL THEN 1 ELSE \(open) END")
      return Term(
        extreme, isEmpty, result.states.union(States(.none)), .number, element.range)
    }
  }

  /// A list that is not known leaves its aggregate unknown.
  private func listStates(_ states: States) -> States {
    states.union([.value, States(.unknown)])
  }
}
