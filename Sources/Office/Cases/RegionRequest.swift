import Casework
import Measures
import Register

/// The body of one more region is asked whether a permit may name it: how it finds the case of another region.
///
/// What it answered stands in the case.
public struct RegionRequest: Kept {
  public static var kind: String { "region-request" }

  public let id: Identifier<RegionRequest>
  public let permitCase: Identifier<PermitCase>
  public let employer: Identifier<Employer>
  public let employerName: String
  /// The region that is asked.
  public let region: RegionKey
  /// The region that decides the application.
  public let from: RegionKey
  public let places: Int
  public let day: Day
  /// Nil while it waits for an answer.
  public internal(set) var consents: Bool?

  init(_ known: PermitCase, _ region: RegionKey, places: Int, on day: Day) {
    id = Self.key(known.id, region)
    permitCase = known.id
    employer = known.employer.id
    employerName = known.employer.name
    self.region = region
    from = known.employer.region
    self.places = places
    self.day = day
    consents = nil
  }

  /// One for each case and region.
  static func key(
    _ id: Identifier<PermitCase>, _ region: RegionKey
  ) -> Identifier<RegionRequest> {
    World.plain("\(id)-\(region.name)")
  }

  public var finding: RecordFinding {
    RecordFinding(region: region, employer: employer, day: day, waits: consents == nil)
  }
}

extension Office {
  /// What the bodies of regions are asked, as far as the actor may know of it.
  ///
  /// - Parameter isWaiting: only those without an answer
  public func regionRequests(
    isWaiting: Bool = false, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<Versioned<RegionRequest>> {
    try await records(
      RegionRequest.self, RecordQuery(isWaiting: isWaiting), .listCases, after: after, size: size,
      actor)
  }

  /// One request with its case, for somebody who may answer it.
  public func regionRequest(
    _ id: Identifier<RegionRequest>, _ actor: Actor
  ) async throws(OfficeRefusal) -> (Versioned<RegionRequest>, PermitCase) {
    let known = try await record(id, .answerRegion, actor)
    return (known, try await permitCase(known.record.permitCase, .seeCase, actor))
  }

  /// The region consents, with places of its own quota, or says why not.
  ///
  /// - Parameter refusal: the reason; nil for a consent
  public func answerRegion(
    _ id: Identifier<RegionRequest>, refusal: String?, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    if let refusal, refusal.isEmpty { throw .unfit("reason") }
    let known = try await record(id, .answerRegion, asked.actor)
    let request = known.record
    // The version that was seen is that of the request, not of the case.
    let own = Asked(asked.actor, key: asked.key)
    let command = Command.answerRegion(request.region, refusal: refusal, account: nil)
    guard request.consents == nil else {
      guard let done = try await earlier(command, in: request.permitCase, own) else {
        throw .outOfPlace(.regionNotAsked)
      }
      return done
    }
    if let version = asked.version, version != known.version {
      throw .stale(version: known.version)
    }
    var later = request
    later.consents = refusal == nil
    let change: Change
    do { change = try .put(later, expecting: known.version) } catch { throw OfficeRefusal(error) }
    return try await take(command, in: request.permitCase, own, changes: [change])
  }

  /// What is kept with an application that names further regions: a request and a notice for each.
  func asking(
    _ regions: [RegionKey], places: Int, in known: PermitCase
  ) throws(OfficeRefusal) -> [Change] {
    var changes: [Change] = []
    for region in regions where region != known.employer.region {
      let request = RegionRequest(known, region, places: places, on: today)
      do { changes.append(try .put(request, expecting: 0)) } catch { throw OfficeRefusal(error) }
      changes.append(
        notice(
          to: .desk(.region(region)), "notice.desk.regionAsked",
          parts: ["case": known.id.rawValue], about: known.id))
    }
    return changes
  }
}
