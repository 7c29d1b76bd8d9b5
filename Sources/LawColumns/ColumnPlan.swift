import LawLanguage
import Measures

/// Passes over the rows of a population, ready to run any number of times.
public struct ColumnPlan: Sendable {
  let book: LawBook
  let population: Population
  let passes: [PlannedPass]
  let slots: [Slot]
  let specials: [Special]
  let aggregates: [AggregateStep]
  let asked: [AskedColumn]
  let sums: Int
  let counts: Int
  /// The memory of results given up, for the next run.
  let store = ColumnStore()

  init(_ session: PlanSession, _ asked: [AskedColumn]) {
    book = session.book
    population = session.population
    passes = session.passes.map { PlannedPass($0) }
    slots = session.slots
    specials = session.specials
    aggregates = session.aggregates
    self.asked = asked
    sums = session.sums
    counts = session.counts
  }

  /// Kernel calls for a block of rows, over all passes.
  public var instructionCount: Int { passes.reduce(0) { $0 + $1.program.instructions.count } }
}

/// A pass with its program.
struct PlannedPass: Sendable {
  let rows: Int
  let program: Program
  let sources: [Source]
  let tables: [ColumnMemory]

  init(_ pass: Pass) {
    let vectors = pass.vectors
    var roots: [Int32] = []
    var fixed: [Int32: Register] = [:]
    for output in pass.outputs {
      roots.append(output.vector)
      switch output.use {
      case .slot(let slot):
        fixed[output.vector] = .slot(slot, vectors.shapes[Int(output.vector)].lane)
      case .sum(_, .vector(let state)): roots.append(state)
      default: break
      }
    }
    rows = pass.rows
    let packed = PackedLookups(vectors, roots: roots)
    program = Program(
      vectors, roots: roots, fixed: fixed, outputs: pass.outputs, packed: packed)
    sources = pass.sources
    let all = vectors.tables + packed.groups.map(\.table)
    tables = all.map { ColumnMemory($0.values, $0.lane) }
  }
}
