import Measures

extension FenceParser {
  /// Literals, names, calls, sets, and what stands in parentheses.
  mutating func primary() -> ExpressionSyntax {
    let start = position
    guard let token = current else { return noExpression() }
    switch token.kind {
    case .word: return word(token)
    case .number: return ExpressionSyntax(number(token), place(from: start))
    case .date: return date()
    case .text:
      position += 1
      return ExpressionSyntax(.text(content(of: token)), place(token))
    case .leftBrace: return ExpressionSyntax(.setLiteral(braces()), place(from: start))
    case .leftParenthesis: return parenthesis()
    default: return noExpression()
    }
  }

  private mutating func noExpression() -> ExpressionSyntax {
    invalid(.expectedExpression, "An expression is expected here, not \(found()).")
  }

  private mutating func parenthesis() -> ExpressionSyntax {
    position += 1
    let inner = expression()
    _ = expect(.rightParenthesis, ")")
    return inner
  }

  private mutating func date() -> ExpressionSyntax {
    let place = placeHere
    guard let day = day() else { return ExpressionSyntax(.invalid, place) }
    return ExpressionSyntax(.date(day), place)
  }

  // MARK: Numbers

  private mutating func number(_ token: Token) -> ExpressionSyntax.Kind {
    guard let (mantissa, scale) = decimal(token.range) else {
      if !lines[line].isBroken { fail(.badNumber, "\(found()) has too many digits.") }
      position = limit
      return .invalid
    }
    position += 1
    return .number(mantissa: mantissa, scale: scale, unit: unit())
  }

  private func decimal(_ range: Range<Int>) -> (mantissa: Int64, scale: Int)? {
    var mantissa: Int64 = 0
    var point: Int?
    for index in range {
      let byte = source.bytes[index]
      if byte == UInt8(ascii: "."), point == nil {
        point = index
        continue
      }
      guard byte.isDigit else { return nil }
      let (product, isTooLarge) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !isTooLarge, !overflow else { return nil }
      mantissa = sum
    }
    return (mantissa, point.map { range.upperBound - $0 - 1 } ?? 0)
  }

  private mutating func unit() -> NumberUnit? {
    guard let token = current else { return nil }
    let unit: NumberUnit
    switch (token.kind, token.keyword) {
    case (.percent, _), (_, .percent): unit = .percent
    case (_, .days), (_, .day): unit = .days
    case (_, .months), (_, .month): unit = .months
    default:
      guard isCurrency(token) else { return nil }
      unit = .currency(source.string(token.range))
    }
    position += 1
    return unit
  }

  // MARK: Words

  private mutating func word(_ token: Token) -> ExpressionSyntax {
    switch token.keyword {
    case .yes: return literal(.yesNo(true), token)
    case .no: return literal(.yesNo(false), token)
    case .nothing: return literal(.none, token)
    case .if: return condition()
    case .not: return hole()
    case .some(let keyword) where keyword.isReserved: return noExpression()
    default:
      return peek(1)?.kind == .leftParenthesis ? call() : reference()
    }
  }

  private mutating func literal(_ kind: ExpressionSyntax.Kind, _ token: Token) -> ExpressionSyntax {
    position += 1
    return ExpressionSyntax(kind, place(token))
  }

  private mutating func condition() -> ExpressionSyntax {
    let start = position
    position += 1
    let condition = expression()
    _ = expect(.then)
    let yes = expression()
    _ = expect(.else)
    let no = expression()
    return ExpressionSyntax(.condition(condition, yes, no), place(from: start))
  }

  /// `not applicable` or `not known en "…" ru "…" kk "…"`
  private mutating func hole() -> ExpressionSyntax {
    let start = position
    position += 1
    if accept(.applicable) { return ExpressionSyntax(.notApplicable, place(from: start)) }
    guard accept(.known) else { return noExpression() }
    let place = place(from: start)
    var texts = noLabels(place)
    labels(into: &texts)
    return ExpressionSyntax(.notKnown(texts), place)
  }

  /// A path, with `for` and `at` behind it.
  private mutating func reference() -> ExpressionSyntax {
    let start = position
    guard let path = path("a name") else { return ExpressionSyntax(.invalid, place(from: start)) }
    var keys: [ExpressionSyntax] = []
    if accept(.for) {
      repeat { keys.append(simple()) } while accept(.ampersand)
    }
    let at = accept(.at) ? simple() : nil
    let isLookup = !keys.isEmpty || at != nil
    return ExpressionSyntax(
      isLookup ? .lookup(path, keys: keys, at: at) : .path(path), place(from: start))
  }

  /// What may stand behind `for` and `at`: a path, literal, call or parenthesis.
  private mutating func simple() -> ExpressionSyntax {
    nesting += 1
    defer { nesting -= 1 }
    guard let token = current, token.kind == .word, token.keyword?.isReserved != true,
      peek(1)?.kind != .leftParenthesis
    else { return primary() }
    let start = position
    guard let path = path("a name") else { return ExpressionSyntax(.invalid, place(from: start)) }
    return ExpressionSyntax(.path(path), place(from: start))
  }

  // MARK: Calls

  private mutating func call() -> ExpressionSyntax {
    let start = position
    guard let function = name("the name of a function") else {
      return ExpressionSyntax(.invalid, place(from: start))
    }
    position += 1
    if accept(.rightParenthesis) {
      return ExpressionSyntax(.call(function, []), place(from: start))
    }
    let first = expression()
    if let aggregate = aggregate(function, over: first) {
      return ExpressionSyntax(aggregate, place(from: start))
    }
    let others = accept(.comma) ? list { $0.expression() } : []
    _ = expect(.rightParenthesis, ")")
    return ExpressionSyntax(.call(function, [first] + others), place(from: start))
  }

  /// The rest of `sum(list : x where c)`, if this is an aggregate.
  private mutating func aggregate(
    _ function: Name, over first: ExpressionSyntax
  ) -> ExpressionSyntax.Kind? {
    guard let kind = AggregateKind(rawValue: function.text), case .path(let list) = first.kind,
      self.kind == .colon || self.kind == .rightParenthesis || keyword == .where
    else { return nil }
    let element = accept(.colon) ? expression() : nil
    let filter = accept(.where) ? expression() : nil
    _ = expect(.rightParenthesis, ")")
    return .aggregate(kind, list: list, element: element, filter: filter)
  }
}
