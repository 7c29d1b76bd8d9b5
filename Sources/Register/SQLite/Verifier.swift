import Casework
import Foundation
import GRDB
import Measures

/// Recomputes the register from its journal and says what differs. Looks at one unchanging state.
struct Verifier {
  let db: Database
  var report = Verification()
  var tally = JournalTally()
  /// Who stands in which case, read at once: the table is kept by worker, not by case.
  private var workers: [Int: Set<String>] = [:]
  private var holds: [QuotaAccount.Key: Int] = [:]
  /// What the cases were decided, case by case.
  var decisions: [DecisionTally.Key: DecisionTally] = [:]
  var openPermits = 0
  /// Regions that open permits name beside their own.
  var furtherRegions = 0
  private let tell: @Sendable (RegisterProgress) -> Void

  /// - Parameter tell: hears now and then how far the verification is
  init(db: Database, tell: @escaping @Sendable (RegisterProgress) -> Void) {
    self.db = db
    self.tell = tell
  }

  /// - Parameter heads: heads of the journal as they were published.
  mutating func run(heads: [JournalHead]) throws -> Verification {
    try checkJournal(heads)
    try checkCases()
    try checkDecisions()
    try checkQuota()
    try checkRecords()
    try checkNotices()
    try checkFiles()
    try checkKeys()
    try checkForms()
    try checkStore()
    return report
  }

  private mutating func checkJournal(_ heads: [JournalHead]) throws {
    let published = Dictionary(grouping: heads, by: \.sequence)
    let table = JournalTable(db: db)
    let whole = try count("journal")
    var found: Set<Int> = [0]
    while case let entries = try table.entries(from: tally.head.sequence + 1, most: 500),
      !entries.isEmpty
    {
      tell(RegisterProgress(part: .journal, done: tally.head.sequence, of: whole))
      for entry in entries {
        tally.take(entry, into: &report)
        let said = published[entry.sequence] ?? []
        if !said.isEmpty, said.allSatisfy({ $0.hash == entry.hash }) {
          found.insert(entry.sequence)
        }
      }
    }
    for sequence in published.keys.sorted() where !found.contains(sequence) {
      report.add(.headNotFound(sequence))
    }
    report.head = tally.head
    report.events = tally.events
    report.postings = tally.postings
  }

  private mutating func checkCases() throws {
    var seen: Set<String> = []
    let whole = try count("permit_case")
    let named = try Row.fetchCursor(db, sql: "SELECT case_number, worker FROM case_worker")
    while let row = try named.next() { workers[row[0], default: []].insert(row[1]) }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(CaseTable.columns) FROM permit_case c ORDER BY c.number")
    while let row = try rows.next() {
      let id: String = row[0]
      step(.cases, report.cases, of: whole)
      seen.insert(id)
      report.cases += 1
      try checkCase(row, id)
    }
    for id in tally.cases.keys.sorted() where !seen.contains(id) { report.add(.caseMissing(id)) }
  }

  private mutating func checkCase(_ row: Row, _ id: String) throws {
    guard let made = tally.cases[id] else { return report.add(.caseUnfounded(id)) }
    do throws(RegisterFault) {
      guard let (folded, events, told) = try folded(id) else {
        return report.add(.otherSteps(id))
      }
      if folded.version != made.events { report.add(.otherSteps(id)) }
      let due = made.due == .latest ? nil : made.due
      if try line(row) != CaseLine(folded, due: due) { report.add(.otherLine(id)) }
      for hold in folded.holds { holds[hold.account, default: 0] += hold.places }
      try checkWords(of: folded, number: row[11])
      try checkPermit(of: folded, number: row[11])
      try checkNotices(told, of: folded, number: row[11])
      count(events, of: folded)
      checkPapers(of: folded)
    } catch {
      report.add(.impossibleEvent(id, error.cause.description))
    }
  }

  private func line(_ row: Row) throws(RegisterFault) -> CaseLine {
    do { return try CaseTable.line(row) } catch { throw RegisterFault(error) }
  }

  /// Folding needs of a text only that its form is known.
  private var reading: JournalReading {
    JournalReading(shelf: FormShelf(capacity: 1)) { [forms = tally.forms] in try? forms.form($0) }
  }

  /// The case, its events, and the notices that follow from them.
  private func folded(_ id: String) throws(RegisterFault)
    -> (PermitCase, [CaseEvent], [EventNoticeTable.Entered])?
  {
    do {
      guard let news = try CaseNews(of: StoredValue.key(id), since: nil, in: db) else { return nil }
      let parts = try news.parts(reading)
      var folded: PermitCase?
      var told: [EventNoticeTable.Entered] = []
      for part in parts {
        let after = try Self.folded(folded, part.events)
        folded = after
        guard part.tells else { continue }
        told += EventNotice.all(of: part.events, after: after)
          .map { EventNoticeTable.Entered(notice: $0, sequence: part.sequence) }
      }
      guard let folded else { throw FoldFault.empty }
      return (folded, parts.flatMap(\.events), told)
    } catch let fault as FoldFault {
      throw .damaged(.init("case \(id): \(fault)"))
    } catch {
      throw RegisterFault(error)
    }
  }

  private static func folded(_ known: PermitCase?, _ events: [CaseEvent]) throws(FoldFault)
    -> PermitCase
  {
    guard var folded = known else { return try PermitCase(events: events) }
    for event in events { try folded.apply(event) }
    return folded
  }

