import LawLanguage
import Measures

extension Bench {
  func path(_ place: Int, _ end: BookPath.End) -> BookPath {
    BookPath(steps: steps(to: place), end: end)
  }

  func ruleReason(_ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    let id = ID<Rule>(Int(entry.subject))
    let place = Int(entry.place)
    let path = path(place, .rule(id))
    cursor += 1
    var reason = Reason(
      id: start, kind: .shared(id, path, at: Int(entry.detail)), type: book[id].type,
      outcome: outcome(entry.read, book[id].type), place: book[id].place, origin: .step(start))
    if entry.kind == .sharedRule {
      reason.id = nil
      return reason
    }
    let (dated, governing) = governingStep(id, place, &cursor)
    var applies = book[id].appliesWhen.map { step(Int($0.index), place, &cursor) }
    let position = entry.detail >= 0 ? Int(entry.detail) : nil
    reason.kind = .rule(id, path, edition: position, on: governing)
    reason.dayOrigin = dated?.origin ?? .day
    reason.children = ruleChildren(id, entry, dated, &applies)
    if let position {
      reason.basis = book[id].editions[position].basis
      reason.children += editionReasons(id, position, entry, &cursor)
    }
    return reason
  }

  /// The day whose law is read, with its reason where it is more than the day of assessment.
  private func governingStep(
    _ rule: ID<Rule>, _ place: Int, _ cursor: inout Int
  ) -> (ReadStep?, Day?) {
    var dated: ReadStep?
    if let node = book[rule].governingDate {
      var step = step(Int(node.index), place, &cursor)
      step.reason = wrapped(.governingDate, Int(node.index), step)
      dated = step
    } else if book[book[rule].record].governingDate != nil {
      dated = recordGoverningStep(&cursor)
    }
    guard let dated else { return (nil, loaded.day) }
    return (dated, dated.read.state == State.value ? Arithmetic.day(dated.read.bits) : nil)
  }

  func recordGoverningStep(_ cursor: inout Int) -> ReadStep? {
    let entry = trace[cursor]
    let start = cursor
    guard let node = book.records[Int(entry.subject)].governingDate else { return nil }
    cursor += 1
    var reason = made(.governingDate, Int(node.index), entry.read, .step(start))
    reason.id = start
    if entry.kind == .sharedGoverning {
      reason.id = nil
      reason.kind = .sharedGoverningDate(at: Int(entry.detail))
    } else if let child = step(Int(node.index), Int(entry.place), &cursor).reason {
      reason.children = [child]
    }
    return ReadStep(read: entry.read, reason: reason, origin: .step(start))
  }

  func wrapped(_ kind: Reason.Kind, _ node: Int, _ step: ReadStep) -> Reason {
    var reason = made(kind, node, step.read, step.origin)
    if let child = step.reason { reason.children = [child] }
    return reason
  }

  private func ruleChildren(
    _ rule: ID<Rule>, _ entry: TraceEntry, _ dated: ReadStep?, _ applies: inout ReadStep?
  ) -> [Reason] {
    var children: [Reason] = []
    let isUnmet = applies?.read.isUnmet ?? false
    let isRead = entry.detail >= 0
    if var date = dated?.reason {
      let state = dated?.read.state ?? State.value
      let weight = state == State.none ? State.undefined : state
      date.isDecisive = isRead || (!isUnmet && weight == entry.state)
      children.append(date)
    }
    if let step = applies, let node = book[rule].appliesWhen {
      var reason = wrapped(.appliesWhen, Int(node.index), step)
      reason.isDecisive = isUnmet || isRead || step.read.state == entry.state
      children.append(reason)
    }
    return children
  }

  // MARK: Editions

  private func editionReasons(
    _ rule: ID<Rule>, _ position: Int, _ entry: TraceEntry, _ cursor: inout Int
  ) -> [Reason] {
    let definitions = book[rule].editions[position].definitions
    let place = Int(entry.place)
    let conditions = definitions.map { definition in
      definition.when.map { step(Int($0.index), place, &cursor) }
    }
    let contest = Contest(definitions, conditions.map { $0?.read })
    let isDecided = contest.isDecided
    let first = Int(
      plan.editions[Int(plan.rules[Int(rule.index)].firstEdition) + position]
        .firstDefinition)
    let contents = definitions.indices.map { index in
      contest.isCandidate(index) ? contentStep(first + index, place, &cursor) : nil
    }
    var reasons: [Reason] = []
    for index in definitions.indices {
      let standing = contest.standing(index, entry.read)
      if let node = definitions[index].when, let step = conditions[index] {
        var reason = wrapped(
          .guarded(definition: index, standing: standing), Int(node.index), step)
        reason.basis = definitions[index].basis
        reason.isDecisive = contest.restsOnCondition(index, entry.read, step.read)
        reasons.append(reason)
      }
    }
    for index in definitions.indices {
      guard let content = contents[index] else { continue }
      var reason = Reason(
        kind: .definition(index, standing: contest.standing(index, entry.read)),
        type: book[rule].type, outcome: outcome(content.read, book[rule].type),
        basis: definitions[index].basis,
        place: definitions[index].place, origin: content.origin)
      reason.isDecisive =
        isDecided
        ? entry.read.isDecided || entry.state == State.conflict && content.read.isDecided
          || content.read.state == entry.state
        : content.read.state == entry.state
      if let child = content.reason { reason.children = [child] }
      reasons.append(reason)
    }
    return reasons
  }

  private func contentStep(_ definition: Int, _ place: Int, _ cursor: inout Int) -> ReadStep {
    let shape = plan.definitions[definition]
    if shape.table < 0 { return step(Int(shape.content), place, &cursor) }
    let (read, origin) = (trace[cursor].read, Reason.Origin.step(cursor))
    return ReadStep(
      read: read, reason: tableReason(Int(shape.table), place, &cursor), origin: origin)
  }
}

/// How the definitions of an edition stand to each other, once their conditions are read.
struct Contest {
  private enum Side { case applies, out, undecided }
  private var sides: [Side]
  private var isBeaten: [Bool]
  private let definitions: [Definition]

  init(_ definitions: [Definition], _ conditions: [Read?]) {
    self.definitions = definitions
    sides = conditions.map { read in
      guard let read, !read.isYes else { return .applies }
      return read.isUnmet ? .out : .undecided
    }
    isBeaten = definitions.map { _ in false }
    for index in definitions.indices where sides[index] == .applies {
      var over = definitions[index].over
      while let lower = over {
        isBeaten[lower] = true
        over = definitions[lower].over
      }
    }
  }

  func isCandidate(_ index: Int) -> Bool { sides[index] != .out && !isBeaten[index] }

  /// Whether it is certain which definitions remain.
  var isDecided: Bool {
    !sides.indices.contains { sides[$0] == .undecided && !isBeaten[$0] }
  }

  func standing(_ index: Int, _ result: Read) -> Reason.Standing {
    switch sides[index] {
    case .out: .doesNotApply
    case .undecided: isBeaten[index] ? .prevailedOver : .undecided
    case .applies where isBeaten[index]: .prevailedOver
    case .applies: result.state == State.conflict && isDecided ? .conflicts : .prevails
    }
  }

  /// Whether the result rests on the condition of this definition.
  func restsOnCondition(_ index: Int, _ result: Read, _ condition: Read) -> Bool {
    if sides[index] == .undecided {
      return !isBeaten[index] && !result.isSettled && condition.state == result.state
    }
    return !isBeaten[index]
  }
}
