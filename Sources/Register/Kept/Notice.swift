import Casework
import Measures

/// A message in somebody's inbox: a phrase of the three languages with what fills it. Never changed once it is kept.
public struct Notice: Hashable, Sendable {
  /// In whose inbox it lies.
  public enum Reader: Hashable, Sendable {
    case employer(Identifier<Employer>)
    case person(Identifier<Worker>)
    case desk(Desk)
  }

  /// A side of the office with an inbox of its own.
  public enum Desk: Hashable, Codable, Sendable {
    /// The officers of a region.
    case region(RegionKey)
    case appealBody
  }

  public let id: Identifier<Notice>
  public let reader: Reader
  public let permitCase: Identifier<PermitCase>?
  /// The number of the event in the case that it tells of; nil where it tells of none.
  public let event: Int?
  /// The name of the phrase.
  public let phrase: String
  /// What fills the phrase besides the case.
  public let parts: [String: String]
  public let day: Day

  public init(
    id: Identifier<Notice>, to reader: Reader, permitCase: Identifier<PermitCase>?,
    event: Int? = nil, phrase: String, parts: [String: String], day: Day
  ) {
    self.id = id
    self.reader = reader
    self.permitCase = permitCase
    self.event = event
    self.phrase = phrase
    self.parts = parts
    self.day = day
  }

  /// Everything that fills the phrase: the number of the case, where it is about one, and the parts.
  public var filling: [String: String] {
    guard let permitCase else { return parts }
    return ["case": permitCase.rawValue].merging(parts) { _, own in own }
  }
}

/// The reader stands as one of `employer`, `person` and `desk`.
extension Notice: Codable {
  fileprivate enum CodingKeys: String, CodingKey {
    case id, employer, person, desk, permitCase, event, phrase, parts, day
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.decode(Identifier<Notice>.self, forKey: .id), to: try Reader(values),
      permitCase: try values.decodeIfPresent(Identifier<PermitCase>.self, forKey: .permitCase),
      event: try values.decodeIfPresent(Int.self, forKey: .event),
      phrase: try values.decode(String.self, forKey: .phrase),
      parts: try values.decode([String: String].self, forKey: .parts),
      day: try values.decode(Day.self, forKey: .day))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    switch reader {
    case .employer(let employer): try values.encode(employer, forKey: .employer)
    case .person(let person): try values.encode(person, forKey: .person)
    case .desk(let desk): try values.encode(desk, forKey: .desk)
    }
    try values.encodeIfPresent(permitCase, forKey: .permitCase)
    try values.encodeIfPresent(event, forKey: .event)
    try values.encode(phrase, forKey: .phrase)
    try values.encode(parts, forKey: .parts)
    try values.encode(day, forKey: .day)
  }
}

extension Notice.Reader {
  fileprivate init(_ values: KeyedDecodingContainer<Notice.CodingKeys>) throws {
    if let employer = try values.decodeIfPresent(Identifier<Employer>.self, forKey: .employer) {
      self = .employer(employer)
    } else if let person = try values.decodeIfPresent(Identifier<Worker>.self, forKey: .person) {
      self = .person(person)
    } else {
      self = .desk(try values.decode(Notice.Desk.self, forKey: .desk))
    }
  }
}
