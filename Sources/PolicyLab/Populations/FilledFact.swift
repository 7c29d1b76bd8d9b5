import LawColumns
import LawExplain
import LawLanguage
import Measures

/// The sources of one fact with all names resolved: for each combination one way of filling, or none.
struct FilledFact: Sendable {
  enum Way: Sendable {
    case answer(RowResult)
    /// Answers with the sums of the weights up to each.
    case choose([RowResult], upTo: [Int])
    case between(Int64, step: Int64, count: Int)
    case employer(Figure, percent: Int)
  }
  enum Figure: String, Sendable { case staff, citizens, foreigners }

  let fact: ID<Fact>
  let stream: UInt64
  private let ways: [Way]
  /// The way of each combination; -1 for none.
  private let wayOf: [Int32]

  /// - Parameter combinations: those that there are people of.
  init(
    _ fact: Fact, _ sources: [FactSource], _ recipe: PopulationRecipe, _ book: LawBook, day: Day,
    combinations: [Int]
  ) throws(PopulationFault) {
    self.fact = fact.id
    stream = SeededDraw.stream(book[fact.record].name + "." + fact.name)
    var ways: [Way] = []
    var wayOf = [Int32](repeating: -1, count: recipe.grid.count)
    for source in sources {
      let sets = try recipe.file.sets(source.where)
      let open = combinations.filter { wayOf[$0] < 0 && recipe.grid.fits($0, sets) }
      if let name = source.caseOf {
        let (dimension, cases) = try recipe.file.dimension(name)
        let first = ways.count
        for one in cases.cases { ways.append(.answer(try book.result(one.name, fact))) }
        for combination in open {
          wayOf[combination] = Int32(first + recipe.grid[combination, dimension])
        }
      } else {
        for combination in open { wayOf[combination] = Int32(ways.count) }
        ways.append(try Self.way(source, fact, book, day))
      }
    }
    self.ways = ways
    self.wayOf = wayOf
  }

  private static func way(
    _ source: FactSource, _ fact: Fact, _ book: LawBook, _ day: Day
  ) throws(PopulationFault) -> Way {
    if let text = source.value { return .answer(try book.result(text, fact)) }
    if let weights = source.choose {
      var answers: [RowResult] = []
      var sums: [Int] = []
      for (text, weight) in weights.sorted(by: { $0.key < $1.key }) where weight > 0 {
        answers.append(try book.result(text, fact))
        sums.append((sums.last ?? 0) + weight)
      }
      if !sums.isEmpty { return .choose(answers, upTo: sums) }
    }
    if let ends = source.between, ends.count == 2, ends[0] <= ends[1] {
      let unit: Int64 = if case .money = fact.type.kind { 100 } else { 1 }
      let step = max(source.step ?? 1, 1)
      return .between(
        Int64(ends[0]) * unit, step: Int64(step) * unit, count: (ends[1] - ends[0]) / step + 1)
    }
    if let ends = source.daysBefore, ends.count == 2, ends[0] <= ends[1] {
      let first = Int64(day.number) - Int64(ends[1])
      return .between(first, step: 1, count: ends[1] - ends[0] + 1)
    }
    if let name = source.employer, let figure = Figure(rawValue: name) {
      return .employer(figure, percent: source.percent ?? 100)
    }
    throw .unknownName(kind: "way of filling", name: source.fact)
  }

  /// The answer of one person; nil where the fact is not answered.
  func answer(of person: Int, _ population: SyntheticPopulation) -> RowResult? {
    answer(person, combination: Int(population.combinationOf[person]), population)
  }

  private func answer(
    _ row: Int, combination: Int, _ population: SyntheticPopulation
  ) -> RowResult? {
    let number = wayOf[combination]
    guard number >= 0 else { return nil }
    switch ways[Int(number)] {
    case .answer(let result): return result
    case .choose(let answers, let sums):
      let drawn = population.draw.below(sums.last ?? 1, row: row, stream: stream)
      return answers[sums.firstIndex { drawn < $0 } ?? 0]
    case .between(let first, let step, let count):
      let drawn = population.draw.below(count, row: row, stream: stream)
      return RowResult(first + step * Int64(drawn))
    case .employer(let figure, let percent):
      let employer = Int(population.employers.employerOf[row])
      guard employer >= 0 else { return nil }
      return RowResult(Int64(population.employers[figure, employer] * percent / 100))
    }
  }
}

extension EmployerRoll {
  subscript(figure: FilledFact.Figure, employer: Int) -> Int {
    switch figure {
    case .staff: citizens[employer] + foreigners[employer]
    case .citizens: citizens[employer]
    case .foreigners: foreigners[employer]
    }
  }
}

extension LawBook {
  /// An answer as it is written in law files.
  func result(_ text: String, _ fact: Fact) throws(PopulationFault) -> RowResult {
    let found: Answer
    do {
      found = try answer(from: text, for: BookPath(end: .fact(fact.id)))
    } catch {
      throw .unknownName(kind: "answer to \(fact.name)", name: text)
    }
    switch found {
    case .value(let bits): return RowResult(bits)
    case .none: return RowResult(.none)
    default: return RowResult(.unknown)
    }
  }
}
