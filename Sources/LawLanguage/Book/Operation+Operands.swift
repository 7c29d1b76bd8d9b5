extension Operation {
  /// The nodes it reads directly, in the order in which they are read.
  public var operands: [ID<Node>] {
    switch self {
    case .constant, .none, .notApplicable, .notKnown, .day, .fact, .rule, .choice: []
    case .follow(_, let a), .not(let a), .isNone(let a), .negate(let a), .absolute(let a),
      .widen(let a, _), .datePart(_, let a), .relabel(let a):
      [a]
    case .value(_, let keys, let at): keys + (at.map { [$0] } ?? [])
    case .and(let parts), .or(let parts): parts
    case .compare(_, let a, let b), .member(let a, let b), .add(let a, let b),
      .subtract(let a, let b), .multiply(let a, let b), .smaller(let a, let b),
      .larger(let a, let b), .daysAfter(let a, let b), .monthsAfter(let a, let b, _),
      .daysBetween(let a, let b), .fullYears(let a, let b), .fullMonths(let a, let b),
      .addWorkingDays(let a, let b, _), .workingDaysBetween(let a, let b, _):
      [a, b]
    case .between(let a, let b, let c), .makeDate(let a, let b, let c),
      .condition(let a, let b, let c):
      [a, b, c]
    case .round(let a, let over, _, _): [a] + (over.map { [$0] } ?? [])
    case .aggregate(_, _, let element, let filter): [filter, element].compactMap { $0 }
    }
  }
}
