import LawLanguage
import Measures

extension Bench {
  /// Reads a ruling in a place; a second reading only points at the first.
  mutating func readRule(_ rule: Int, _ place: Int) -> Read {
    let shape = plan.rules[rule]
    let cell = Int(places[place].cells &+ shape.slot)
    if cells[cell].stamp == stamp {
      return leaf(.sharedRule, rule, place, cells[cell].read, detail: cells[cell].firstReading)
    }
    let entry = open(.rule, rule, place)
    let read = close(entry, readBody(shape, entry, place))
    cells[cell].keep(read, entry, stamp)
    return read
  }

  @inline(__always)
  private mutating func readBody(_ shape: RulePlan, _ entry: Int, _ place: Int) -> Read {
    var governing = day
    if shape.governing >= 0 {
      governing = Governing.encode(read(Int(shape.governing), place, day))
    } else if plan.records[Int(shape.record)].governing >= 0 {
      governing = readGoverning(place)
    }
    var state = State.value
    if shape.applies >= 0 {
      let applies = read(Int(shape.applies), place, governing)
      if applies.isUnmet { return Read(state: State.notApplicable) }
      state = applies.isDecided ? State.value : applies.state
    }
    let dated = Governing.state(governing)
    state = max(state, dated == State.none ? State.undefined : dated)
    if state != State.value { return Read(state: state) }
    let edition = editionInForce(shape, governing)
    guard edition >= 0 else { return Read(state: State.undefined) }
    trace[entry].detail = Int32(truncatingIfNeeded: edition)
    return readEdition(Int(shape.firstEdition) &+ edition, place, governing)
  }

  /// The position of the edition in force, or -1.
  @inline(__always)
  private mutating func editionInForce(_ shape: RulePlan, _ day: Int32) -> Int {
    let first = Int(shape.firstEdition)
    var low = first
    var high = first &+ Int(shape.editionCount)
    while low < high {
      let middle = (low &+ high) >> 1
      if plan.editions[middle].from <= day { low = middle &+ 1 } else { high = middle }
    }
    return low > first && day <= plan.editions[low &- 1].through ? low &- 1 &- first : -1
  }

  @inline(__always)
  private mutating func readEdition(_ edition: Int, _ place: Int, _ governing: Int32) -> Read {
    let shape = plan.editions[edition]
    let first = Int(shape.firstDefinition)
    let count = Int(shape.definitionCount)
    if count == 1 && plan.definitions[first].when < 0 {
      return readContent(first, place, governing)
    }
    let base = standings.push(count)
    readConditions(first, count, base, place, governing)
    let isDecided = beat(first, count, base)
    let read =
      isDecided
      ? readDecided(first, count, base, place, governing)
      : readUndecided(first, count, base, place, governing)
    standings.pop(count)
    return read
  }

  /// Reads the conditions of all definitions.
  @inline(__always)
  private mutating func readConditions(
    _ first: Int, _ count: Int, _ base: Int, _ place: Int, _ governing: Int32
  ) {
    for index in 0..<count {
      let when = plan.definitions[first &+ index].when
      if when < 0 {
        standings[base &+ index] = Standings.applies
        continue
      }
      let read = read(Int(when), place, governing)
      if read.isYes {
        standings[base &+ index] = Standings.applies
      } else if !read.isUnmet {
        standings[base &+ index] = read.state
      }
    }
  }

  /// Marks what an applicable definition prevails over; true when the others are all decided.
  @inline(__always)
  private mutating func beat(_ first: Int, _ count: Int, _ base: Int) -> Bool {
    for index in 0..<count where standings[base &+ index] & Standings.applies != 0 {
      var over = plan.definitions[first &+ index].over
      while over >= 0 {
        standings[base &+ Int(over)] |= Standings.beaten
        over = plan.definitions[first &+ Int(over)].over
      }
    }
    for index in 0..<count where Standings.isUndecided(standings[base &+ index]) { return false }
    return true
  }

  /// What remains gives the value; several must agree.
  @inline(__always)
  private mutating func readDecided(
    _ first: Int, _ count: Int, _ base: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    var result = Read(state: State.undefined)
    var isFirst = true
    for index in 0..<count where standings[base &+ index] == Standings.applies {
      let read = readContent(first &+ index, place, governing)
      result = isFirst ? read : merged(result, read)
      isFirst = false
    }
    return result
  }

  private func merged(_ a: Read, _ b: Read) -> Read {
    if a.isDecided && b.isDecided { return a == b ? a : Read(state: State.conflict) }
    if a == b { return a }
    return Read(state: max(a.state, b.state))
  }

  /// It is not decided which definitions apply: decided only when every outcome is the same.
  private mutating func readUndecided(
    _ first: Int, _ count: Int, _ base: Int, _ place: Int, _ governing: Int32
  ) -> Read {
    var agreed: Read?
    var allAgree = true
    var appliesAny = false
    var undecided = State.value
    var hasUnknown = false
    for index in 0..<count {
      let standing = standings[base &+ index]
      guard standing != 0, standing & Standings.beaten == 0 else { continue }
      appliesAny = appliesAny || standing == Standings.applies
      undecided = max(undecided, standing & Standings.undecided)
      hasUnknown = hasUnknown || standing == State.unknown
      let read = readContent(first &+ index, place, governing)
      allAgree = allAgree && read.isSettled && (agreed ?? read) == read
      hasUnknown = hasUnknown || read.state == State.unknown
      agreed = read
    }
    if appliesAny && allAgree, let agreed { return agreed }
    if hasUnknown { return Read(state: State.unknown) }
    return Read(state: undecided)
  }
}
