import Casework
import Crypto
import Foundation
import Measures

extension JournalEntry {
  /// SHA-256 over the hash before and every part of the entry.
  ///
  /// Numbers as eight bytes, highest first; texts and the body behind their length: no two entries give the same
  /// bytes.
  static func hash(
    sequence: Int, at: Moment, day: Day, by: Party, body: Data, previous: Fingerprint
  ) -> Fingerprint {
    var header: [UInt8] = []
    header.reserveCapacity(160)
    header += previous.bytes
    append(Int64(sequence), to: &header)
    append(at.milliseconds, to: &header)
    append(Int64(day.number), to: &header)
    append(by.role.rawValue, to: &header)
    append(by.key.rawValue, to: &header)
    append(Int64(body.count), to: &header)
    var hash = SHA256()
    hash.update(data: header)
    hash.update(data: body)
    return Fingerprint(known: Array(hash.finalize()))
  }

  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(Int64(text.utf8.count), to: &bytes)
    bytes += text.utf8
  }
}
