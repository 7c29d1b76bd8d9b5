/// Lays the cells of a sheet out in layers, so that each is worked out once and what is used once stands in place.
struct Layout {
  private let sheet: Sheet
  private var uses: [Int]
  private var isColumn: [Bool]
  /// The layer of a column; of other cells that of the latest column they read.
  private var level: [Int]
  /// The last layer that reads a column.
  private var lastUse: [Int]
  /// How long the text of a cell is, with all that stands in place in it.
  private var length: [Int]
  /// What is as short as this is repeated rather than carried through the layers as a column.
  private static let short = 100

  /// - Parameter areColumns: whether the outputs themselves are columns of the last layer.
  init(_ sheet: Sheet, outputs: [Cell], areColumns: Bool = false) {
    self.sheet = sheet
    let count = sheet.entries.count
    uses = Array(repeating: 0, count: count)
    isColumn = Array(repeating: false, count: count)
    level = Array(repeating: 0, count: count)
    lastUse = Array(repeating: -1, count: count)
    length = Array(repeating: 0, count: count)
    for cell in outputs { uses[Int(cell.index)] += 1 }
    countUses()
    place(columns: areColumns ? Set(outputs) : [])
    for cell in outputs where isColumn[Int(cell.index)] { lastUse[Int(cell.index)] = .max }
    for cell in outputs where !isColumn[Int(cell.index)] { touch(Int(cell.index), .max) }
  }

  private mutating func countUses() {
    for index in sheet.entries.indices.reversed() where uses[index] > 0 {
      for cell in sheet.entries[index].operands { uses[Int(cell.index)] += 1 }
    }
  }

  private mutating func place(columns: Set<Cell>) {
    for index in sheet.entries.indices where uses[index] > 0 {
      let entry = sheet.entries[index]
      var highest = -1
      for cell in entry.operands { highest = max(highest, level[Int(cell.index)]) }
      length[index] = measure(entry)
      // What reads no column is shared too: arithmetic on a fixed day would otherwise stand in place again and again.
      let isShared = uses[index] > 1 && length[index] > Self.short
      let isAsked = columns.contains(Cell(index: Int32(index)))
      isColumn[index] = entry.isBase || isShared || isAsked
      level[index] = entry.isBase ? 0 : isColumn[index] ? highest + 1 : highest
      guard isColumn[index], !entry.isBase else { continue }
      for cell in entry.operands { touch(Int(cell.index), level[index]) }
    }
  }

  private func measure(_ entry: Sheet.Entry) -> Int {
    var sum = 0
    for part in entry.parts {
      switch part {
      case .text(let words): sum += words.utf8.count
      case .cell(let cell): sum += isColumn[Int(cell.index)] ? 4 : length[Int(cell.index)]
      }
    }
    return sum
  }

  /// Notes that the columns a cell reads are needed in a layer.
  private mutating func touch(_ index: Int, _ layer: Int) {
    if isColumn[index] {
      lastUse[index] = max(lastUse[index], layer)
      return
    }
    for cell in sheet.entries[index].operands { touch(Int(cell.index), layer) }
  }

  /// How many layers there are above the tables.
  var depth: Int {
    sheet.entries.indices.reduce(0) { isColumn[$1] ? max($0, level[$1]) : $0 }
  }

  /// The lists that are joined to the tables.
  var lists: [Int] {
    var lists: [Int] = []
    for index in sheet.entries.indices where uses[index] > 0 {
      if let list = sheet.entries[index].list, !lists.contains(list) { lists.append(list) }
    }
    return lists
  }

  /// The columns of a layer as a select list, with those of earlier ones that are still needed.
  func columns(ofLayer layer: Int) -> [String] {
    var columns: [String] = []
    for index in sheet.entries.indices where isColumn[index] && lastUse[index] > layer {
      if level[index] == layer {
        columns.append("\(definition(index)) AS c\(index)")
      } else if level[index] < layer {
        columns.append("c\(index)")
      }
    }
    return columns
  }

  /// The name of a cell that is a column.
  static func column(_ cell: Cell) -> String { "c\(cell.index)" }

  /// A cell as the layers above all columns write it.
  func text(_ cell: Cell) -> String {
    isColumn[Int(cell.index)] ? Self.column(cell) : definition(Int(cell.index))
  }

  /// A text of cells as the layers above all columns write it.
  func text(_ text: SQLText) -> String { words(text.parts) }

  private func definition(_ index: Int) -> String { words(sheet.entries[index].parts) }

  private func words(_ parts: [SQLText.Part]) -> String {
    var line = SQLLine()
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let words): line.add(words)
      case .cell(let cell):
        var next = ""
        if index + 1 < parts.count, case .text(let words) = parts[index + 1] { next = words }
        line.add(operand: operand(cell), isWhole: isWhole(cell), before: next)
      }
    }
    return line.text
  }

  private func operand(_ cell: Cell) -> String { sheet.literal(cell) ?? text(cell) }

  /// Whether a cell needs no parentheses beside operators.
  private func isWhole(_ cell: Cell) -> Bool {
    let index = Int(cell.index)
    return isColumn[index] || sheet.literal(cell) != nil
      || SQLLine.isWhole(sheet.entries[index].parts)
  }
}
