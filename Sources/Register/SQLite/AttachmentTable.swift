import Foundation
import GRDB

/// Bytes of files, each content once.
struct AttachmentTable {
  let db: Database

  func keep(_ file: Attachment) throws -> Conflict? {
    try db.cachedStatement(
      sql: """
        INSERT INTO attachment (fingerprint, media_type, bytes) VALUES (?, ?, ?)
        ON CONFLICT (fingerprint) DO NOTHING
        """
    ).execute(arguments: [
      Data(file.fingerprint.bytes), file.mediaType, Data(file.bytes),
    ])
    return nil
  }

  func file(_ fingerprint: Fingerprint) throws -> Attachment? {
    let statement = try db.cachedStatement(
      sql: "SELECT media_type, bytes FROM attachment WHERE fingerprint = ?")
    return try Row.fetchOne(statement, arguments: [Data(fingerprint.bytes)]).map { row in
      Attachment(mediaType: row[0], bytes: [UInt8](row[1] as Data))
    }
  }
}
