extension Lexer {
  /// `12`, `0.35`, `2015-01-31`.
  mutating func number() {
    let start = cursor
    skipDigits()
    if skipDateTail() { return add(.date, from: start) }
    if cursor + 1 < end, source.bytes[cursor] == UInt8(ascii: "."), source.bytes[cursor + 1].isDigit
    {
      cursor += 1
      skipDigits()
    }
    if skipNumberRubbish() {
      complain(
        .badNumber, "A number is digits with a point before decimals: 12, 0.35, 3063 KZT, 5 days.",
        start, cursor)
    }
    add(.number, from: start)
  }

  private mutating func skipDigits() {
    while cursor < end, source.bytes[cursor].isDigit { cursor += 1 }
  }

  /// Skips `-01-31` behind a year. Digits joined by two hyphens are meant as a date, right or wrong.
  private mutating func skipDateTail() -> Bool {
    let start = cursor
    for _ in 0..<2 {
      guard cursor + 1 < end, source.bytes[cursor] == UInt8(ascii: "-"),
        source.bytes[cursor + 1].isDigit
      else {
        cursor = start
        return false
      }
      cursor += 1
      skipDigits()
    }
    return true
  }

  /// Skips what cannot follow a number without a space, as in `1_000` or `1.2.3`.
  private mutating func skipNumberRubbish() -> Bool {
    let start = cursor
    while cursor < end {
      let byte = source.bytes[cursor]
      let isPoint =
        byte == UInt8(ascii: ".") && cursor + 1 < end && source.bytes[cursor + 1].isDigit
      guard byte.isWordPart || isPoint else { break }
      cursor += 1
    }
    return cursor > start
  }

  /// `"…"` with `\"` and `\\`.
  mutating func text() {
    let start = cursor
    var trailing = 0
    var hasEscape = false
    var isClosed = false
    cursor += 1
    while cursor < end, !isClosed {
      let byte = source.bytes[cursor]
      if byte & 0xC0 == 0x80 { trailing += 1 }
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        escape()
      }
      isClosed = byte == UInt8(ascii: "\"")
      cursor = min(cursor + 1, end)
    }
    if !isClosed {
      complain(
        .unclosedText, "This text is not closed: a text ends on its line with \".", start, start + 1
      )
    }
    var token = token(.text, from: start, trailing: trailing)
    token.hasEscape = hasEscape
    tokens.append(token)
    trailingBytes += trailing
  }

  /// Steps over what a backslash protects.
  private mutating func escape() {
    guard cursor + 1 < end else { return }
    let next = source.bytes[cursor + 1]
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") {
      cursor += 1
    } else {
      complain(
        .unexpectedCharacter, "In a text only \\\" and \\\\ begin with a backslash.", cursor,
        cursor + 1)
    }
  }

  mutating func sign(_ byte: UInt8) {
    let next = cursor + 1 < end ? source.bytes[cursor + 1] : 0
    if let kind = Token.Kind(pair: byte, next) { return add(kind, 2) }
    if let kind = Token.Kind(sign: byte) { return add(kind, 1) }
    strangeCharacters()
  }

  /// A run of characters the language does not know gives one token.
  private mutating func strangeCharacters() {
    let start = cursor
    var trailing = 0
    while cursor < end, isStrange(source.bytes[cursor]) {
      if source.bytes[cursor] & 0xC0 == 0x80 { trailing += 1 }
      cursor += 1
    }
    complain(.unexpectedCharacter, strangeness(start..<cursor), start, cursor)
    tokens.append(token(.invalid, from: start, trailing: trailing))
    trailingBytes += trailing
  }

  private func strangeness(_ range: Range<Int>) -> Wording {
    let text = source.string(range)
    let isQuote = text.unicodeScalars.first.map { "“”„«»‘’'".unicodeScalars.contains($0) } ?? false
    return isQuote
      ? "Texts stand between straight quotes: \"…\"."
      : "The language has no use for “\(text)” here."
  }

  private func isStrange(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return true }
    let isKnown =
      byte.isWordPart || source.isBlank(byte) || Token.Kind(sign: byte) != nil
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#")
      || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",")
    return !isKnown
  }
}

extension Token.Kind {
  init?(pair first: UInt8, _ second: UInt8) {
    switch (first, second) {
    case (UInt8(ascii: "."), UInt8(ascii: ".")): self = .range
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): self = .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): self = .lessOrEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): self = .greaterOrEqual
    case (UInt8(ascii: "="), UInt8(ascii: ">")): self = .arrow
    default: return nil
    }
  }

  init?(sign: UInt8) {
    switch sign {
    case UInt8(ascii: ":"): self = .colon
    case UInt8(ascii: "."): self = .dot
    case UInt8(ascii: "("): self = .leftParenthesis
    case UInt8(ascii: ")"): self = .rightParenthesis
    case UInt8(ascii: "{"): self = .leftBrace
    case UInt8(ascii: "}"): self = .rightBrace
    case UInt8(ascii: "="): self = .equal
    case UInt8(ascii: "<"): self = .less
    case UInt8(ascii: ">"): self = .greater
    case UInt8(ascii: "+"): self = .plus
    case UInt8(ascii: "-"): self = .minus
    case UInt8(ascii: "*"): self = .times
    case UInt8(ascii: "/"): self = .divide
    case UInt8(ascii: "%"): self = .percent
    case UInt8(ascii: "&"): self = .ampersand
    case UInt8(ascii: "|"): self = .pipe
    default: return nil
    }
  }
}
