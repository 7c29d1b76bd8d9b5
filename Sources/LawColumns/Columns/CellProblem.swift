/// Something in the input that cannot be read; the cell counts as not answered, everything else is kept.
public struct CellProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A yes/no other than 0 and 1, or a case that the enumeration does not have.
    case noSuchCase
    /// A date outside of years 1...9999, or no date at all.
    case impossibleDate
    case negativeMoney
    /// Outside of the range that the law file declares for the fact.
    case outOfRange
    /// `none` for a fact that always has a value.
    case notOptional
    /// A row of another record that is not there.
    case noSuchRow
    /// The text cannot be read as a value of the column.
    case unreadable
    /// A list for which another number than 0 is given; its elements have no place in a row.
    case listNotEmpty
    /// A key that no row of the other file has.
    case noSuchKey
    /// A key that stands in several rows of its file: which of them is meant is not known.
    case doubledKey
    /// Another number of elements is stated than rows of the other file lead here.
    case listCount(found: Int)
    /// The line has fewer or more cells than there are columns.
    case cellCount(found: Int, expected: Int)
    /// The text ends inside of a line or of quotes.
    case cutOff
    /// The last line has no line end: it is kept, but if the file was cut its last value may be too short.
    case noLineEnd
  }
  /// Counted from 0.
  public let row: Int
  /// The name of the fact or reference; nil when it is the whole row.
  public let column: String?
  public let kind: Kind
  /// What stands in the cell, its beginning.
  public let text: String?

  public init(row: Int, column: String?, kind: Kind, text: String? = nil) {
    self.row = row
    self.column = column
    self.kind = kind
    self.text = text
  }
}

/// The problems of an input: all are counted, the first are kept.
public struct CellProblems: Sendable {
  public private(set) var count = 0
  public private(set) var first: [CellProblem] = []
  public static var mostKept: Int { 1000 }

  public init() {}

  public mutating func add(_ problem: CellProblem) {
    count += 1
    if first.count < Self.mostKept { first.append(problem) }
  }

  public mutating func add(_ others: CellProblems) {
    count += others.count
    first += others.first.prefix(Self.mostKept - first.count)
  }

  /// All of several inputs, those of the first rows first.
  static func inOrder(_ parts: [CellProblems]) -> CellProblems {
    var all = CellProblems()
    all.count = parts.reduce(0) { $0 + $1.count }
    all.first = Array(parts.flatMap(\.first).sorted { $0.row < $1.row }.prefix(mostKept))
    return all
  }
}
