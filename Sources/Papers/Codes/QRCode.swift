import CPaperCodes

/// A text as the squares of a QR code. The only file that calls the library.
public struct QRCode: Hashable, Sendable {
  /// Squares along one side, without the quiet border.
  public let side: Int
  private let dark: [Bool]

  /// Light squares that have to stand around it.
  public static var border: Int { 4 }

  /// Nil for an empty text, one with a zero byte, or one too long for a code (about 3 000 characters).
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    // Reading restores up to 15 % of the squares.
    guard let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
      return nil
    }
    defer { unsafe QRcode_free(code) }
    let side = unsafe Int(code.pointee.width)
    guard let squares = unsafe code.pointee.data else { return nil }
    self.side = side
    var dark: [Bool] = []
    dark.reserveCapacity(side * side)
    for place in 0..<side * side { unsafe dark.append(squares[place] & 1 == 1) }
    self.dark = dark
  }

  public func isDark(row: Int, column: Int) -> Bool { dark[row * side + column] }

  /// The dark squares of a row joined: where each piece begins and how long it is.
  public func pieces(ofRow row: Int) -> [(start: Int, length: Int)] {
    var pieces: [(start: Int, length: Int)] = []
    for column in 0..<side where isDark(row: row, column: column) {
      if let last = pieces.last, last.start + last.length == column {
        pieces[pieces.count - 1].length += 1
      } else {
        pieces.append((column, 1))
      }
    }
    return pieces
  }
}
