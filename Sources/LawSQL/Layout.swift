/// Lays the cells of a sheet out in layers, so that each is worked out once and what is used once stands in place.
struct Layout {
  private let sheet: Sheet
  private let dialect: SQLDialect
  private var uses: [Int]
  private var isColumn: [Bool]
  /// The layer of a column; of other cells that of the latest column they read.
  private var level: [Int]
  /// The last layer that reads a column.
  private var lastUse: [Int]
  private var texts: [String?]

  init(_ sheet: Sheet, _ dialect: SQLDialect, outputs: [Cell]) {
    self.sheet = sheet
    self.dialect = dialect
    let count = sheet.entries.count
    uses = Array(repeating: 0, count: count)
    isColumn = Array(repeating: false, count: count)
    level = Array(repeating: 0, count: count)
    lastUse = Array(repeating: -1, count: count)
    texts = Array(repeating: nil, count: count)
    for cell in outputs { uses[Int(cell.index)] += 1 }
    countUses()
    place()
    for cell in outputs where isColumn[Int(cell.index)] { lastUse[Int(cell.index)] = .max }
    for cell in outputs where !isColumn[Int(cell.index)] { touch(Int(cell.index), .max) }
  }

  private mutating func countUses() {
    for index in sheet.entries.indices.reversed() where uses[index] > 0 {
      for case .cell(let cell) in sheet.entries[index].parts { uses[Int(cell.index)] += 1 }
    }
  }

  private mutating func place() {
    for index in sheet.entries.indices where uses[index] > 0 {
      let entry = sheet.entries[index]
      var highest = -1
      for case .cell(let cell) in entry.parts { highest = max(highest, level[Int(cell.index)]) }
      isColumn[index] = entry.isBase || (uses[index] > 1 && highest >= 0)
      level[index] = entry.isBase ? 0 : isColumn[index] ? highest + 1 : highest
      guard isColumn[index], !entry.isBase else { continue }
      for case .cell(let cell) in entry.parts { touch(Int(cell.index), level[index]) }
    }
  }

  /// Notes that the columns a cell reads are needed in a layer.
  private mutating func touch(_ index: Int, _ layer: Int) {
    if isColumn[index] {
      lastUse[index] = max(lastUse[index], layer)
      return
    }
    for case .cell(let cell) in sheet.entries[index].parts { touch(Int(cell.index), layer) }
  }

  /// How many layers there are above the tables.
  var depth: Int {
    sheet.entries.indices.reduce(0) { isColumn[$1] ? max($0, level[$1]) : $0 }
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

  /// A cell as the layers above all columns write it.
  func text(_ cell: Cell) -> String {
    let index = Int(cell.index)
    return isColumn[index] ? "c\(index)" : definition(index)
  }

  private func definition(_ index: Int) -> String {
    var text = ""
    for part in sheet.entries[index].parts {
      switch part {
      case .text(let words): text += words
      case .cell(let cell): text += operand(cell)
      }
    }
    return text
  }

  private func operand(_ cell: Cell) -> String {
    if let literal = sheet.literal(cell) { return literal }
    let text = text(cell)
    return isColumn[Int(cell.index)] ? text : "(\(text))"
  }
}
