import Measures

/// Logic, comparison, membership and arithmetic.
extension CheckSession {
  func binary(
    _ symbol: BinaryOperator, _ a: ExpressionSyntax, _ b: ExpressionSyntax,
    _ expecting: ValueType?, _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    switch symbol {
    case .and: return connect(symbol, a, b, context, place)
    case .or: return connect(symbol, a, b, context, place)
    case .implies: return implication(a, b, context, place)
    case .equal: return compare(.equal, a, b, context, place)
    case .notEqual: return compare(.notEqual, a, b, context, place)
    case .less: return compare(.less, a, b, context, place)
    case .lessOrEqual: return compare(.lessOrEqual, a, b, context, place)
    case .greater: return compare(.greater, a, b, context, place)
    case .greaterOrEqual: return compare(.greaterOrEqual, a, b, context, place)
    case .add: return sum(a, b, negated: false, expecting, context, place)
    case .subtract: return sum(a, b, negated: true, expecting, context, place)
    case .multiply: return product(a, b, context, place)
    case .divide:
      report(
        .divisionOutsideRounding,
        "A quotient is seldom exact; write round_down(… / …, unit) or another rounding.", at: place)
      return nil
    }
  }

  /// `a and b and c` becomes one node, so that reasons read as one list.
  private func connect(
    _ symbol: BinaryOperator, _ a: ExpressionSyntax, _ b: ExpressionSyntax,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    var operands: [ID<Node>] = []
    var inner = context
    var complete = true
    for operand in flattened(symbol, a) + flattened(symbol, b) {
      if let node = resolveCondition(operand, inner) {
        operands.append(node)
      } else {
        complete = false
      }
      inner.present.formUnion(
        symbol == .and ? operand.provesPresent : operand.provesPresentWhenFalse)
    }
    guard complete else { return nil }
    return add(symbol == .and ? .and(operands) : .or(operands), ValueType(.yesNo), place)
  }

  /// The operands of a chain of one operator, from left to right.
  private func flattened(
    _ symbol: BinaryOperator, _ syntax: ExpressionSyntax
  ) -> [ExpressionSyntax] {
    guard case .binary(symbol, let a, let b) = syntax.kind else { return [syntax] }
    return flattened(symbol, a) + flattened(symbol, b)
  }

  private func implication(
    _ a: ExpressionSyntax, _ b: ExpressionSyntax, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard let left = resolveCondition(a, context),
      let right = resolveCondition(b, context.assuming(a.provesPresent))
    else { return nil }
    let negated = add(.not(left), ValueType(.yesNo), a.place)
    return add(.or([negated, right]), ValueType(.yesNo), place)
  }

