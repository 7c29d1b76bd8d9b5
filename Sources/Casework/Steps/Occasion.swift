import LawLanguage
import Measures

/// When and by whom a step is done, and which outages were recorded until then.
public struct Occasion: Hashable, Sendable {
  /// The legal day.
  public let day: Day
  public let by: Party
  public let outages: [Outage]

  public init(day: Day, by: Party, outages: [Outage] = []) {
    self.day = day
    self.by = by
    self.outages = outages
  }
}

extension PermitLaw {
  /// The way deadlines are counted on an occasion.
  public func reckoner(_ outages: [Outage]) -> Reckoner {
    Reckoner(calendar: calendar, monthEnd: monthEnd, outages: outagesPause ? outages : [])
  }
}
