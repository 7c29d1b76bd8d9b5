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

  /// Whether `<` and ranges have a meaning.
  func isOrdered(_ type: ValueType) -> Bool { isQuantity(type) || type.kind == .date }

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
        report(
          .optionalWhereValueNeeded,
          "“none” cannot stand here; what is wanted is \(describe(wanted)).", at: place)
        return nil
      }
      return retyped(node, wanted)
    }
    if found.isOptional && !wanted.isOptional {
      report(
        .optionalWhereValueNeeded,
        "This may be “none”; test it first, as in “x is not none and …”.", at: place)
      return nil
    }
    if isNumber(found) && isNumber(wanted) { return fitNumber(node, to: wanted, at: place) }
    guard found.kind == wanted.kind else {
      return mismatchedKinds(node, wanted, at: place)
    }
    if found.scale > wanted.scale {
      report(
        .needsRounding,
        "The result is finer than a hundredth; round it as the law says, as in round_down(…, 1 KZT).",
        at: place)
      return nil
    }
    return node
  }

  private func mismatchedKinds(
    _ node: ID<Node>, _ wanted: ValueType, at place: SourcePlace
  ) -> ID<Node>? {
    if reportMixed(type(of: node), wanted, at: place) { return nil }
    return mismatch(describe(wanted), node, place)
  }

  private func fitNumber(
    _ node: ID<Node>, to wanted: ValueType, at place: SourcePlace
  ) -> ID<Node>? {
    let found = type(of: node)
    var target = wanted
    target.isOptional = found.isOptional
    if found.scale <= wanted.scale { return widened(node, to: target, at: place) }
    if case .constant(let value) = book[node].operation {
      let excess = powerOfTen(found.scale - wanted.scale)
      if value % excess == 0 { return add(.constant(value / excess), target, place) }
    }
    report(
      wanted.kind == .integer ? .needsRounding : .tooManyDecimals,
      "This has \(decimals(found)), more than \(describe(wanted.required)) holds; round it, as in round_down(…, \(unit(wanted))).",
      at: place)
    return nil
  }

  /// Decimals as the writer sees them: a percentage of six decimals has four behind the point.
  private func decimals(_ type: ValueType) -> Wording {
    let count = type.kind == .percent ? type.scale - 2 : type.scale
    return count == 1 ? "1 decimal" : "\(max(0, count)) decimals"
  }

  /// The finest unit a type can hold, as it is written.
  private func unit(_ type: ValueType) -> String { book.literal(1, type) }

  /// Gives a number the wanted count of decimals and kind; nil when a literal grows too large.
  func widened(_ node: ID<Node>, to target: ValueType, at place: SourcePlace) -> ID<Node>? {
    let found = type(of: node)
    if found == target { return node }
    let digits = target.scale - found.scale
    if case .constant(let value) = book[node].operation {
      let (wide, overflow) = value.multipliedReportingOverflow(by: powerOfTen(digits))
      if !overflow { return add(.constant(wide), target, book[node].place) }
      report(
        .numberTooLarge, "This number is too large with \(decimals(target)).", at: book[node].place)
      return nil
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
      guard
        let wideA = widened(
          a, to: ValueType(kind, scale: scale, isOptional: left.isOptional), at: place),
        let wideB = widened(
          b, to: ValueType(kind, scale: scale, isOptional: right.isOptional), at: place)
      else { return nil }
      return (wideA, wideB)
    }
    if !reportMixed(left, right, at: place) {
      report(
        .incomparable, "\(describe(left)) and \(describe(right)) do not go together.",
        at: place)
    }
    return nil
  }

  /// Reports two measures of one sort that do not mix; false when they are of different sorts.
  func reportMixed(_ a: ValueType, _ b: ValueType, at place: SourcePlace) -> Bool {
    switch (a.kind, b.kind) {
    case (.money(let one), .money(let other)) where one != other:
      report(
        .mixedCurrencies,
        "\(one.code) and \(other.code) do not mix; the law has to name a rate of exchange.",
        at: place)
    case (.days, .months), (.months, .days):
      report(
        .mixedDaysAndMonths,
        "Days and months do not mix, since months differ in length; add each to a date.",
        at: place)
    default: return false
    }
    return true
  }

  /// What a node is, in words; a literal hole by its own name.
  func describe(_ node: ID<Node>) -> Wording {
    switch book[node].operation {
    case .none: "“none”"
    case .notKnown: "“not known”"
    case .notApplicable: "“not applicable”"
    default: describe(type(of: node))
    }
  }

  func describe(_ type: ValueType) -> Wording {
    let text: Wording =
      switch type.kind {
      case .yesNo: "a yes or no"
      case .enumeration(let id): "a case of “\(book[id].name)”"
      case .integer: "an integer"
      case .decimal: "a number with \(type.scale) decimals"
      case .percent: "a percentage"
      case .money(let currency): "an amount in \(currency.code)"
      case .date: "a date"
      case .days: "a number of days"
      case .months: "a number of months"
      case .text: "a text"
      case .set(let id): "a set of “\(book[id].name)”"
      }
    return type.isOptional ? "\(text) or none" : text
  }
}
