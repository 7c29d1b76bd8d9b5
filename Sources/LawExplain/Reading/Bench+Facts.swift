import LawLanguage
import Measures

extension Bench {
  /// A fact that is always asked.
  @inline(__always)
  mutating func readPlainFact(_ step: Instruction, _ place: Int) -> Read {
    let cell = Int(places[place].cells &+ step.b)
    return leaf(.fact, Int(step.a), place, cells[cell].given)
  }

  /// A fact that is asked only under a condition. The condition stands in the trace where it is first read.
  mutating func readFact(_ fact: Int, _ place: Int) -> Read {
    let shape = plan.facts[fact]
    let cell = Int(places[place].cells &+ shape.slot)
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
    cells[cell].keep(result, entry, stamp)
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
    cells[cell].keep(read, entry, stamp)
    return Governing.encode(close(entry, read))
  }
}
