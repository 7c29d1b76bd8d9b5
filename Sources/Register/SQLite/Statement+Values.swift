import Foundation
import GRDB
import GRDBSQLite

/// For the statements that every step of a case runs: values go straight into the statement and come straight out of
/// it, where GRDB would put each into a box. The only file that calls SQLite itself.
extension Statement {
  /// Runs a statement that answers with no rows.
  func run<each Value: StatementValue>(_ value: repeat each Value) throws {
    try bind(repeat each value)
    let code = unsafe sqlite3_step(sqliteStatement)
    guard code == SQLITE_DONE else { throw fault(code) }
    unsafe sqlite3_reset(sqliteStatement)
  }

  /// What `read` makes of the first row; nil where there is none.
  func first<Answer, each Value: StatementValue>(
    _ value: repeat each Value, read: (StatementRow) throws -> Answer
  ) throws -> Answer? {
    try bind(repeat each value)
    let code = unsafe sqlite3_step(sqliteStatement)
    guard code == SQLITE_ROW || code == SQLITE_DONE else { throw fault(code) }
    defer { unsafe sqlite3_reset(sqliteStatement) }
    return code == SQLITE_ROW ? try read(StatementRow(statement: sqliteStatement)) : nil
  }

  /// Every place gets its value anew, so that none of the time before stays in the statement.
  private func bind<each Value: StatementValue>(_ value: repeat each Value) throws {
    var place: Int32 = 0
    for value in repeat each value {
      place += 1
      let code = value.bind(to: sqliteStatement, at: place)
      guard code == SQLITE_OK else { throw fault(code) }
    }
    let places = unsafe sqlite3_bind_parameter_count(sqliteStatement)
    precondition(place == places, "a statement gets a value for each of its places")
  }

  /// The error as SQLite words it; the statement is ready for another time.
  private func fault(_ code: Int32) -> DatabaseError {
    let text = unsafe sqlite3_errmsg(sqlite3_db_handle(sqliteStatement))
    let message = unsafe text.map { unsafe String(cString: $0) }
    unsafe sqlite3_reset(sqliteStatement)
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}

/// The row a statement stands at. Nobody keeps one: it is the next row when the statement goes on.
struct StatementRow {
  fileprivate let statement: SQLiteStatement

  func integer(_ column: Int32) -> Int {
    Int(unsafe sqlite3_column_int64(statement, column))
  }

  func text(_ column: Int32) -> String {
    guard let start = unsafe sqlite3_column_text(statement, column) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}

/// What can stand in a place of a statement.
protocol StatementValue {
  /// Puts the value there; SQLite's result code.
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32
}

extension Int: StatementValue {}
extension Int32: StatementValue {}
extension Int64: StatementValue {}

extension StatementValue where Self: BinaryInteger {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    unsafe sqlite3_bind_int64(statement, place, Int64(self))
  }
}

extension String: StatementValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        unsafe sqlite3_bind_text(
          statement, place, bytes.baseAddress, Int32(bytes.count), StatementCopy.own)
      }
    }
  }
}

extension Data: StatementValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    unsafe withUnsafeBytes { unsafe StatementCopy.bind($0, to: statement, at: place) }
  }
}

extension [UInt8]: StatementValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    unsafe withUnsafeBytes { unsafe StatementCopy.bind($0, to: statement, at: place) }
  }
}

extension Optional: StatementValue where Wrapped: StatementValue {
  func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
    guard let self else { return unsafe sqlite3_bind_null(statement, place) }
    return self.bind(to: statement, at: place)
  }
}

/// Bytes that SQLite copies for itself.
private enum StatementCopy {
  /// SQLITE_TRANSIENT, which C writes as a cast that Swift does not take over.
  static var own: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  static func bind(
    _ bytes: UnsafeRawBufferPointer, to statement: SQLiteStatement, at place: Int32
  ) -> Int32 {
    // Without a first byte there is no address, which would be NULL.
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      return unsafe sqlite3_bind_zeroblob(statement, place, 0)
    }
    return unsafe sqlite3_bind_blob(statement, place, start, Int32(bytes.count), own)
  }
}
