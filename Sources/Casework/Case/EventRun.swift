import Measures

/// Events of one case that follow each other, as a step makes them. Written, what they share stands once: the case, the
/// number of the first, the day and who did it; an event names a day or a party of its own only where it has one.
public struct EventRun: Hashable, Sendable {
  /// In order; at least one.
  public let events: [CaseEvent]

  /// Nil when the events are not of one case or their numbers do not follow each other.
  public init?(_ events: [CaseEvent]) {
    guard let first = events.first,
      events.indices.allSatisfy({
        events[$0].permitCase == first.permitCase && events[$0].number == first.number + $0
      })
    else { return nil }
    self.events = events
  }
}

extension EventRun: Codable {
  private enum CodingKeys: String, CodingKey {
    case by, day, first, list, permitCase
  }

  /// Also reads a list of whole events, as journals of the first two forms have it.
  public init(from decoder: any Decoder) throws {
    let events: [CaseEvent]
    if let values = try? decoder.container(keyedBy: CodingKeys.self) {
      events = try Self.events(values)
    } else {
      events = try decoder.singleValueContainer().decode([CaseEvent].self)
    }
    guard let run = EventRun(events) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no run of events of one case"))
    }
    self = run
  }

  private static func events(
    _ values: KeyedDecodingContainer<CodingKeys>
  ) throws -> [CaseEvent] {
    let permitCase = try values.decode(Identifier<PermitCase>.self, forKey: .permitCase)
    let day = try values.decode(Day.self, forKey: .day)
    let by = try values.decode(Party.self, forKey: .by)
    var number = try values.decode(Int.self, forKey: .first)
    var list = try values.nestedUnkeyedContainer(forKey: .list)
    var events: [CaseEvent] = []
    while !list.isAtEnd {
      let own = try list.nestedContainer(keyedBy: CaseEvent.CodingKeys.self)
      events.append(
        CaseEvent(
          permitCase: permitCase, number: number,
          day: try own.decodeIfPresent(Day.self, forKey: .day) ?? day,
          by: try own.decodeIfPresent(Party.self, forKey: .by) ?? by,
          what: try CaseEvent.What(from: own)))
      number += 1
    }
    return events
  }

  public func encode(to encoder: any Encoder) throws {
    let first = events[0]
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(first.by, forKey: .by)
    try values.encode(first.day, forKey: .day)
    try values.encode(first.number, forKey: .first)
    var list = values.nestedUnkeyedContainer(forKey: .list)
    for event in events {
      var own = list.nestedContainer(keyedBy: CaseEvent.CodingKeys.self)
      if event.by != first.by { try own.encode(event.by, forKey: .by) }
      if event.day != first.day { try own.encode(event.day, forKey: .day) }
      try event.encodeParts(to: &own)
      try own.encode(event.name, forKey: .what)
    }
    try values.encode(first.permitCase, forKey: .permitCase)
  }
}
