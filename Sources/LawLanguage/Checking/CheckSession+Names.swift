import Measures

/// Names in expressions: facts, rules, ways through references, dated values, choices, cases of enumerations.
extension CheckSession {
  func path(
    _ path: [Name], _ expecting: ValueType?, _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let last = path.last else { return nil }
    let node =
      path.count == 1
      ? single(last, expecting, context)
      : dotted(path, context, place)
    guard let node, type(of: node).isOptional, !context.present.isEmpty,
      context.present.contains(path.map(\.text).joined(separator: "."))
    else { return node }
    return add(.relabel(node), type(of: node).required, place)
  }

  /// True when a lone name is declared here, so that it need not be a case of an enumeration.
  func isDeclared(_ name: String, _ context: ExpressionContext) -> Bool {
    name == "day" || names.members[context.record]?[name] != nil || names.values[name] != nil
      || names.choices[name] != nil
  }

  private func single(
    _ name: Name, _ expecting: ValueType?, _ context: ExpressionContext
  ) -> ID<Node>? {
    if let node = expectedCase(name, expecting) { return node }
    if let member = names.members[context.record]?[name.text] {
      return node(for: member, name, context)
    }
    if name.text == "day" { return add(.day, ValueType(.date), name.place) }
    if let value = names.values[name.text] {
      return bareValue(value, name)
    }
    if let choice = names.choices[name.text] {
      return add(.choice(choice), ValueType(.enumeration(book[choice].enumeration)), name.place)
    }
    return loneCase(name, expecting, context)
  }

  private func expectedCase(_ name: Name, _ expecting: ValueType?) -> ID<Node>? {
    guard let expecting else { return nil }
    let enumeration: ID<Enumeration>
    switch expecting.kind {
    case .enumeration(let id): enumeration = id
    default: return nil
    }
    guard let index = names.caseIndex[enumeration]?[name.text] else { return nil }
    return add(.constant(Int64(index)), ValueType(.enumeration(enumeration)), name.place)
  }

  private func loneCase(
    _ name: Name, _ expecting: ValueType?, _ context: ExpressionContext
  ) -> ID<Node>? {
    let found = names.cases[name.text] ?? []
    if found.count == 1 {
      return add(.constant(Int64(found[0].1)), ValueType(.enumeration(found[0].0)), name.place)
    }
    if found.count > 1 {
      let list = found.map { book[$0.0].name }.joined(separator: ", ")
      report(
        .ambiguousCase,
        "“\(name.text)” is a case of several enumerations (\(list)); write which, as in \(book[found[0].0].name).\(name.text).",
        at: name.place)
      return nil
    }
    let members = names.members[context.record].map { Array($0.keys) } ?? []
    let known = members + Array(names.values.keys) + Array(names.choices.keys)
    if case .enumeration(let id)? = expecting?.kind {
      reportCase(name, of: id, orOneOf: known)
      return nil
    }
    report(
      .unknownName,
      context.record == .outside
        ? "No case of an enumeration is named “\(name.text)”, and an entry of a value reads no facts."
        : "“\(book[context.record].name)” has no fact or rule “\(name.text)”, and no value, choice or case has this name.\(also: nearest(name.text, known))",
      at: name.place)
    return nil
  }

  private func node(
    for member: Member, _ name: Name, _ context: ExpressionContext
  ) -> ID<Node>? {
    switch member {
    case .fact(let id):
      return signature(id).map { add(.fact(id), $0, name.place) }
    case .rule(let id):
      return signature(id).map { add(.rule(id), $0, name.place) }
    case .reference:
      report(
        .notAReference,
        "“\(name.text)” is a whole record; say which of its facts, as in \(name.text).….",
        at: name.place)
      return nil
    case .list:
      report(
        .notAList, "“\(name.text)” is a list; count it or sum something over it.", at: name.place)
      return nil
    }
  }

