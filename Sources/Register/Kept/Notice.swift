import Casework
import Measures

/// A message in somebody's inbox: a phrase of the three languages with what fills it. Never changed once it is kept.
public struct Notice: Hashable, Sendable {
  public let id: Identifier<Notice>
  /// In whose inbox it lies.
  public let reader: Inbox
  public let permitCase: Identifier<PermitCase>?
  /// The number of the event in the case that it tells of; nil where it tells of none.
  public let event: Int?
  /// The name of the phrase.
  public let phrase: String
  /// What fills the phrase besides the case.
  public let parts: [String: String]
  public let day: Day

  public init(
    id: Identifier<Notice>, to reader: Inbox, permitCase: Identifier<PermitCase>?,
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
      id: try values.decode(Identifier<Notice>.self, forKey: .id), to: try Inbox(values),
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

extension Inbox {
  fileprivate init(_ values: KeyedDecodingContainer<Notice.CodingKeys>) throws {
    if let employer = try values.decodeIfPresent(Identifier<Employer>.self, forKey: .employer) {
      self = .employer(employer)
    } else if let person = try values.decodeIfPresent(Identifier<Worker>.self, forKey: .person) {
      self = .person(person)
    } else {
      self = .desk(try values.decode(Inbox.Desk.self, forKey: .desk))
    }
  }
}

extension Notice {
  /// The key of a notice that follows from an event of a case, the same wherever it is made.
  ///
  /// - Parameter place: among the addressees of the event: 0, 1, 2 …
  static func key(of permitCase: String, event: Int, place: Int) throws(RegisterFault)
    -> Identifier<Notice>
  {
    try StoredValue.key("\(permitCase).\(event).\(place)")
  }

  /// The notices that follow from a step. A register keeps them with the step; nobody else has to.
  public static func following(_ step: Step) throws(RegisterFault) -> [Notice] {
    var all: [Notice] = []
    for notice in EventNotice.all(of: step.events, after: step.after) {
      let id = step.after.id
      all.append(
        Notice(
          id: try key(of: id.rawValue, event: notice.event, place: notice.place),
          to: notice.inbox, permitCase: id, event: notice.event, phrase: notice.phrase,
          parts: [:], day: notice.day))
    }
    return all
  }
}
