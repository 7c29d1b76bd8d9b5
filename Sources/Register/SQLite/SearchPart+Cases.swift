import Casework
import GRDB

extension SearchPart {
  /// Cases whose words lie in the search table, and those whose words wait; no part where no word was typed.
  static func cases(_ search: CaseSearch, _ sought: SoughtWords, before: Int) throws -> [SearchPart]
  {
    let words = SearchText.words(search.words)
    if words.isEmpty { return [] }
    var waiting = SearchPart("case_search_waiting s", number: "s.number", before: before)
    waiting.add(words: words, of: search)
    if let rare = try sought.rare(words) {
      var laid = SearchPart(matching: rare.match, before: before)
      laid.add(words: rare.others, of: search)
      return [laid, waiting]
    }
    return try laid(search, sought.match(words), before: before) + [waiting]
  }

  private static func laid(_ search: CaseSearch, _ words: String, before: Int) -> [SearchPart] {
    let employer = search.employer.map { " AND employer : \(SearchText.phrase($0.rawValue))" }
    let match = words + (employer ?? "")
    guard let region = search.region?.name else {
      var laid = SearchPart(matching: match, before: before)
      laid.narrow(search.employer)
      return [laid]
    }
    let inRegion = match + " AND region : \(SearchText.phrase(region))"
    var own = SearchPart(matching: inRegion, before: before)
    own.narrow(search.employer)
    own.add("c.region = ?", [region])
    var naming = SearchPart(
      matching: match, "open_permit_further f CROSS JOIN case_search s ON s.rowid = f.number",
      before: before)
    naming.narrow(search.employer)
    naming.add("f.region = ?", [region])
    return [own, naming]
  }

  /// What the index finds, but for cases whose newest words wait.
  private init(matching match: String, _ source: String = "case_search s", before: Int) {
    self.init(source, number: "s.rowid", before: before)
    add("case_search MATCH ?", [match])
    add("s.rowid NOT IN (SELECT number FROM case_search_waiting)")
  }

  private mutating func narrow(_ employer: Identifier<Employer>?) {
    if let employer { add("c.employer = ?", [employer.rawValue]) }
  }

  /// Employer, region and words, where the cases are few.
  private mutating func add(words: [String], of search: CaseSearch) {
    var conditions: [String] = []
    var values = StatementArguments()
    if let employer = search.employer {
      conditions.append("c.employer = ?")
      values += [employer.rawValue]
    }
    if let region = search.region?.name {
      let naming = "SELECT 1 FROM open_permit_further f WHERE f.number = c.number AND f.region = ?"
      conditions.append("(c.region = ? OR EXISTS (\(naming)))")
      values += [region, region]
    }
    add(words: words, where: conditions, values)
  }
}
