import Measures

extension FenceParser {
  /// `amend rule NAME …` or `amend value NAME`
  mutating func amendment(_ line: Int) -> DeclarationSyntax? {
    let start = position - 1
    if accept(.rule) { return amendRule(line, start).map { .amendRule($0) } }
    if accept(.value) { return amendValue(line, start).map { .amendValue($0) } }
    fail(.unexpectedToken, "“rule” or “value” is expected here, not \(found()).")
    return nil
  }

  private mutating func amendRule(_ line: Int, _ start: Int) -> AmendRuleDeclaration? {
    guard let rule = name("the name of a rule") else { return nil }
    let from = accept(.from) ? day() : nil
    var amendment = AmendRuleDeclaration(
      rule: rule, from: from, changes: [], place: place(from: start))
    finishLine()
    eachChild(of: line) { parser, child in
      if let change = parser.change(child) { amendment.changes.append(change) }
    }
    if amendment.changes.isEmpty { missing("This amendment changes nothing.", below: line) }
    return amendment
  }

  private mutating func change(_ line: Int) -> AmendRuleDeclaration.Change? {
    if accept(.add) { return definition(line).map { .add($0) } }
    if accept(.replace) { return definition(line).map { .replace($0) } }
    guard accept(.remove) else {
      doesNotBelong()
      return nil
    }
    guard expect(.except), let name = name("the name of an exception") else { return nil }
    finishLeaf(line)
    return .remove(name)
  }

  private mutating func amendValue(_ line: Int, _ start: Int) -> AmendValueDeclaration? {
    guard let value = name("the name of a value") else { return nil }
    var amendment = AmendValueDeclaration(value: value, groups: [], place: place(from: start))
    finishLine()
    eachChild(of: line) { $0.groupLine($1, into: &amendment.groups) }
    if amendment.groups.isEmpty { missing("This amendment changes nothing.", below: line) }
    return amendment
  }

  /// `repeal rule NAME [from DAY] basis`
  mutating func `repeal`(_ line: Int) -> RepealRuleDeclaration? {
    let start = position - 1
    guard expect(.rule), let rule = name("the name of a rule") else { return nil }
    let from = accept(.from) ? day() : nil
    let basis = basis()
    let place = place(from: start)
    finishLeaf(line)
    return RepealRuleDeclaration(rule: rule, from: from, basis: basis, place: place)
  }
}
