import LawLanguage
import Measures

/// Kleene's logic, conditions, dated values and lists.
extension PassCompiler {
  mutating func readLogic(_ id: ID<Node>, _ place: Place) -> Term {
    switch book[id].operation {
    case .not(let operand): return readNot(term(operand, place))
    case .isNone(let operand):
      let read = term(operand, place)
      return Term(vectors.has(read.state, .none), vectors.undecided(read.state))
    case .and(let ids): return readJunction(ids, place, decides: false)
    case .or(let ids): return readJunction(ids, place, decides: true)
    case .condition(let test, let yes, let no): return readCondition(id, test, yes, no, place)
    default: preconditionFailure("not an operation of logic")
    }
  }

  private mutating func readNot(_ read: Term) -> Term {
    let isDecided = vectors.lessOrEqual(read.state, .state(.none))
    return Term(vectors.andNot(isDecided, read.bits), vectors.undecided(read.state))
  }

  /// A decided side decides; otherwise the greatest state of what is not decided.
  private mutating func readJunction(_ ids: [ID<Node>], _ place: Place, decides: Bool) -> Term {
    var decided = Operand.no
    var state = Operand.constant(0)
    var allYes = Operand.yes
    for id in ids {
      let read = term(id, place)
      let waits = vectors.undecided(read.state)
      state = vectors.worse(state, waits)
      if decides {
        decided = vectors.or(decided, read.bits)
      } else if waits.constant == 0 {
        allYes = vectors.and(allYes, read.bits)
      } else {
        let isNo = vectors.andNot(vectors.isValue(waits), read.bits)
        decided = vectors.or(decided, isNo)
      }
      if decided.constant == 1 || allYes.constant == 0 { return Term(decides ? 1 : 0) }
    }
    decided = decides ? decided : vectors.or(decided, vectors.not(allYes))
    let left = vectors.select(decided, .constant(0), state)
    if decides { return Term(decided, left) }
    let bits = vectors.andNot(vectors.isValue(state), decided)
    return Term(bits, left)
  }

  private mutating func readCondition(
    _ id: ID<Node>, _ test: ID<Node>, _ yes: ID<Node>, _ no: ID<Node>, _ place: Place
  ) -> Term {
    let test = term(test, place)
    let waits = vectors.undecided(test.state)
    if waits.constant == 0, let value = test.bits.constant {
      return term(value == 0 ? no : yes, place)
    }
    let (a, b) = (term(yes, place), term(no, place))
    let decided = vectors.select(test.bits, a, b)
    if waits.constant == 0 { return decided }
    let agree = vectors.and(vectors.isSettled(a), vectors.same(a, b))
    let unknown = [waits, a.state, b.state].reduce(Operand.no) { mask, state in
      vectors.or(mask, vectors.has(state, .unknown))
    }
    let open = vectors.select(unknown, .state(.unknown), waits)
    let other = Term(b.bits, vectors.select(agree, b.state, open))
    let made = vectors.select(vectors.isValue(waits), decided, other)
    return finished(made, book[id].type)
  }

  // MARK: Dated values

  mutating func readValue(
    _ value: DatedValue, _ keys: [ID<Node>], _ at: ID<Node>?, _ place: Place
  ) -> Term {
    let day = at.map { term($0, place) } ?? place.governing.term
    var state = day.state
    var index = Operand.constant(0)
    for (key, enumeration) in zip(keys, value.keys) {
      let read = term(key, place)
      let size = Int64(book[enumeration].cases.count)
      state = vectors.worse(state, read.state)
      index = vectors.arithmetic(.multiply, index, .constant(size)).bits
      index = vectors.arithmetic(.add, index, vectors.clamped(read.bits, 0...(size - 1))).bits
    }
    if (state.constant ?? 0) != 0 { return Term(.constant(0), state) }
    let found = entry(of: value, index, on: day.bits)
    guard found.state.constant != 0 else { return Term(found.bits, state) }
    let own = vectors.select(vectors.isValue(state), found.state, state)
    return finished(Term(found.bits, own), value.type)
  }

  /// The entry in force, from a table by day and series.
  private mutating func entry(of value: DatedValue, _ index: Operand, on day: Operand) -> Term {
    let thresholds = Set(
      value.series.joined().flatMap { entry in
        [entry.from?.number, entry.through.map { $0.number + 1 }].compactMap { $0.map(Int64.init) }
      }
    ).sorted()
    let used = vectors.range(index)
    let width = used.upperBound - used.lowerBound + 1
    let period = vectors.steps(day, thresholds)
    var row = vectors.arithmetic(.multiply, period, .constant(width)).bits
    let column = vectors.arithmetic(.subtract, index, .constant(used.lowerBound)).bits
    row = vectors.arithmetic(.add, row, column).bits
    var found: [RowResult] = []
    for start in [Int64.min] + thresholds {
      for series in used { found.append(value.entry(inSeries: Int(series), on: start)) }
    }
    let bits = vectors.lookup(row, found.map(\.bits), first: 0)
    return Term(bits, vectors.lookup(row, found.map { Int64($0.state.rawValue) }, first: 0))
  }
}

extension DatedValue {
  /// What the value is on a day, given by its number.
  func entry(inSeries series: Int, on day: Int64) -> RowResult {
    let entry = self.series[series].last { entry in
      (entry.from.map { Int64($0.number) <= day } ?? true)
        && (entry.through.map { day <= Int64($0.number) } ?? true)
    }
    switch entry?.content {
    case .value(let bits): return RowResult(bits)
    case .some(.none): return RowResult(.none)
    case .notApplicable: return RowResult(.notApplicable)
    case .notKnown: return RowResult(.notKnown)
    case nil: return RowResult(.undefined)
    }
  }
}
