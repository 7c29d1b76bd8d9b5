import LawLanguage
import Measures

extension Bench {
  func factReason(_ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    let id = ID<Fact>(Int(entry.subject))
    let place = Int(entry.place)
    let cell = cells[Int(places[place].cells + plan.facts[Int(id.index)].slot)]
    cursor += 1
    let standing =
      entry.state == State.notApplicable ? .notApplicable : Reason.FactStanding(cell.standing)
    var reason = Reason(
      kind: .fact(id, path(place, .fact(id)), standing), type: book[id].type,
      outcome: outcome(entry.read, book[id].type), place: book[id].place, origin: .step(start))
    if !book[id].citations.isEmpty || book[id].decidedBy != nil {
      reason.basis = Basis(citations: book[id].citations, confidence: .sure, sources: [])
    }
    guard let node = book[id].relevance else { return reason }
    reason.id = start
    if entry.detail >= 0 {
      reason.id = nil
      reason.seeAt = Int(entry.detail)
      return reason
    }
    if plan.facts[Int(id.index)].isDated, book[book[id].record].governingDate != nil,
      var date = recordGoverningStep(&cursor)?.reason
    {
      date.isDecisive = !entry.read.isDecided && date.outcome == reason.outcome
      reason.children.append(date)
    }
    let step = step(Int(node.index), place, &cursor)
    var relevance = wrapped(.relevance, Int(node.index), step)
    relevance.isDecisive = !step.read.isYes
    reason.children.append(relevance)
    return reason
  }

  // MARK: Tables

  func tableReason(_ table: Int, _ place: Int, _ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    let shape = plan.tables[table]
    cursor += 1
    let firstRow = Int(plan.rows[Int(shape.firstRow)].result)
    let row = entry.detail >= 0 ? Int(entry.detail) : nil
    var reason = made(.table(row: row), firstRow, entry.read, .step(start))
    while cursor < Int(entry.end) {
      let part = trace[cursor]
      cursor += 1
      let isColumn = part.kind == .column
      let position = Int(part.subject)
      let node =
        isColumn
        ? Int(plan.operands[Int(shape.firstColumn) + position])
        : Int(plan.rows[Int(shape.firstRow) + position].result)
      var child = wrapped(
        isColumn ? .column(position) : .row(position), node, step(node, place, &cursor))
      if row == nil {
        child.isDecisive =
          entry.read.isSettled
          ? !isColumn || part.read.isDecided
          : part.state == entry.state
      }
      reason.children.append(child)
    }
    return reason
  }

  // MARK: Lists

  func aggregateReason(_ node: Int, _ place: Int, _ cursor: inout Int) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    guard
      case .aggregate(let kind, let reference, let element, let filter) =
        book.nodes[node].operation
    else { return made(.expression(ID(node)), node, entry.read, .step(start)) }
    cursor += 1
    var reason = made(.expression(ID(node)), node, entry.read, .step(start))
    reason.children.append(listReason(reference, place, entry.read, &cursor))
    let decides =
      entry.read.isDecided
      && (kind == .any && entry.read.isYes
        || kind == .all && !entry.read.isYes)
    if decides { reason.children[0].isDecisive = false }
    while cursor < Int(entry.end) {
      var part = elementReason(element, filter, &cursor)
      if decides {
        part.isDecisive = cursor == Int(entry.end)
      } else if !entry.read.isDecided {
        part.isDecisive = part.outcome == reason.outcome
      }
      reason.children.append(part)
    }
    return reason
  }

  private func listReason(
    _ reference: ID<Reference>, _ place: Int, _ result: Read, _ cursor: inout Int
  ) -> Reason {
    let entry = trace[cursor]
    let start = cursor
    cursor += 1
    let type = ValueType(.integer)
    let cell = cells[listCell(plan.references[Int(reference.index)], place)]
    var reason = Reason(
      kind: .list(reference, path(place, .list(reference)), Reason.FactStanding(cell.standing)),
      type: type, outcome: outcome(entry.read, type), place: book[reference].place,
      origin: .step(start))
    reason.isDecisive = result.isDecided || entry.state == result.state
    return reason
  }

  private func elementReason(_ element: ID<Node>?, _ filter: ID<Node>?, _ cursor: inout Int)
    -> Reason
  {
    let entry = trace[cursor]
    let start = cursor
    let place = Int(entry.place)
    cursor += 1
    let type = element.map { book[$0].type } ?? ValueType(.yesNo)
    var reason = Reason(
      kind: .element(Int(entry.subject)), type: type, outcome: outcome(entry.read, type),
      origin: .step(start))
    var passes = true
    if let filter {
      let step = step(Int(filter.index), place, &cursor)
      var child = wrapped(.filter, Int(filter.index), step)
      child.isDecisive = entry.read.isDecided ? step.read.isDecided : step.read.state == entry.state
      passes = !step.read.isUnmet
      reason.children.append(child)
    }
    guard passes, let element, cursor < Int(entry.end) else {
      if !passes { reason.kind = .leftOut(Int(entry.subject)) }
      return reason
    }
    let step = step(Int(element.index), place, &cursor)
    if var child = step.reason {
      child.isDecisive = entry.read.isDecided || step.read.state == entry.state
      reason.children.append(child)
    }
    return reason
  }
}

extension Reason.FactStanding {
  init(_ standing: Cell.Standing) {
    switch standing {
    case .notAsked: self = .notAsked
    case .given: self = .given
    case .declined: self = .declined
    }
  }
}
