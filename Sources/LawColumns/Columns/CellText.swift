import LawLanguage
import Measures

/// Reads cells as values of one type.
struct CellText {
  private let type: ValueType
  private let cases: [[UInt8]: Int64]

  init(_ type: ValueType, _ book: LawBook) {
    self.type = type
    guard case .enumeration(let id) = type.kind else {
      cases = [:]
      return
    }
    cases = Dictionary(
      book[id].cases.enumerated().map { (Array($1.name.utf8), Int64($0)) }
    ) { first, _ in first }
  }

  /// What is wrong with a cell that cannot be read.
  var problem: CellProblem.Kind {
    switch type.kind {
    case .date: .impossibleDate
    case .yesNo, .enumeration: .noSuchCase
    default: .unreadable
    }
  }

  /// The value of a cell without space around it; nil when it is none of this type.
  func value(_ cell: ArraySlice<UInt8>, _ texts: inout TextNumbers, _ book: LawBook) -> Int64? {
    switch type.kind {
    case .yesNo: return cell.elementsEqual("yes".utf8) ? 1 : cell.elementsEqual("no".utf8) ? 0 : nil
    case .enumeration: return cases[Array(cell)]
    case .date: return Day(iso: Self.text(cell)).map { Int64($0.number) }
    case .money(let currency):
      return Money(Self.text(Self.without([currency.code], cell)), currency: currency)?.tiyn
    case .percent:
      return Self.number(
        Self.without(["%", "percent"], cell), type.scale - 2, whenBare: cell, type)
    case .integer, .decimal: return Self.number(cell, type.scale)
    case .days: return Self.number(Self.without(["days", "day"], cell), 0)
    case .months: return Self.number(Self.without(["months", "month"], cell), 0)
    case .text:
      return String(validating: cell, as: UTF8.self).map { texts.number(of: $0, in: book) }
    case .set: return nil
    }
  }

  private static func text(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell, as: UTF8.self)
  }

  /// The cell without space, also of several bytes, around it.
  static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = cell.first, let last = cell.last, first <= 0x20 || last <= 0x20 else {
      return cell
    }
    let start = cell.drop { $0 <= 0x20 }
    return start.dropLast(start.reversed().prefix { $0 <= 0x20 }.count)
  }

  /// The number in front of one of the units.
  private static func without(_ units: [String], _ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for unit in units where cell.count > unit.utf8.count {
      if cell.suffix(unit.utf8.count).elementsEqual(unit.utf8) {
        return trimmed(cell.dropLast(unit.utf8.count))
      }
    }
    return cell
  }

  /// A share: in per cent where a sign stood behind it, else as a plain number.
  private static func number(
    _ cut: ArraySlice<UInt8>, _ scale: Int, whenBare cell: ArraySlice<UInt8>, _ type: ValueType
  ) -> Int64? {
    cut.count < cell.count ? number(cut, scale) : number(cell, type.scale)
  }

  /// A decimal as a whole number of its last places.
  private static func number(_ cell: ArraySlice<UInt8>, _ scale: Int) -> Int64? {
    let parts = cell.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, parts.count == 1 || parts[1].count <= scale,
      parts.count == 1 || !parts[1].isEmpty
    else { return nil }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: scale - fraction.count)
    guard fraction.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(String(decoding: Array(whole) + fraction + zeros, as: UTF8.self))
  }
}
