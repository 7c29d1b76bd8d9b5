/// Where spaces stand between the tokens of a line.
struct TokenSpacing {
  let tokens: ContiguousArray<Token>
  let source: SourceText
  let kind: FenceKind
  /// Columns of aligned tails by their first tokens.
  var tails: [Int: Int] = [:]

  /// The text of some tokens of a line.
  func text(of range: Range<Int>, in line: LogicalLine) -> String {
    if isReformLine(line), range.lowerBound == line.first { return reformText(line) }
    var text = ""
    for index in range {
      if let column = tails[index] {
        text += String(repeating: " ", count: max(1, column - text.unicodeScalars.count))
      } else if index > range.lowerBound, hasSpace(before: index, in: line) {
        text += " "
      }
      text += source.string(tokens[index].range)
    }
    return text
  }

  private func hasSpace(before index: Int, in line: LogicalLine) -> Bool {
    let (left, right) = (tokens[index - 1], tokens[index])
    switch right.kind {
    case .comma, .rightParenthesis, .rightBracket, .rightBrace, .percent, .dot: return false
    case .colon: return isSpacedColon(index, in: line)
    case .leftParenthesis where isFunction(left): return false
    default: break
    }
    switch left.kind {
    case .leftParenthesis, .leftBracket, .leftBrace, .dot: return false
    case .minus: return !isSign(index - 1, in: line)
    default: return true
    }
  }

  private func isFunction(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    switch token.keyword {
    case nil, .decimal, .date, .year, .month, .count, .sum, .any, .all, .smallest, .largest:
      return true
    default: return false
    }
  }

  // MARK: Colons

  /// Spaces stand on both sides before a type and inside of brackets: `has worker : person`.
  private func isSpacedColon(_ index: Int, in line: LogicalLine) -> Bool {
    let before = tokens[line.first..<index]
    let open = before.count { $0.kind.isOpening } - before.count { $0.kind.isClosing }
    if open > 0 { return true }
    guard kind == .law, !before.contains(where: { $0.kind == .colon }) else { return false }
    switch tokens[line.first].keyword {
    case .fact, .value, .rule, .has: return true
    default: return false
    }
  }

  // MARK: Signs

  /// Whether a minus belongs to the one operand behind it.
  private func isSign(_ index: Int, in line: LogicalLine) -> Bool {
    guard index > line.first else { return kind == .law }
    let before = tokens[index - 1]
    if before.kind.isOperator || before.kind.isOpening { return true }
    switch before.kind {
    case .comma, .colon, .range, .arrow, .pipe, .ampersand: return true
    default: return behaves(before.keyword)
    }
  }

  /// Whether an operand begins behind the word.
  private func behaves(_ keyword: Keyword?) -> Bool {
    switch keyword {
    case .and, .or, .not, .if, .then, .else, .in, .implies, .where, .for, .at, .when, .range:
      true
    default: false
    }
  }

  // MARK: Names of reforms

  private func isReformLine(_ line: LogicalLine) -> Bool {
    guard kind == .worked, tokens[line.first].keyword == .under, line.end > line.first + 1 else {
      return false
    }
    let next = tokens[line.first + 1].kind
    return next != .colon && next != .dot
  }

  /// The name of a reform is one piece, hyphens and slashes included.
  private func reformText(_ line: LogicalLine) -> String {
    let name = Int(tokens[line.first + 1].start)..<Int(tokens[line.end - 1].end)
    return "under " + source.string(name)
  }
}
