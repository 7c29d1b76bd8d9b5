import LawLanguage
import Measures

/// Rules, their editions and definitions.
extension PassCompiler {
  mutating func readRule(_ rule: Rule, _ frame: Frame) -> Term {
    let governing = ruleGoverning(rule, frame)
    let place = Place(frame: frame, governing: governing)
    // Without a governing date no edition is in force.
    var state = vectors.select(
      vectors.has(governing.term.state, .none), .state(.undefined), governing.term.state)
    var unmet = Operand.no
    if let applies = rule.appliesWhen {
      let read = term(applies, place)
      unmet = vectors.unmet(read)
      state = vectors.worse(state, vectors.above(.notApplicable, read.state))
    }
    if unmet.constant == 1 { return Term(state: .notApplicable) }
    let content = readEditions(rule, place)
    var result = vectors.select(vectors.isValue(state), content.state, state)
    result = vectors.select(unmet, .state(.notApplicable), result)
    return finished(Term(content.bits, result), rule.type)
  }

  /// What the edition in force on the governing date says.
  private mutating func readEditions(_ rule: Rule, _ place: Place) -> Term {
    let day = place.governing.term.bits
    var result = Term(state: .undefined)
    for edition in rule.editions {
      let first = edition.from.map { Int64($0.number) } ?? .min
      let last = edition.through.map { Int64($0.number) } ?? .max
      let isInForce = vectors.and(
        vectors.lessOrEqual(.constant(first), day), vectors.lessOrEqual(day, .constant(last)))
      if isInForce.constant == 0 { continue }
      result = vectors.select(isInForce, readEdition(edition, place), result)
    }
    return result
  }

  private mutating func readEdition(_ edition: Edition, _ place: Place) -> Term {
    let definitions = edition.definitions
    if definitions.count == 1 && definitions[0].when == nil {
      return readContent(definitions[0], place)
    }
    var standings = readConditions(definitions, place)
    beat(&standings, definitions)
    let decided = readDecided(standings, definitions, place)
    let waits = standings.reduce(Operand.constant(0)) { vectors.worse($0, $1.undecided) }
    if waits.constant == 0 { return decided }
    let open = readUndecided(standings, definitions, waits, place)
    return vectors.select(vectors.isValue(waits), decided, open)
  }

  mutating func readContent(_ definition: Definition, _ place: Place) -> Term {
    switch definition.content {
    case .expression(let node): term(node, place)
    case .table(let table): readTable(table, place)
    }
  }

  // MARK: Which definitions apply

  /// Where a definition applies and nothing prevails over it, and the state of what is not decided about it.
  struct Standing {
    var applies: Operand
    var undecided: Operand
    var isOut: Bool { applies.constant == 0 && undecided.constant == 0 }
  }

  private mutating func readConditions(_ definitions: [Definition], _ place: Place) -> [Standing] {
    var standings: [Standing] = []
    for definition in definitions {
      guard let when = definition.when else {
        standings.append(Standing(applies: .yes, undecided: .constant(0)))
        continue
      }
      let read = term(when, place)
      standings.append(
        Standing(applies: read.bits, undecided: vectors.above(.notApplicable, read.state)))
    }
    return standings
  }

  /// What an applicable definition prevails over stands no longer.
  private mutating func beat(_ standings: inout [Standing], _ definitions: [Definition]) {
    var beaten = [Operand](repeating: .no, count: definitions.count)
    for (index, definition) in definitions.enumerated() {
      var over = definition.over
      while let position = over {
        beaten[position] = vectors.or(beaten[position], standings[index].applies)
        over = definitions[position].over
      }
    }
    for index in standings.indices {
      standings[index].applies = vectors.andNot(standings[index].applies, beaten[index])
      standings[index].undecided = vectors.select(
        beaten[index], .constant(0), standings[index].undecided)
    }
  }

  // MARK: All decided

