import Mustache

/// The text with the characters that mean something in HTML written out.
func escapedHTML(_ text: String) -> String {
  guard text.utf8.contains(where: { escape($0) != nil }) else { return text }
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count + 32)
  for byte in text.utf8 {
    if let written = escape(byte) { escaped += written.utf8 } else { escaped.append(byte) }
  }
  return String(decoding: escaped, as: UTF8.self)
}

/// How a byte is written in HTML that may not stand there as it is.
private func escape(_ byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

/// The escaping of all templates. The library's own goes by whole characters, which takes ten times as long and lets a
/// `<` pass that a combining mark follows.
struct PageContent: MustacheContentType {
  /// The first line of every template names it.
  static var line: String { "{{% CONTENT_TYPE:PAGE}}\n" }

  static func register() { MustacheContentTypes.register(PageContent(), named: "PAGE") }

  func escapeText(_ text: String) -> String { escapedHTML(text) }
}
