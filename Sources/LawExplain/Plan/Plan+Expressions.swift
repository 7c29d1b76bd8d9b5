import LawLanguage
import Measures

extension Plan {
  func instruction(for id: ID<Node>, _ book: LawBook) -> Instruction {
    let node = book[id]
    switch node.operation {
    case .constant(let bits): return Instruction(code: .constant, bits: bits)
    case .none: return Instruction(code: .none)
    case .notApplicable: return Instruction(code: .notApplicable)
    case .notKnown(let hole): return Instruction(code: .notKnown, bits: Int64(hole.index))
    case .day: return Instruction(code: .day)
    case .fact(let fact): return reading(book[fact], book)
    case .rule(let rule): return Instruction(code: .rule, a: rule.index)
    case .choice(let choice): return Instruction(code: .choice, a: choice.index)
    case .follow(let reference, let operand):
      return Instruction(code: .follow, a: reference.index, b: operand.index)
    case .condition(let test, let yes, let no):
      return Instruction(code: .condition, a: test.index, b: yes.index, c: no.index)
    default: return arithmetic(node.operation) ?? Instruction(code: .none)
    }
  }

  private func reading(_ fact: Fact, _ book: LawBook) -> Instruction {
    guard fact.relevance == nil else { return Instruction(code: .fact, a: fact.id.index) }
    let slot = book[fact.record].facts.firstIndex(of: fact.id) ?? 0
    return Instruction(code: .plainFact, a: fact.id.index, b: Int32(slot))
  }

  private func arithmetic(_ operation: Operation) -> Instruction? {
    switch operation {
    case .not(let a): Instruction(code: .not, a: a.index)
    case .compare(let comparison, let a, let b):
      Instruction(code: comparison.code, a: a.index, b: b.index)
    case .isNone(let a): Instruction(code: .isNone, a: a.index)
    case .member(let a, let b): Instruction(code: .member, a: a.index, b: b.index)
    case .between(let a, let b, let c):
      Instruction(code: .between, a: a.index, b: b.index, c: c.index)
    case .add(let a, let b): Instruction(code: .add, a: a.index, b: b.index)
    case .subtract(let a, let b): Instruction(code: .subtract, a: a.index, b: b.index)
    case .multiply(let a, let b): Instruction(code: .multiply, a: a.index, b: b.index)
    case .negate(let a): Instruction(code: .negate, a: a.index)
    case .absolute(let a): Instruction(code: .absolute, a: a.index)
    case .smaller(let a, let b): Instruction(code: .smaller, a: a.index, b: b.index)
    case .larger(let a, let b): Instruction(code: .larger, a: a.index, b: b.index)
    case .widen(let a, let places): Instruction(code: .widen, a: a.index, bits: factor(places))
    case .relabel(let a): Instruction(code: .relabel, a: a.index)
    default: dates(operation)
    }
  }

  private func dates(_ operation: Operation) -> Instruction? {
    switch operation {
    case .daysAfter(let a, let b): Instruction(code: .daysAfter, a: a.index, b: b.index)
    case .monthsAfter(let a, let b, let end):
      Instruction(code: .monthsAfter, detail: end == .up ? 1 : 0, a: a.index, b: b.index)
    case .daysBetween(let a, let b): Instruction(code: .daysBetween, a: a.index, b: b.index)
    case .datePart(let part, let a):
      Instruction(code: .datePart, detail: part.number, a: a.index)
    case .makeDate(let a, let b, let c):
      Instruction(code: .makeDate, a: a.index, b: b.index, c: c.index)
    case .fullYears(let a, let b): Instruction(code: .fullYears, a: a.index, b: b.index)
    case .fullMonths(let a, let b): Instruction(code: .fullMonths, a: a.index, b: b.index)
    case .addWorkingDays(let a, let b, let calendar):
      Instruction(code: .addWorkingDays, a: a.index, b: b.index, c: calendar.index)
    case .workingDaysBetween(let a, let b, let calendar):
      Instruction(code: .workingDaysBetween, a: a.index, b: b.index, c: calendar.index)
    case .aggregate(let kind, let reference, let element, let filter):
      Instruction(
        code: kind.code, a: reference.index, b: element?.index ?? -1, c: filter?.index ?? -1)
    default: nil
    }
  }

  /// Ten to the power, or 0 when no number but 0 survives it.
  private func factor(_ places: Int) -> Int64 { places <= 18 ? powerOfTen(places) : 0 }
}

extension Comparison {
  var code: Code {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}

extension DatePart {
  var number: UInt8 {
    switch self {
    case .year: 0
    case .month: 1
    case .dayOfMonth: 2
    case .startOfYear: 3
    case .endOfYear: 4
    case .startOfMonth: 5
    case .endOfMonth: 6
    }
  }
}

extension AggregateKind {
  var code: Code {
    switch self {
    case .count: .count
    case .sum: .sum
    case .any: .any
    case .all: .all
    case .smallest: .smallest
    case .largest: .largest
    }
  }
}
