import Measures

extension FenceParser {
  /// `[citations] confidence source KEY, KEY`; every part may be missing.
  mutating func basis() -> BasisSyntax {
    var basis = BasisSyntax()
    if kind == .leftBracket { basis.citations = citations() }
    if let confidence = keyword?.confidence {
      basis.confidence = confidence
      position += 1
    }
    if accept(.source) { basis.sources = list { $0.sourceKey() } }
    return basis
  }

  /// `[art-1.2, act#art-3]`
  mutating func citations() -> [CitationSyntax] {
    guard expect(.leftBracket, "[") else { return [] }
    let citations = list { $0.citation() }
    _ = expect(.rightBracket, "]")
    return citations
  }

  private mutating func citation() -> CitationSyntax? {
    guard let token = current, token.kind == .citation else {
      fail(.badCitation, "Here stands a citation such as art-36-1.2, not \(found()).")
      return nil
    }
    let text = source.bytes[token.range]
    let hash = text.firstIndex(of: UInt8(ascii: "#"))
    let path = (hash.map { $0 + 1 } ?? text.startIndex)..<text.endIndex
    guard isProvision(path), hash.map({ isAct(text.startIndex..<$0) }) ?? true else {
      fail(
        .badCitation, "\(found()) is no citation; write art-36-1.2 or eaeu/treaty-2014#art-97.1.")
      return nil
    }
    position += 1
    return CitationSyntax(
      act: hash.map { source.string(text.startIndex..<$0) }, path: source.string(path),
      place: place(token))
  }

  private func isProvision(_ range: Range<Int>) -> Bool {
    guard let first = source.bytes[range].first, first.isLowercaseLetter || first.isDigit else {
      return false
    }
    return source.bytes[range].allSatisfy {
      $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        || $0 == UInt8(ascii: "_")
    }
  }

  private func isAct(_ range: Range<Int>) -> Bool {
    guard let first = source.bytes[range].first, first.isLowercaseLetter || first.isDigit else {
      return false
    }
    return source.bytes[range].allSatisfy {
      $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
        || $0 == UInt8(ascii: "_")
    }
  }

  /// `always`, `from DAY` or `from DAY until DAY`.
  mutating func period() -> PeriodSyntax? {
    let start = position
    if accept(.always) { return PeriodSyntax(place: place(from: start)) }
    guard expect(.from), let from = day() else { return nil }
    var through: Day?
    if accept(.until) {
      through = day()
      if through == nil { return nil }
    }
    return PeriodSyntax(from: from, through: through, place: place(from: start))
  }

  // MARK: Types

  mutating func type() -> TypeSyntax? {
    let start = position
    guard let kind = typeKind() else { return nil }
    let place = place(from: start)
    return TypeSyntax(kind: kind, isOptional: accept(.optional), place: place)
  }

  private mutating func typeKind() -> TypeSyntax.Kind? {
    if let simple = simpleType() {
      position += 1
      return simple
    }
    if accept(.decimal) { return decimalType() }
    if accept(.money) { return moneyType() }
    if accept(.set) {
      guard expect(.of), let name = typeName() else { return nil }
      return .set(of: name)
    }
    return typeName().map { .named($0) }
  }

  private func simpleType() -> TypeSyntax.Kind? {
    switch keyword {
    case .yesNo: .yesNo
    case .integer: .integer
    case .percent: .percent
    case .date: .date
    case .days: .days
    case .months: .months
    case .text: .text
    default: nil
    }
  }

  private mutating func decimalType() -> TypeSyntax.Kind? {
    guard kind == .leftParenthesis, let digits = peek(1), digits.kind == .number,
      let count = Int(source.string(digits.range)), (1...6).contains(count),
      peek(2)?.kind == .rightParenthesis
    else {
      fail(.badType, "A decimal type says its decimals: decimal(1) to decimal(6).")
      return nil
    }
    position += 3
    return .decimal(count)
  }

  private mutating func moneyType() -> TypeSyntax.Kind? {
    guard let token = current, isCurrency(token) else {
      fail(.badType, "A money type says its currency: money KZT.")
      return nil
    }
    position += 1
    return .money(source.string(token.range))
  }

  /// Whether a token is the code of a currency: three capital letters.
  func isCurrency(_ token: Token) -> Bool {
    token.kind == .word && token.width == 3
      && source.bytes[token.range].allSatisfy { $0.isCapitalLetter }
  }

  private mutating func typeName() -> String? {
    guard let token = current, token.kind == .word, token.keyword?.isReserved != true,
      source.bytes[token.range].allSatisfy({ !$0.isCapitalLetter })
    else {
      fail(.badType, "Here stands a type, not \(found()).")
      return nil
    }
    position += 1
    return source.string(token.range)
  }
}
