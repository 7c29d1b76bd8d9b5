/// The text of a drawing, written element by element; texts are escaped on the way in.
struct SVGMarkup: Sendable {
  private(set) var text = ""

  /// An element without content.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    open(name, attributes)
    text.removeLast()
    text += "/>"
  }

  /// An element around a text.
  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, String>, text content: String
  ) {
    open(name, attributes)
    text += escapedHTML(content) + "</" + name + ">"
  }

  /// An element around whatever the closure adds.
  mutating func add(
    _ name: String, _ attributes: KeyValuePairs<String, String>,
    content: (inout SVGMarkup) -> Void
  ) {
    open(name, attributes)
    content(&self)
    text += "</" + name + ">"
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<" + name
    for (key, value) in attributes { text += " " + key + "=\"" + escapedHTML(value) + "\"" }
    text += ">"
  }

  /// Takes over what is already an element.
  mutating func append(finished element: String) { text += element }

  /// A coordinate with at most one decimal: a tenth of a unit is less than any screen shows.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    if rest == 0 { return String(whole) }
    return (tenths < 0 && whole == 0 ? "-0" : String(whole)) + "." + String(rest.magnitude)
  }
}

extension Double {
  /// The number as an attribute of a drawing.
  var drawn: String { SVGMarkup.number(self) }
}
