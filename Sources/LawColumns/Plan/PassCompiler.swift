import LawLanguage
import Measures

/// Turns expressions of the law into steps over the rows of one record and the records in the same rows.
struct PassCompiler {
  /// A record in the rows of this pass; nothing is known of it unless it has columns there.
  struct Frame: Hashable {
    let record: ID<Record>
    let isKnown: Bool
  }
  struct Place: Hashable {
    let frame: Frame
    let governing: Governing
  }
  private struct NodeKey: Hashable {
    let node: ID<Node>
    let frame: Frame
    let governing: Governing?
  }
  private struct RuleKey: Hashable {
    let rule: ID<Rule>
    let frame: Frame
  }

  let session: PlanSession
  var vectors = VectorBuilder()
  private(set) var sources: [Source] = []
  private var sourceNumbers: [Source: Int] = [:]
  private var terms: [NodeKey: Term] = [:]
  private var ruleTerms: [RuleKey: Term] = [:]
  var factTerms: [Frame: [ID<Fact>: Term]] = [:]
  var governings: [Frame: Term] = [:]

  init(_ session: PlanSession) { self.session = session }

  var book: LawBook { session.book }
  var day: Governing { Governing(term: Term(Int64(session.population.day.number)), source: .day) }

  func columns(_ frame: Frame) -> RecordColumns? {
    frame.isKnown ? session.population[frame.record] : nil
  }

  mutating func source(_ source: Source) -> Int {
    if let number = sourceNumbers[source] { return number }
    sources.append(source)
    sourceNumbers[source] = sources.count - 1
    return sources.count - 1
  }

  // MARK: What is asked for

  mutating func term(_ request: Request) -> Term {
    let frame = Frame(record: request.record, isKnown: session.population[request.record] != nil)
    switch request.subject {
    case .rule(let rule): return ruleTerm(rule, frame)
    case .fact(let fact): return factTerm(fact, frame)
    case .governing(let source): return governing(source, frame).term
    case .node(let node, let source):
      return term(node, Place(frame: frame, governing: governing(source, frame)))
    }
  }

  /// A ruling, from the columns of an earlier pass if they are there.
  mutating func ruleTerm(_ rule: ID<Rule>, _ frame: Frame) -> Term {
    let key = RuleKey(rule: rule, frame: frame)
    if let known = ruleTerms[key] { return known }
    let request = Request(record: frame.record, subject: .rule(rule))
    let made: Term
    if frame.isKnown, let kept = session.known(request) {
      made = load(kept)
    } else {
      made = readRule(book[rule], frame)
    }
    ruleTerms[key] = made
    return made
  }

  /// An expression in a place.
  mutating func term(_ id: ID<Node>, _ place: Place) -> Term {
    let isDated = session.readsGoverning[Int(id.index)]
    let key = NodeKey(node: id, frame: place.frame, governing: isDated ? place.governing : nil)
    if let known = terms[key] { return known }
    let made = read(id, place)
    terms[key] = made
    return made
  }

  // MARK: Columns

  /// A column kept by an earlier pass, in the same rows.
  mutating func load(_ kept: KeptColumn) -> Term {
    Term(
      load(kept.bits, kept.range, kept.possible),
      load(kept.state, 0...7, kept.possibleStates))
  }

  private mutating func load(
    _ part: KeptPart, _ range: ClosedRange<Int64>, _ possible: UInt64
  ) -> Operand {
    switch part {
    case .constant(let value): return .constant(value)
    case .slot(let slot):
      return vectors.load(
        source(.slot(slot)), session.slots[slot].lane, range, possible: possible)
    }
  }

  /// A column kept by an earlier pass, at the rows an index gives; `missing` where it gives none.
  mutating func gather(_ kept: KeptColumn, _ index: Operand, missing: Term) -> Term {
    Term(
      gather(kept.bits, kept.range, kept.possible, index, missing.bits),
      gather(kept.state, 0...7, kept.possibleStates, index, missing.state))
  }

  private mutating func gather(
    _ part: KeptPart, _ range: ClosedRange<Int64>, _ possible: UInt64, _ index: Operand,
    _ missing: Operand
  ) -> Operand {
    switch part {
    case .constant(let value):
      let isMissing = vectors.less(index, .constant(0))
      return vectors.select(isMissing, missing, .constant(value))
    case .slot(let slot):
      return gather(.slot(slot), session.slots[slot].lane, range, possible, index, missing)
    }
  }

  mutating func gather(
    _ from: Source, _ lane: Lane, _ range: ClosedRange<Int64>, _ possible: UInt64,
    _ index: Operand, _ missing: Operand
  ) -> Operand {
    let hasMissing = vectors.range(index).lowerBound < 0
    guard let other = hasMissing ? missing.constant : range.lowerBound,
      case .vector(let rows) = index
    else {
      preconditionFailure("a place of which nothing is known has constant rulings")
    }
    let whole = min(range.lowerBound, other)...max(range.upperBound, other)
    // What stands in rows that refer to none need not fit the lane of the column.
    let fitting = lane >= Lane.holding(whole)
    let step = Step(
      action: .gather(source: source(from)), lane: lane, a: rows,
      k: fitting ? other : range.lowerBound)
    let seen = fitting ? whole : range
    let gathered = vectors.make(
      step, lane, seen, possible: possible | vectors.possible(.constant(other)))
    let narrow = vectors.vector(gathered, in: Lane.holding(seen))
    if fitting { return narrow }
    return vectors.select(vectors.less(index, .constant(0)), missing, narrow)
  }
}
