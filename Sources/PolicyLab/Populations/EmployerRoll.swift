/// The employers of a population and who works for whom.
struct EmployerRoll: Sendable {
  /// The employer of each person; -1 for nobody's.
  private(set) var employerOf: [Int32]
  /// The case of the employers' dimension, foreign workers and citizens of each employer.
  private(set) var place: [UInt8] = []
  private(set) var foreigners: [Int] = []
  private(set) var citizens: [Int] = []

  var count: Int { place.count }

  init(
    _ recipe: PopulationRecipe, _ combinationOf: [Int32], _ draw: SeededDraw, wholeRows: Int
  ) throws(PopulationFault) {
    employerOf = [Int32](repeating: -1, count: combinationOf.count)
    let file = recipe.file
    let (dimension, cases) = try file.dimension(file.employerDimension)
    for (number, part) in file.employers.enumerated() {
      let sets = try file.sets(part.where)
      var people = [[Int32]](repeating: [], count: cases.cases.count)
      for (person, combination) in combinationOf.enumerated()
      where recipe.grid.fits(Int(combination), sets) {
        people[recipe.grid[Int(combination), dimension]].append(Int32(person))
      }
      let first = place.count
      found(people, part, recipe, draw, number, wholeRows)
      hire(first, part, recipe, draw, wholeRows)
    }
  }

  /// Founds the employers of one part and gives each person one in the same place.
  private mutating func found(
    _ people: [[Int32]], _ part: PopulationFile.Employers, _ recipe: PopulationRecipe,
    _ draw: SeededDraw, _ number: Int, _ wholeRows: Int
  ) {
    let all = people.reduce(0) { $0 + $1.count }
    let wanted =
      part.count?.count.map { Apportionment.scaled($0, by: wholeRows, of: recipe.people) }
      ?? all / max(part.workersEach ?? 1, 1)
    let shares = Apportionment.shares(of: min(wanted, all), by: people.map { Int128($0.count) })
    let stream = SeededDraw.stream("employer \(number)")
    for (index, persons) in people.enumerated() where !persons.isEmpty {
      let employers = max(shares[index], 1)
      let first = place.count
      place += repeatElement(UInt8(index), count: employers)
      foreigners += repeatElement(0, count: employers)
      citizens += repeatElement(0, count: employers)
      for (order, person) in persons.enumerated() {
        // Each employer has one worker before anybody has two.
        let choice =
          order < employers ? order : draw.below(employers, row: Int(person), stream: stream)
        employerOf[Int(person)] = Int32(first + choice)
        foreigners[first + choice] += 1
      }
    }
  }

  /// Puts citizens on the staff, some more and some less for each foreigner.
  private mutating func hire(
    _ first: Int, _ part: PopulationFile.Employers, _ recipe: PopulationRecipe,
    _ draw: SeededDraw, _ wholeRows: Int
  ) {
    let made = first..<place.count
    let workers = foreigners[made].reduce(0, +)
    let total =
      part.citizens?.count.map { Apportionment.scaled($0, by: wholeRows, of: recipe.people) }
      ?? workers * (part.citizensEach ?? 0)
    let stream = SeededDraw.stream("citizens")
    let weights = made.map { employer -> Int128 in
      let luck = draw.below(14, row: employer, stream: stream) + 3
      return Int128(foreigners[employer]) * Int128(luck)
    }
    for (employer, share) in zip(made, Apportionment.shares(of: total, by: weights)) {
      citizens[employer] = share
    }
  }
}
