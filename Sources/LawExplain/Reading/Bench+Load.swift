import LawLanguage
import Measures

extension Bench {
  /// The most elements of a list that are read; a longer list makes what rests on it fail.
  public static var longestList: Int { 1000 }

  /// Puts the facts of a case in. Answers to paths that do not exist, and values that the type of the fact does
  /// not have, are left aside.
  public mutating func load(_ facts: CaseFacts) {
    loaded = facts
    day = facts.day.number
    places.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
    textNumbers.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    options = plan.defaultOptions
    for (choice, option) in facts.choices
    where options.indices.contains(Int(choice.index))
      && book[choice].options.indices.contains(option)
    {
      options[Int(choice.index)] = Int64(option)
    }
    if facts.answers.keys.contains(where: \.isList) {
      _ = makePlace(of: facts.about.index, from: -1, way: -1, number: 0, steps: [])
    } else {
      let layout = plan.layouts[Int(facts.about.index)]
      places.append(contentsOf: layout.places)
      links.append(contentsOf: layout.links)
      cells.append(contentsOf: repeatElement(Cell(), count: layout.cellCount))
    }
    for (path, answer) in facts.answers { put(answer, at: path) }
  }

  /// Where to read a ruling; nil when the path leads to no ruling of the loaded case.
  public func target(_ path: BookPath) -> Target? {
    guard case .rule(let rule) = path.end, let place = place(path.steps),
      plan.rules[Int(rule.index)].record == places[place].record
    else { return nil }
    return Target(rule: rule.index, place: Int32(place))
  }

  /// The place the steps lead to from the case's own record.
  func place(_ steps: [BookPath.Step]) -> Int? {
    var place = 0
    for step in steps {
      guard let next = next(step, from: place) else { return nil }
      place = next
    }
    return place
  }

  private func next(_ step: BookPath.Step, from place: Int) -> Int? {
    let record = places[place].record
    switch step {
    case .reference(let id):
      let reference = plan.references[Int(id.index)]
      guard reference.owner == record else { return nil }
      return Int(links[Int(places[place].links + reference.link)])
    case .element(let id, let number):
      let reference = plan.references[Int(id.index)]
      guard reference.target == record, reference.listLink >= 0 else { return nil }
      let count = cells[listCell(reference, place)].given
      guard count.state == State.value, number >= 1, number <= count.bits else { return nil }
      return Int(elements[firstElement(reference, place) + number - 1])
    }
  }

  @inline(__always)
  func listCell(_ reference: ReferencePlan, _ place: Int) -> Int {
    let record = plan.records[Int(places[place].record)]
    return Int(places[place].cells + record.firstListSlot + reference.listLink)
  }

  @inline(__always)
  func firstElement(_ reference: ReferencePlan, _ place: Int) -> Int {
    let record = plan.records[Int(places[place].record)]
    return Int(links[Int(places[place].links) + record.references.count + Int(reference.listLink)])
  }

  // MARK: Places

  private mutating func makePlace(
    of record: Int32, from parent: Int32, way: Int32, number: Int32, steps: [BookPath.Step]
  ) -> Int32 {
    let place = Int32(places.count)
    let shape = plan.records[Int(record)]
    let firstLink = links.count
    places.append(
      Place(
        record: record, cells: Int32(cells.count), links: Int32(firstLink), parent: parent,
        way: way, number: number))
    cells.append(contentsOf: repeatElement(Cell(), count: Int(shape.slotCount)))
    links.append(
      contentsOf: repeatElement(-1, count: shape.references.count + shape.lists.count))
    for (link, reference) in shape.references.enumerated() {
      // The way back from an element leads to the record that lists it.
      let isWayBack = number > 0 && way == reference
      links[firstLink + link] =
        isWayBack
        ? parent
        : makePlace(
          of: plan.references[Int(reference)].target, from: place, way: reference, number: 0,
          steps: steps + [.reference(ID(Int(reference)))])
    }
    for (link, reference) in shape.lists.enumerated() {
      links[firstLink + shape.references.count + link] = makeElements(
        of: reference, in: place, steps: steps)
    }
    return place
  }

  /// Makes the elements of a list whose number is answered and gives where they begin in `elements`.
  private mutating func makeElements(
    of reference: Int32, in place: Int32, steps: [BookPath.Step]
  ) -> Int32 {
    let id = ID<Reference>(Int(reference))
    let first = elements.count
    guard let answer = loaded.answers[BookPath(steps: steps, end: .list(id))] else {
      return Int32(first)
    }
    let cell = listCell(plan.references[Int(reference)], Int(place))
    cells[cell].given = read(answer)
    cells[cell].standing = answer == .declined ? .declined : .given
    if answer == .none { cells[cell].given = Read(0) }
    let count = cells[cell].given
    guard count.state == State.value else { return Int32(first) }
    guard count.bits >= 0, count.bits <= Self.longestList else {
      cells[cell].given = Read(state: State.failed)
      return Int32(first)
    }
    elements.append(contentsOf: repeatElement(-1, count: Int(count.bits)))
    let owner = plan.references[Int(reference)].owner
    for number in 0..<Int(count.bits) {
      elements[first + number] = makePlace(
        of: owner, from: place, way: reference, number: Int32(number + 1),
        steps: steps + [.element(id, number + 1)])
    }
    return Int32(first)
  }

  // MARK: Answers

  private mutating func put(_ answer: Answer, at path: BookPath) {
    guard case .fact(let fact) = path.end, let place = place(path.steps) else { return }
    let shape = plan.facts[Int(fact.index)]
    guard shape.record == places[place].record, isPossible(answer, shape) else { return }
    let cell = Int(places[place].cells + shape.slot)
    cells[cell].given = read(answer)
    cells[cell].standing = answer == .declined ? .declined : .given
  }

  private func isPossible(_ answer: Answer, _ shape: FactPlan) -> Bool {
    switch answer {
    case .value(let bits): shape.kind == .whole && shape.low <= bits && bits <= shape.high
    case .text: shape.kind == .text
    case .none: shape.isOptional
    case .declined: true
    }
  }

  private mutating func read(_ answer: Answer) -> Read {
    switch answer {
    case .value(let bits): Read(bits)
    case .none: Read(state: State.none)
    case .declined: Read(state: State.unknown)
    case .text(let text): Read(number(of: text))
    }
  }

  private mutating func number(of text: String) -> Int64 {
    if let number = plan.textNumbers[text] ?? textNumbers[text] { return number }
    let number = Int64(book.texts.count + texts.count)
    texts.append(text)
    textNumbers[text] = number
    return number
  }

  /// The way from the case's own record to a place.
  func steps(to place: Int) -> [BookPath.Step] {
    var steps: [BookPath.Step] = []
    var place = place
    while places[place].parent >= 0 {
      let way = ID<Reference>(Int(places[place].way))
      let number = Int(places[place].number)
      steps.append(number > 0 ? .element(way, number) : .reference(way))
      place = Int(places[place].parent)
    }
    return steps.reversed()
  }
}

extension BookPath {
  fileprivate var isList: Bool { if case .list = end { true } else { false } }
}
