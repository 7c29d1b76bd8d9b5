import LawExplain
import Measures

/// What the law says of a stay on a day; nil where it does not say or the facts are missing.
public struct StayDays: Hashable, Codable, Sendable {
  public let registrationRequired: Bool?
  public let registrationLastDay: Day?
  /// The last day for the host to give notice.
  public let hostNoticeLastDay: Day?
  public let lastLawfulDay: Day?
  public let overstayDays: Int?
}

extension StayRecord {
  /// Takes a notice in.
  public func noting(_ notice: Notice) throws(StepError) -> StayRecord {
    guard notice.day >= entryDay else { throw .beforeLastStep }
    guard exitDay == nil else { throw .notNow }
    var later = self
    later.notices.append(notice)
    return later
  }

  /// Records the exit.
  public func left(on day: Day) throws(StepError) -> StayRecord {
    guard exitDay == nil else { throw .notNow }
    guard day >= entryDay else { throw .beforeLastStep }
    var later = self
    later.exitDay = day
    return later
  }
}

extension PermitLaw {
  /// The days of a stay as the law counts them on a day.
  public func days(of stay: StayRecord, on day: Day) throws(StepError) -> StayDays {
    let found = try answers(
      [
        .registrationRequired, .registrationLastDay, .hostNoticeLastDay, .lastLawfulDay,
        .overstayDays,
      ],
      stay.facts, on: day)
    return StayDays(
      registrationRequired: found[.registrationRequired]?.number.map { $0 == 1 },
      registrationLastDay: found[.registrationLastDay]?.day,
      hostNoticeLastDay: found[.hostNoticeLastDay]?.day,
      lastLawfulDay: found[.lastLawfulDay]?.day, overstayDays: found[.overstayDays]?.number)
  }
}