  private mutating func readDecided(
    _ standings: [Standing], _ definitions: [Definition], _ place: Place
  ) -> Term {
    var result = Term(state: .undefined)
    var contents: [Int: Term] = [:]
    for index in definitions.indices where standings[index].applies.constant != 0 {
      let content = readContent(definitions[index], place)
      contents[index] = content
      // Where what applies always is prevailed over, something else stands.
      if index == 0 && definitions[index].when == nil {
        result = content
        continue
      }
      let others = rivals(of: index, standings, definitions) { contents[$0] != content }
      let both = vectors.and(others, standings[index].applies)
      let merged = both.constant == 0 ? content : merged(result, content)
      let value = vectors.select(both, merged, content)
      result = vectors.select(standings[index].applies, value, result)
    }
    return result
  }

  /// Where an earlier definition that may stand beside this one does; nowhere if all of them say the same.
  private mutating func rivals(
    of index: Int, _ standings: [Standing], _ definitions: [Definition], differs: (Int) -> Bool
  ) -> Operand {
    var mask = Operand.no
    var differsAny = false
    for other in 0..<index {
      let areApart =
        definitions[index].exclusive.contains(other) || definitions[other].exclusive.contains(index)
        || definitions.prevails(index, over: other) || definitions.prevails(other, over: index)
      if areApart || standings[other].applies.constant == 0 { continue }
      differsAny = differsAny || differs(other)
      mask = vectors.or(mask, standings[other].applies)
    }
    return differsAny ? mask : .no
  }

  private mutating func merged(_ a: Term, _ b: Term) -> Term {
    let same = vectors.same(a, b)
    if same.constant == 1 { return a }
    let worse = vectors.worse(a.state, b.state)
    let areDecided = vectors.lessOrEqual(worse, .state(.none))
    let differing = vectors.select(areDecided, .state(.conflict), worse)
    return Term(b.bits, vectors.select(same, b.state, differing))
  }

  // MARK: Not all decided

  /// Decided only when every outcome is the same.
  private mutating func readUndecided(
    _ standings: [Standing], _ definitions: [Definition], _ waits: Operand, _ place: Place
  ) -> Term {
    var agreement = Agreement()
    var appliesAny = Operand.no
    for index in definitions.indices where !standings[index].isOut {
      let standing = standings[index]
      let content = readContent(definitions[index], place)
      appliesAny = vectors.or(appliesAny, standing.applies)
      agreement.unknown = vectors.or(
        agreement.unknown, vectors.has(standing.undecided, .unknown))
      let isOpen = vectors.or(standing.applies, vectors.not(vectors.isValue(standing.undecided)))
      vectors.add(content, where: isOpen, to: &agreement)
    }
    let agreed = vectors.and(appliesAny, agreement.all)
    return vectors.outcome(agreement, agreed, waits)
  }
}

/// Whether several possible outcomes are all the same.
struct Agreement {
  var last = Term(0)
  var seen = Operand.no
  var all = Operand.yes
  var unknown = Operand.no
}

extension VectorBuilder {
  mutating func add(_ content: Term, where isOpen: Operand, to agreement: inout Agreement) {
    let same = same(agreement.last, content)
    let fits = and(isSettled(content), or(not(agreement.seen), same))
    agreement.all = and(agreement.all, or(not(isOpen), fits))
    let isUnknown = and(isOpen, has(content.state, .unknown))
    agreement.unknown = or(agreement.unknown, isUnknown)
    agreement.last = select(isOpen, content, agreement.last)
    agreement.seen = or(agreement.seen, isOpen)
  }

  /// The common outcome where there is one, else unknown or the state of what is not decided.
  mutating func outcome(_ agreement: Agreement, _ agreed: Operand, _ waits: Operand) -> Term {
    let open = select(agreement.unknown, .state(.unknown), waits)
    return Term(agreement.last.bits, select(agreed, agreement.last.state, open))
  }
}

extension [Definition] {
  fileprivate func prevails(_ index: Int, over other: Int) -> Bool {
    var over = self[index].over
    while let position = over {
      if position == other { return true }
      over = self[position].over
    }
    return false
  }
}
