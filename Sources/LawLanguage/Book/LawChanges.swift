import Measures

/// Something that begins or ends between two days.
public struct LawChange: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    /// A rule and the position of the edition.
    case edition(ID<Rule>, Int)
    /// A dated value, the position of its series and of the entry in it.
    case entry(ID<DatedValue>, series: Int, entry: Int)
  }
  public enum Kind: String, Hashable, Sendable {
    case begins, ends
  }
  /// The first day with the change: the first day in force, or the first day no longer in force.
  public let day: Day
  public let kind: Kind
  public let subject: Subject
  public let act: ID<Act>
}

extension LawBook {
  /// What begins after `first` and until `last`, and what ends then without a successor, by day.
  public func changes(after first: Day, through last: Day) -> [LawChange] {
    var found: [LawChange] = []
    func add(
      _ from: Day?, _ through: Day?, _ next: Day?, _ act: ID<Act>, _ subject: LawChange.Subject
    ) {
      if let from, from > first, from <= last {
        found.append(LawChange(day: from, kind: .begins, subject: subject, act: act))
      }
      guard let gone = through?.adding(days: 1), gone > first, gone <= last, gone != next else {
        return
      }
      found.append(LawChange(day: gone, kind: .ends, subject: subject, act: act))
    }
    for rule in rules {
      for (index, edition) in rule.editions.enumerated() {
        let next = rule.editions.indices.contains(index + 1) ? rule.editions[index + 1].from : nil
        add(
          edition.from, edition.through, next, self[edition.provision].act,
          .edition(rule.id, index))
      }
    }
    for value in values {
      for (series, entries) in value.series.enumerated() {
        for (index, entry) in entries.enumerated() {
          let next = entries.indices.contains(index + 1) ? entries[index + 1].from : nil
          add(
            entry.from, entry.through, next, self[entry.provision].act,
            .entry(value.id, series: series, entry: index))
        }
      }
    }
    return found.sorted { ($0.day, $0.act) < ($1.day, $1.act) }
  }

  /// The cases of a value's keys for one of its series, such as `[fines]`.
  public func keys(ofSeries series: Int, of value: DatedValue) -> [Int] {
    var rest = series
    var keys: [Int] = []
    for enumeration in value.keys.reversed() {
      let count = self[enumeration].cases.count
      keys.append(rest % count)
      rest /= count
    }
    return keys.reversed()
  }
}
