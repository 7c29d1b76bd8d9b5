import Casework
import Foundation
import Measures

/// One write, as the journal keeps it for ever.
public struct JournalEntry: Hashable, Sendable {
  /// 1, 2, 3 … without gaps.
  public let sequence: Int
  public let at: Moment
  /// The legal day.
  public let day: Day
  public let by: Party
  /// What was written, as JSON.
  public let body: Data
  /// The hash of the entry before; zeros for the first.
  public let previous: Fingerprint
  public let hash: Fingerprint

  public init(
    sequence: Int, at: Moment, day: Day, by: Party, body: Data, previous: Fingerprint,
    hash: Fingerprint
  ) {
    self.sequence = sequence
    self.at = at
    self.day = day
    self.by = by
    self.body = body
    self.previous = previous
    self.hash = hash
  }

  /// The entry that follows, with its hash reckoned.
  init(following head: JournalHead, at: Moment, day: Day, by: Party, body: Data) {
    sequence = head.sequence + 1
    self.at = at
    self.day = day
    self.by = by
    self.body = body
    previous = head.hash
    hash = Self.hash(
      sequence: head.sequence + 1, at: at, day: day, by: by, body: body, previous: head.hash)
  }

  /// Whether the entry says what it was hashed with.
  public var isWhole: Bool {
    hash
      == Self.hash(
        sequence: sequence, at: at, day: day, by: by, body: body, previous: previous)
  }

  public var head: JournalHead { JournalHead(sequence: sequence, hash: hash, day: day) }
}

/// The end of the journal at some time. Published daily, it keeps anybody from rewriting what lies before.
public struct JournalHead: Hashable, Sendable {
  /// 0 for an empty journal.
  public let sequence: Int
  public let hash: Fingerprint
  /// The legal day of the entry; nil for an empty journal.
  public let day: Day?

  public init(sequence: Int, hash: Fingerprint, day: Day?) {
    self.sequence = sequence
    self.hash = hash
    self.day = day
  }

  static var empty: JournalHead { JournalHead(sequence: 0, hash: .zero, day: nil) }
}
