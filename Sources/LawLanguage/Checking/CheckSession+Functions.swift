import Measures

/// Functions and aggregates.
extension CheckSession {
  static let functionNames = [
    "min", "max", "abs", "round_down", "round_up", "round_half_up", "year", "month",
    "day_of_month", "date", "start_of_year", "end_of_year", "start_of_month", "end_of_month",
    "full_years", "full_months", "in_days", "in_months", "number", "add_working_days",
    "working_days_between", "count", "sum", "any", "all", "smallest", "largest",
  ]

  func call(
    _ name: Name, _ arguments: [ExpressionSyntax], _ expecting: ValueType?,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    if let part = DatePart(rawValue: name.text) {
      return datePart(part, name, arguments, context, place)
    }
    switch name.text {
    case "min", "max": return extreme(name, arguments, expecting, context, place)
    case "abs": return absolute(name, arguments, expecting, context, place)
    case "round_down": return round(.down, name, arguments, context, place)
    case "round_up": return round(.up, name, arguments, context, place)
    case "round_half_up": return round(.halfUp, name, arguments, context, place)
    case "date": return makeDate(name, arguments, context, place)
    case "full_years", "full_months": return fullTerms(name, arguments, context, place)
    case "in_days", "in_months", "number": return relabel(name, arguments, context, place)
    case "add_working_days", "working_days_between":
      return workingDays(name, arguments, context, place)
    default: return reportFunction(name)
    }
  }

  private func reportFunction(_ name: Name) -> ID<Node>? {
    if AggregateKind(rawValue: name.text) != nil {
      report(
        .notAList, "“\(name.text)” goes over a list, as in \(name.text)(list : … where …).",
        at: name.place)
    } else {
      report(
        .unknownFunction,
        "There is no function “\(name.text)”.\(also: nearest(name.text, Self.functionNames))",
        at: name.place)
    }
    return nil
  }

  private func expect(
    _ count: ClosedRange<Int>, _ arguments: [ExpressionSyntax], of name: Name
  ) -> Bool {
    if count.contains(arguments.count) { return true }
    let wanted: Wording =
      count.upperBound == 1
      ? "\(count.upperBound) argument"
      : count.lowerBound == count.upperBound
        ? "\(count.upperBound) arguments"
        : "\(count.lowerBound) to \(count.upperBound) arguments"
    report(
      .wrongArgumentCount, "“\(name.text)” takes \(wanted), not \(arguments.count).",
      at: name.place)
    return false
  }

  private func dates(
    _ arguments: some Sequence<ExpressionSyntax>, _ context: ExpressionContext
  ) -> (nodes: [ID<Node>], isOptional: Bool)? {
    var nodes: [ID<Node>] = []
    for argument in arguments {
      let wanted = ValueType(.date, isOptional: true)
      guard let node = resolve(argument, as: wanted, context) else { return nil }
      nodes.append(node)
    }
    return (nodes, nodes.contains { type(of: $0).isOptional })
  }

  private func datePart(
    _ part: DatePart, _ name: Name, _ arguments: [ExpressionSyntax],
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(1...1, arguments, of: name), let (nodes, isOptional) = dates(arguments, context)
    else { return nil }
    let kind: ValueType.Kind =
      switch part {
      case .year, .month, .dayOfMonth: .integer
      default: .date
      }
    return add(.datePart(part, nodes[0]), ValueType(kind, isOptional: isOptional), place)
  }

  private func extreme(
    _ name: Name, _ arguments: [ExpressionSyntax], _ expecting: ValueType?,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(2...16, arguments, of: name) else { return nil }
    var result: ID<Node>?
    for argument in arguments {
      guard let node = resolve(argument, expecting: expecting, context), isOperand(node) else {
        return nil
      }
      guard isOrdered(type(of: node)) else {
        return mismatch("a number, an amount, a term or a date", node, argument.place)
      }
      guard let first = result else {
        result = node
        continue
      }
      guard let (a, b) = unify(first, node, argument.place) else { return nil }
      var merged = type(of: a)
      merged.isOptional = merged.isOptional || type(of: b).isOptional
      result = add(name.text == "min" ? .smaller(a, b) : .larger(a, b), merged, place)
    }
    return result
  }

