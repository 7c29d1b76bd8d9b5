import Foundation
import GRDB
import Measures

/// Which entry of the journal holds which form.
struct FormTable {
  let db: Database

  /// The entry that holds the form; nil where none does.
  func sequence(of mark: Fingerprint) throws -> Int? {
    let statement = try db.cachedStatement(sql: "SELECT sequence FROM reason_form WHERE mark = ?")
    return try Int.fetchOne(statement, arguments: [Data(mark.bytes)])
  }

  func keep(_ mark: Fingerprint, at sequence: Int) throws {
    try db.cachedStatement(sql: "INSERT INTO reason_form (mark, sequence) VALUES (?, ?)")
      .run(mark.bytes, sequence)
  }

  /// The form with this mark, from its entry; nil where there is none.
  func form(_ mark: String) throws -> TextForm? {
    guard let fingerprint = Fingerprint(mark), let sequence = try sequence(of: fingerprint) else {
      return nil
    }
    guard let entry = try JournalTable(db: db).entries(from: sequence, most: 1).first,
      entry.sequence == sequence
    else { return nil }
    let body = try JournalCoding.value(JournalBody.self, from: entry.body)
    for case .form(let kept) in body.changes where kept.mark == mark {
      guard let form = kept.form else {
        throw RegisterFault.damaged(.init("journal \(sequence): a form with another mark"))
      }
      return form
    }
    return nil
  }

  /// All marks with their entries.
  func all() throws -> [String: Int] {
    var all: [String: Int] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT mark, sequence FROM reason_form")
    while let row = try rows.next() {
      all[try StoredValue.fingerprint(row[0]).description] = row[1]
    }
    return all
  }
}

extension Schema {
  /// Where the forms of reasons stand in the journal.
  static var reasonForms: String {
    """
    CREATE TABLE reason_form (
      mark BLOB PRIMARY KEY CHECK (length(mark) = 32),
      sequence INTEGER NOT NULL REFERENCES journal (sequence)
    ) STRICT, WITHOUT ROWID;
    """
  }
}
