extension FenceParser {
  /// `value NAME [by KEY, …] : TYPE basis`
  mutating func value(_ line: Int) -> ValueDeclaration? {
    guard let name = name("the name of the value") else { return nil }
    let keys = accept(.by) ? list { $0.name("the name of an enumeration") } : []
    guard let type = declaredType() else { return nil }
    var value = ValueDeclaration(
      name: name, keys: keys, type: type, basis: basis(), labels: noLabels(name.place), help: nil,
      groups: [])
    labels(into: &value.labels)
    finishLine()
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .en, .ru, .kk: parser.labelLine(child, into: &value.labels)
      case .help: parser.labelBlock(child, once: &value.help)
      default: parser.groupLine(child, into: &value.groups)
      }
    }
    if value.groups.isEmpty { missing("A value has at least one dated line.", below: line) }
    return value
  }

  /// A `for …` group, or an entry of the group without keys.
  mutating func groupLine(_ line: Int, into groups: inout [ValueDeclaration.Group]) {
    switch keyword {
    case .for:
      if let group = group(line) { groups.append(group) }
    case .from, .always:
      guard let entry = entry(line) else { return }
      if groups.last?.keys.isEmpty == true {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append(ValueDeclaration.Group(keys: [], entries: [entry]))
      }
    default: doesNotBelong()
    }
  }

  /// `for K & L, M & N` with entries below it.
  private mutating func group(_ line: Int) -> ValueDeclaration.Group? {
    position += 1
    let keys = list { $0.key() }
    finishLine()
    var entries: [ValueDeclaration.Entry] = []
    eachChild(of: line) { parser, child in
      switch parser.keyword {
      case .from, .always: if let entry = parser.entry(child) { entries.append(entry) }
      default: parser.doesNotBelong()
      }
    }
    if entries.isEmpty { missing("No dated line stands below this “for”.", below: line) }
    return keys.isEmpty ? nil : ValueDeclaration.Group(keys: keys, entries: entries)
  }

  private mutating func key() -> [Name]? {
    var names: [Name] = []
    repeat {
      guard let name = name("a case of an enumeration") else { return nil }
      names.append(name)
    } while accept(.ampersand)
    return names
  }

  /// `from DAY [until DAY]: EXPRESSION basis`
  private mutating func entry(_ line: Int) -> ValueDeclaration.Entry? {
    guard let period = period() else { return nil }
    if kind == .leftBracket || keyword?.confidence != nil || keyword == .source {
      fail(.unexpectedToken, "In a value the basis stands behind the amount.")
    }
    guard expect(.colon, ":") else { return nil }
    var content = expression()
    let basis = basis()
    finishLine()
    holeTexts(line, of: &content)
    return ValueDeclaration.Entry(period: period, content: content, basis: basis)
  }
}
