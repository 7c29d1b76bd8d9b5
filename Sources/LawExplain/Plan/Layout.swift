/// Places and links of a case without lists, which are the same for every such case about a record.
struct Layout: Sendable {
  private(set) var places: ContiguousArray<Place> = []
  private(set) var links: ContiguousArray<Int32> = []
  private(set) var cellCount = 0

  init(of record: Int32, _ plan: borrowing Plan) { _ = add(record, from: -1, way: -1, plan) }

  private mutating func add(
    _ record: Int32, from parent: Int32, way: Int32, _ plan: borrowing Plan
  ) -> Int32 {
    let place = Int32(places.count)
    let shape = plan.records[Int(record)]
    let firstLink = links.count
    places.append(
      Place(
        record: record, cells: Int32(cellCount), links: Int32(firstLink), parent: parent, way: way,
        number: 0))
    cellCount += Int(shape.slotCount)
    // Lists have no elements: theirs begin at the first.
    links.append(contentsOf: repeatElement(0, count: shape.references.count + shape.lists.count))
    for (link, reference) in shape.references.enumerated() {
      let target = plan.references[Int(reference)].target
      links[firstLink + link] = add(target, from: place, way: reference, plan)
    }
    return place
  }
}
