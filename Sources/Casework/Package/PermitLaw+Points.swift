import LawExplain
import Measures

extension PermitLaw {
  /// Whether the law of a day knows points at all, be their table a hole or not.
  public func hasPoints(on day: Day) -> Bool {
    (try? answer(.pointsPassed, FactSheet(), on: day)).map { !$0.doesNotArise } ?? false
  }

  /// The sheet of points of a day. Criteria are the law's; a pass is computed only from an official table.
  public func pointsSheet(
    _ given: [String: Int], on day: Day
  ) throws(StepError) -> PointsSheet {
    let criteria = cases(of: .criterion)
    if let stranger = given.keys.sorted().first(where: { !criteria.contains($0) }) {
      throw .unknownKey(stranger)
    }
    var lines: [PointsSheet.Line] = []
    for criterion in criteria {
      let most = entry(.pointsMost, key: criterion, on: day).map { Int($0) }
      let points = given[criterion] ?? 0
      guard points >= 0, points <= most ?? points else { throw .impossibleNumber(criterion) }
      lines.append(PointsSheet.Line(criterion: criterion, given: points, most: most))
    }
    let passed = try answer(.pointsPassed, FactSheet(), on: day)
    return PointsSheet(
      lines: lines, result: passed.isYes ? .passed : passed.isNo ? .failed : .notKnown)
  }
}
