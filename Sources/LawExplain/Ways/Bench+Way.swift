import LawLanguage
import Measures

extension Bench {
  /// Traces up to this length are remembered: a few hundred steps are usual, long lists have tens of thousands.
  private static var longestWay: Int { 4096 }

  /// The way of the last `evaluate`; nil where it is not worth remembering: options were chosen, or it is too long.
  func way() -> Way? {
    guard loaded.choices.isEmpty, used <= Self.longestWay else { return nil }
    var steps: ContiguousArray<Way.Step> = []
    steps.reserveCapacity(used)
    var (keysEnd, daysEnd): (Int32, Int32) = (0, 0)
    var mark = answersMark
    for index in 0..<used {
      var entry = trace[index]
      if entry.kind == .value { keysEnd = max(keysEnd, entry.end) }
      if countsDays(entry) { daysEnd = max(daysEnd, entry.end) }
      if entry.state == State.value {
        entry.bits = weight(of: entry, isKey: index < keysEnd, isCounted: index < daysEnd)
      }
      let step = Way.Step(entry: entry, standing: standing(of: entry))
      step.mix(into: &mark)
      steps.append(step)
    }
    return Way(about: loaded.about, roots: roots, places: places, steps: steps, mark: mark)
  }

  private func countsDays(_ entry: TraceEntry) -> Bool {
    guard entry.kind == .expression else { return false }
    let code = plan.code[Int(entry.subject)].code
    return code == .addWorkingDays || code == .workingDaysBetween
  }

  /// The part of a value that reasons look at.
  private func weight(of entry: TraceEntry, isKey: Bool, isCounted: Bool) -> Int64 {
    switch law.weights.of(entry) {
    case .none: return 0
    case .yesNo: return entry.bits
    case .enumeration: return isKey ? entry.bits : 0
    case .date:
      guard let day = Arithmetic.day(entry.bits) else { return -1 }
      return isCounted ? Int64(day.year) : 0
    }
  }

  private func standing(of entry: TraceEntry) -> Cell.Standing {
    let place = Int(entry.place)
    switch entry.kind {
    case .fact:
      return cells[Int(places[place].cells + plan.facts[Int(entry.subject)].slot)].standing
    case .list: return cells[listCell(plan.references[Int(entry.subject)], place)].standing
    default: return .notAsked
    }
  }

  /// The same for the same answered facts, in whatever order they are kept.
  private var answersMark: UInt64 {
    var mark: UInt64 = 0
    for path in loaded.answers.keys {
      let (kind, number) = path.end.numbers
      mark &+= (UInt64(number) &* 4 &+ kind &+ UInt64(path.steps.count) << 40).mixed
    }
    return mark
  }
}

extension Way.Step {
  fileprivate func mix(into mark: inout UInt64) {
    let subject = UInt64(UInt32(bitPattern: entry.subject))
    let detail = UInt64(UInt32(bitPattern: entry.detail))
    let kind = UInt64(entry.kind.rawValue) << 8 | UInt64(entry.state)
    mark = (mark ^ subject ^ detail << 32).mixed
    mark = (mark ^ kind ^ UInt64(bitPattern: entry.bits) << 16).mixed
  }
}

extension UInt64 {
  /// Every bit spread over the number.
  fileprivate var mixed: UInt64 {
    let spread = self &* 0x9E37_79B9_7F4A_7C15
    return spread ^ spread >> 32
  }
}

extension BookPath.End {
  /// What it is, and its number in the book.
  fileprivate var numbers: (kind: UInt64, number: Int32) {
    switch self {
    case .fact(let id): (0, id.index)
    case .rule(let id): (1, id.index)
    case .list(let id): (2, id.index)
    }
  }
}
