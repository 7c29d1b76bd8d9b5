import Measures

/// How types meet: fitting into a wanted type, unifying two operands, describing types in words.
extension CheckSession {
  func isNumber(_ type: ValueType) -> Bool {
    switch type.kind {
    case .integer, .decimal, .percent: true
    default: false
    }
  }

  func isQuantity(_ type: ValueType) -> Bool {
    switch type.kind {
    case .money, .days, .months: true
    default: isNumber(type)
    }
  }

  /// A hole or `not applicable`, which stands for a value of any type.
  func isOpen(_ node: ID<Node>) -> Bool {
    switch book[node].operation {
    case .notKnown, .notApplicable, .none: true
    default: false
    }
  }

  private func retyped(_ node: ID<Node>, _ type: ValueType) -> ID<Node> {
    let old = book[node]
    var type = type
    if case .none = old.operation { type.isOptional = true }
    book.nodes[Int(node.index)] = Node(old.operation, type, old.place)
    return node
  }

  /// Makes a node fit the type wanted without losing anything; reports what does not fit.
  func fit(_ node: ID<Node>, to wanted: ValueType, at place: SourcePlace) -> ID<Node>? {
    let found = type(of: node)
    if isOpen(node) {
      if case .none = book[node].operation, !wanted.isOptional {
        report(.optionalWhereValueNeeded, "`none` cannot stand here.", at: place)
        return nil
      }
      return retyped(node, wanted)
    }
    if found.isOptional && !wanted.isOptional {
      report(
        .optionalWhereValueNeeded,
        "This may be `none`; test it with `is none` first.", at: place)
      return nil
    }
    if isNumber(found) && isNumber(wanted) { return fitNumber(node, to: wanted, at: place) }
    guard sameKind(found, wanted, at: place) else {
      return mismatchedKinds(node, wanted, at: place)
    }
    if found.scale > wanted.scale {
      report(
        .needsRounding,
        "The result is finer than tiyn; round it: round_down(…, 1 KZT) or the rounding the law names.",
        at: place)
      return nil
    }
    return node
  }

  private func sameKind(_ a: ValueType, _ b: ValueType, at place: SourcePlace) -> Bool {
    a.kind == b.kind
  }

  private func mismatchedKinds(
    _ node: ID<Node>, _ wanted: ValueType, at place: SourcePlace
  ) -> ID<Node>? {
    switch (type(of: node).kind, wanted.kind) {
    case (.money, .money):
      report(.mixedCurrencies, "Amounts of different currencies do not mix.", at: place)
    case (.days, .months), (.months, .days):
      report(
        .mixedDaysAndMonths, "Days and months are different measures and do not mix.", at: place)
    default: mismatch(describe(wanted), node, place)
    }
    return nil
  }

  private func fitNumber(
    _ node: ID<Node>, to wanted: ValueType, at place: SourcePlace
  ) -> ID<Node>? {
    let found = type(of: node)
    var target = wanted
    target.isOptional = found.isOptional
    if found.scale <= wanted.scale { return widened(node, to: target) }
    if case .constant(let value) = book[node].operation {
      let excess = powerOfTen(found.scale - wanted.scale)
      if value % excess == 0 { return add(.constant(value / excess), target, place) }
    }
    report(
      wanted.kind == .integer ? .needsRounding : .tooManyDecimals,
      "\(capitalised(describe(wanted))) has \(wanted.scale) decimals and this has \(found.scale); round it in words.",
      at: place)
    return nil
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  func widened(_ node: ID<Node>, to target: ValueType) -> ID<Node> {
    let found = type(of: node)
    if found == target { return node }
    let digits = target.scale - found.scale
    if case .constant(let value) = book[node].operation {
      let (wide, overflow) = value.multipliedReportingOverflow(by: powerOfTen(digits))
      if !overflow { return add(.constant(wide), target, book[node].place) }
    }
    return digits == 0
      ? add(.relabel(node), target, book[node].place)
      : add(.widen(node, by: digits), target, book[node].place)
  }

  /// Brings two operands to one kind and scale.
  func unify(_ a: ID<Node>, _ b: ID<Node>, _ place: SourcePlace) -> (ID<Node>, ID<Node>)? {
    if isOpen(a) { return (retyped(a, type(of: b)), b) }
    if isOpen(b) { return (a, retyped(b, type(of: a))) }
    let left = type(of: a)
    let right = type(of: b)
    if isNumber(left) && isNumber(right) || left.kind == right.kind {
      let scale = max(left.scale, right.scale)
      let kind = left.kind == right.kind ? left.kind : (scale == 0 ? .integer : .decimal)
      return (
        widened(a, to: ValueType(kind, scale: scale, isOptional: left.isOptional)),
        widened(b, to: ValueType(kind, scale: scale, isOptional: right.isOptional))
      )
    }
    switch (left.kind, right.kind) {
    case (.money, .money):
      report(.mixedCurrencies, "Amounts of different currencies do not mix.", at: place)
    case (.days, .months), (.months, .days):
      report(
        .mixedDaysAndMonths, "Days and months are different measures and do not mix.", at: place)
    default:
      report(
        .incomparable, "\(capitalised(describe(left))) and \(describe(right)) do not go together.",
        at: place)
    }
    return nil
  }

  func describe(_ type: ValueType) -> String {
    let text =
      switch type.kind {
      case .yesNo: "a yes or no"
      case .enumeration(let id): "a case of ‘\(book[id].name)’"
      case .integer: "an integer"
      case .decimal: "a number with \(type.scale) decimals"
      case .percent: "a percentage"
      case .money(let currency): "an amount in \(currency.code)"
      case .date: "a date"
      case .days: "a number of days"
      case .months: "a number of months"
      case .text: "a text"
      case .set(let id): "a set of ‘\(book[id].name)’"
      }
    return type.isOptional ? text + " or none" : text
  }
}
