/// A template as it is drawn: pieces in their order, with everything that is the same on every page already in bytes.
struct Template: Sendable {
  var pieces: [Piece] = []

  enum Piece: Sendable {
    case bytes([UInt8])
    /// `{{name}}`, or `{{{name}}}` for HTML that was made before.
    case value(Path, isHTML: Bool)
    /// `{{#name}}…{{/name}}`: once for each of a list, once for a value that is there, never for `false`.
    case section(Path, Template)
    /// `{{^name}}…{{/name}}`: where the section would not be drawn.
    case otherwise(Path, Template)
    /// `{{>name}}`: another template in this place.
    case part(String)
    /// `{{>*name}}`: the template that the value names.
    case namedPart(Path)
  }

  /// Where a value is found.
  enum Path: Hashable, Sendable {
    /// `{{.}}`: what is drawn at the moment.
    case itself
    /// `{{.name}}`: a property of what is drawn at the moment.
    case own(ShownName)
    /// `{{name}}`: a property of it, or of what stands around it.
    case nearest(ShownName)

    init(_ text: Substring) {
      switch text {
      case ".": self = .itself
      case _ where text.first == ".": self = .own(ShownName(String(text.dropFirst())))
      default: self = .nearest(ShownName(String(text)))
      }
    }
  }
}
