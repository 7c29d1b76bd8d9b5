import Casework
import Measures
import Register

/// That somebody stayed at a host's place until they moved on: what the earlier host still sees of the stay. Where they
/// live now is no matter of that host.
public struct EarlierHosting: Kept {
  public static var kind: String { "earlier-hosting" }

  public let id: Identifier<EarlierHosting>
  public let host: Identifier<Employer>
  public let person: Identifier<Worker>
  public let citizenship: CountryKey
  public let region: RegionKey?
  public let address: String?
  /// The day of the notice by which they were at the place.
  public let since: Day
  /// The day of the notice that another place took.
  public let until: Day

  /// Nil where no employer was the host.
  init?(_ stay: StayRecord, until day: Day) {
    guard let host = stay.host, let last = stay.notices.last else { return nil }
    // The same host may have them again: each time is one of its own.
    id = World.plain("\(stay.id.rawValue.prefix(56)).\(stay.notices.count)")
    self.host = host
    person = stay.person
    citizenship = stay.citizenship
    region = stay.region
    address = last.address
    since = last.day
    until = day
  }

  public var finding: RecordFinding {
    RecordFinding(employer: host, person: person, day: until)
  }
}

extension Office {
  /// Who stayed at a host's place and moved on, by name; the latest move first.
  public func earlierHostings(
    host: Identifier<Employer>? = nil, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<(hosting: EarlierHosting, name: String?)> {
    let page = try await records(
      EarlierHosting.self, RecordQuery(employer: host), .seeStay, after: after, size: size, actor)
    var named: [(hosting: EarlierHosting, name: String?)] = []
    for item in page.items.map(\.record) {
      let id: Identifier<PersonRecord> = World.plain(item.person.rawValue)
      let person = try await kept { () async throws(RegisterFault) in
        try await register.record(id)
      }
      named.append((item, person?.record.name))
    }
    return Page(items: named, next: page.next)
  }
}
