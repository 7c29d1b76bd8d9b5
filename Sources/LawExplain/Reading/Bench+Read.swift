import LawLanguage
import Measures

extension Bench {
  /// Reads one instruction in a place, with the day whose law is read.
  mutating func read(_ node: Int, _ place: Int, _ governing: Int32) -> Read {
    let step = plan.code[node]
    switch step.code {
    case .constant: return Read(step.bits)
    case .plainFact: return readPlainFact(step, place)
    case .fact: return readFact(Int(step.a), place)
    case .rule: return readRule(Int(step.a), place)
    case .follow:
      let reference = plan.references[Int(step.a)]
      let next = Int(links[Int(places[place].links &+ reference.link)])
      return read(Int(step.b), next, governing)
    case .none: return Read(state: State.none)
    case .and, .or: return readLogic(step, node, place, governing)
    case .value: return readValue(step, node, place, governing)
    case .condition: return readCondition(step, node, place, governing)
    case .day: return leaf(.expression, node, place, Read(Int64(day)))
    case .choice: return leaf(.expression, node, place, Read(options[Int(step.a)]))
    case .notApplicable:
      return leaf(.expression, node, place, Read(state: State.notApplicable))
    case .notKnown: return leaf(.expression, node, place, Read(step.bits, State.notKnown))
    case .count, .sum, .any, .all, .smallest, .largest:
      return readAggregate(step, node, place, governing)
    default:
      let entry = open(.expression, node, place)
      return close(entry, readOperation(step, place, governing))
    }
  }

  /// An operand: constants and facts are read without another call.
  @inline(__always)
  private mutating func operand(_ node: Int, _ place: Int, _ governing: Int32) -> Read {
    let step = plan.code[node]
    if step.code == .constant { return Read(step.bits) }
    if step.code == .plainFact { return readPlainFact(step, place) }
    return read(node, place, governing)
  }

  /// Operations with one to three operands that all have to be values.
  @inline(__always)
  private mutating func readOperation(_ step: Instruction, _ place: Int, _ governing: Int32)
    -> Read
  {
    let first = operand(Int(step.a), place, governing)
    switch step.code {
    case .not: return first.isDecided ? Read(!first.isYes) : first
    case .isNone:
      return first.isDecided ? Read(first.state == State.none) : first
    case .negate, .absolute, .widen, .relabel, .datePart:
      return first.state == State.value ? Arithmetic.unary(step, first.bits) : first
    case .round where step.b < 0:
      return first.state == State.value ? rounded(step, first.bits, 1) : first
    default: break
    }
    let second = operand(Int(step.b), place, governing)
    if step.code == .between || step.code == .makeDate {
      return readTernary(step, first, second, read(Int(step.c), place, governing))
    }
    if first.state | second.state != State.value {
      return Self.withoutValue(step.code, max(first.state, second.state))
    }
    return readBinary(step, first.bits, second.bits)
  }

  /// What an operation gives when an operand is no value.
  @inline(__always)
  private static func withoutValue(_ code: Code, _ state: UInt8) -> Read {
    guard state == State.none else { return Read(state: state) }
    switch code {
    case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .member, .between:
      return Read(false)
    case .notEqual: return Read(true)
    default: return Read(state: State.none)
    }
  }

  @inline(__always)
  private mutating func readBinary(_ step: Instruction, _ a: Int64, _ b: Int64) -> Read {
    switch step.code {
    case .equal: Read(a == b)
    case .notEqual: Read(a != b)
    case .less: Read(a < b)
    case .lessOrEqual: Read(a <= b)
    case .greater: Read(a > b)
    case .greaterOrEqual: Read(a >= b)
    case .member: Read(isMember(a, of: b))
    case .round: rounded(step, a, b)
    case .addWorkingDays, .workingDaysBetween: working(step, a, b)
    default: Arithmetic.binary(step, a, b)
    }
  }

  private mutating func readTernary(_ step: Instruction, _ a: Read, _ b: Read, _ c: Read) -> Read {
    if a.state | b.state | c.state != State.value {
      return Self.withoutValue(step.code, max(a.state, b.state, c.state))
    }
    return step.code == .between
      ? Read(b.bits <= a.bits && a.bits <= c.bits)
      : Arithmetic.date(year: a.bits, month: b.bits, day: c.bits)
  }

  @inline(__always)
  private mutating func isMember(_ element: Int64, of set: Int64) -> Bool {
    let word = Int(plan.setStarts[Int(set)]) &+ Int(element >> 6)
    guard element >= 0, word < Int(plan.setStarts[Int(set) &+ 1]) else { return false }
    return plan.setWords[word] >> UInt64(element & 63) & 1 == 1
  }

