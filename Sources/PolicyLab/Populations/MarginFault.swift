/// Why a population cannot be made.
public enum PopulationFault: Error, Hashable, Sendable {
  /// The file is not JSON of the form, with the place.
  case unreadable(file: String, reason: String)
  /// A dimension, case, record, fact or answer that neither the file nor the law has.
  case unknownName(kind: String, name: String)
  /// A count of a margin that the law files do not hold on that day.
  case missingCount(margin: String, cell: String, value: String)
  case negativeCount(margin: String, cell: String, count: Int)
  /// Two cells of a margin that share people.
  case overlappingCells(margin: String, cell: String, other: String)
  /// No combination of the cell is possible, but people are counted in it.
  case impossibleCell(margin: String, cell: String, count: Int)
  /// The margins contradict each other: what the cell comes nearest to.
  case cannotBeMet(margin: String, cell: String, published: Int, reached: Int)
  case tooManyCases(dimension: String, most: Int)
  /// No rows, or more than the machine's words hold.
  case rowsOutOfRange(Int)
}
