import LawLanguage

extension ColumnRulings {
  /// The results as comma-separated text, a line a row, in pieces of at most about 64 KiB.
  ///
  /// Values are written as in law files; what is no value is written as its state in square brackets. All rulings must
  /// have the same number of rows.
  public func writeCSV(_ book: LawBook, to write: (String) throws -> Void) rethrows {
    var text = columns.map { book[$0.rule].name }.joined(separator: ",") + "\n"
    for row in 0..<(columns.map(\.count).min() ?? 0) {
      let cells = columns.map { $0.cell(row, book) }
      text += cells.joined(separator: ",") + "\n"
      if text.utf8.count > 1 << 16 {
        try write(text)
        text = ""
      }
    }
    try write(text)
  }
}

extension RulingColumn {
  fileprivate func cell(_ row: Int, _ book: LawBook) -> String {
    let result = self[row]
    switch result.state {
    case .value: return book.literal(result.bits, book[rule].type)
    case .none: return "none"
    case .notApplicable: return "[not applicable]"
    case .notKnown: return "[not known]"
    case .undefined: return "[undefined]"
    case .conflict: return "[conflict]"
    case .unknown: return "[unknown]"
    case .failed: return "[failed]"
    }
  }
}