  private func dotted(
    _ path: [Name], _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    if path.count == 2, names.members[context.record]?[path[0].text] == nil,
      let enumeration = names.enumerations[path[0].text]
    {
      return enumerationCase(path[1], of: enumeration)
    }
    guard case .reference(let reference)? = names.members[context.record]?[path[0].text] else {
      report(
        .notAReference,
        "“\(path[0].text)” is not a reference of “\(recordName(context.record))” to another record.\(also: nearest(path[0].text, references(of: context.record)))",
        at: path[0].place)
      return nil
    }
    let inner = context.inside(book[reference].target)
    let rest = Array(path.dropFirst())
    let operand = rest.count == 1 ? member(rest[0], inner) : dotted(rest, inner, place)
    return operand.map { add(.follow(reference, $0), type(of: $0), place) }
  }

  /// The record's name; entries of dated values are read outside all records.
  func recordName(_ id: ID<Record>) -> String {
    book.records.indices.contains(Int(id.index)) ? book[id].name : "law"
  }

  private func references(of record: ID<Record>) -> [String] {
    book.references.filter { $0.owner == record }.map(\.name)
  }

  private func member(_ name: Name, _ context: ExpressionContext) -> ID<Node>? {
    guard let member = names.members[context.record]?[name.text] else {
      let known = names.members[context.record].map { Array($0.keys) } ?? []
      report(
        .unknownName,
        "“\(recordName(context.record))” has no fact or rule “\(name.text)”.\(also: nearest(name.text, known))",
        at: name.place)
      return nil
    }
    return node(for: member, name, context)
  }

  func enumerationCase(_ name: Name, of enumeration: ID<Enumeration>) -> ID<Node>? {
    caseIndex(name, of: enumeration).map {
      add(.constant(Int64($0)), ValueType(.enumeration(enumeration)), name.place)
    }
  }

  /// The position of a case; an unknown one is reported.
  func caseIndex(_ name: Name, of enumeration: ID<Enumeration>) -> Int? {
    if let index = names.caseIndex[enumeration]?[name.text] { return index }
    reportCase(name, of: enumeration, orOneOf: [])
    return nil
  }

  /// - Parameter others: further names that could have stood here.
  private func reportCase(_ name: Name, of id: ID<Enumeration>, orOneOf others: [String]) {
    let known = book[id].cases.map(\.name) + others
    let isChoice = names.choiceEnumerations[id] != nil
    let near = nearest(name.text, known)
    report(
      isChoice ? .unknownOption : .unknownEnumerationCase,
      isChoice
        ? "“\(book[id].name)” has no option “\(name.text)”.\(also: near)"
        : "“\(book[id].name)” has no case “\(name.text)”.\(also: near)",
      at: name.place)
  }

  // MARK: Dated values

  func lookup(
    _ path: [Name], _ keys: [ExpressionSyntax], _ at: ExpressionSyntax?,
    _ context: ExpressionContext, _ place: SourcePlace
  ) -> ID<Node>? {
    guard let name = path.first else { return nil }
    guard path.count == 1, let value = names.values[name.text] else {
      reportLookup(path, context)
      return nil
    }
    guard let signature = signature(value) else { return nil }
    guard signature.keys.count == keys.count else {
      reportKeys(name.text, signature.keys, found: keys.count, at: place)
      return nil
    }
    let resolved = zip(keys, signature.keys).compactMap { key, enumeration in
      resolve(key, as: ValueType(.enumeration(enumeration)), context)
    }
    guard resolved.count == keys.count else { return nil }
    var day: ID<Node>?
    if let at {
      day = resolve(at, as: ValueType(.date), context)
      if day == nil { return nil }
    }
    return add(.value(value, keys: resolved, at: day), signature.type, place)
  }

  private func reportLookup(_ path: [Name], _ context: ExpressionContext) {
    guard let name = path.first else { return }
    let isKnown = path.count > 1 || isDeclared(name.text, context)
    report(
      .unknownName,
      isKnown
        ? "Only a dated value can stand before “for” and “at”; “\(name.text)” is none."
        : "There is no value named “\(name.text)”.\(also: nearest(name.text, Array(names.values.keys)))",
      at: name.place)
  }

  /// A value read by its name alone, which only one without keys can be.
  private func bareValue(_ value: ID<DatedValue>, _ name: Name) -> ID<Node>? {
    guard let signature = signature(value) else { return nil }
    guard signature.keys.isEmpty else {
      reportKeys(name.text, signature.keys, found: 0, at: name.place)
      return nil
    }
    return add(.value(value, keys: [], at: nil), signature.type, name.place)
  }
}
