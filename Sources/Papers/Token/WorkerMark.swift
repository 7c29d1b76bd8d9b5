import Casework
import Crypto
import Foundation
import Measures

/// A worker in the code of a permit: eight bytes that only somebody who holds the passport can make again.
///
/// They are the beginning of SHA-256 over the permit's number, the name in Latin letters and the date of birth; so
/// the code says nothing of a person to somebody who does not know both, and marks of two permits are not alike.
public struct WorkerMark: Hashable, Sendable {
  public let bytes: [UInt8]

  static var length: Int { 8 }

  /// Nil unless there are eight bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// - Parameter latinName: as in the passport; case, marks and spaces between words make no difference.
  public init(permit: Identifier<Permit>, latinName: String, birthDate: Day) {
    let words = latinName.uppercased().split { !$0.isLetter && !$0.isNumber }
    let form = "ruqsat worker 1\n\(permit)\n\(words.joined(separator: " "))\n\(birthDate)"
    bytes = Array(SHA256.hash(data: Data(form.utf8)).prefix(Self.length))
  }
}
