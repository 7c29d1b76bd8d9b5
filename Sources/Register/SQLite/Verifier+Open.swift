import Casework
import GRDB

/// What the public finds, and the decisions counted, against the events of the cases.
extension Verifier {
  mutating func checkPermit(of permitCase: PermitCase, number: Int) throws(RegisterFault) {
    do {
      let made = PermitLine(permitCase)
      if let made {
        openPermits += 1
        furtherRegions += made.furtherRegions.count
      }
      let sql = "SELECT words, region, category FROM open_permit_words WHERE number = ?"
      let words = try Row.fetchOne(db, sql: sql, arguments: [number]).map {
        [$0[0] as String, $0[1] as String, $0[2] as String]
      }
      let text = made.map(PermitText.init).map { [$0.words, $0.region, $0.category] }
      if try PermitTable(db: db).line(of: number) != made || words != text {
        report.add(.otherPermit(permitCase.id.rawValue))
      }
    } catch {
      throw RegisterFault(error)
    }
  }

  mutating func count(_ events: [CaseEvent], of permitCase: PermitCase) {
    for decision in DecisionTally.decisions(in: events, of: permitCase) {
      let known = decisions[decision.key]
      decisions[decision.key] = DecisionTally(
        key: decision.key, cases: (known?.cases ?? 0) + decision.cases,
        places: (known?.places ?? 0) + decision.places)
    }
  }

  mutating func checkDecisions() throws {
    let kept = try DecisionTable(db: db).all()
    for tally in kept where decisions.removeValue(forKey: tally.key) != tally {
      report.add(.otherDecisions(year: tally.key.year, region: tally.key.region))
    }
    for key in decisions.keys.sorted(by: { ($0.year, $0.region) < ($1.year, $1.region) }) {
      report.add(.otherDecisions(year: key.year, region: key.region))
    }
    let counted = """
      SELECT region, standing, cases, places FROM case_tally WHERE cases > 0 EXCEPT
      SELECT region, standing, count(*), sum(places) FROM permit_case GROUP BY region, standing
      """
    if try Row.fetchOne(db, sql: counted) != nil { report.add(.store("cases are miscounted")) }
    // Permits of cases that are not there were not looked at one by one.
    let expected = [
      "open_permit": openPermits, "open_permit_words": openPermits,
      "open_permit_further": furtherRegions,
    ]
    for (table, expected) in expected.sorted(by: { $0.key < $1.key }) {
      let found = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
      if found != expected { report.add(.otherPermits(expected: expected, found: found)) }
    }
  }
}
