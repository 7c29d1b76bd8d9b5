import LawLanguage
import Measures

/// Values worth trying for facts: every threshold of the law, one less and one more, and values anywhere.
struct FactPool {
  let book: LawBook
  private var dates: [Int64] = []
  private var numbers: [Int64] = []
  private var amounts: [Int64] = []

  init(_ book: LawBook) {
    self.book = book
    for node in book.nodes {
      if case .constant(let bits) = node.operation { add(bits, node.type) }
    }
    for value in book.values {
      for entry in value.series.joined() {
        if case .value(let bits) = entry.content { add(bits, value.type) }
      }
    }
    for rule in book.rules { add(rule) }
    dates = around(dates)
    numbers = around(numbers)
    amounts = around(amounts)
  }

  private mutating func add(_ rule: Rule) {
    for edition in rule.editions {
      for day in [edition.from, edition.through] { if let day { dates.append(Int64(day.number)) } }
      for definition in edition.definitions {
        guard case .table(let table) = definition.content else { continue }
        for row in table.rows {
          for (cell, column) in zip(row.cells, table.columns) { add(cell, book[column].type) }
        }
      }
    }
  }

  private mutating func add(_ cell: DecisionTable.Cell, _ type: ValueType) {
    switch cell {
    case .any: break
    case .oneOf(let values), .noneOf(let values): for value in values { add(value, type) }
    case .range(let low, let high):
      for end in [low, high] { if let end { add(end, type) } }
    }
  }

  private mutating func add(_ bits: Int64, _ type: ValueType) {
    switch type.kind {
    case .date: dates.append(bits)
    case .money: amounts.append(bits)
    case .integer, .decimal, .percent, .days, .months: numbers.append(bits)
    default: break
    }
  }

  private func around(_ values: [Int64]) -> [Int64] {
    Array(Set(values.flatMap { [$0 - 1, $0, $0 + 1] })).sorted()
  }

  /// A value the fact may have, near `day` where it is a date.
  func value(of fact: Fact, near day: Day, _ random: inout Seeded) -> Int64 {
    let drawn = draw(fact.type, near: day, &random)
    guard let range = fact.range else { return drawn }
    return min(max(drawn, range.lowerBound), range.upperBound)
  }

  private func draw(_ type: ValueType, near day: Day, _ random: inout Seeded) -> Int64 {
    switch type.kind {
    case .yesNo: Int64.random(in: 0...1, using: &random)
    case .enumeration(let id):
      Int64.random(in: 0..<Int64(book[id].cases.count), using: &random)
    case .date: date(near: day, &random)
    case .money:
      abs(pick(amounts, or: 0...100_000_000, &random))
    default: abs(pick(numbers, or: 0...400, &random))
    }
  }

  private func date(near day: Day, _ random: inout Seeded) -> Int64 {
    let calendar = Int64(Day.earliest.number)...Int64(Day.latest.number)
    let near = Int64(day.number) + Int64.random(in: -900...900, using: &random)
    let close = Int64(day.number) + Int64.random(in: -40...40, using: &random)
    let drawn =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: dates.randomElement(using: &random) ?? near
      case 1: close
      default: near
      }
    return min(max(drawn, calendar.lowerBound), calendar.upperBound)
  }

  private func pick(
    _ values: [Int64], or range: ClosedRange<Int64>, _ random: inout Seeded
  ) -> Int64 {
    let isThreshold = Bool.random(using: &random)
    return isThreshold
      ? values.randomElement(using: &random) ?? 0 : Int64.random(in: range, using: &random)
  }

  /// A day on which or around which the law changes, or any day of its time.
  func day(_ random: inout Seeded) -> Day {
    let first = Int64(8000)...Int64(21000)
    let near = dates.filter(first.contains)
    let drawn =
      Bool.random(using: &random)
      ? near.randomElement(using: &random) ?? 18000 : Int64.random(in: first, using: &random)
    return Day(exactly: Int(drawn)) ?? .earliest
  }
}
