import LawLanguage

/// The definitions of an edition among which the ruling is found.
struct Contest {
  private let definitions: [Definition]
  private let contents: [Term]
  private let lane: Lane
  /// Applies for certain.
  private var applies: [Cell] = []
  /// The state of a condition that is not decided, else 0.
  private var open: [Cell] = []
  private var openStates: [States] = []
  /// Something that prevails over it applies for certain.
  private var beaten: [Cell] = []

  init(_ definitions: [Definition], _ contents: [Term], _ lane: Lane) {
    self.definitions = definitions
    self.contents = contents
    self.lane = lane
  }

  mutating func settle(_ tests: [Term?], _ compiler: inout Compiler) -> Term {
    for test in tests { add(test, &compiler) }
    for index in definitions.indices { beaten.append(beaters(of: index, &compiler.sheet)) }
    var standing: [Cell] = []
    for index in definitions.indices {
      let unbeaten = compiler.sheet.not(beaten[index])
      standing.append(compiler.sheet.and([applies[index], unbeaten]))
    }
    let decided = isAlwaysOne ? firstStanding(standing, &compiler) : merged(standing, &compiler)
    if openStates.allSatisfy(\.isEmpty) { return decided }
    return withUndecided(decided, &compiler)
  }

  private mutating func add(_ test: Term?, _ compiler: inout Compiler) {
    guard let test else {
      applies.append(compiler.sheet.yes)
      open.append(compiler.sheet.state(.value))
      openStates.append([])
      return
    }
    applies.append(compiler.isYes(test))
    open.append(compiler.undecided(test, settled: .notApplicable))
    openStates.append(test.states.subtracting(.settled))
  }

  /// All definitions that `index` prevails over, through any number of steps.
  private func chain(_ index: Int) -> [Int] {
    var chain: [Int] = []
    var next = definitions[index].over
    while let over = next, !chain.contains(over) {
      chain.append(over)
      next = definitions[over].over
    }
    return chain
  }

  private func beaters(of index: Int, _ sheet: inout Sheet) -> Cell {
    sheet.or(definitions.indices.filter { chain($0).contains(index) }.map { applies[$0] })
  }

  /// Whether no two definitions can stand side by side.
  private var isAlwaysOne: Bool {
    for a in definitions.indices {
      for b in definitions.indices where a < b {
        if !chain(a).contains(b) && !chain(b).contains(a) { return false }
      }
    }
    return true
  }

  // MARK: All conditions decided

  private func firstStanding(_ standing: [Cell], _ compiler: inout Compiler) -> Term {
    var result = otherwise(&compiler)
    for index in definitions.indices where index != always {
      result = compiler.choose(standing[index], contents[index], result)
    }
    return result
  }

  /// A definition without a condition: it stands, or one that prevails over it does.
  private var always: Int? { definitions.indices.first { definitions[$0].when == nil } }

  /// What holds where no definition with a condition stands.
  private func otherwise(_ compiler: inout Compiler) -> Term {
    always.map { contents[$0] } ?? compiler.without(.undefined, lane)
  }

  /// Of several that stand equal values are one value, different ones a conflict.
  private func merged(_ standing: [Cell], _ compiler: inout Compiler) -> Term {
    var result = otherwise(&compiler)
    for index in definitions.indices where index != always {
      let next = contents[index]
      let rivals = rivals(of: index)
      var joined = next
      if !rivals.allSatisfy({ isSame(contents[$0], next) }) {
        let isFirst = compiler.sheet.not(compiler.sheet.or(rivals.map { standing[$0] }))
        joined = compiler.choose(isFirst, next, both(result, next, &compiler))
      }
      result = compiler.choose(standing[index], joined, result)
    }
    return result
  }

  /// Definitions, looked at before, that may stand beside this one.
  private func rivals(of index: Int) -> [Int] {
    let earlier = definitions.indices.filter { $0 == always || $0 < index }
    return earlier.filter {
      $0 != index && !chain($0).contains(index) && !chain(index).contains($0)
    }
  }

  private func isSame(_ a: Term, _ b: Term) -> Bool {
    a.value == b.value && a.state == b.state && a.states.isWithin(.settled)
  }

  private func both(_ a: Term, _ b: Term, _ compiler: inout Compiler) -> Term {
    let same = compiler.isSame(a, b)
    let greatest = compiler.sheet.extreme("GREATEST", [a.state, b.state])
    let value = compiler.sheet.add("CASE WHEN \(same) THEN \(a.value) END")
    let state = compiler.sheet.add(
      "CASE WHEN \(same) THEN \(a.state) WHEN \(greatest) <= 1 THEN 5 ELSE \(greatest) END")
    return Term(
      value, state, [a.states, b.states, States(.conflict)], lane, a.range.union(b.range))
  }

