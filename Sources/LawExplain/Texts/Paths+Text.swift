import LawLanguage

extension LawBook {
  /// Reads a path as it stands in law files, from a record: `worker.citizenship`, `trips.2.length`, `trips`.
  ///
  /// Whether the list has so many elements is a matter of the facts and is not looked at.
  public func path(_ text: String, from record: ID<Record>) throws(FactProblem) -> BookPath {
    var reading = PathReading(book: self, record: record, text: text)
    return try reading.path()
  }

  /// The path as `path(_:from:)` reads it.
  public func text(of path: BookPath) -> String {
    if path.steps.isEmpty { return name(of: path.end) }
    let steps = path.steps.map { step in
      switch step {
      case .reference(let id): self[id].name
      case .element(let id, let number): "\(self[id].listName ?? "?").\(number)"
      }
    }
    return (steps + [name(of: path.end)]).joined(separator: ".")
  }

  private func name(of end: BookPath.End) -> String {
    switch end {
    case .fact(let id): self[id].name
    case .rule(let id): self[id].name
    case .list(let id): self[id].listName ?? "?"
    }
  }

  /// The record that the steps lead to.
  func record(at steps: [BookPath.Step], from record: ID<Record>) -> ID<Record> {
    switch steps.last {
    case .reference(let id): self[id].target
    case .element(let id, _): self[id].owner
    case nil: record
    }
  }

  /// What may stand next in a path inside of a record.
  fileprivate func names(in record: ID<Record>) -> [String] {
    let record = self[record]
    return record.facts.map { self[$0].name } + record.rules.map { self[$0].name }
      + record.references.map { self[$0].name } + record.lists.compactMap { self[$0].listName }
  }
}

/// A path being read name by name.
private struct PathReading {
  let book: LawBook
  var record: ID<Record>
  let text: String
  private var steps: [BookPath.Step] = []
  private var read: [String] = []

  init(book: LawBook, record: ID<Record>, text: String) {
    self.book = book
    self.record = record
    self.text = text
  }

  mutating func path() throws(FactProblem) -> BookPath {
    var names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
    while let name = names.popFirst() {
      if names.isEmpty, let end = end(name) { return BookPath(steps: steps, end: end) }
      if let reference = reference(name) {
        follow(reference)
      } else if let list = list(name), let number = names.popFirst().flatMap({ Int($0) }),
        number >= 1
      {
        steps.append(.element(list, number))
        record = book[list].owner
        read.append("\(name).\(number)")
        continue
      } else {
        throw unknown(name)
      }
      read.append(name)
    }
    throw unknown("")
  }

  private func end(_ name: String) -> BookPath.End? { book[names: record].ends[name] }

  private func reference(_ name: String) -> ID<Reference>? {
    book[names: record].references[name]
  }

  private func list(_ name: String) -> ID<Reference>? {
    if case .list(let list)? = end(name) { list } else { nil }
  }

  /// The way back from an element to the record that lists it takes a step back.
  private mutating func follow(_ reference: ID<Reference>) {
    if case .element(reference, _)? = steps.last {
      steps.removeLast()
    } else {
      steps.append(.reference(reference))
    }
    record = book[reference].target
  }

  private func unknown(_ name: String) -> FactProblem {
    let near = nearestNames(to: name, among: book.names(in: record))
    return .unknownPath(text, nearest: near.map { (read + [$0]).joined(separator: ".") })
  }
}
