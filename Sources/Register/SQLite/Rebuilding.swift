import Casework
import Foundation
import GRDB

/// Writes everything that follows from the journal anew.
struct Rebuilding {
  let db: Database
  /// Cases at hand; those that are not are folded again.
  private let shelf = CaseShelf(capacity: 4096)
  private let reading: JournalReading

  private let tell: @Sendable (RegisterProgress) -> Void

  /// - Parameter tell: hears now and then how far it is
  init(db: Database, tell: @escaping @Sendable (RegisterProgress) -> Void) {
    self.db = db
    self.tell = tell
    reading = JournalReading(shelf: FormShelf(capacity: 512)) { mark in
      try FormTable(db: db).form(mark)
    }
  }

  func run() throws {
    for table in Schema.derived { try db.execute(sql: "DELETE FROM \(table)") }
    let whole = try Int.fetchOne(db, sql: "SELECT count(*) FROM journal") ?? 0
    var head = JournalHead.empty
    var words = SearchLoad()
    let journal = JournalTable(db: db)
    while case let entries = try journal.entries(from: head.sequence + 1, most: 500),
      !entries.isEmpty
    {
      tell(RegisterProgress(part: .rebuilding, done: head.sequence, of: whole))
      for entry in entries {
        try follow(entry, after: head, &words)
        head = entry.head
      }
      try words.unload(in: db)
    }
  }

  private func follow(_ entry: JournalEntry, after head: JournalHead, _ words: inout SearchLoad)
    throws
  {
    guard entry.sequence == head.sequence + 1, entry.previous == head.hash, entry.isWhole else {
      throw damage(entry, "does not follow the one before it")
    }
    let body = try reading.body(entry.body)
    for change in body.changes {
      if let conflict = try take(change, of: body, at: entry.sequence, &words) {
        throw damage(entry, "\(conflict)")
      }
    }
  }

  private func damage(_ entry: JournalEntry, _ text: String) -> RegisterFault {
    .damaged(.init("journal \(entry.sequence): \(text)"))
  }

  private func take(
    _ change: JournalChange, of body: JournalBody, at sequence: Int, _ words: inout SearchLoad
  ) throws -> Conflict? {
    switch change {
    case .step(let taken):
      let step = try step(taken)
      let laid = LaidStep(step, due: taken.due, tells: body.tells)
      return try CaseTable(db: db).take(laid, at: sequence, &words)
    case .due(let moved):
      return try CaseTable(db: db).moveDue(of: moved.permitCase, to: moved.due)
    case .national(let figure): return try QuotaTable(db: db).take(figure, at: sequence)
    case .transfer(let transfer): return try QuotaTable(db: db).take(transfer, at: sequence)
    case .record(let record): return try RecordTable(db: db).take(record, at: sequence)
    case .attachment: return nil
    case .notice(let notice):
      try NoticeTable(db: db).keep(notice, at: sequence)
      return nil
    case .form(let kept):
      try take(kept, at: sequence)
      return nil
    }
  }

  private func take(_ kept: JournalChange.FormKept, at sequence: Int) throws {
    guard kept.form != nil, let mark = Fingerprint(kept.mark) else {
      throw RegisterFault.damaged(.init("journal \(sequence): a form with another mark"))
    }
    try FormTable(db: db).keep(mark, at: sequence)
  }

  private func step(_ taken: JournalChange.StepTaken) throws -> Step {
    let after = try folded(taken.events)
    shelf.lay(after)
    return Step(events: taken.events, postings: taken.postings, after: after)
  }

  private func folded(_ events: [CaseEvent]) throws -> PermitCase {
    guard let first = events.first else { throw FoldFault.empty }
    if first.number == 1 { return try PermitCase(events: events) }
    let id = first.permitCase
    let kept =
      try shelf.take(id) ?? CaseNews(of: id, since: nil, in: db)?.folded(onto: nil, reading)
    guard var permitCase = kept else { throw FoldFault.notOpened }
    for event in events { try permitCase.apply(event) }
    return permitCase
  }
}
