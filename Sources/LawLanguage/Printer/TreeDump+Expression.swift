extension TreeWriter {
  /// An expression in prefix form.
  static func form(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .yesNo(let yes): yes ? "yes" : "no"
    case .number(let mantissa, let scale, let unit): SourceWords.number(mantissa, scale, unit)
    case .date(let day): "\(day)"
    case .text(let text): SourceWords.quoted(text)
    case .none: "none"
    case .notApplicable: "(not-applicable)"
    case .notKnown(let labels): "(not-known\(SourceWords.labels(labels)))"
    case .path(let names): SourceWords.path(names)
    case .setLiteral(let elements): "{\(forms(elements))}"
    case .invalid: "(invalid)"
    default: compound(expression.kind)
    }
  }

  private static func compound(_ kind: ExpressionSyntax.Kind) -> String {
    switch kind {
    case .lookup(let path, let keys, let at):
      "(lookup \(SourceWords.path(path)) [\(forms(keys))]\(optional("at", at)))"
    case .call(let function, let arguments): "(call \(function.text) \(forms(arguments)))"
    case .aggregate(let kind, let list, let element, let filter):
      "(\(kind.rawValue) \(SourceWords.path(list))\(optional("of", element))\(optional("where", filter)))"
    case .not(let operand): "(not \(form(operand)))"
    case .negate(let operand): "(minus \(form(operand)))"
    case .binary(let binary, let left, let right):
      "(\(binary.rawValue) \(form(left)) \(form(right)))"
    case .isNone(let operand, let negated): "(is\(negated ? "-not" : "")-none \(form(operand)))"
    case .membership(let operand, let set, let negated):
      "(\(negated ? "not-" : "")in \(form(operand)) \(form(set)))"
    case .condition(let condition, let yes, let no):
      "(if \(form(condition)) \(form(yes)) \(form(no)))"
    default: ""
    }
  }

  private static func form(_ set: SetSyntax) -> String {
    switch set {
    case .literal(let elements): "{\(forms(elements))}"
    case .range(let low, let high): "[\(form(low)) .. \(form(high))]"
    case .named(let expression): form(expression)
    }
  }

  private static func forms(_ expressions: [ExpressionSyntax]) -> String {
    expressions.map { form($0) }.joined(separator: " ")
  }

  private static func optional(_ word: String, _ expression: ExpressionSyntax?) -> String {
    expression.map { " \(word) \(form($0))" } ?? ""
  }
}
