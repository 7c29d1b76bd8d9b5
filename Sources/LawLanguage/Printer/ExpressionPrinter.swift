extension ExpressionSyntax {
  /// The expression on one line in canonical form, with no more parentheses than needed.
  ///
  /// Reading it gives an equal expression. What could not be read prints as `…`.
  public var source: String { ExpressionPrinter.text(of: self, .implies) }
}

/// Writes expressions back as source text.
private enum ExpressionPrinter {
  /// The text of an expression where operators must bind at least as tightly as `loosest`.
  static func text(of expression: ExpressionSyntax, _ loosest: Binding) -> String {
    let (text, binding) = written(expression.kind)
    return binding < loosest ? "(\(text))" : text
  }

  /// The text without parentheses around it, and how tightly its outermost operator binds.
  private static func written(_ kind: ExpressionSyntax.Kind) -> (String, Binding) {
    switch kind {
    case .binary(let binary, let left, let right): written(binary, left, right)
    case .not(let operand): ("not \(text(of: operand, .not))", .not)
    case .negate(let operand): ("-\(text(of: operand, .sign))", .sign)
    case .isNone(let operand, let negated):
      ("\(text(of: operand, .sum)) is \(negated ? "not " : "")none", .comparison)
    case .membership(let operand, let set, let negated):
      ("\(text(of: operand, .sum)) \(negated ? "not " : "")in \(text(of: set))", .comparison)
    case .condition(let condition, let yes, let no):
      ("if \(whole(condition)) then \(whole(yes)) else \(whole(no))", .implies)
    case .lookup(let path, let keys, let at): (lookup(path, keys, at), .sign)
    case .call(let function, let arguments): ("\(function.text)(\(list(arguments)))", .sign)
    case .aggregate(let kind, let list, let element, let filter):
      (aggregate(kind, list, element, filter), .sign)
    default: (literal(kind), .sign)
    }
  }

  private static func whole(_ expression: ExpressionSyntax) -> String {
    text(of: expression, .implies)
  }

  private static func written(
    _ binary: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> (String, Binding) {
    let binding = binary.binding
    let leansRight = binary == .implies
    let isComparison = binding == .comparison
    let before = text(of: left, leansRight || isComparison ? binding.tighter : binding)
    let behind = text(of: right, leansRight ? binding : binding.tighter)
    return ("\(before) \(binary.rawValue) \(behind)", binding)
  }

  private static func text(of set: SetSyntax) -> String {
    switch set {
    case .literal(let elements): "{\(list(elements))}"
    case .range(let low, let high): "[\(text(of: low, .sum)) .. \(text(of: high, .sum))]"
    case .named(let expression): text(of: expression, .sign)
    }
  }

  private static func lookup(
    _ path: [Name], _ keys: [ExpressionSyntax], _ at: ExpressionSyntax?
  ) -> String {
    let behind = keys.map { simple($0) }.joined(separator: " & ")
    return SourceWords.path(path) + (keys.isEmpty ? "" : " for \(behind)")
      + (at.map { " at \(simple($0))" } ?? "")
  }

  /// What stands behind `for` and `at`: in parentheses unless it is one word or call.
  private static func simple(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .lookup, .negate: "(\(whole(expression)))"
    default: text(of: expression, .sign)
    }
  }

  private static func aggregate(
    _ kind: AggregateKind, _ list: [Name], _ element: ExpressionSyntax?, _ filter: ExpressionSyntax?
  ) -> String {
    let element = element.map { " : \(whole($0))" } ?? ""
    let filter = filter.map { " where \(whole($0))" } ?? ""
    return "\(kind.rawValue)(\(SourceWords.path(list))\(element)\(filter))"
  }

  private static func list(_ expressions: [ExpressionSyntax]) -> String {
    expressions.map { whole($0) }.joined(separator: ", ")
  }

  private static func literal(_ kind: ExpressionSyntax.Kind) -> String {
    switch kind {
    case .yesNo(let yes): yes ? "yes" : "no"
    case .number(let mantissa, let scale, let unit): SourceWords.number(mantissa, scale, unit)
    case .date(let day): "\(day)"
    case .text(let text): SourceWords.quoted(text)
    case .none: "none"
    case .notApplicable: "not applicable"
    case .notKnown(let labels): "not known\(SourceWords.labels(labels))"
    case .path(let names): SourceWords.path(names)
    case .setLiteral(let elements): "{\(list(elements))}"
    default: "…"
    }
  }
}
