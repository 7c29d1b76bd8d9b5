/// What a template sees of a page: dictionaries, lists and texts, made once for each page.
///
/// The library would reflect a type anew for every name it looks up.
enum ShownValue {
  /// A structure as a dictionary of its stored properties, without those that are nil.
  static func of(_ value: Any) -> Any? {
    switch value {
    case is String, is Bool, is Int: return value
    case let texts as [String]: return texts
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { of($0.value) }
    case .collection: return mirror.children.compactMap { of($0.value) }
    case .struct:
      var members: [String: Any] = [:]
      members.reserveCapacity(mirror.children.count)
      for child in mirror.children {
        if let name = child.label { members[name] = of(child.value) }
      }
      return members
    default: return value
    }
  }
}
