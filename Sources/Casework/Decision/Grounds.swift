import LawLanguage
import Measures

/// One reason why the law says no.
public struct Ground: Hashable, Codable, Sendable {
  /// The ruling or fact that decided it, by its path: `quota_place_free`.
  public let ruling: String
  /// Provisions it rests on, as law files write citations.
  public let provisions: [String]
  /// How sure the source is: a name of `Confidence`; nil where only a fact decided.
  public let confidence: String?

  public init(ruling: String, provisions: [String], confidence: String? = nil) {
    self.ruling = ruling
    self.provisions = provisions
    self.confidence = confidence
  }
}

extension Ground {
  /// The answer of its ruling that makes it a ground: only the question of suspension is one when the answer is yes.
  public var answer: Bool { ruling == LawNames.Ruling.suspensionGround.rawValue }
}

/// At least one ground: an empty refusal cannot be built, read or written.
public struct Grounds: Hashable, Sendable {
  public let first: Ground
  public let rest: [Ground]

  public init(_ first: Ground, _ rest: [Ground] = []) {
    self.first = first
    self.rest = rest
  }

  /// Nil for an empty list.
  public init?(_ grounds: [Ground]) {
    guard let first = grounds.first else { return nil }
    self.init(first, Array(grounds.dropFirst()))
  }

  public var all: [Ground] { [first] + rest }
}

extension Grounds: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let grounds = Grounds(try container.decode([Ground].self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no grounds")
    }
    self = grounds
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(all)
  }
}

/// The law's no to a step: an answer, not a mistake.
public struct Refusal: Hashable, Codable, Sendable {
  public let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }
}

extension Ground: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("confidence", confidence)
    try sheet.put("provisions", provisions)
    try sheet.put("ruling", ruling)
    sheet.close()
  }
}

extension Grounds: JSONWritten {
  public func write(on sheet: JSONSheet) throws { try all.write(on: sheet) }
}
