import Casework
import Measures
import Register

/// Arrivals of which notice was given late, and the cases against their hosts.
extension Office {
  /// Stays whose notice of arrival was late while no case is about that, those that end first in front.
  public func lateNotices(
    region: RegionKey? = nil, after: Cursor? = nil, size: PageSize, _ actor: Actor
  ) async throws(OfficeRefusal) -> Page<StayView> {
    try authorise(.registerStay, Subject(region: actor.region), actor)
    let query = RecordQuery(region: region, isWaiting: true, isOldestFirst: true)
    return try await stays(query, after, size, actor, where: \.hasLateNotice)
  }

  /// Finds the late notices of stays that an earlier release wrote, and tells how many stays were looked at. Needed once,
  /// when the service starts.
  public func findLateNotices() async throws(OfficeRefusal) -> Int {
    try await mend(RecordQuery()) { (end: Versioned<StayEnd>) async throws(OfficeRefusal) in
      guard end.record.isNoticeLate == nil else { return nil }
      let stay = try await kept { () async throws(RegisterFault) in
        try await register.record(end.record.stay)
      }
      guard let stay else { return nil }
      return try await self.end(of: stay.record)
    }
  }

  /// Opens the case against the host who gave notice of arrival late.
  ///
  /// - Parameter facts: about `host`, beside what the record says
  public func openLateNotice(
    _ id: Identifier<StayRecord>, facts: FactSheet, _ asked: Asked
  ) async throws(OfficeRefusal) -> Versioned<ViolationCase> {
    let (law, day) = (try law(), today)
    return try await openCase(about: id, asked) { stay, region throws(OfficeRefusal) in
      do throws(StepError) {
        return try law.hostCase(of: stay, key: keyed(asked), region: region, facts: facts, on: day)
      } catch { throw .outOfPlace(error) }
    }
  }
}
