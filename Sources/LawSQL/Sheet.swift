/// One sub-expression of a statement.
struct Cell: Hashable, Sendable { let index: Int32 }

/// Text of SQL with cells in it, written as an interpolated string: `"\(a) + \(b)"`.
struct SQLText: ExpressibleByStringInterpolation {
  enum Part: Hashable, Sendable {
    case text(String)
    case cell(Cell)
  }
  struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}
    mutating func appendLiteral(_ literal: String) { add(literal) }
    mutating func appendInterpolation(_ cell: Cell) { parts.append(.cell(cell)) }
    mutating func appendInterpolation(_ text: String) { add(text) }
    mutating func appendInterpolation(_ number: Int) { add(String(number)) }
    mutating func appendInterpolation(_ text: SQLText) {
      for part in text.parts {
        if case .text(let words) = part { add(words) } else { parts.append(part) }
      }
    }
    private mutating func add(_ text: String) {
      if case .text(let last)? = parts.last {
        parts[parts.count - 1] = .text(last + text)
      } else if !text.isEmpty {
        parts.append(.text(text))
      }
    }
  }
  var parts: [Part]

  init(parts: [Part]) { self.parts = parts }
  init(stringLiteral value: String) { parts = [.text(value)] }
  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  static func joined(_ texts: [SQLText], _ separator: String) -> SQLText {
    var parts = StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    for (index, text) in texts.enumerated() {
      if index > 0 { parts.appendLiteral(separator) }
      parts.appendInterpolation(text)
    }
    return SQLText(stringInterpolation: parts)
  }
}

/// All sub-expressions of a statement, each once; operands come before what uses them.
struct Sheet: Sendable {
  struct Entry: Sendable {
    let parts: [SQLText.Part]
    /// Reads the tables themselves and so can stand only in the first layer.
    let isBase: Bool
    /// The list whose grouped rows give this cell, and what its elements take along.
    var list: Int?
    var taken: [Cell] = []

    var operands: [Cell] { SQLText(parts: parts).cells }
  }
  private(set) var entries: [Entry] = []
  /// Whether the greatest of several is found by comparing instead of by a call.
  var comparesByCase = false
  private var known: [[SQLText.Part]: Cell] = [:]

  mutating func add(_ text: SQLText, isBase: Bool = false) -> Cell {
    if text.parts.count == 1, case .cell(let cell) = text.parts[0] { return cell }
    if let cell = known[text.parts] { return cell }
    let cell = Cell(index: Int32(entries.count))
    entries.append(Entry(parts: text.parts, isBase: isBase))
    known[text.parts] = cell
    return cell
  }

  /// A column of the grouped rows over a list, joined to the tables.
  mutating func add(_ column: String, list: Int, taken: [Cell]) -> Cell {
    let cell = Cell(index: Int32(entries.count))
    entries.append(Entry(parts: [.text(column)], isBase: true, list: list, taken: taken))
    return cell
  }

  /// The cells that others rest on, with these themselves.
  func reached(from cells: [Cell]) -> Set<Cell> {
    var reached = Set(cells)
    for index in entries.indices.reversed() where reached.contains(Cell(index: Int32(index))) {
      reached.formUnion(entries[index].operands + entries[index].taken)
    }
    return reached
  }

  /// The text of a cell that rests on no other and reads no table.
  func literal(_ cell: Cell) -> String? {
    let entry = entries[Int(cell.index)]
    guard !entry.isBase, entry.parts.count == 1, case .text(let text) = entry.parts[0] else {
      return nil
    }
    return text
  }

  var yes: Cell { mutating get { add("TRUE") } }
  var no: Cell { mutating get { add("FALSE") } }

  mutating func state(_ state: State) -> Cell { add("\(state.rawValue)") }

  mutating func not(_ cell: Cell) -> Cell {
    if literal(cell) == "TRUE" { return no }
    if literal(cell) == "FALSE" { return yes }
    return add("NOT \(cell)")
  }

  mutating func and(_ cells: [Cell]) -> Cell {
    join(cells, neutral: "TRUE", strong: "FALSE", " AND ")
  }
  mutating func or(_ cells: [Cell]) -> Cell {
    join(cells, neutral: "FALSE", strong: "TRUE", " OR ")
  }

  private mutating func join(
    _ cells: [Cell], neutral: String, strong: String, _ word: String
  ) -> Cell {
    var kept: [Cell] = []
    for cell in cells where literal(cell) != neutral && !kept.contains(cell) {
      if literal(cell) == strong { return cell }
      kept.append(cell)
    }
    if kept.isEmpty { return add(SQLText(stringLiteral: neutral)) }
    return add(.joined(kept.map { "\($0)" }, word))
  }

  /// The greatest of cells that are never NULL, or of those that are not.
  mutating func extreme(_ function: String, _ cells: [Cell]) -> Cell {
    if cells.count == 1 { return cells[0] }
    if comparesByCase {
      return compared(cells, sign: function == "LEAST" ? "<" : ">", withNull: true)
    }
    return add("\(function)(\(SQLText.joined(cells.map { "\($0)" }, ", ")))")
  }

  /// The same two by two: Spark settles what a layer holds once more for each layer with a call in it.
  private mutating func compared(_ cells: [Cell], sign: String, withNull: Bool) -> Cell {
    var rest = cells
    while rest.count > 1 {
      var next: [Cell] = []
      for start in stride(from: 0, to: rest.count, by: 2) {
        guard start + 1 < rest.count else {
          next.append(rest[start])
          continue
        }
        let (a, b) = (rest[start], rest[start + 1])
        next.append(
          withNull
            ? add("CASE WHEN \(a) IS NULL OR \(b) \(sign) \(a) THEN \(b) ELSE \(a) END")
            : add("CASE WHEN \(b) \(sign) \(a) THEN \(b) ELSE \(a) END"))
      }
      rest = next
    }
    return rest[0]
  }

  /// Met for certain; never NULL.
  mutating func isTrue(_ cell: Cell) -> Cell { add("\(cell) IS TRUE") }

  /// The state that an operation takes from its operands.
  mutating func greatest(states: [Cell]) -> Cell {
    var kept: [Cell] = []
    for cell in states where literal(cell) != "0" && !kept.contains(cell) { kept.append(cell) }
    if kept.isEmpty { return state(.value) }
    return comparesByCase
      ? compared(kept, sign: ">", withNull: false) : extreme("GREATEST", kept)
  }

  /// The first state that is not 0.
  mutating func first(_ states: [Cell]) -> Cell {
    guard let head = states.first(where: { literal($0) != "0" }) else { return state(.value) }
    let rest = states.drop { $0 != head }.dropFirst()
    guard let next = rest.first else { return head }
    return add("CASE WHEN \(head) <> 0 THEN \(head) ELSE \(next) END")
  }

  /// `CASE WHEN … THEN … ELSE … END` with a condition that is never NULL.
  mutating func choose(_ test: Cell, _ yes: Cell, _ no: Cell) -> Cell {
    if literal(test) == "TRUE" || yes == no { return yes }
    if literal(test) == "FALSE" { return no }
    return add("CASE WHEN \(test) THEN \(yes) ELSE \(no) END")
  }
}
