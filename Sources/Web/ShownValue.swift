import Mustache

/// What a template sees of a page: records, lists and texts, made once for each page.
///
/// The library would reflect a type anew for every name it looks up, and try one kind of value after another.
enum ShownValue {
  /// A structure as a record of its stored properties, without those that are nil.
  static func of(_ value: Any) -> Any? {
    // The same type is seen at once; only other ones are worth a reflection.
    let type = type(of: value)
    if type == String.self, let text = value as? String { return ShownText(renderText: text) }
    if type == Bool.self { return value }
    if type == Int.self { return ShownText(renderText: String(describing: value)) }
    if type == String?.self, let text = value as? String? {
      return text.map(ShownText.init(renderText:))
    }
    if type == [String].self, let texts = value as? [String] {
      return texts.map(ShownText.init(renderText:))
    }
    if type == TemplateName.self, let name = value as? TemplateName { return name.text }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { of($0.value) }
    case .collection: return mirror.children.compactMap { of($0.value) }
    case .struct: return ShownRecord(mirror)
    default: return value
    }
  }
}

/// A structure by the names of its properties.
final class ShownRecord: MustacheParent {
  private var members: [String: Any] = [:]

  init(_ mirror: Mirror) {
    members.reserveCapacity(mirror.children.count)
    for child in mirror.children {
      if let name = child.label { members[name] = ShownValue.of(child.value) }
    }
  }

  func child(named name: String) -> Any? { members[name] }
}

/// Which template is put in at a place; the library wants the bare text for it.
struct TemplateName {
  let text: String

  init(_ text: String) { self.text = text }
}

/// A text that is shown as it is, escaped where the template says so.
struct ShownText: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { false }
}
