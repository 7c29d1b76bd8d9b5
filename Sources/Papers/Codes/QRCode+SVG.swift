extension QRCode {
  /// The code as a path for `<svg viewBox="0 0 size size">`, border included; dark on light.
  public var svgPath: String {
    var path = ""
    for row in 0..<side {
      for piece in pieces(ofRow: row) {
        let (x, y) = (piece.start + Self.border, row + Self.border)
        path += "M\(x) \(y)h\(piece.length)v1h-\(piece.length)z"
      }
    }
    return path
  }

  /// The side of the picture in squares, border included.
  public var svgSize: Int { side + 2 * Self.border }
}
