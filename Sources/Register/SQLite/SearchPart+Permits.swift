import Casework
import GRDB
import Measures

extension SearchPart {
  /// The permits that the region issued, and those of another region that name it too: along the words where there are
  /// any, else along the permits of a region or category.
  static func permits(_ search: PermitSearch, _ sought: SoughtWords, before: Int) throws
    -> [SearchPart]
  {
    let words = SearchText.words(search.words)
    if words.isEmpty {
      return search.words.allSatisfy(\.isWhitespace) ? all(search, before: before) : []
    }
    let match = try sought.match(words)
    var issued = SearchPart(
      "open_permit_search s CROSS JOIN open_permit o ON o.number = s.rowid", number: "s.rowid",
      before: before)
    issued.add("open_permit_search MATCH ?", [match + columns(search)])
    issued.add("s.rowid NOT IN (SELECT number FROM open_permit_search_waiting)")
    issued.narrow(search)
    let naming = search.region.map { region in
      var naming = SearchPart(naming: region, search, before: before)
      naming.add("f.number NOT IN (SELECT number FROM open_permit_search_waiting)")
      // These are few, so their words are looked at one by one.
      naming.add(
        """
        EXISTS (SELECT 1 FROM open_permit_search s
          WHERE s.rowid = f.number AND open_permit_search MATCH ?)
        """, [match])
      return naming
    }
    return [issued, waiting(search, words, before: before)] + (naming.map { [$0] } ?? [])
  }

  private static func all(_ search: PermitSearch, before: Int) -> [SearchPart] {
    var issued = SearchPart("open_permit o", number: "o.number", before: before)
    issued.narrow(search)
    return [issued] + (search.region.map { [SearchPart(naming: $0, search, before: before)] } ?? [])
  }

  private static func waiting(_ search: PermitSearch, _ words: [String], before: Int) -> SearchPart
  {
    var waiting = SearchPart(
      "open_permit_search_waiting s CROSS JOIN open_permit o ON o.number = s.number",
      number: "s.number", before: before)
    var conditions: [String] = []
    var values = StatementArguments()
    if let region = search.region?.name {
      let naming = "SELECT 1 FROM open_permit_further f WHERE f.number = o.number AND f.region = ?"
      conditions.append("(o.region = ? OR EXISTS (\(naming)))")
      values += [region, region]
    }
    waiting.add(words: words, where: conditions, values)
    waiting.narrow(search.category, on: search.day, byRegion: true)
    return waiting
  }

  /// Permits that name a region beside the one that issued them.
  private init(naming region: RegionKey, _ search: PermitSearch, before: Int) {
    self.init(
      "open_permit_further f CROSS JOIN open_permit o ON o.number = f.number", number: "f.number",
      before: before)
    add("f.region = ?", [region.name])
    narrow(search.category, on: search.day, byRegion: true)
  }

  /// Region and category as the index is asked for them.
  private static func columns(_ search: PermitSearch) -> String {
    let region = search.region.map { " AND region : \(SearchText.phrase($0.name))" }
    let category = search.category.map { " AND category : \(SearchText.phrase($0.name))" }
    return (region ?? "") + (category ?? "")
  }

  private mutating func narrow(_ search: PermitSearch) {
    if let region = search.region { add("o.region = ?", [region.name]) }
    narrow(search.category, on: search.day, byRegion: search.region != nil)
  }

  private mutating func narrow(_ category: CategoryKey?, on day: Day, byRegion: Bool) {
    // The sign keeps SQLite to the order of the region, which names the category too.
    if let category { add("\(byRegion ? "+" : "")o.category = ?", [category.name]) }
    add("o.last_day >= ?", [day.number])
  }
}
