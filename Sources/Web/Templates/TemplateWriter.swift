/// Draws templates: one run of bytes, and what stands around the place as a stack.
struct TemplateWriter {
  private let library: TemplateLibrary
  private var around: [Shown] = []
  private(set) var bytes: [UInt8] = []

  init(_ library: TemplateLibrary) {
    self.library = library
    bytes.reserveCapacity(32 * 1024)
  }

  /// Draws the template for a value; within it what stood around stays in sight.
  mutating func write(_ template: Template, for value: Shown) {
    around.append(value)
    write(template)
    around.removeLast()
  }

  private mutating func write(_ template: Template) {
    for piece in template.pieces {
      switch piece {
      case .bytes(let text): bytes += text
      case .value(let path, let isHTML): write(value(at: path), isHTML: isHTML)
      case .section(let path, let inner): write(inner, forEachOf: value(at: path))
      case .otherwise(let path, let inner): if !isDrawn(value(at: path)) { write(inner) }
      case .part(let name): write(named: name)
      case .namedPart(let path): if case .text(let name)? = value(at: path) { write(named: name) }
      }
    }
  }

  private mutating func write(named name: String) {
    if let template = library[name] { write(template) }
  }

  private mutating func write(_ value: Shown?, isHTML: Bool) {
    switch value {
    case .text(let text):
      if isHTML { bytes += text.utf8 } else { appendEscapedHTML(text, to: &bytes) }
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .list, .record, nil: break
    }
  }

  private mutating func write(_ inner: Template, forEachOf value: Shown?) {
    switch value {
    case .list(let values): for value in values { write(inner, for: value) }
    case .flag(let flag): if flag { write(inner) }
    case .text, .record: if let value { write(inner, for: value) }
    case nil: break
    }
  }

  private func isDrawn(_ value: Shown?) -> Bool {
    switch value {
    case .list(let values): !values.isEmpty
    case .flag(let flag): flag
    case .text, .record: true
    case nil: false
    }
  }

  private func value(at path: Template.Path) -> Shown? {
    switch path {
    case .itself: return around.last
    case .own(let name): return around.last?[name]
    case .nearest(let name):
      for value in around.reversed() {
        if let found = value[name] { return found }
      }
      return nil
    }
  }
}

extension Shown {
  fileprivate subscript(_ name: ShownName) -> Shown? {
    if case .record(let record) = self { record[name] } else { nil }
  }
}