  private mutating func checkWords(of permitCase: PermitCase, number: Int) throws(RegisterFault) {
    do {
      let sql = "SELECT words, region, employer FROM case_words WHERE number = ?"
      let row = try Row.fetchOne(db, sql: sql, arguments: [number])
      // The words are those of the last event that changed them: a case that closed keeps its names.
      let kept = row.map { [$0[0] as String, $0[1] as String, $0[2] as String] }
      let text = SearchText(of: permitCase)
      guard let kept, kept[0].hasPrefix(text.words), kept[1] == text.region,
        kept[2] == text.employer
      else { return report.add(.otherWords(permitCase.id.rawValue)) }
      if !workers[number, default: []].isSuperset(of: text.workers) {
        report.add(.otherWords(permitCase.id.rawValue))
      }
    } catch {
      throw RegisterFault(error)
    }
  }

  private mutating func checkPapers(of permitCase: PermitCase) {
    for document in permitCase.package.documents where !tally.files.contains(document.fingerprint) {
      report.add(.bytesMissing(permitCase.id.rawValue, fingerprint: document.fingerprint))
    }
  }

  // MARK: Quota

  private mutating func checkQuota() throws {
    try checkAccounts()
    let years = try QuotaTable(db: db).years()
    for year in Set(years.keys).union(tally.national.keys).sorted() {
      let kept = years[year]
      if kept?.national != tally.national[year] || kept?.allotted != tally.allotted(year) {
        report.add(.otherYear(year))
      }
    }
    let postings = try Int.fetchOne(db, sql: "SELECT count(*) FROM posting") ?? 0
    if postings != tally.postings {
      report.add(.otherPostings(expected: tally.postings, found: postings))
    }
  }

  private mutating func checkAccounts() throws {
    var kept: [QuotaAccount.Key: JournalTally.Account] = [:]
    let sql = "SELECT region, line, year, allotted, held, used FROM quota_account"
    for row in try Row.fetchAll(db, sql: sql) {
      let key = QuotaAccount.Key(region: row[0], lineName: row[1], year: row[2])
      kept[key] = JournalTally.Account(allotted: row[3], held: row[4], used: row[5])
    }
    for key in Set(kept.keys).union(tally.accounts.keys).union(holds.keys).sorted() {
      if kept[key] != tally.accounts[key] { report.add(.otherAccount(key)) }
      let held = kept[key]?.held ?? 0
      let byCases = holds[key] ?? 0
      if held != byCases { report.add(.otherHolds(key, account: held, cases: byCases)) }
    }
  }
}

extension Verifier {
  private mutating func checkRecords() throws {
    var seen: Set<String> = []
    let whole = try count("record")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT kind, id, version, handle, region, employer, person, day, body, sequence, waits
        FROM record
        """)
    while let row = try rows.next() {
      let name = "\(row[0] as String)/\(row[1] as String)"
      seen.insert(name)
      step(.records, report.records, of: whole)
      report.records += 1
      guard let made = tally.records[name] else {
        report.add(.recordUnfounded(name))
        continue
      }
      if try line(ofRecord: row) != made { report.add(.otherRecord(name)) }
    }
    for name in tally.records.keys.sorted() where !seen.contains(name) {
      report.add(.otherRecord(name))
    }
  }

  private func line(ofRecord row: Row) throws -> JournalTally.Line {
    let finding = RecordFinding(
      handle: row[3], region: (row[4] as String?).map { RegionKey($0) },
      employer: (row[5] as String?).flatMap { Identifier($0) },
      person: (row[6] as String?).flatMap { Identifier($0) }, day: try StoredValue.day(row[7]),
      waits: (row[10] as Int?).map { $0 == 1 })
    return JournalTally.Line(
      version: row[2], sequence: row[9], body: Fingerprint(of: Array((row[8] as String).utf8)),
      finding: finding)
  }

  private mutating func checkFiles() throws {
    var seen: Set<String> = []
    let whole = try count("attachment")
    let rows = try Row.fetchCursor(db, sql: "SELECT fingerprint, bytes FROM attachment")
    while let row = try rows.next() {
      let fingerprint = try StoredValue.fingerprint(row[0]).description
      seen.insert(fingerprint)
      step(.files, report.files, of: whole)
      report.files += 1
      if Fingerprint(of: [UInt8](row[1] as Data)).description != fingerprint {
        report.add(.otherBytes(fingerprint: fingerprint))
      }
    }
    for fingerprint in tally.files.subtracting(seen).sorted() {
      report.add(.otherBytes(fingerprint: fingerprint))
    }
  }

  private mutating func checkKeys() throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT scope, text, sequence FROM request_key WHERE sequence IS NOT NULL")
    while let row = try rows.next() {
      let text: String = row[1]
      if tally.sequence(ofKey: text, scope: row[0]) != row[2] as Int { report.add(.otherKey(text)) }
    }
  }

  private mutating func checkForms() throws {
    let kept = try FormTable(db: db).all()
    let made = tally.forms.sequences
    for mark in Set(kept.keys).union(made.keys).sorted() where kept[mark] != made[mark] {
      report.add(.otherForm(mark))
    }
  }

  private func count(_ table: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
  }

  /// Told for every five hundredth: often enough to be seen moving, seldom enough to cost nothing.
  private func step(_ part: RegisterProgress.Part, _ done: Int, of whole: Int) {
    if done % 500 == 0 { tell(RegisterProgress(part: part, done: done, of: whole)) }
  }

  private mutating func checkStore() throws {
    for finding in try String.fetchAll(db, sql: "PRAGMA quick_check(20)") where finding != "ok" {
      report.add(.store(finding))
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20) {
      report.add(.store("\(row[0] as String) refers to what is not there"))
    }
  }
}
