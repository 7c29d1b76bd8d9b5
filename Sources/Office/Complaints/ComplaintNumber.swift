import Casework
import Measures
import Register

/// The number by which somebody without an account asks what became of a complaint: `K7QM-2X9P-4DAB-CDEF`.
///
/// Eighty bits, given once to whoever complained. The register keeps its mark alone.
public struct ComplaintNumber: Hashable, Sendable, CustomStringConvertible {
  private let letters: String

  private static var alphabet: [UInt8] { Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8) }
  private static var length: Int { 16 }

  /// As it is typed, with or without hyphens and spaces; letters that are no part of it stand for the digits they look
  /// like. Nil for anything else.
  public init?(_ typed: String) {
    let looks: [Character: Character] = ["O": "0", "I": "1", "L": "1"]
    letters = String(
      typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }.map { looks[$0] ?? $0 })
    guard letters.utf8.count == Self.length, letters.utf8.allSatisfy(Self.alphabet.contains)
    else { return nil }
  }

  init(_ chance: Fingerprint) {
    letters = String(
      decoding: chance.bytes.prefix(Self.length).map { Self.alphabet[Int($0 & 31)] },
      as: UTF8.self)
  }

  public var description: String {
    stride(from: 0, to: Self.length, by: 4).map { String(letters.dropFirst($0).prefix(4)) }
      .joined(separator: "-")
  }

  var mark: String { Fingerprint(of: Array(letters.utf8)).description }
}

/// What became of a complaint, for whoever has its number: nothing of what it says.
public struct ComplaintFate: Hashable, Sendable {
  public let receivedOn: Day
  public let standing: Complaint.Standing
  /// The body it was sent to, by name in the law files.
  public let body: String?
  /// The body that is open besides, to which nothing is delivered.
  public let alsoOpen: String?
}

extension Office {
  /// The number of a complaint without an account; the same request has the same one. Nil for somebody with an own page
  /// and for a request without a key.
  public func complaintNumber(statement: String, _ asked: Asked) -> ComplaintNumber? {
    guard asked.actor.worker == nil, let key = asked.key else { return nil }
    let text = "complaint number\u{0}\(asked.actor.scope)\u{0}\(key)\u{0}\(statement)"
    return ComplaintNumber(Fingerprint(of: Array(text.utf8)))
  }

  /// What became of the complaint with this number; who knows the number may ask.
  public func fate(
    of number: ComplaintNumber, _ actor: Actor
  ) async throws(OfficeRefusal) -> ComplaintFate? {
    try authorise(.askComplaint, .nobodys, actor)
    let known = try await kept { () async throws(RegisterFault) in
      try await register.record(Complaint.self, handle: number.mark)
    }?.record
    let law = try law()
    return known.map {
      ComplaintFate(
        receivedOn: $0.receivedOn, standing: $0.standing, body: $0.body,
        alsoOpen: law.alsoOpen(to: $0, on: today))
    }
  }
}
