/// A JSON value. Objects keep their order, numbers the digits they were written with.
enum JSON: Hashable, Sendable {
  case null
  case truth(Bool)
  case number(String)
  case text(String)
  case list([JSON])
  case object([Member])
  /// JSON that another room has written already.
  case written(String)

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSON
  }

  /// An object without the members that are nil.
  static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  static func number(_ number: some BinaryInteger) -> JSON { .number(String(number)) }
  static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }

  subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value on one line, in the order of its members.
  var written: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .written(let value): text += value
    case .truth(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .text(let value): Self.write(value, to: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.name, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