  private func absolute(
    _ name: Name, _ arguments: [ExpressionSyntax], _ expecting: ValueType?,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(1...1, arguments, of: name),
      let node = resolve(arguments[0], expecting: expecting, context)
    else { return nil }
    guard isQuantity(type(of: node)) else {
      return mismatch("a number, an amount or a term", node, arguments[0].place)
    }
    return add(.absolute(node), type(of: node), place)
  }

  private func round(
    _ rounding: Rounding, _ name: Name, _ arguments: [ExpressionSyntax],
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(2...2, arguments, of: name) else { return nil }
    var over: ID<Node>?
    let numerator: ID<Node>
    if case .binary(.divide, let a, let b) = arguments[0].kind {
      guard let top = resolve(a, expecting: nil, context),
        let bottom = resolve(b, expecting: nil, context)
      else { return nil }
      guard isQuantity(type(of: top)) else { return mismatch("a quantity", top, a.place) }
      guard isNumber(type(of: bottom)) || type(of: bottom).kind == type(of: top).kind else {
        if reportMixed(type(of: top), type(of: bottom), at: b.place) { return nil }
        return mismatch("a number, or the measure above the stroke", bottom, b.place)
      }
      numerator = top
      over = bottom
    } else {
      guard let node = resolve(arguments[0], expecting: nil, context) else { return nil }
      guard isQuantity(type(of: node)) else {
        return mismatch("a quantity", node, arguments[0].place)
      }
      numerator = node
    }
    return rounded(numerator, over, rounding, unit: arguments[1], context, place)
  }

  private func rounded(
    _ numerator: ID<Node>, _ over: ID<Node>?, _ rounding: Rounding, unit: ExpressionSyntax,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let step = resolve(unit, expecting: nil, context) else { return nil }
    guard case .constant(let mantissa) = book[step].operation, mantissa > 0 else {
      report(.notConstant, "The unit of rounding is a positive literal.", at: unit.place)
      return nil
    }
    let isRatio = over.map { !isNumber(type(of: $0)) } ?? false
    let top = type(of: numerator)
    let stays =
      isNumber(top) || isRatio ? isNumber(type(of: step)) : type(of: step).kind == top.kind
    guard stays else {
      let wanted: Wording = isNumber(top) || isRatio ? "a number" : describe(ValueType(top.kind))
      return mismatch(wanted, step, unit.place)
    }
    let isOptional = top.isOptional || (over.map { type(of: $0).isOptional } ?? false)
    let result = ValueType(
      type(of: step).kind, scale: type(of: step).scale, isOptional: isOptional)
    return add(.round(numerator, over: over, unit: mantissa, rounding), result, place)
  }

  private func makeDate(
    _ name: Name, _ arguments: [ExpressionSyntax], _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(3...3, arguments, of: name) else { return nil }
    let parts = arguments.compactMap { resolve($0, as: ValueType(.integer), context) }
    guard parts.count == 3 else { return nil }
    return add(.makeDate(parts[0], parts[1], parts[2]), ValueType(.date), place)
  }

  private func fullTerms(
    _ name: Name, _ arguments: [ExpressionSyntax], _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(2...2, arguments, of: name), let (nodes, isOptional) = dates(arguments, context)
    else { return nil }
    let operation: Operation =
      name.text == "full_years"
      ? .fullYears(nodes[0], nodes[1]) : .fullMonths(nodes[0], nodes[1])
    return add(operation, ValueType(.integer, isOptional: isOptional), place)
  }

