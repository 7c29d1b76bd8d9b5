extension FenceParser {
  /// `fact NAME of RECORD : TYPE`
  mutating func fact(_ line: Int) -> FactDeclaration? {
    guard let name = name("the name of the fact"), let record = ownerRecord(),
      let type = declaredType()
    else { return nil }
    var fact = FactDeclaration(
      name: name, record: record, type: type, labels: noLabels(name.place))
    labels(into: &fact.labels)
    finishLine()
    eachChild(of: line) { $0.factLine($1, of: &fact) }
    return fact
  }

  private mutating func factLine(_ line: Int, of fact: inout FactDeclaration) {
    switch keyword {
    case .en, .ru, .kk: labelLine(line, into: &fact.labels)
    case .ask: labelBlock(line, once: &fact.ask)
    case .help: labelBlock(line, once: &fact.help)
    case .when: onlyExpression(line, into: &fact.relevance)
    case .range: rangeLine(line, of: &fact)
    case .decided: decisionLine(line, of: &fact)
    default: doesNotBelong()
    }
  }

  /// A keyword with an expression behind it that may stand once, such as `when c`.
  mutating func onlyExpression(_ line: Int, into expression: inout ExpressionSyntax?) {
    if let first = expression { return repeated(first.place) }
    position += 1
    expression = self.expression()
    finishLeaf(line)
  }

  /// `range LOW .. HIGH`
  private mutating func rangeLine(_ line: Int, of fact: inout FactDeclaration) {
    if let first = fact.range { return repeated(first.0.place) }
    position += 1
    fact.range = range()
    finishLeaf(line)
  }

  /// `decided by AUTHORITY [citations]`
  private mutating func decisionLine(_ line: Int, of fact: inout FactDeclaration) {
    if let first = fact.decidedBy { return repeated(first.0.place) }
    position += 1
    guard expect(.by), let authority = name("an authority") else { return }
    fact.decidedBy = (authority, kind == .leftBracket ? citations() : [])
    finishLeaf(line)
  }
}
