/// Tells each mistake once.
enum Repetition {
  /// - Parameter sorted: diagnostics in the order of their places.
  static func removed(from sorted: [Diagnostic]) -> [Diagnostic] {
    gatheringUnknownNames(withoutDoubles(sorted))
  }

  /// One mistake may be met on several ways, as when a rule has many editions.
  private static func withoutDoubles(_ sorted: [Diagnostic]) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    for diagnostic in sorted {
      if let last = kept.last, last.code == diagnostic.code,
        last.place.file == diagnostic.place.file, last.place.line == diagnostic.place.line,
        last.place.column == diagnostic.place.column
      {
        continue
      }
      kept.append(diagnostic)
    }
    return kept
  }

  private struct Mistake: Hashable {
    let code: DiagnosticCode
    let message: String
  }

  /// What is missing is missing everywhere: the first place is the report's, the others are notes.
  private static func gatheringUnknownNames(_ sorted: [Diagnostic]) -> [Diagnostic] {
    var first: [Mistake: Int] = [:]
    var kept: [Diagnostic] = []
    for diagnostic in sorted {
      let mistake = Mistake(code: diagnostic.code, message: diagnostic.message)
      if diagnostic.code.isUnknownName, let index = first[mistake] {
        kept[index].notes.append(.init("the same here", diagnostic.place))
        continue
      }
      first[mistake] = kept.count
      kept.append(diagnostic)
    }
    return kept
  }
}

extension DiagnosticCode {
  fileprivate var isUnknownName: Bool {
    switch self {
    case .unknownName, .unknownType, .unknownRecord, .unknownEnumerationCase, .unknownFunction,
      .unknownAnchor, .unknownAct, .unknownSource, .unknownRule, .unknownOption, .unknownReform,
      .caseInputUnknown:
      true
    default: false
    }
  }
}