  @inline(never)
  private mutating func rounded(_ step: Instruction, _ numerator: Int64, _ denominator: Int64)
    -> Read
  {
    Arithmetic.rounded(plan.roundings[Int(step.c)], numerator, denominator)
  }

  /// Working days; not known where the calendar has no such year.
  @inline(never)
  private mutating func working(_ step: Instruction, _ a: Int64, _ b: Int64) -> Read {
    let calendar = plan.calendars[Int(step.c)]
    guard let from = Arithmetic.day(a) else { return Read(state: State.failed) }
    if step.code == .addWorkingDays {
      guard let count = Int(exactly: b), let day = calendar.day(after: from, workingDays: count)
      else { return Read(-1, State.notKnown) }
      return Read(Int64(day.number))
    }
    guard let last = Arithmetic.day(b) else { return Read(state: State.failed) }
    guard let count = calendar.workingDays(from: from, through: last) else {
      return Read(-1, State.notKnown)
    }
    return Read(Int64(count))
  }

  // MARK: Logic

  /// Kleene's `and` and `or`: a decided side decides, the rest is not read.
  @inline(__always)
  private mutating func readLogic(
    _ step: Instruction, _ node: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    let entry = open(.expression, node, place)
    let decides = step.code == .or
    var state = State.value
    for index in Int(step.a)..<Int(step.a &+ step.b) {
      let operand = operand(Int(plan.operands[index]), place, governing)
      if operand.isDecided {
        if operand.isYes == decides { return close(entry, Read(decides)) }
      } else {
        state = max(state, operand.state)
      }
    }
    return close(entry, state == State.value ? Read(!decides) : Read(state: state))
  }

  private mutating func readCondition(
    _ step: Instruction, _ node: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    let entry = open(.expression, node, place)
    let test = read(Int(step.a), place, governing)
    if test.isDecided {
      return close(entry, read(Int(test.isYes ? step.b : step.c), place, governing))
    }
    let yes = read(Int(step.b), place, governing)
    let no = read(Int(step.c), place, governing)
    if yes.isSettled && yes == no { return close(entry, yes) }
    let mayChange =
      test.state == State.unknown || yes.state == State.unknown
      || no.state == State.unknown
    return close(entry, Read(state: mayChange ? State.unknown : test.state))
  }

  // MARK: Dated values

  private mutating func readValue(
    _ step: Instruction, _ node: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    let value = plan.values[Int(step.a)]
    let entry = open(.value, node, place)
    var series = 0
    var state = State.value
    for key in 0..<Int(value.keyCount) {
      let read = read(Int(plan.operands[Int(step.b) &+ key]), place, governing)
      series = series &* Int(plan.keySizes[Int(value.firstKeySize) &+ key]) &+ Int(read.bits)
      state = max(state, read.state)
    }
    var on = governing
    if step.c >= 0 { on = Governing.encode(read(Int(step.c), place, governing)) }
    state = max(state, Governing.state(on))
    guard state == State.value else { return close(entry, Read(state: state)) }
    let found = entryInForce(Int(value.firstSeries) &+ series, on)
    guard found >= 0 else { return close(entry, Read(state: State.undefined)) }
    trace[entry].detail = Int32(truncatingIfNeeded: found)
    return close(entry, Read(plan.entries[found].bits, plan.entries[found].state))
  }

  /// The number of the entry in force, or -1.
  @inline(__always)
  private mutating func entryInForce(_ series: Int, _ day: Int32) -> Int {
    let first = Int(plan.seriesStarts[series])
    var low = first
    var high = Int(plan.seriesStarts[series &+ 1])
    while low < high {
      let middle = (low &+ high) >> 1
      if plan.entries[middle].from <= day { low = middle &+ 1 } else { high = middle }
    }
    return low > first && day <= plan.entries[low &- 1].through ? low &- 1 : -1
  }
}

/// A governing date in 32 bits: a day, or far above all days the state of one that is not decided.
enum Governing {
  @inline(__always)
  static func encode(_ read: Read) -> Int32 {
    read.state == State.value
      ? Int32(truncatingIfNeeded: read.bits) : Int32.max - Int32(read.state)
  }
  @inline(__always)
  static func state(_ governing: Int32) -> UInt8 {
    governing < Int32.max - 8 ? State.value : UInt8(truncatingIfNeeded: Int32.max - governing)
  }
}
