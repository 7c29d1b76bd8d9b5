import LawLanguage
import Measures

/// A day on which the law on one question changes, and whether worked cases stand on both sides of it.
public struct Boundary: Hashable, Sendable {
  /// What changes.
  public enum Subject: Hashable, Sendable {
    case rule(ID<Rule>)
    case value(ID<DatedValue>)
  }

  public let subject: Subject
  /// The first day of what is new, be it an edition, an entry or the silence after the last one.
  public let day: Day
  /// Whether a case reads the subject on that day.
  public let isReadOnDay: Bool
  /// Whether a case reads it on the day before.
  public let isReadOnEve: Bool

  public var isCovered: Bool { isReadOnDay && isReadOnEve }
}

extension Coverage {
  /// Every day of change of every rule and value of the book, in its order; days of a value are those of all its series.
  ///
  /// A rule without a first day has changed on none. Days are those by which an edition was chosen, so that a case counts
  /// whose record is governed by another date than its own.
  public func boundaries(of book: LawBook) -> [Boundary] {
    let rules = book.rules.flatMap { rule in
      boundaries(.rule(rule.id), rule.editions.map { ($0.from, $0.through) })
    }
    let values = book.values.flatMap { value in
      boundaries(.value(value.id), value.series.joined().map { ($0.from, $0.through) })
    }
    return rules + values
  }

  private func boundaries(
    _ subject: Boundary.Subject, _ periods: [(from: Day?, through: Day?)]
  ) -> [Boundary] {
    let begins = periods.compactMap(\.from)
    let silences = periods.compactMap { $0.through?.adding(days: 1) }
    return Set(begins + silences).sorted().compactMap { day in
      guard let eve = day.adding(days: -1) else { return nil }
      return Boundary(
        subject: subject, day: day, isReadOnDay: isRead(subject, day),
        isReadOnEve: isRead(subject, eve))
    }
  }

  private func isRead(_ subject: Boundary.Subject, _ day: Day) -> Bool {
    readings[subject]?.contains(day) ?? false
  }
}
