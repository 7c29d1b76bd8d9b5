import LawLanguage
import Measures

extension Narration {
  /// Arithmetic and dates as a formula with labels.
  func calculation(_ id: ID<Node>, _ steps: [ID<Reference>]) -> String {
    switch book[id].operation {
    case .add(let a, let b): two("add", a, b, steps)
    case .subtract(let a, let b): two("subtract", a, b, steps)
    case .multiply(let a, let b): product(a, b, steps)
    case .smaller(let a, let b): two("smaller", a, b, steps)
    case .larger(let a, let b): two("larger", a, b, steps)
    case .negate(let a): say("number.minus", ["number": factor(a, steps)])
    case .absolute(let a): say("absolute", ["expression": term(a, steps)])
    case .daysAfter(let a, let b), .monthsAfter(let a, let b, _): later(a, b, steps)
    case .datePart(let part, let a): say("part." + part.phrase, ["date": term(a, steps)])
    case .makeDate(let a, let b, let c):
      say(
        "made-date",
        ["year": term(a, steps), "month": term(b, steps), "day": term(c, steps)])
    case .daysBetween(let a, let b): period("days-between", b, a, steps)
    case .fullYears(let a, let b): period("full-years", a, b, steps)
    case .fullMonths(let a, let b): period("full-months", a, b, steps)
    case .addWorkingDays(let a, let b, let calendar):
      say(
        "working-days-after",
        [
          "date": term(a, steps), "count": term(b, steps),
          "calendar": book[calendar].labels[language],
        ])
    case .workingDaysBetween(let a, let b, let calendar):
      say(
        "working-days-between",
        [
          "from": term(a, steps), "to": term(b, steps),
          "calendar": book[calendar].labels[language],
        ])
    default: condition(id, holds: true, steps)
    }
  }

  private func two(
    _ key: String, _ a: ID<Node>, _ b: ID<Node>, _ steps: [ID<Reference>]
  ) -> String {
    let isProduct = key == "multiply"
    return say(
      key,
      [
        "first": isProduct ? factor(a, steps) : term(a, steps),
        "second": isProduct || key == "subtract" ? factor(b, steps) : term(b, steps),
      ])
  }

  /// A plain factor stands in front: "15 × Monthly calculation index".
  private func product(_ a: ID<Node>, _ b: ID<Node>, _ steps: [ID<Reference>]) -> String {
    if case .constant = book[b].operation { return two("multiply", b, a, steps) }
    return two("multiply", a, b, steps)
  }

  private func period(
    _ key: String, _ from: ID<Node>, _ to: ID<Node>, _ steps: [ID<Reference>]
  ) -> String {
    say(key, ["from": term(from, steps), "to": term(to, steps)])
  }

  /// A term taken back is subtracted.
  private func later(_ date: ID<Node>, _ term: ID<Node>, _ steps: [ID<Reference>]) -> String {
    switch book[term].operation {
    case .constant(let count) where count < 0:
      say(
        "subtract",
        ["first": self.term(date, steps), "second": text(of: 0 &- count, as: book[term].type)])
    case .negate(let inner): two("subtract", date, inner, steps)
    default: two("add", date, term, steps)
    }
  }

  /// An operand of a product, in brackets when it is a sum.
  func factor(_ id: ID<Node>, _ steps: [ID<Reference>]) -> String {
    let text = term(id, steps)
    return isSum(id) ? say("group", ["expression": text]) : text
  }

  private func isSum(_ id: ID<Node>) -> Bool {
    switch book[id].operation {
    case .add, .subtract, .daysBetween, .daysAfter, .monthsAfter, .condition: true
    case .value(_, _, let day): day != nil
    case .widen(let a, _), .relabel(let a), .follow(_, let a): isSum(a)
    default: false
    }
  }
}

extension DatePart {
  fileprivate var phrase: String {
    switch self {
    case .year: "year"
    case .month: "month"
    case .dayOfMonth: "day"
    case .startOfYear: "start-of-year"
    case .endOfYear: "end-of-year"
    case .startOfMonth: "start-of-month"
    case .endOfMonth: "end-of-month"
    }
  }
}
