/// The text with the characters that mean something in HTML written out.
func escapedHTML(_ text: String) -> String {
  guard text.utf8.contains(where: meansSomething) else { return text }
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count + 32)
  appendEscapedHTML(text, to: &escaped)
  return String(decoding: escaped, as: UTF8.self)
}

/// Writes the text behind the bytes as ``escapedHTML(_:)`` would; most texts are clean and go over in one piece.
func appendEscapedHTML(_ text: String, to bytes: inout [UInt8]) {
  guard text.utf8.contains(where: meansSomething) else { return bytes += text.utf8 }
  for byte in text.utf8 {
    if meansSomething(byte) { bytes += written(byte).utf8 } else { bytes.append(byte) }
  }
}

private func meansSomething(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    true
  default: false
  }
}

private func written(_ byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}