  /// Reads two operands that help each other's names: in `KGZ = citizenship` the fact tells what KGZ is.
  private func pair(
    _ a: ExpressionSyntax, _ b: ExpressionSyntax, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> (ID<Node>, ID<Node>)? {
    if case .path(let names) = a.kind, names.count == 1, !isDeclared(names[0].text, context) {
      guard let right = resolve(b, expecting: nil, context),
        let left = resolve(a, expecting: type(of: right), context)
      else { return nil }
      return unifyOperands(left, right, place)
    }
    guard let left = resolve(a, expecting: nil, context),
      let right = resolve(b, expecting: type(of: left), context)
    else { return nil }
    return unifyOperands(left, right, place)
  }

  /// Unifies two operands, neither of which may be a hole.
  private func unifyOperands(
    _ a: ID<Node>, _ b: ID<Node>, _ place: SourcePlace
  ) -> (ID<Node>, ID<Node>)? {
    guard isOperand(a), isOperand(b) else { return nil }
    return unify(a, b, place)
  }

  /// False, with a report, for `none` and holes: they can be results but not parts of a reckoning.
  func isOperand(_ node: ID<Node>) -> Bool {
    guard isOpen(node) else { return true }
    if case .none = book[node].operation {
      report(
        .incomparable, "“none” takes no part in comparing or reckoning; write “is none”.",
        at: book[node].place)
    } else {
      report(
        .incomparable,
        "\(describe(node)) is a result of its own and takes no part in comparing or reckoning.",
        at: book[node].place)
    }
    return false
  }

  private func compare(
    _ comparison: Comparison, _ a: ExpressionSyntax, _ b: ExpressionSyntax,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let (left, right) = pair(a, b, context, place) else { return nil }
    let hasOrder = comparison == .equal || comparison == .notEqual || requireOrder(left, place)
    return hasOrder ? add(.compare(comparison, left, right), ValueType(.yesNo), place) : nil
  }

  private func requireOrder(_ node: ID<Node>, _ place: SourcePlace) -> Bool {
    if isOrdered(type(of: node)) { return true }
    report(
      .incomparable,
      "\(describe(type(of: node))) has no order; compare it by “=”, “!=” or “in {…}”.",
      at: place)
    return false
  }

  func membership(
    _ operand: ExpressionSyntax, _ set: SetSyntax, _ negated: Bool, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    let node: ID<Node>?
    switch set {
    case .range(let low, let high): node = between(operand, low, high, context, place)
    case .literal(let elements): node = memberOfLiteral(operand, elements, context, place)
    case .named(let name): node = memberOfNamed(operand, name, context, place)
    }
    guard let node else { return nil }
    return negated ? add(.not(node), ValueType(.yesNo), place) : node
  }

  private func between(
    _ operand: ExpressionSyntax, _ low: ExpressionSyntax, _ high: ExpressionSyntax,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let x = resolve(operand, expecting: nil, context),
      let a = resolve(low, expecting: type(of: x), context),
      let b = resolve(high, expecting: type(of: x), context),
      let (x1, a1) = unifyOperands(x, a, place), let (x2, b1) = unifyOperands(x1, b, place),
      let (x3, a2) = unify(x2, a1, place), requireOrder(x3, place)
    else { return nil }
    if case .constant(let first) = book[a2].operation,
      case .constant(let last) = book[b1].operation,
      last < first
    {
      reportRange(first, last, type(of: a2), at: low.place)
    }
    return add(.between(x3, a2, b1), ValueType(.yesNo), place)
  }

  private func memberOfLiteral(
    _ operand: ExpressionSyntax, _ elements: [ExpressionSyntax], _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard let x = resolve(operand, expecting: nil, context), isOperand(x) else { return nil }
    if case .enumeration(let id) = type(of: x).kind {
      let wanted = ValueType(.set(id))
      guard let set = setLiteral(elements, wanted, context, place) else { return nil }
      return add(.member(x, set), ValueType(.yesNo), place)
    }
    let tests = elements.compactMap { element -> ID<Node>? in
      guard let value = resolve(element, expecting: type(of: x), context),
        let (left, right) = unifyOperands(x, value, element.place)
      else { return nil }
      return add(.compare(.equal, left, right), ValueType(.yesNo), element.place)
    }
    guard tests.count == elements.count else { return nil }
    return add(.or(tests), ValueType(.yesNo), place)
  }

  private func memberOfNamed(
    _ operand: ExpressionSyntax, _ name: ExpressionSyntax, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard let set = resolve(name, expecting: nil, context) else { return nil }
    guard case .set(let id) = type(of: set).kind else {
      return mismatch("a set", set, name.place)
    }
    guard let x = resolve(operand, expecting: ValueType(.enumeration(id)), context), isOperand(x)
    else { return nil }
    guard type(of: x).kind == .enumeration(id) else {
      return mismatch(describe(ValueType(.enumeration(id))), x, operand.place)
    }
    return add(.member(x, set), ValueType(.yesNo), place)
  }

  func setLiteral(
    _ elements: [ExpressionSyntax], _ expecting: ValueType?, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard case .set(let enumeration)? = expecting?.kind else {
      report(
        .typeMismatch, "A set in braces stands behind “in”, or as an entry of a “set of …” value.",
        at: place)
      return nil
    }
    var bits = [UInt64](repeating: 0, count: (book[enumeration].cases.count + 63) / 64)
    var complete = true
    for element in elements {
      guard let node = resolve(element, as: ValueType(.enumeration(enumeration)), context) else {
        complete = false
        continue
      }
      guard case .constant(let index) = book[node].operation else {
        report(
          .notConstant, "Only the cases of “\(book[enumeration].name)” can stand in braces.",
          at: element.place)
        complete = false
        continue
      }
      bits[Int(index) / 64] |= 1 << UInt64(index % 64)
    }
    guard complete else { return nil }
    let number = setNumbers[bits] ?? book.sets.count
    if number == book.sets.count {
      setNumbers[bits] = number
      book.sets.append(bits)
    }
    return add(.constant(Int64(number)), ValueType(.set(enumeration)), place)
  }

  private func sum(
    _ a: ExpressionSyntax, _ b: ExpressionSyntax, negated: Bool, _ expecting: ValueType?,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let left = resolve(a, expecting: expecting, context),
      let right = resolve(b, expecting: expecting, context), isOperand(left), isOperand(right)
    else { return nil }
    let isOptional = type(of: left).isOptional || type(of: right).isOptional
    if type(of: left).kind == .date || type(of: right).kind == .date {
      return dateSum(left, right, negated, isOptional, context, place)
    }
    guard isQuantity(type(of: left)) else {
      return mismatch("a number, an amount or a term", left, a.place)
    }
    guard isQuantity(type(of: right)) else {
      return mismatch("a number, an amount or a term", right, b.place)
    }
    guard let (x, y) = unify(left, right, place) else { return nil }
    let result = ValueType(type(of: x).kind, scale: type(of: x).scale, isOptional: isOptional)
    return add(negated ? .subtract(x, y) : .add(x, y), result, place)
  }

  private func dateSum(
    _ a: ID<Node>, _ b: ID<Node>, _ negated: Bool, _ isOptional: Bool,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    let result = ValueType(.date, isOptional: isOptional)
    switch (type(of: a).kind, type(of: b).kind) {
    case (.date, .date) where negated:
      return add(.daysBetween(a, b), ValueType(.days, isOptional: isOptional), place)
    case (.date, .days):
      return add(.daysAfter(a, negated ? negative(b) : b), result, place)
    case (.date, .months):
      return add(
        .monthsAfter(a, negated ? negative(b) : b, context.site.monthEnd), result, place)
    case (.days, .date) where !negated: return add(.daysAfter(b, a), result, place)
    case (.months, .date) where !negated:
      return add(.monthsAfter(b, a, context.site.monthEnd), result, place)
    default:
      report(
        .typeMismatch,
        "A date goes with days or months (entry_date + 5 days) or less an earlier date; here stand \(describe(a)) and \(describe(b)).",
        at: place)
      return nil
    }
  }

  private func negative(_ node: ID<Node>) -> ID<Node> {
    if case .constant(let value) = book[node].operation {
      return add(.constant(0 &- value), type(of: node), book[node].place)
    }
    return add(.negate(node), type(of: node), book[node].place)
  }

  private func product(
    _ a: ExpressionSyntax, _ b: ExpressionSyntax, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard var left = resolve(a, expecting: nil, context),
      var right = resolve(b, expecting: nil, context), isOperand(left), isOperand(right)
    else { return nil }
    if !isNumber(type(of: right)) { swap(&left, &right) }
    guard isNumber(type(of: right)) else {
      return mismatch("a number on one side of “*”", right, place)
    }
    guard isQuantity(type(of: left)) else {
      return mismatch("a number, an amount or a term", left, place)
    }
    let scale = type(of: left).scale + type(of: right).scale
    guard scale <= Self.mostDecimals else {
      report(
        .tooManyDecimals,
        "This product would have \(scale) decimals, and \(Self.mostDecimals) are the most; round a part of it first.",
        at: place)
      return nil
    }
    var kind = type(of: left).kind
    if isNumber(type(of: left)) {
      kind = scale == 0 ? .integer : .decimal
    } else if scale > 0, kind == .days || kind == .months {
      report(
        .needsRounding,
        "Part of a day or month is not a term. Reckon with the number and round: in_days(round_down(number(…) * …, 1)).",
        at: place)
      return nil
    }
    let isOptional = type(of: left).isOptional || type(of: right).isOptional
    return add(
      .multiply(left, right), ValueType(kind, scale: scale, isOptional: isOptional), place)
  }
}
