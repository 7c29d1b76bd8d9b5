/// A word, number, text or sign in a fence.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case word, number, date, text, citation
    case comma, colon, dot, range, percent, ampersand, pipe, arrow
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plus, minus, times, divide
    case comment
    /// Characters the language has no use for; already reported.
    case invalid
  }

  var kind: Kind
  var keyword: Keyword?
  /// A text with a backslash in it.
  var hasEscape = false
  /// Byte offsets in the file.
  var start: Int32
  var end: Int32
  /// From 1, the column and width in characters.
  var line: Int32
  var column: Int32
  var width: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
}

extension Token.Kind {
  var isOpening: Bool {
    self == .leftParenthesis || self == .leftBracket || self == .leftBrace
  }

  var isClosing: Bool {
    self == .rightParenthesis || self == .rightBracket || self == .rightBrace
  }

  /// Signs that stand between two operands.
  var isOperator: Bool {
    rawValue >= Token.Kind.equal.rawValue && rawValue <= Token.Kind.divide.rawValue
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLowercaseLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  var isCapitalLetter: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  var isWordPart: Bool {
    isLowercaseLetter || isCapitalLetter || isDigit || self == UInt8(ascii: "_")
  }
}
