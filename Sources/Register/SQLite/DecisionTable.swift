import Casework
import GRDB
import Measures

/// Decisions counted by year, region, category and outcome, one up with each.
struct DecisionTable {
  let db: Database

  func take(_ decisions: [DecisionTally]) throws {
    for decision in decisions {
      let key = decision.key
      try db.cachedStatement(
        sql: """
          INSERT INTO decision_tally (year, region, category, outcome, cases, places)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6)
          ON CONFLICT DO UPDATE SET cases = cases + ?5, places = places + ?6
          """
      ).run(
        key.year, key.region.name, key.categoryName, key.outcome.rawValue, decision.cases,
        decision.places)
    }
  }

  /// In the order of their keys.
  func all() throws -> [DecisionTally] {
    let sql = """
      SELECT year, region, category, outcome, cases, places FROM decision_tally
      ORDER BY year, region, category, outcome
      """
    return try Row.fetchAll(db, sql: sql).map { row in
      guard let outcome = DecisionTally.Outcome(rawValue: row[3]) else {
        throw RegisterFault.damaged(.init("no outcome: \(row[3] as String)"))
      }
      let category: String = row[2]
      return DecisionTally(
        key: DecisionTally.Key(
          year: row[0], region: RegionKey(row[1]),
          category: category.isEmpty ? nil : CategoryKey(category), outcome: outcome),
        cases: row[4], places: row[5])
    }
  }
}
