/// The values and states of one expression, for the rows in hand.
///
/// Yes/no expressions keep their bits at 0 wherever the state is not `value`.
struct Term: Hashable, Sendable {
  var bits: Operand
  var state: Operand

  init(_ bits: Operand, _ state: Operand = .constant(0)) {
    self.bits = bits
    self.state = state
  }

  init(_ value: Int64) { self.init(.constant(value)) }

  init(state: RulingState) { self.init(.constant(0), .state(state)) }

  init(_ result: RowResult) {
    self.init(.constant(result.bits), .state(result.state))
  }
}

/// The three-valued meaning of the law, in masks and states.
extension VectorBuilder {
  /// The greater state, row by row.
  mutating func worse(_ a: Operand, _ b: Operand) -> Operand { larger(a, b) }

  /// Rows with that state.
  mutating func has(_ state: Operand, _ wanted: RulingState) -> Operand {
    equal(state, .state(wanted))
  }

  mutating func isValue(_ state: Operand) -> Operand { has(state, .value) }

  /// The state where it is above another, else `value`.
  mutating func above(_ limit: RulingState, _ state: Operand) -> Operand {
    let k = Int64(limit.rawValue)
    if let value = state.constant { return .constant(value > k ? value : 0) }
    let beyond = ~((2 << UInt64(k)) - 1) & possible(state)
    if beyond == 0 { return .constant(0) }
    if beyond | 1 == possible(state) | 1 && possible(state) & ~beyond <= 1 { return state }
    return kernel(
      .aboveK, .byte, [state], k: k, range: range(state), possible: beyond | 1)
  }

  /// Rows that are neither a value nor `none`: their state, else `value`.
  mutating func undecided(_ state: Operand) -> Operand { above(.none, state) }

  /// `state`, but `failed` where it is a value and the mask is set.
  mutating func failing(_ state: Operand, where mask: Operand) -> Operand {
    stateWhere(state, mask, .failed)
  }

  mutating func stateWhere(_ state: Operand, _ mask: Operand, _ new: RulingState) -> Operand {
    if mask.constant == 0 { return state }
    if state.constant == 0 { return select(mask, .state(new), .constant(0)) }
    if !mayBe(state, .value) { return state }
    if mask.constant == 1 { return select(isValue(state), .state(new), state) }
    let k = Int64(new.rawValue)
    return kernel(
      .stateWhere, .byte, [state, mask], k: k, range: 0...max(range(state).upperBound, k),
      possible: possible(state) | 1 << UInt64(k))
  }

  mutating func select(_ mask: Operand, _ a: Term, _ b: Term) -> Term {
    Term(select(mask, a.bits, b.bits), select(mask, a.state, b.state))
  }

  /// Clears the bits of a yes/no expression where it is not a value.
  mutating func normalised(_ term: Term) -> Term {
    if possible(term.state) == 1 { return term }
    return Term(and(term.bits, isValue(term.state)), term.state)
  }

  /// A condition that is not met: no, `none` or not applicable.
  mutating func unmet(_ term: Term) -> Operand {
    andNot(lessOrEqual(term.state, .state(.notApplicable)), term.bits)
  }

  /// Equal values, or the same state without a value.
  mutating func same(_ a: Term, _ b: Term) -> Operand {
    if a == b { return .yes }
    let states = equal(a.state, b.state)
    let bits = equal(a.bits, b.bits)
    return and(states, or(not(isValue(a.state)), bits))
  }

  /// Whether it can be one of several equal outcomes: a value, `none` or "not applicable".
  mutating func isSettled(_ term: Term) -> Operand {
    lessOrEqual(term.state, .state(.notApplicable))
  }
}
