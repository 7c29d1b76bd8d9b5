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

extension EventRun: Decodable {
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
}

extension EventRun: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    let first = events[0]
    sheet.open()
    try sheet.put("by", first.by)
    try sheet.put("day", first.day)
    try sheet.put("first", first.number)
    try sheet.put("list", events.map { RunEvent(event: $0, first: first) })
    try sheet.put("permitCase", first.permitCase)
    sheet.close()
  }
}

/// An event of a run: its parts, and of its day and party what the first one does not say already.
struct RunEvent: Encodable {
  let event: CaseEvent
  let first: CaseEvent

  private var day: Day? { event.day == first.day ? nil : event.day }
  private var by: Party? { event.by == first.by ? nil : event.by }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CaseEvent.CodingKeys.self)
    try values.encodeIfPresent(by, forKey: .by)
    try values.encodeIfPresent(day, forKey: .day)
    try event.encodeParts(to: &values)
    try values.encode(event.name, forKey: .what)
  }
}

/// The events of most cases write themselves, the others are encoded.
extension RunEvent: JSONWritten {
  func write(on sheet: JSONSheet) throws {
    switch event.what {
    case .opened, .searchRecorded, .documentAttached, .lodged, .admitted, .proposed, .granted,
      .listFiled, .listCertified, .tookEffect:
      sheet.open()
      if case .admitted(let admission) = event.what { try sheet.put("admission", admission) }
      try sheet.put("by", by)
      try sheet.put("day", day)
      try writeParts(on: sheet)
      try sheet.put("what", event.name)
      sheet.close()
    default: try sheet.write(coded: self)
    }
  }

  /// The parts whose names come after that of the day.
  private func writeParts(on sheet: JSONSheet) throws {
    switch event.what {
    case .opened(let employer, let facts):
      try sheet.put("employer", employer)
      try sheet.put("facts", facts)
    case .searchRecorded(let search): try sheet.put("search", search)
    case .documentAttached(let document): try sheet.put("document", document)
    case .lodged(let lodgement): try sheet.put("lodgement", lodgement)
    case .proposed(let proposal): try sheet.put("proposal", proposal)
    case .granted(let grant): try sheet.put("grant", grant)
    case .listFiled(let list): try sheet.put("list", list)
    case .tookEffect(let firstDay, let lastDay):
      try sheet.put("firstDay", firstDay)
      try sheet.put("lastDay", lastDay)
    default: break
    }
  }
}
