/// One step of an evaluation, in the order in which steps begin; what lies before `end` belongs to it.
///
/// Constants leave no entry: they can be read off the law. Operands are found by walking the law beside the trace.
struct TraceEntry: Equatable {
  enum Kind: UInt8 {
    case expression, fact, rule, sharedRule, governing, sharedGoverning, value, table, column, row
    case element, list
  }
  var bits: Int64 = 0
  /// A node, or the number of what the kind says.
  var subject: Int32
  var place: Int32
  var end: Int32
  /// The position of an edition, an entry, a row or the first reading; -1 for none.
  var detail: Int32 = -1
  var state: UInt8 = 0
  var kind: Kind

  var read: Read { Read(bits, state) }

  @inline(__always)
  mutating func finish(_ read: Read, _ end: Int) {
    bits = read.bits
    state = read.state
    self.end = Int32(truncatingIfNeeded: end)
  }
}

/// A record as it stands in one case: the case's own, one referred to, or an element of a list.
struct Place: Equatable {
  var record: Int32
  /// Where its cells and links begin.
  var cells: Int32
  var links: Int32
  /// The place it was reached from, by which reference, and its number in the list (0 when it is no element).
  var parent: Int32
  var way: Int32
  var number: Int32
}

/// What is known of one fact, ruling, list or governing date in one place.
struct Cell {
  /// Keeps a result until the stamp of the bench changes.
  @inline(__always)
  mutating func keep(_ read: Read, _ entry: Int, _ stamp: UInt32) {
    self.read = read
    self.stamp = stamp
    firstReading = Int32(truncatingIfNeeded: entry)
  }

  enum Standing: UInt8 { case notAsked, given, declined }
  /// What was answered.
  var given = Read(state: State.unknown)
  /// What it comes to; for rulings and facts with a relevance valid while `stamp` is the bench's.
  var read = Read(state: State.unknown)
  var stamp: UInt32 = 0
  /// The trace entry of the first reading.
  var firstReading: Int32 = -1
  var standing = Standing.notAsked
}
