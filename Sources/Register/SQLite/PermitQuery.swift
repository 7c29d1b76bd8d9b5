import Casework
import GRDB
import Measures

/// One part of a search for permits as SQL: along the words where there are any, else along the permits of a region or
/// category.
struct PermitQuery {
  let source: String
  /// The column the answer is ordered by, descending.
  let order: String
  private(set) var condition = ""
  private(set) var arguments = StatementArguments()

  /// The permits that the region issued, and those of another region that name it too.
  ///
  /// - Parameter words: as the index is asked for them; nil where none were typed
  static func parts(_ search: PermitSearch, words: String?, after: Int) -> [PermitQuery] {
    let issued = PermitQuery(search, words, after: after)
    return [issued]
      + (search.region.map { [PermitQuery(search, words, naming: $0, after: after)] } ?? [])
  }

  private init(_ search: PermitSearch, _ words: String?, after: Int) {
    if let words {
      source = "open_permit_search s CROSS JOIN open_permit o ON o.number = s.rowid"
      order = "s.rowid"
      var match = "words : (\(words))"
      if let region = search.region { match += " AND region : \(SearchText.phrase(region.name))" }
      if let category = search.category {
        match += " AND category : \(SearchText.phrase(category.name))"
      }
      add("open_permit_search MATCH ?", [match])
    } else {
      (source, order) = ("open_permit o", "o.number")
    }
    if let region = search.region { add("o.region = ?", [region.name]) }
    narrow(search, after)
  }

  /// Permits that name a region beside the one that issued them: few, so their words are looked at one by one.
  private init(_ search: PermitSearch, _ words: String?, naming region: RegionKey, after: Int) {
    source = "open_permit_further f CROSS JOIN open_permit o ON o.number = f.number"
    order = "f.number"
    add("f.region = ?", [region.name])
    if let words {
      add(
        """
        EXISTS (SELECT 1 FROM open_permit_search s
          WHERE s.rowid = f.number AND open_permit_search MATCH ?)
        """, ["words : (\(words))"])
    }
    narrow(search, after)
  }

  private mutating func narrow(_ search: PermitSearch, _ after: Int) {
    add("\(order) < ?", [after])
    // The sign keeps SQLite to the order of the region, which names the category too.
    if let category = search.category {
      add(search.region == nil ? "o.category = ?" : "+o.category = ?", [category.name])
    }
    add("o.last_day >= ?", [search.day.number])
  }

  private mutating func add(_ text: String, _ values: StatementArguments) {
    condition += condition.isEmpty ? text : " AND \(text)"
    arguments += values
  }
}
