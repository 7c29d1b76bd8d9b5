import LawLanguage
import Measures

/// What all passes of one plan share while they are made.
final class PlanSession {
  let book: LawBook
  let population: Population
  let readsGoverning: [Bool]
  private(set) var passes: [Pass] = []
  private(set) var slots: [Slot] = []
  private(set) var aggregates: [AggregateStep] = []
  private(set) var specials: [Special] = []
  private(set) var sums = 0
  private(set) var counts = 0
  private var kept: [Request: KeptColumn] = [:]
  private var lists: [ID<Reference>: ListRows] = [:]
  private let spaces: [ID<Record>: ID<Record>]
  /// The first thing that cannot be planned.
  var fault: ColumnFault?

  init(_ book: LawBook, _ population: Population) {
    self.book = book
    self.population = population
    readsGoverning = book.nodesReadingGoverningDate()
    spaces = Self.spaces(population, book)
  }

  /// Records whose rows are the same rows go by the name of one of them.
  private static func spaces(_ population: Population, _ book: LawBook) -> [ID<Record>: ID<Record>]
  {
    var spaces: [ID<Record>: ID<Record>] = [:]
    for record in population.records.keys { spaces[record] = record }
    for columns in population.records.values {
      for (reference, column) in columns.references {
        guard case .sameRow = column.content, let old = spaces[book[reference].target] else {
          continue
        }
        for (record, space) in spaces where space == old { spaces[record] = spaces[columns.record] }
      }
    }
    return spaces
  }

  func space(of record: ID<Record>) -> ID<Record>? { spaces[record] }

  func rowCount(_ record: ID<Record>) -> Int { population[record]?.count ?? 0 }

  // MARK: Columns between passes

  /// The column asked for; made by a pass of its own unless an earlier one made it.
  func column(_ request: Request) -> KeptColumn {
    if let column = kept[request] { return column }
    keep([request])
    guard let column = kept[request] else {
      preconditionFailure("a pass keeps what it is asked for")
    }
    return column
  }

  /// Makes one pass for requests of the same rows; those that are there already are left out.
  func keep(_ requests: [Request]) {
    let missing = requests.filter { kept[$0] == nil }
    guard let first = missing.first else { return }
    var compiler = PassCompiler(self)
    var terms: [(Request, Term)] = []
    for request in missing { terms.append((request, compiler.term(request))) }
    terms = refold(terms, &compiler)
    var outputs: [PassOutput] = []
    let rows = rowCount(first.record)
    for (request, term) in terms {
      kept[request] = keep(term, rows, &compiler.vectors, &outputs)
    }
    guard !outputs.isEmpty else { return }
    passes.append(Pass(rows: rows, compiler: compiler, outputs: outputs))
  }

  /// The same terms, cheaper; twice, because what is folded first may let more rest on one column.
  func refold<Key>(_ terms: [(Key, Term)], _ compiler: inout PassCompiler) -> [(Key, Term)] {
    var terms = terms
    for _ in 0..<2 {
      let roots = terms.flatMap { [$0.1.bits, $0.1.state] }
      let refolding = Refolding(compiler.vectors, roots: roots, specials: specials)
      terms = terms.map { ($0.0, refolding[$0.1]) }
      compiler.vectors = refolding.vectors
    }
    return terms
  }

  func keep(
    _ term: Term, _ rows: Int, _ vectors: inout VectorBuilder, _ outputs: inout [PassOutput]
  ) -> KeptColumn {
    KeptColumn(
      bits: keep(term.bits, rows, &vectors, &outputs),
      state: keep(term.state, rows, &vectors, &outputs), range: vectors.range(term.bits),
      possible: vectors.possible(term.bits), possibleStates: vectors.possible(term.state))
  }

  private func keep(
    _ operand: Operand, _ rows: Int, _ vectors: inout VectorBuilder, _ outputs: inout [PassOutput]
  ) -> KeptPart {
    guard case .vector(let id) = operand else { return .constant(operand.constant ?? 0) }
    if let known = outputs.first(where: { $0.vector == id }), case .slot(let slot) = known.use {
      return .slot(slot)
    }
    slots.append(Slot(lane: vectors.shapes[Int(id)].lane, rows: rows))
    outputs.append(PassOutput(vector: id, use: .slot(slots.count - 1)))
    return .slot(slots.count - 1)
  }

  func nextSum() -> Int {
    sums += 1
    return sums - 1
  }

  func nextCount() -> Int {
    counts += 1
    return counts - 1
  }

  /// Adds a pass that has other uses for its vectors than to keep them.
  func add(_ pass: Pass) { passes.append(pass) }

  /// What was asked for and is there already.
  func known(_ request: Request) -> KeptColumn? { kept[request] }

  // MARK: Shared parts

  func list(_ reference: ID<Reference>, _ column: ReferenceColumn) -> ListRows {
    if let list = lists[reference] { return list }
    let made = ListRows(column, target: rowCount(book[reference].target))
    lists[reference] = made
    return made
  }

  func add(_ step: AggregateStep) -> Int {
    aggregates.append(step)
    return aggregates.count - 1
  }

  func add(_ special: Special) -> Int {
    specials.append(special)
    return specials.count - 1
  }
}

/// A program over the rows of one record, and what becomes of its vectors.
struct Pass: Sendable {
  let rows: Int
  let vectors: VectorBuilder
  let sources: [Source]
  let outputs: [PassOutput]

  init(rows: Int, compiler: PassCompiler, outputs: [PassOutput]) {
    self.rows = rows
    vectors = compiler.vectors
    sources = compiler.sources
    self.outputs = outputs
  }
}

struct PassOutput: Sendable {
  enum Use: Sendable {
    case slot(Int)
    /// Added up where the state (a vector or a constant) is a value, into the sum with that number.
    case sum(Int, state: Operand)
    /// Counted by state.
    case count(Int)
  }
  let vector: Int32
  let use: Use
}
