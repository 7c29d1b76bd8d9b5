import LawLanguage
import Measures

/// Expressions.
extension PassCompiler {
  mutating func read(_ id: ID<Node>, _ place: Place) -> Term {
    switch book[id].operation {
    case .constant(let bits): return Term(bits)
    case .none: return Term(state: .none)
    case .notApplicable: return Term(state: .notApplicable)
    case .notKnown: return Term(state: .notKnown)
    case .day: return day.term
    case .fact(let fact): return factTerm(fact, place.frame)
    case .rule(let rule): return ruleTerm(rule, place.frame)
    case .follow(let reference, let operand): return follow(reference, operand, place)
    case .value(let value, let keys, let at): return readValue(book[value], keys, at, place)
    case .choice(let choice): return Term(option(choice))
    case .not, .and, .or, .condition, .isNone: return readLogic(id, place)
    case .aggregate(let kind, let list, let element, let filter):
      return readAggregate(kind, list, element, filter, id, place)
    default: return readOperation(id, place)
    }
  }

  private func option(_ id: ID<Choice>) -> Int64 {
    let taken = session.population.choices[id]
    let choice = book[id]
    return Int64(
      taken.flatMap { choice.options.indices.contains($0) ? $0 : nil } ?? choice.defaultOption)
  }

  // MARK: Operations whose operands all have to be values

  private mutating func readOperation(_ id: ID<Node>, _ place: Place) -> Term {
    let operands = book[id].operation.operands.map { term($0, place) }
    let state = operands.dropFirst().reduce(operands[0].state) { vectors.worse($0, $1.state) }
    switch book[id].operation {
    case .compare(let comparison, _, _):
      let mask = vectors.compare(comparison, operands[0].bits, operands[1].bits)
      return compared(mask, state, ifNone: comparison == .notEqual)
    case .member: return compared(member(operands[0].bits, operands[1].bits), state)
    case .between:
      let mask = vectors.between(operands[0].bits, operands[1].bits, operands[2].bits)
      return compared(mask, state)
    case .relabel: return operands[0]
    default:
      if state.isConstant(above: .value) { return Term(.constant(0), state) }
      let made = reckoned(id, operands.map(\.bits))
      return Term(made.bits, combined(state, made.state))
    }
  }

  /// The state of the operands, and where it is a value that of the operation.
  private mutating func combined(_ state: Operand, _ own: Operand) -> Operand {
    if own.constant == 0 { return state }
    return vectors.select(vectors.isValue(state), own, state)
  }

  /// A comparison is decided where an operand is `none`.
  private mutating func compared(_ mask: Operand, _ state: Operand, ifNone: Bool = false) -> Term {
    var bits = vectors.and(mask, vectors.isValue(state))
    if ifNone { bits = vectors.or(bits, vectors.has(state, .none)) }
    return Term(bits, vectors.undecided(state))
  }

  /// Whether an element is in a set, given by its number.
  private mutating func member(_ element: Operand, _ set: Operand) -> Operand {
    let elements = vectors.range(element)
    let count = Int64((book.sets.map(\.count).max() ?? 0) * 64)
    guard elements.lowerBound >= 0, elements.upperBound < count else { return .no }
    let first = vectors.range(set).lowerBound
    let width = elements.upperBound + 1
    var bits: [Int64] = []
    for number in vectors.range(set) {
      for value in 0..<width { bits.append(isMember(value, of: Int(number)) ? 1 : 0) }
    }
    let row = vectors.arithmetic(.subtract, set, .constant(first)).bits
    let start = vectors.arithmetic(.multiply, row, .constant(width)).bits
    return vectors.lookup(vectors.arithmetic(.add, start, element).bits, bits, first: 0)
  }

  private func isMember(_ element: Int64, of set: Int) -> Bool {
    guard book.sets.indices.contains(set) else { return false }
    let word = Int(element >> 6)
    return word < book.sets[set].count && book.sets[set][word] >> UInt64(element & 63) & 1 == 1
  }

  // MARK: Arithmetic

  private mutating func reckoned(_ id: ID<Node>, _ operands: [Operand]) -> Term {
    switch book[id].operation {
    case .add: return checked(vectors.arithmetic(.add, operands[0], operands[1]))
    case .subtract, .daysBetween:
      return checked(vectors.arithmetic(.subtract, operands[0], operands[1]))
    case .multiply: return checked(vectors.arithmetic(.multiply, operands[0], operands[1]))
    case .negate: return checked(vectors.arithmetic(.subtract, .constant(0), operands[0]))
    case .absolute:
      var negated = vectors.arithmetic(.subtract, .constant(0), operands[0])
      let isNegative = vectors.less(operands[0], .constant(0))
      negated.overflow = vectors.and(negated.overflow, isNegative)
      negated.bits = vectors.select(isNegative, negated.bits, operands[0])
      return checked(negated)
    case .smaller: return Term(vectors.smaller(operands[0], operands[1]))
    case .larger: return Term(vectors.larger(operands[0], operands[1]))
    case .widen(_, let places): return widened(operands[0], places)
    case .daysAfter: return inCalendar(vectors.arithmetic(.add, operands[0], operands[1]))
    case .round(let numerator, let over, let unit, let rounding):
      let step = book.roundingStep(id, numerator, over, unit, rounding)
      return rounded(step, operands) ?? special(id, operands)
    default: return special(id, operands)
    }
  }

