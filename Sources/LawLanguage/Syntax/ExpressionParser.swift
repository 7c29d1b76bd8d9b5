/// How tightly the parts of an expression hold together, loosest first.
enum Binding: Int, Comparable {
  case implies, or, and, not, comparison, sum, product, sign

  static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }

  var tighter: Binding { Binding(rawValue: rawValue + 1) ?? .sign }
}

extension BinaryOperator {
  var binding: Binding {
    switch self {
    case .implies: .implies
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    }
  }

  init?(_ token: Token) {
    switch token.keyword {
    case .implies: self = .implies
    case .or: self = .or
    case .and: self = .and
    case nil: self.init(token.kind)
    default: return nil
    }
  }

  init?(_ kind: Token.Kind) {
    switch kind {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .plus: self = .add
    case .minus: self = .subtract
    case .times: self = .multiply
    case .divide: self = .divide
    default: return nil
    }
  }
}

/// Expressions by precedence climbing.
extension FenceParser {
  /// Deeper nesting is refused, so that no text, however odd, exhausts the stack.
  static var deepestNesting: Int { 100 }
  /// Operators in one expression, with all its parts: a chain is a tree as deep as it is long.
  static var mostOperators: Int { 500 }

  /// An expression whose operators bind at least as tightly as `loosest`.
  mutating func expression(_ loosest: Binding = .implies) -> ExpressionSyntax {
    let start = position
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= FenceParser.deepestNesting else { return tooLarge() }
    if nesting == 1 { operators = 0 }
    var left = operand(loosest)
    var isExtended = false
    while let binding = infixBinding, binding >= loosest {
      if binding == .comparison, left.isComparison, isExtended { return chained() }
      isExtended = true
      operators += 1
      guard operators <= FenceParser.mostOperators else { return tooLarge() }
      let kind = extend(left, binding)
      left = ExpressionSyntax(kind, place(from: start))
    }
    return left
  }

  /// The binding of the operator at the cursor, if there is one.
  private var infixBinding: Binding? {
    guard let token = current else { return nil }
    if let binary = BinaryOperator(token) { return binary.binding }
    switch token.keyword {
    case .in, .is: return .comparison
    case .not: return peek(1)?.keyword == .in ? .comparison : nil
    default: return nil
    }
  }

  private mutating func extend(_ left: ExpressionSyntax, _ binding: Binding)
    -> ExpressionSyntax.Kind
  {
    if accept(.is) { return isNone(left) }
    if accept(.in) { return .membership(left, set(), negated: false) }
    if accept(.not) {
      position += 1
      return .membership(left, set(), negated: true)
    }
    guard let token = current, let binary = BinaryOperator(token) else { return .invalid }
    position += 1
    // “a implies b implies c” is “a implies (b implies c)”; all others lean to the left.
    return .binary(binary, left, expression(binary == .implies ? .implies : binding.tighter))
  }

  private mutating func isNone(_ left: ExpressionSyntax) -> ExpressionSyntax.Kind {
    let negated = accept(.not)
    guard expect(.nothing) else { return .invalid }
    return .isNone(left, negated: negated)
  }

  /// What stands behind `in`.
  private mutating func set() -> SetSyntax {
    if kind == .leftBrace { return .literal(braces()) }
    guard kind == .leftBracket else { return .named(expression(.sign)) }
    let (low, high) = bracketedRange()
    return .range(low, high)
  }

  /// `[a .. b]`
  mutating func bracketedRange() -> (ExpressionSyntax, ExpressionSyntax) {
    _ = expect(.leftBracket, "[")
    let (low, high) = range()
    _ = expect(.rightBracket, "]")
    return (low, high)
  }

  /// `a .. b`
  mutating func range() -> (ExpressionSyntax, ExpressionSyntax) {
    let low = expression(.sum)
    _ = expect(.range, "..")
    return (low, expression(.sum))
  }

  /// `{a, b}`
  mutating func braces() -> [ExpressionSyntax] {
    _ = expect(.leftBrace, "{")
    if accept(.rightBrace) { return [] }
    let elements = list { $0.expression() }
    _ = expect(.rightBrace, "}")
    return elements
  }

  private mutating func operand(_ loosest: Binding) -> ExpressionSyntax {
    let start = position
    if keyword == .not, peek(1)?.keyword != .known, peek(1)?.keyword != .applicable {
      return negation(loosest)
    }
    if accept(.minus) {
      return ExpressionSyntax(.negate(expression(.sign)), place(from: start))
    }
    return primary()
  }

  private mutating func negation(_ loosest: Binding) -> ExpressionSyntax {
    let start = position
    guard loosest <= .not else {
      return invalid(.expectedExpression, "Put “not …” in parentheses here.")
    }
    position += 1
    return ExpressionSyntax(.not(expression(.not)), place(from: start))
  }

  private mutating func chained() -> ExpressionSyntax {
    invalid(.chainedComparison, "Comparisons are not chained; join two of them by “and”.")
  }

  private mutating func tooLarge() -> ExpressionSyntax {
    invalid(
      .expectedExpression, "This expression is too large; name a part of it as a rule of its own.")
  }

  mutating func invalid(_ code: DiagnosticCode, _ message: Wording) -> ExpressionSyntax {
    let place = placeHere
    fail(code, message)
    return ExpressionSyntax(.invalid, place)
  }
}

extension ExpressionSyntax {
  /// Whether the outermost operator compares, so that no second one may follow without parentheses.
  var isComparison: Bool {
    switch kind {
    case .binary(let binary, _, _): binary.binding == .comparison
    case .isNone, .membership: true
    default: false
    }
  }
}
