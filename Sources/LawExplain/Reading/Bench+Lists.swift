import LawLanguage
import Measures

extension Bench {
  /// An aggregate over the records of a list.
  mutating func readAggregate(
    _ step: Instruction, _ node: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    let entry = open(.expression, node, place)
    let reference = plan.references[Int(step.a)]
    let list = leaf(.list, Int(step.a), place, cells[listCell(reference, place)].given)
    guard list.state == State.value else { return close(entry, list) }
    let first = firstElement(reference, place)
    var sum = Tally(step.code)
    for number in 0..<Int(list.bits) {
      readElement(step, number, Int(elements[first &+ number]), governing, &sum)
      if sum.isDecided { break }
    }
    return close(entry, sum.result)
  }

  private mutating func readElement(
    _ step: Instruction, _ number: Int, _ place: Int, _ governing: Int32, _ tally: inout Tally
  ) {
    let entry = open(.element, number &+ 1, place)
    var filter = Read(true)
    if step.c >= 0 { filter = read(Int(step.c), place, governing) }
    if filter.isUnmet {
      _ = close(entry, Read(false))
      return
    }
    let isLogic = step.code == .any || step.code == .all
    if !filter.isDecided && !isLogic {
      tally.add(close(entry, Read(state: filter.state)))
      return
    }
    var element = Read(true)
    if step.b >= 0 { element = read(Int(step.b), place, governing) }
    if !filter.isDecided { element = narrowed(element, filter, step.code) }
    tally.add(close(entry, element))
  }

  /// Kleene's `filter and element`, for `all` `not filter or element`, with an undecided filter.
  private func narrowed(_ element: Read, _ filter: Read, _ code: Code) -> Read {
    let withoutEffect = code == .all
    if element.isDecided && element.isYes == withoutEffect { return element }
    return Read(state: element.isDecided ? filter.state : max(filter.state, element.state))
  }
}

/// An aggregate in the making.
private struct Tally {
  let code: Code
  private var state = State.value
  private var total: Int64 = 0
  private var isEmpty = true
  private(set) var isDecided = false

  init(_ code: Code) { self.code = code }

  mutating func add(_ read: Read) {
    if code == .any || code == .all { return addLogic(read) }
    guard read.state == State.value else {
      state = max(state, read.state)
      return
    }
    switch code {
    case .count: total &+= 1
    case .sum:
      let (sum, overflow) = total.addingReportingOverflow(read.bits)
      if overflow { state = State.failed }
      total = sum
    case .smallest: total = isEmpty ? read.bits : min(total, read.bits)
    default: total = isEmpty ? read.bits : max(total, read.bits)
    }
    isEmpty = false
  }

  private mutating func addLogic(_ read: Read) {
    if !read.isDecided {
      state = max(state, read.state)
    } else if read.isYes == (code == .any) {
      isDecided = true
    }
  }

  var result: Read {
    if isDecided { return Read(code == .any) }
    if state != State.value { return Read(state: state) }
    switch code {
    case .any: return Read(false)
    case .all: return Read(true)
    case .smallest, .largest: return isEmpty ? Read(state: State.none) : Read(total)
    default: return Read(total)
    }
  }
}