  /// Rounding over a constant that stays within longs, else nil.
  private mutating func rounded(_ step: RoundingStep, _ operands: [Operand]) -> Term? {
    let denominator = operands.count > 1 ? operands[1].constant : 1
    guard let denominator, let (factor, divisor) = step.reduced(over: denominator) else {
      return nil
    }
    let product = vectors.arithmetic(.multiply, operands[0], .constant(factor))
    guard product.overflow.constant == 0 else { return nil }
    let quotient = vectors.quotient(product.bits, divisor, step.rounding)
    let made = vectors.arithmetic(.multiply, quotient, .constant(step.unit))
    return made.overflow.constant == 0 ? Term(made.bits) : nil
  }

  private mutating func checked(_ made: Checked) -> Term {
    Term(made.bits, vectors.failing(.constant(0), where: made.overflow))
  }

  private mutating func widened(_ operand: Operand, _ places: Int) -> Term {
    if places <= 18 {
      return checked(vectors.arithmetic(.multiply, operand, .constant(powerOfTen(places))))
    }
    let isZero = vectors.equal(operand, .constant(0))
    return Term(.constant(0), vectors.failing(.constant(0), where: vectors.not(isZero)))
  }

  /// A day, failed outside of the calendar.
  private mutating func inCalendar(_ made: Checked) -> Term {
    let calendar = Special.calendar
    let within = vectors.between(
      made.bits, .constant(calendar.lowerBound), .constant(calendar.upperBound))
    let isDay = vectors.andNot(within, made.overflow)
    let bits = vectors.select(isDay, made.bits, .constant(0))
    return Term(
      vectors.clamped(bits, calendar), vectors.failing(.constant(0), where: vectors.not(isDay)))
  }

  private mutating func special(_ id: ID<Node>, _ operands: [Operand]) -> Term {
    guard let special = special(id) else { preconditionFailure("an operation without a meaning") }
    var used = operands
    if used.count < 2, case .round = special { used.append(.constant(1)) }
    let constants = used.compactMap(\.constant) + [0, 0]
    if constants.count == used.count + 2 {
      return Term(special.result(constants[0], constants[1], constants[2]))
    }
    let ranges = used.map { vectors.range($0) } + [0...0, 0...0]
    let (range, possible) = special.shape(ranges[0], ranges[1])
    let number = session.add(special)
    return vectors.special(number, used, range, possible)
  }

  private func special(_ id: ID<Node>) -> Special? {
    switch book[id].operation {
    case .monthsAfter(_, _, let end): .monthsAfter(end)
    case .datePart(let part, _): .datePart(part)
    case .makeDate: .makeDate
    case .fullYears: .fullYears
    case .fullMonths: .fullMonths
    case .addWorkingDays(_, _, let calendar): .addWorkingDays(book[calendar].days)
    case .workingDaysBetween(_, _, let calendar): .workingDaysBetween(book[calendar].days)
    case .round(let numerator, let over, let unit, let rounding):
      .round(book.roundingStep(id, numerator, over, unit, rounding))
    default: nil
    }
  }
}

extension Operand {
  fileprivate func isConstant(above state: RulingState) -> Bool {
    (constant ?? 0) > Int64(state.rawValue)
  }
}

extension VectorBuilder {
  /// The same vector where it is known to lie within the range, and otherwise one that does.
  mutating func clamped(_ x: Operand, _ range: ClosedRange<Int64>) -> Operand {
    smaller(larger(x, .constant(range.lowerBound)), .constant(range.upperBound))
  }

  /// Values and states of a step that is reckoned row by row.
  mutating func special(
    _ number: Int, _ operands: [Operand], _ range: ClosedRange<Int64>, _ possible: UInt64
  ) -> Term {
    withCompanion(specialValues(number, operands, range), range, possible)
  }

  mutating func specialValues(
    _ number: Int, _ operands: [Operand], _ range: ClosedRange<Int64>
  ) -> Operand {
    var step = Step(action: .special(number: number), lane: .long)
    let ids = operands.map { vector($0, in: .long).id ?? -1 }
    step.a = ids[0]
    step.b = ids.count > 1 ? ids[1] : -1
    step.c = ids.count > 2 ? ids[2] : -1
    return make(step, .long, range)
  }

  /// The states beside the values of a step.
  mutating func withCompanion(
    _ made: Operand, _ range: ClosedRange<Int64>, _ possible: UInt64
  ) -> Term {
    guard case .vector(let id) = made else { return Term(made) }
    let state = make(Step(action: .companion, a: id), .byte, 0...7, possible: possible)
    let bits = vector(made, in: Lane.holding(range))
    return Term(bits, possible == 1 ? .constant(0) : state)
  }
}
