import LawLanguage
import Measures

extension Bench {
  @inline(__always)
  mutating func readFact(_ fact: Int, _ place: Int) -> Read {
    let shape = plan.facts[fact]
    let cell = Int(places[place].cells &+ shape.slot)
    if shape.relevance < 0 { return leaf(.fact, fact, place, cells[cell].given) }
    return readGuardedFact(fact, place, shape, cell)
  }

  /// A fact that is asked only under a condition. The condition stands in the trace where it is first read.
  private mutating func readGuardedFact(
    _ fact: Int, _ place: Int, _ shape: FactPlan, _ cell: Int
  ) -> Read {
    if cells[cell].stamp == stamp {
      return leaf(.fact, fact, place, cells[cell].read, detail: cells[cell].firstReading)
    }
    let entry = open(.fact, fact, place)
    let governing = shape.isDated ? readGoverning(place) : day
    let relevance = read(Int(shape.relevance), place, governing)
    var result = cells[cell].given
    if relevance.isUnmet {
      result = Read(state: State.notApplicable)
    } else if !relevance.isDecided {
      result = Read(state: relevance.state)
    }
    cells[cell].stamp = stamp
    cells[cell].read = result
    cells[cell].firstReading = Int32(truncatingIfNeeded: entry)
    return close(entry, result)
  }

  /// The governing date of a record in a place.
  mutating func readGoverning(_ place: Int) -> Int32 {
    let record = plan.records[Int(places[place].record)]
    if record.governing < 0 { return day }
    let cell = Int(places[place].cells &+ record.governingSlot)
    if cells[cell].stamp == stamp {
      return Governing.encode(
        leaf(
          .sharedGoverning, Int(places[place].record), place, cells[cell].read,
          detail: cells[cell].firstReading))
    }
    let entry = open(.governing, Int(places[place].record), place)
    let read = read(Int(record.governing), place, day)
    cells[cell].stamp = stamp
    cells[cell].read = read
    cells[cell].firstReading = Int32(truncatingIfNeeded: entry)
    return Governing.encode(close(entry, read))
  }
}
