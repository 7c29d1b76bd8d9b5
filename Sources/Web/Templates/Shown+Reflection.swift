extension ShownRecord {
  /// The stored properties of a structure, found by looking at it.
  init(reflecting value: Any) { self.init(Mirror(reflecting: value)) }

  fileprivate init(_ mirror: Mirror) {
    var members: [(name: String, value: Shown)] = []
    members.reserveCapacity(mirror.children.count)
    for child in mirror.children {
      guard let name = child.label, let value = Shown(reflecting: child.value) else { continue }
      members.append((name, value))
    }
    self.init(members)
  }
}

extension Shown {
  /// A value of any kind; nil for nil. What is neither text, number, list nor structure is seen as its description.
  init?(reflecting value: Any) {
    // The same type is seen at once; only other ones are worth a reflection.
    let type = type(of: value)
    if type == String.self, let text = value as? String {
      self = .text(text)
    } else if type == Bool.self, let flag = value as? Bool {
      self = .flag(flag)
    } else if type == String?.self, let text = value as? String? {
      guard let text else { return nil }
      self = .text(text)
    } else if type == [String].self, let texts = value as? [String] {
      self = .list(texts.map(Shown.text))
    } else if let shown = (value as? any Showing)?.shown {
      self = .record(shown)
    } else {
      self.init(Mirror(reflecting: value), of: value)
    }
  }

  private init?(_ mirror: Mirror, of value: Any) {
    switch mirror.displayStyle {
    case .optional:
      guard let some = mirror.children.first else { return nil }
      self.init(reflecting: some.value)
    case .collection: self = .list(mirror.children.compactMap { Shown(reflecting: $0.value) })
    case .struct: self = .record(ShownRecord(mirror))
    default: self = .text(String(describing: value))
    }
  }
}
