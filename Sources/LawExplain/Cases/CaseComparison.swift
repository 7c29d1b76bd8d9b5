import LawLanguage

/// Compares one expectation with one ruling.
struct CaseComparison {
  let book: LawBook
  let index: ReasonIndex

  init(book: LawBook, explanation: Explanation) {
    self.book = book
    index = ReasonIndex(explanation.rulings.map(\.reason))
  }

  /// What differs, or nil.
  func failure(of expectation: WorkedCase.Expectation, _ ruling: Ruling) -> CaseRunner.Failure? {
    if !agrees(expectation.result, ruling) {
      return failure(
        expectation, ruling, text(of: expectation.result, ruling.type), text(of: ruling))
    }
    let missing = expectation.because.filter { !isCited($0, by: ruling) }
    guard !missing.isEmpty else { return nil }
    return failure(
      expectation, ruling, "because \(list(missing.map { book.text(of: $0) }))",
      "because \(list(ruling.citations.map { book.text(of: $0) }))")
  }

  private func failure(
    _ expectation: WorkedCase.Expectation, _ ruling: Ruling, _ expected: String, _ got: String
  ) -> CaseRunner.Failure {
    CaseRunner.Failure(
      place: expectation.place, path: book.text(of: expectation.path), expected: expected,
      got: got, reasons: reasons(of: ruling))
  }

  private func agrees(_ expected: WorkedCase.Expected, _ ruling: Ruling) -> Bool {
    switch (expected, ruling.outcome) {
    case (.value(let a), .value(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.unknown(let needs), .unknown): needs.map { $0 == Set(ruling.needs) } ?? true
    case (.none, .none), (.notKnown, .notKnown), (.notApplicable, .notApplicable),
      (.conflict, .conflict), (.undefined, .undefined):
      true
    default: false
    }
  }

  private func text(of expected: WorkedCase.Expected, _ type: ValueType) -> String {
    switch expected {
    case .value(let bits): book.literal(bits, type)
    case .text(let text): text
    case .none: "none"
    case .unknown(let needs): "unknown" + (needs.map { needing(Array($0)) } ?? "")
    case .notKnown: "not known"
    case .notApplicable: "not applicable"
    case .conflict: "conflict"
    case .undefined: "undefined"
    }
  }

  private func text(of ruling: Ruling) -> String {
    let text = book.text(of: ruling.outcome, as: ruling.type)
    return ruling.outcome == .unknown ? text + needing(ruling.needs) : text
  }

  private func needing(_ paths: [BookPath]) -> String {
    paths.isEmpty ? " needs nothing" : " needs \(list(paths.map { book.text(of: $0) }.sorted()))"
  }

  private func list(_ texts: [String]) -> String {
    texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
  }

  /// Whether a provision is cited itself or by something deeper in it.
  private func isCited(_ wanted: Citation, by ruling: Ruling) -> Bool {
    ruling.citations.contains {
      $0.act == wanted.act && ($0.path == wanted.path || $0.path.hasPrefix(wanted.path + "."))
    }
  }

  // MARK: Reasons in short

  /// The decisive definitions and values, one line each, the outermost first.
  func reasons(of ruling: Ruling) -> [String] {
    var lines: [String] = []
    var seen: Set<Int> = []
    collect(ruling.reason, rule: nil, &lines, &seen)
    return lines
  }

  private func collect(
    _ reason: Reason, rule: (ID<Rule>, Int)?, _ lines: inout [String], _ seen: inout Set<Int>
  ) {
    if let id = reason.id, !seen.insert(id).inserted { return }
    var rule = rule
    if case .rule(let id, _, let edition?, _) = reason.kind { rule = (id, edition) }
    if let line = line(reason, rule) { lines.append(line) }
    for child in reason.children where child.isDecisive {
      collect(child, rule: rule, &lines, &seen)
    }
    if let first = index.first(reason) { collect(first, rule: nil, &lines, &seen) }
  }

  private func line(_ reason: Reason, _ rule: (ID<Rule>, Int)?) -> String? {
    let result = book.text(of: reason.outcome, as: reason.type)
    let cited = (reason.basis?.citations ?? []).map { book.text(of: $0) }
    let basis = cited.isEmpty ? "" : " [\(cited.joined(separator: ", "))]"
    switch reason.kind {
    case .rule(let id, _, nil, _): return "\(book[id].name): \(result)"
    case .definition(let definition, _):
      guard let (id, edition) = rule else { return nil }
      let law = book[id].editions[edition].definitions[definition]
      return "\(book[id].name), \(law.name): \(result)\(basis)" + condition(law.when)
    case .value(let id, _, _, _): return "\(book[id].name): \(result)\(basis)"
    case .fact(_, let path, _), .list(_, let path, _): return "\(book.text(of: path)): \(result)"
    default: return nil
    }
  }

  private func condition(_ when: ID<Node>?) -> String {
    when.map { " when \(book.text(of: $0))" } ?? ""
  }
}
