import LawLanguage

extension SystemCoverage {
  /// The page `Docs/law/coverage.md`: one row for each system.
  ///
  /// - Parameter title: what a system is called
  public static func markdown(
    _ systems: [SystemCoverage], of book: LawBook, title: (String) -> String
  ) -> String {
    let rows = systems.map { system in
      let cells = [system.name, title(system.name)] + system.cells
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return """
      # The law by system

      Made by `ruqsat law coverage --markdown`; do not edit. A provision may belong to several systems, and a case
      counts for each system whose rules it asks or whose provisions it cites.

      \(totals(book))

      | system | subject | provisions | rules | values | cases | holes | lowest confidence | most common |
      |---|---|---:|---:|---:|---:|---:|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  /// Counts and degrees as the table shows them.
  public var cells: [String] {
    [provisions, rules, values, cases, holes].map(String.init)
      + [lowest, mostCommon].map { $0?.rawValue ?? "" }
  }

  private static func totals(_ book: LawBook) -> String {
    "In all: \(book.acts.count) acts, \(book.provisions.count) provisions, \(book.rules.count) rules, "
      + "\(book.values.count) values, \(book.cases.count) cases, \(book.holes.count) holes, "
      + "\(book.reforms.count) reforms."
  }
}
