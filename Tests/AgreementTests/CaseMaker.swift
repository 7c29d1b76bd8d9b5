import LawColumns
import LawLanguage
import Measures

/// Makes the same people twice: as cases for the explain reading and as rows for the reading by columns.
struct CaseMaker {
  /// A case and the row of each of its places.
  struct Made {
    var facts: CaseFacts
    var rows: [(steps: [BookPath.Step], record: ID<Record>, row: Int)] = []
  }
  private struct Rows {
    var count = 0
    var answers: [ID<Fact>: [RowResult?]] = [:]
    var references: [ID<Reference>: [Int]] = [:]
    var knownLists: [ID<Reference>: [Bool]] = [:]
  }

  let book: LawBook
  let pool: FactPool
  let day: Day
  /// Of a hundred facts so many are not answered.
  let unknown: Int
  private var random: Seeded
  private var rows: [ID<Record>: Rows] = [:]
  private(set) var cases: [Made] = []

  init(_ book: LawBook, _ pool: FactPool, day: Day, unknown: Int, seed: UInt64) {
    self.book = book
    self.pool = pool
    self.day = day
    self.unknown = unknown
    random = Seeded(seed)
  }

  mutating func makeCase(about record: ID<Record>) {
    var made = Made(facts: CaseFacts(about: record, day: day))
    _ = makePlace(record, [], way: nil, hidden: nil, &made)
    cases.append(made)
  }

  private mutating func makePlace(
    _ record: ID<Record>, _ steps: [BookPath.Step], way: (ID<Reference>, Int)?,
    hidden: ID<Reference>?, _ made: inout Made
  ) -> Int {
    let row = rows[record, default: Rows()].count
    rows[record, default: Rows()].count += 1
    made.rows.append((steps, record, row))
    for fact in book[record].facts { answer(book[fact], steps, &made) }
    for reference in book[record].references {
      var target = way?.1 ?? -1
      if reference != way?.0 {
        target = makePlace(
          book[reference].target, steps + [.reference(reference)], way: nil,
          hidden: reference, &made)
      }
      rows[record]?.references[reference, default: []].put(target, at: row, filler: -1)
    }
    for list in book[record].lists {
      makeList(list, record, row, steps, isHidden: list == hidden, &made)
    }
    return row
  }

  private mutating func makeList(
    _ list: ID<Reference>, _ record: ID<Record>, _ row: Int, _ steps: [BookPath.Step],
    isHidden: Bool, _ made: inout Made
  ) {
    // A record reached from one of its elements would list it in columns, but not in a case about the element.
    let isKnown = !isHidden && Int.random(in: 0..<100, using: &random) >= unknown
    rows[record]?.knownLists[list, default: []].put(isKnown, at: row, filler: true)
    guard isKnown else { return }
    let count = Int.random(in: 0...3, using: &random)
    made.facts.answers[BookPath(steps: steps, end: .list(list))] = .value(Int64(count))
    for number in 0..<count {
      _ = makePlace(
        book[list].owner, steps + [.element(list, number + 1)], way: (list, row), hidden: nil,
        &made)
    }
  }

  private mutating func answer(_ fact: Fact, _ steps: [BookPath.Step], _ made: inout Made) {
    let path = BookPath(steps: steps, end: .fact(fact.id))
    var result: RowResult?
    if fact.type.kind != .text, Int.random(in: 0..<100, using: &random) >= unknown {
      if fact.type.isOptional, Int.random(in: 0..<4, using: &random) == 0 {
        result = RowResult(.none)
        made.facts.answers[path] = Answer.none
      } else {
        let value = pool.value(of: fact, near: day, &random)
        result = RowResult(value)
        made.facts.answers[path] = .value(value)
      }
    }
    rows[fact.record, default: Rows()].answers[fact.id, default: []].append(result)
  }

  func population() -> Population {
    var population = Population(day: day)
    for (record, all) in rows {
      var columns = RecordColumns(record, count: all.count)
      for (fact, answers) in all.answers { columns.set(fact, of: book, answers: answers) }
      for (reference, targets) in all.references {
        let count = rows[book[reference].target]?.count ?? 0
        columns.set(
          reference, .rows(targets, target: count, name: book[reference].name))
      }
      for (list, isKnown) in all.knownLists { columns.setKnown(list: list, isKnown) }
      population.set(columns)
    }
    return population
  }
}

extension Array {
  /// Puts an element at a place; places in between, which are made deeper down, are filled.
  fileprivate mutating func put(_ element: Element, at place: Int, filler: Element) {
    while count <= place { append(filler) }
    self[place] = element
  }
}
