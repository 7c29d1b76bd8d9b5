import LawLanguage

/// A column that one pass makes, for the caller or for a later pass.
struct Request: Hashable, Sendable {
  enum Subject: Hashable, Sendable {
    case rule(ID<Rule>)
    /// With its relevance.
    case fact(ID<Fact>)
    case node(ID<Node>, GoverningSource)
    case governing(GoverningSource)
  }
  let record: ID<Record>
  let subject: Subject
}

/// Where the day comes from whose law is read.
indirect enum GoverningSource: Hashable, Sendable {
  /// The day of assessment.
  case day
  /// The governing date of a rule of the record.
  case rule(ID<Rule>)
  case record(ID<Record>)
  /// The governing date of the record that lists this one.
  case listing(ID<Reference>, GoverningSource)
}

/// The governing date in hand.
struct Governing: Hashable, Sendable {
  let term: Term
  let source: GoverningSource
}

/// Values or states kept between passes: a constant, or memory made when the plan runs.
enum KeptPart: Hashable, Sendable {
  case constant(Int64)
  case slot(Int)
}

/// A column kept between passes, and what is known of it.
struct KeptColumn: Sendable {
  var bits: KeptPart
  var state: KeptPart
  var range: ClosedRange<Int64>
  var possible: UInt64
  var possibleStates: UInt64
}

/// Memory for one vector of a pass, made when the plan runs.
struct Slot: Sendable {
  let lane: Lane
  let rows: Int
}

/// Where the memory of a loaded or gathered column comes from.
enum Source: Hashable, Sendable {
  case fact(ID<Fact>)
  case factStates(ID<Fact>)
  case reference(ID<Reference>)
  case slot(Int)
}

/// The rows that list themselves under each row.
struct ListRows: Sendable {
  /// Words; those of row i lie in `rows[starts[i]]..<rows[starts[i + 1]]`.
  let starts: ColumnMemory
  let rows: ColumnMemory

  init(_ reference: ReferenceColumn, target: Int) {
    var counts = [Int64](repeating: 0, count: target + 1)
    for row in 0..<reference.count {
      if let owner = reference[row] { counts[owner + 1] += 1 }
    }
    for row in 0..<target { counts[row + 1] += counts[row] }
    starts = ColumnMemory(counts, .word)
    rows = ColumnMemory(byteCount: reference.count * 4)
    for row in 0..<reference.count {
      guard let owner = reference[row] else { continue }
      rows.store(Int64(row), Int(counts[owner]), .word)
      counts[owner] += 1
    }
  }
}

/// An aggregate over the rows of a list.
struct AggregateStep: Sendable {
  let kind: AggregateKind
  let list: ListRows
  /// States of the list itself.
  let states: ColumnMemory?
  let filter: KeptColumn?
  let element: KeptColumn?
}