  // MARK: Conditions not decided

  /// While it is open which definitions apply the ruling is decided only where every outcome is the same.
  private func withUndecided(_ decided: Term, _ compiler: inout Compiler) -> Term {
    var unsettled: [Cell] = []
    var candidates: [Candidate] = []
    for index in definitions.indices {
      let isOpen =
        openStates[index].isEmpty
        ? compiler.sheet.no : compiler.sheet.add("\(open[index]) <> 0")
      let unbeaten = compiler.sheet.not(beaten[index])
      unsettled.append(compiler.sheet.and([isOpen, unbeaten]))
      let may = compiler.sheet.and([compiler.sheet.or([applies[index], isOpen]), unbeaten])
      candidates.append(
        Candidate(
          may: may, open: open[index], openStates: openStates[index], content: contents[index]))
    }
    let appliesAny = compiler.sheet.or(
      definitions.indices.map {
        let unbeaten = compiler.sheet.not(beaten[$0])
        return compiler.sheet.and([applies[$0], unbeaten])
      })
    let possible = compiler.agreed(candidates, isComplete: appliesAny, lane)
    let isUndecided = compiler.sheet.or(unsettled)
    return compiler.choose(isUndecided, possible, decided)
  }
}

/// An outcome that may be the one.
struct Candidate {
  /// Never NULL.
  let may: Cell
  /// The state of what leaves it open, else 0.
  let open: Cell
  let openStates: States
  let content: Term
}

extension Compiler {
  mutating func choose(_ test: Cell, _ yes: Term, _ no: Term) -> Term {
    if sheet.literal(test) == "TRUE" { return yes }
    if sheet.literal(test) == "FALSE" { return no }
    let range =
      !yes.states.may(.value)
      ? no.range : !no.states.may(.value) ? yes.range : yes.range.union(no.range)
    return Term(
      sheet.choose(test, yes.value, no.value), sheet.choose(test, yes.state, no.state),
      yes.states.union(no.states), yes.lane, range)
  }

  /// What all candidates say alike (where they are complete); else unknown, or the state that leaves them open.
  mutating func agreed(_ candidates: [Candidate], isComplete: Cell, _ lane: Lane) -> Term {
    var states: [Cell] = []
    var values: [Cell] = []
    var opens: [Cell] = []
    var unknown: [Cell] = []
    var possible: States = [States(.unknown)]
    var range: ClosedRange<Int64>?
    for one in candidates where sheet.literal(one.may) != "FALSE" {
      states.append(sheet.add("CASE WHEN \(one.may) THEN \(one.content.state) END"))
      values.append(sheet.add("CASE WHEN \(one.may) THEN \(one.content.value) END"))
      let open = sheet.choose(one.may, one.open, sheet.state(.value))
      opens.append(open)
      if sheet.literal(open) != "0" { unknown.append(sheet.add("\(open) = 6")) }
      unknown.append(sheet.and([one.may, isUnknown(one.content)]))
      possible.formUnion(one.content.states)
      possible.formUnion(one.openStates)
      range = range.map { $0.union(one.content.range) } ?? one.content.range
    }
    let result = (states: states, values: values, opens: opens, unknown: sheet.or(unknown))
    return agreed(result, isComplete, possible, lane, range ?? 0...0)
  }

  private mutating func agreed(
    _ all: (states: [Cell], values: [Cell], opens: [Cell], unknown: Cell), _ isComplete: Cell,
    _ possible: States, _ lane: Lane, _ range: ClosedRange<Int64>
  ) -> Term {
    guard !all.states.isEmpty else { return without(.undefined, lane) }
    let high = sheet.extreme("GREATEST", all.states)
    let low = sheet.extreme("LEAST", all.states)
    let last = sheet.extreme("GREATEST", all.values)
    let first = sheet.extreme("LEAST", all.values)
    let alike = sheet.add(
      "(\(high) <= 2 AND \(high) = \(low) AND (\(high) <> 0 OR \(last) = \(first))) IS TRUE")
    let agree = sheet.and([isComplete, alike])
    let open = sheet.greatest(states: all.opens)
    let undecided = sheet.choose(all.unknown, sheet.state(.unknown), open)
    return Term(
      sheet.add("CASE WHEN \(agree) THEN \(last) END"), sheet.choose(agree, high, undecided),
      possible, lane, range)
  }
}
