import Casework
import Foundation
import GRDB
import Testing

@testable import Register

/// A folder of its own for one register, removed with the test.
final class Drawer: Sendable {
  let folder: String
  var path: String { folder + "/register.sqlite" }

  init() throws {
    folder = NSTemporaryDirectory() + "register-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open() throws -> SQLiteRegister { try SQLiteRegister.open(path: path) }
}

extension SQLiteRegister {
  /// Lays words into the search tables as soon as they are to wait.
  func layAllWordsDown() throws {
    let sql = """
      CREATE TRIGGER lay_case AFTER INSERT ON case_search_waiting BEGIN
        REPLACE INTO case_search (rowid, words, region, employer)
          VALUES (NEW.number, NEW.words, NEW.region, NEW.employer);
        DELETE FROM case_search_waiting;
      END;
      CREATE TRIGGER lay_permit AFTER INSERT ON open_permit_search_waiting BEGIN
        DELETE FROM open_permit_search WHERE rowid = NEW.number;
        INSERT INTO open_permit_search (rowid, words, region, category)
          SELECT NEW.number, NEW.words, NEW.region, NEW.category WHERE NEW.words IS NOT NULL;
        DELETE FROM open_permit_search_waiting;
      END
      """
    try pool.writeWithoutTransaction { db in try db.execute(sql: sql) }
  }
}

extension Register {
  /// Keeps the changes; anything but `.done` fails the test.
  func keep(_ changes: Change..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let commitment = try await commit(Samples.write(changes))
    guard case .done = commitment else {
      Issue.record("not kept: \(commitment)", sourceLocation: sourceLocation)
      return
    }
  }

  func keep(_ steps: [Step]) async throws {
    for step in steps { try await keep(.step(step, due: nil)) }
  }
}