  private func relabel(
    _ name: Name, _ arguments: [ExpressionSyntax], _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(1...1, arguments, of: name) else { return nil }
    let wanted: ValueType.Kind =
      switch name.text {
      case "in_days": .days
      case "in_months": .months
      default: .integer
      }
    guard let node = resolve(arguments[0], expecting: nil, context) else { return nil }
    let found = type(of: node)
    let fits =
      wanted == .integer
      ? found.kind == .days || found.kind == .months
      : found.kind == .integer
    guard fits else {
      return mismatch(wanted == .integer ? "days or months" : "an integer", node, place)
    }
    return add(.relabel(node), ValueType(wanted, isOptional: found.isOptional), place)
  }

  private func workingDays(
    _ name: Name, _ arguments: [ExpressionSyntax], _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard expect(3...3, arguments, of: name) else { return nil }
    guard case .path(let path) = arguments[2].kind, path.count == 1,
      let calendar = names.calendars[path[0].text]
    else {
      report(
        .unknownName,
        "The last argument is the name of a calendar.\(also: nearest(arguments[2].pathText ?? "", Array(names.calendars.keys)))",
        at: arguments[2].place)
      return nil
    }
    if name.text == "working_days_between" {
      guard let (nodes, isOptional) = dates(arguments.prefix(2), context) else { return nil }
      return add(
        .workingDaysBetween(nodes[0], nodes[1], calendar),
        ValueType(.integer, isOptional: isOptional), place)
    }
    guard let (nodes, isOptional) = dates(arguments.prefix(1), context),
      let count = resolve(arguments[1], as: ValueType(.integer), context)
    else { return nil }
    return add(
      .addWorkingDays(nodes[0], count, calendar), ValueType(.date, isOptional: isOptional), place)
  }

  func aggregate(
    _ kind: AggregateKind, _ list: [Name], _ element: ExpressionSyntax?,
    _ filter: ExpressionSyntax?, _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let name = list.first else { return nil }
    if list.count > 1 {
      guard case .reference(let reference)? = names.members[context.record]?[name.text] else {
        report(
          .notAReference, "“\(name.text)” is not a reference to another record.", at: name.place)
        return nil
      }
      let inner = context.inside(book[reference].target)
      return aggregate(kind, Array(list.dropFirst()), element, filter, inner, place)
        .map { add(.follow(reference, $0), type(of: $0), place) }
    }
    guard case .list(let reference)? = names.members[context.record]?[name.text] else {
      report(
        .notAList, "“\(name.text)” is not a list of “\(recordName(context.record))”.",
        at: name.place)
      return nil
    }
    let inner = context.inside(book[reference].owner)
    var filterNode: ID<Node>?
    if let filter {
      filterNode = resolveCondition(filter, inner)
      if filterNode == nil { return nil }
    }
    return aggregate(
      kind, reference, element, filterNode,
      inner.assuming(filter?.provesPresent ?? []), place)
  }

  private func aggregate(
    _ kind: AggregateKind, _ reference: ID<Reference>, _ element: ExpressionSyntax?,
    _ filter: ID<Node>?, _ inner: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    func node(_ element: ID<Node>?, _ type: ValueType) -> ID<Node> {
      add(.aggregate(kind, reference, element: element, filter: filter), type, place)
    }
    if kind == .count {
      if let element {
        report(.wrongArgumentCount, "“count” takes a list and “where”.", at: element.place)
      }
      return node(nil, ValueType(.integer))
    }
    guard let element else {
      report(
        .wrongArgumentCount, "Say what to look at: \(kind.rawValue)(list : …).", at: place)
      return nil
    }
    if kind == .any || kind == .all {
      return resolveCondition(element, inner).map { node($0, ValueType(.yesNo)) }
    }
    guard let item = resolve(element, expecting: nil, inner) else { return nil }
    let found = type(of: item)
    guard isQuantity(found) || (found.kind == .date && kind != .sum) else {
      return mismatch("a number, an amount or a term", item, element.place)
    }
    return node(
      item, ValueType(found.kind, scale: found.scale, isOptional: kind != .sum || found.isOptional))
  }
}
