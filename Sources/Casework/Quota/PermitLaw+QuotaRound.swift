import LawExplain
import LawLanguage
import Measures

/// What the law says of a request for places of the next year.
public struct QuotaRoundDays: Hashable, Sendable {
  /// The last day of the request; nil where the law files do not know it.
  public let lastDay: Day?
  /// Nil where the law files do not say.
  public let isInTime: Bool?
}

/// The national quota as the law files know it for a year; nil for holes.
public struct QuotaFigures: Hashable, Sendable {
  /// Places by the order of the ministry, as published.
  public let published: Int?
  /// The share of the labour force as a fraction: 0.0025 for a quarter of a percent.
  public let share: FixedPoint?
  /// Places that the share gives from the labour force in the law files.
  public let ceiling: Int?

  /// Places that the share gives from another figure of the labour force, rounded down.
  public func ceiling(ofLabourForce people: Int) -> Int? {
    guard let share, people >= 0 else { return nil }
    var divisor: Int64 = 1
    for _ in 0..<share.scale { divisor *= 10 }
    let (product, overflow) = share.mantissa.multipliedReportingOverflow(by: Int64(people))
    return overflow ? nil : Int(product / divisor)
  }
}

extension PermitLaw {
  /// How many workers one application or request may name: what the law files read.
  public var placesRange: ClosedRange<Int> {
    let record = book.record(named: LawNames.Record.application.rawValue)?.id
    let fact = book.facts.first {
      $0.name == LawNames.Fact.requestedWorkers.rawValue && $0.record == record
    }
    return fact?.range.map { Int($0.lowerBound)...Int($0.upperBound) } ?? 1...Int(Int32.max)
  }

  /// Categories of workers that take places of the quota, in the order of the law files.
  public func categoriesInQuota(on day: Day) throws(StepError) -> [CategoryKey] {
    var counted: [CategoryKey] = []
    for name in cases(of: .category) {
      let facts = FactSheet([LawNames.Fact.quotaGroup.rawValue: name])
      let places = try answer(.nationalPlacesOfCategory, facts, on: day)
      if places.outcome != .notApplicable { counted.append(CategoryKey(name)) }
    }
    return counted
  }

  /// Whether a request filed on a day is in time for the year after.
  public func quotaRound(requestFiledOn day: Day) throws(StepError) -> QuotaRoundDays {
    let facts = FactSheet([LawNames.Fact.requestFiledOn.rawValue: day.description])
    let found = try answers([.requestLastDay, .requestInTime], facts, on: day)
    return QuotaRoundDays(
      lastDay: found[.requestLastDay]?.day,
      isInTime: found[.requestInTime]?.number.map { $0 == 1 })
  }

  /// What the law files know of the national quota on a day.
  public func quotaFigures(on day: Day) throws(StepError) -> QuotaFigures {
    let found = try answers([.nationalPlaces, .nationalShare, .quotaCeiling], FactSheet(), on: day)
    let share = found[.nationalShare].flatMap { answered in
      answered.number.map {
        FixedPoint(mantissa: Int64($0), scale: answered.type.scale)
      }
    }
    return QuotaFigures(
      published: found[.nationalPlaces]?.number, share: share,
      ceiling: found[.quotaCeiling]?.number)
  }
}
