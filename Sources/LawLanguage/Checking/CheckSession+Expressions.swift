import Measures

/// Expressions: names resolved, types given, exactness kept. A nil result was reported.
extension CheckSession {
  func add(_ operation: Operation, _ type: ValueType, _ place: SourcePlace) -> ID<Node> {
    book.nodes.append(Node(operation, type, place))
    return ID(book.nodes.count - 1)
  }

  func type(of node: ID<Node>) -> ValueType { book[node].type }

  /// Reads an expression and makes it fit the type wanted.
  func resolve(
    _ syntax: ExpressionSyntax, as wanted: ValueType, _ context: ExpressionContext
  ) -> ID<Node>? {
    guard let node = resolve(syntax, expecting: wanted, context) else { return nil }
    return fit(node, to: wanted, at: syntax.place)
  }

  func resolveCondition(_ syntax: ExpressionSyntax, _ context: ExpressionContext) -> ID<Node>? {
    resolve(syntax, as: ValueType(.yesNo), context)
  }

  /// Reads an expression; `expecting` only helps to choose between meanings of a name.
  func resolve(
    _ syntax: ExpressionSyntax, expecting: ValueType?, _ context: ExpressionContext
  ) -> ID<Node>? {
    let place = syntax.place
    switch syntax.kind {
    case .invalid: return nil
    case .yesNo(let value): return add(.constant(value ? 1 : 0), ValueType(.yesNo), place)
    case .number(let mantissa, let scale, let unit):
      return number(mantissa, scale, unit, place)
    case .date(let day): return add(.constant(Int64(day.number)), ValueType(.date), place)
    case .text(let text): return textConstant(text, place)
    case .none: return add(.none, optional(expecting), place)
    case .notApplicable: return add(.notApplicable, expecting ?? ValueType(.yesNo), place)
    case .notKnown(let labels): return hole(labels, expecting, context, place)
    case .path(let names): return path(names, expecting, context, place)
    case .lookup(let names, let keys, let at): return lookup(names, keys, at, context, place)
    case .call(let name, let arguments): return call(name, arguments, expecting, context, place)
    case .aggregate(let kind, let list, let element, let filter):
      return aggregate(kind, list, element, filter, context, place)
    case .not(let operand):
      return resolveCondition(operand, context).map { add(.not($0), ValueType(.yesNo), place) }
    case .negate(let operand): return negate(operand, expecting, context, place)
    case .binary(let symbol, let a, let b):
      return binary(symbol, a, b, expecting, context, place)
    case .isNone(let operand, let negated): return isNone(operand, negated, context, place)
    case .membership(let operand, let set, let negated):
      return membership(operand, set, negated, context, place)
    case .setLiteral(let elements): return setLiteral(elements, expecting, context, place)
    case .condition(let condition, let yes, let no):
      return condition_(condition, yes, no, expecting, context, place)
    }
  }

  private func optional(_ type: ValueType?) -> ValueType {
    var type = type ?? ValueType(.yesNo)
    type.isOptional = true
    return type
  }

  private func textConstant(_ text: String, _ place: SourcePlace) -> ID<Node> {
    let index = textNumbers[text] ?? book.texts.count
    if index == book.texts.count {
      textNumbers[text] = index
      book.texts.append(text)
    }
    return add(.constant(Int64(index)), ValueType(.text), place)
  }

  private func hole(
    _ syntax: LabelsSyntax, _ expecting: ValueType?, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node> {
    add(
      .notKnown(addHole(syntax, context.site.provision, place)), expecting ?? ValueType(.yesNo),
      place)
  }

  func addHole(
    _ syntax: LabelsSyntax, _ provision: ID<Provision>?, _ place: SourcePlace
  ) -> ID<Hole> {
    let id = ID<Hole>(book.holes.count)
    book.holes.append(
      Hole(
        id: id, labels: labels(syntax, of: "declared hole"), provision: provision, place: place))
    return id
  }

  /// Exact numbers hold this many decimals.
  static var mostDecimals: Int { 18 }

  private func number(
    _ mantissa: Int64, _ scale: Int, _ unit: NumberUnit?, _ place: SourcePlace
  ) -> ID<Node>? {
    guard scale + (unit == .percent ? 2 : 0) <= Self.mostDecimals else {
      report(.tooManyDecimals, "No number has \(scale) decimals; write fewer.", at: place)
      return nil
    }
    switch unit {
    case nil:
      return add(
        .constant(mantissa), ValueType(scale == 0 ? .integer : .decimal, scale: scale), place)
    case .percent:
      return add(.constant(mantissa), ValueType(.percent, scale: scale + 2), place)
    case .days, .months:
      if scale != 0 {
        report(.tooManyDecimals, "Days and months are counted in whole numbers.", at: place)
        return nil
      }
      return add(.constant(mantissa), ValueType(unit == .days ? .days : .months), place)
    case .currency(let code):
      guard let currency = Currency(code: code) else { return nil }
      guard scale <= currency.minorDigits else {
        report(.tooManyDecimals, "Money has at most \(currency.minorDigits) decimals.", at: place)
        return nil
      }
      let (tiyn, overflow) = mantissa.multipliedReportingOverflow(
        by: powerOfTen(currency.minorDigits - scale))
      if overflow {
        report(.numberTooLarge, "This amount is too large to be counted exactly.", at: place)
        return nil
      }
      return add(.constant(tiyn), ValueType(.money(currency)), place)
    }
  }

  private func negate(
    _ operand: ExpressionSyntax, _ expecting: ValueType?, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard let node = resolve(operand, expecting: expecting, context) else { return nil }
    if case .constant(let value) = book[node].operation, isQuantity(type(of: node)) {
      return add(.constant(0 &- value), type(of: node), place)
    }
    guard isQuantity(type(of: node)) else {
      return mismatch("a number, an amount or a term", node, place)
    }
    return add(.negate(node), type(of: node), place)
  }

  private func isNone(
    _ operand: ExpressionSyntax, _ negated: Bool, _ context: ExpressionContext,
    _ place: SourcePlace
  ) -> ID<Node>? {
    guard let node = resolve(operand, expecting: nil, context) else { return nil }
    guard type(of: node).isOptional else {
      report(
        .typeMismatch, "This is never “none”; only what is declared “optional” can be.",
        at: operand.place)
      return nil
    }
    let test = add(.isNone(node), ValueType(.yesNo), place)
    return negated ? add(.not(test), ValueType(.yesNo), place) : test
  }

  private func condition_(
    _ condition: ExpressionSyntax, _ yes: ExpressionSyntax, _ no: ExpressionSyntax,
    _ expecting: ValueType?, _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let test = resolveCondition(condition, context) else { return nil }
    let inYes = context.assuming(condition.provesPresent)
    let inNo = context.assuming(condition.provesPresentWhenFalse)
    guard let a = resolve(yes, expecting: expecting, inYes),
      let b = resolve(no, expecting: expecting ?? type(of: a), inNo),
      let (left, right) = unify(a, b, place)
    else { return nil }
    return add(.condition(test, left, right), merged(left, right), place)
  }

  private func merged(_ a: ID<Node>, _ b: ID<Node>) -> ValueType {
    var type = type(of: a)
    type.isOptional = type.isOptional || self.type(of: b).isOptional
    return type
  }

  @discardableResult
  func mismatch(_ wanted: Wording, _ node: ID<Node>, _ place: SourcePlace) -> ID<Node>? {
    report(
      .typeMismatch, "Here stands \(describe(node)); it has to be \(wanted).", at: place)
    return nil
  }
}
