import LawLanguage
import Measures

/// Facts, references and governing dates.
extension PassCompiler {
  mutating func factTerm(_ id: ID<Fact>, _ frame: Frame) -> Term {
    if let known = factTerms[frame]?[id] { return known }
    let made = readFact(book[id], frame)
    factTerms[frame, default: [:]][id] = made
    return made
  }

  private mutating func readFact(_ fact: Fact, _ frame: Frame) -> Term {
    guard let relevance = fact.relevance else { return givenTerm(fact.id, frame) }
    let isDated = session.readsGoverning[Int(relevance.index)]
    let governing = isDated ? recordGoverning(frame) : day
    let asked = term(relevance, Place(frame: frame, governing: governing))
    let unmet = vectors.unmet(asked)
    if unmet.constant == 1 { return Term(state: .notApplicable) }
    let given = givenTerm(fact.id, frame)
    let waits = vectors.undecided(asked.state)
    var state = vectors.select(vectors.isValue(waits), given.state, waits)
    state = vectors.select(unmet, .state(.notApplicable), state)
    return finished(Term(given.bits, state), fact.type)
  }

  /// What was answered.
  private mutating func givenTerm(_ id: ID<Fact>, _ frame: Frame) -> Term {
    guard let column = columns(frame)?.facts[id] else { return Term(state: .unknown) }
    let bits = vectors.load(source(.fact(id)), column.lane, column.range)
    guard column.states != nil else { return Term(bits) }
    let state = vectors.load(
      source(.factStates(id)), .byte, 0...7, possible: UInt64(column.possible))
    return Term(bits, state)
  }

  /// Clears the bits of a yes/no term that has none.
  mutating func finished(_ term: Term, _ type: ValueType) -> Term {
    type.kind == .yesNo ? vectors.normalised(term) : term
  }

  // MARK: References

  mutating func follow(_ id: ID<Reference>, _ operand: ID<Node>, _ place: Place) -> Term {
    let target = book[id].target
    let missing = Frame(record: target, isKnown: false)
    let unknown = { (compiler: inout PassCompiler) in
      compiler.term(operand, Place(frame: missing, governing: place.governing))
    }
    guard session.population[target] != nil, let column = columns(place.frame)?.references[id]
    else {
      return unknown(&self)
    }
    guard case .rows = column.content else {
      let frame = Frame(record: target, isKnown: true)
      return term(operand, Place(frame: frame, governing: place.governing))
    }
    if session.rowCount(target) == 0 { return unknown(&self) }
    let range = (column.hasMissing ? -1 : 0)...Int64(max(session.rowCount(target) - 1, 0))
    let index = wordIndex(vectors.load(source(.reference(id)), .word, range))
    let other = column.hasMissing ? unknown(&self) : Term(0)
    return gathered(operand, target, index, other, place.governing)
  }

  /// Row numbers are used as words.
  private mutating func wordIndex(_ index: Operand) -> Operand {
    vectors.vector(index, in: .word)
  }

  private mutating func gathered(
    _ operand: ID<Node>, _ target: ID<Record>, _ index: Operand, _ missing: Term,
    _ governing: Governing
  ) -> Term {
    if case .fact(let id) = book[operand].operation, book[id].relevance == nil {
      return gatheredFact(id, target, index, missing)
    }
    let subject = subject(operand, governing)
    return gather(
      session.column(Request(record: target, subject: subject)), index, missing: missing)
  }

  private func subject(_ operand: ID<Node>, _ governing: Governing) -> Request.Subject {
    switch book[operand].operation {
    case .fact(let id): return .fact(id)
    case .rule(let id): return .rule(id)
    default:
      let isDated = session.readsGoverning[Int(operand.index)]
      if isDated && governing.term != day.term {
        session.fault = .tooWide(rule: book.text(of: book[operand].place))
      }
      return .node(operand, .day)
    }
  }

  private mutating func gatheredFact(
    _ id: ID<Fact>, _ target: ID<Record>, _ index: Operand, _ missing: Term
  ) -> Term {
    guard let column = session.population[target]?.facts[id] else { return Term(state: .unknown) }
    let bits = gather(.fact(id), column.lane, column.range, .max, index, missing.bits)
    var state = Operand.constant(0)
    if column.states != nil {
      state = gather(
        .factStates(id), .byte, 0...7, UInt64(column.possible), index, missing.state)
    } else if missing.state.constant != 0 {
      state = vectors.select(
        vectors.less(index, .constant(0)), missing.state, .constant(0))
    }
    return finished(Term(bits, state), book[id].type)
  }

  // MARK: Governing dates

  mutating func recordGoverning(_ frame: Frame) -> Governing {
    guard let node = book[frame.record].governingDate else { return day }
    let source = GoverningSource.record(frame.record)
    if let known = governings[frame] { return Governing(term: known, source: source) }
    let made = term(node, Place(frame: frame, governing: day))
    governings[frame] = made
    return Governing(term: made, source: source)
  }

  mutating func ruleGoverning(_ rule: Rule, _ frame: Frame) -> Governing {
    guard let node = rule.governingDate else { return recordGoverning(frame) }
    let made = term(node, Place(frame: frame, governing: day))
    return Governing(term: made, source: .rule(rule.id))
  }

  mutating func governing(_ source: GoverningSource, _ frame: Frame) -> Governing {
    switch source {
    case .day: return day
    case .record(let record): return recordGoverning(Frame(record: record, isKnown: frame.isKnown))
    case .rule(let rule):
      return ruleGoverning(
        book[rule], Frame(record: book[rule].record, isKnown: frame.isKnown))
    case .listing(let reference, let outer):
      return Governing(term: listing(reference, outer, frame), source: source)
    }
  }

  /// The governing date of the record that lists this one.
  private mutating func listing(
    _ reference: ID<Reference>, _ outer: GoverningSource, _ frame: Frame
  ) -> Term {
    let target = book[reference].target
    guard let column = columns(frame)?.references[reference] else { return Term(state: .unknown) }
    guard case .rows = column.content else {
      return governing(outer, Frame(record: target, isKnown: true)).term
    }
    let range = (column.hasMissing ? -1 : 0)...Int64(max(session.rowCount(target) - 1, 0))
    let index = wordIndex(vectors.load(source(.reference(reference)), .word, range))
    let kept = session.column(Request(record: target, subject: .governing(outer)))
    return gather(kept, index, missing: Term(state: .unknown))
  }
}
