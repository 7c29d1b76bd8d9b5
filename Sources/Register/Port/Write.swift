import Casework
import Measures

/// What is to be kept together, or not at all.
public struct Write: Sendable {
  public let at: Moment
  /// The legal day.
  public let day: Day
  public let by: Party
  public let changes: [Change]
  public let key: RequestKey?

  public init(at: Moment, day: Day, by: Party, changes: [Change], key: RequestKey? = nil) {
    self.at = at
    self.day = day
    self.by = by
    self.changes = changes
    self.key = key
  }
}

/// One thing a write changes.
public enum Change: Sendable {
  /// The events and postings of a step. The case has to be at the version before its first event.
  ///
  /// `due` is the last day of the term that runs now, as the office counted it.
  case step(Step, due: Day?)
  /// The last day of the running term moved, because an outage was recorded or an allotment of days changed. The case has
  /// to be at this version: a step counts the last day that follows from it.
  case due(Identifier<PermitCase>, version: Int, Day?)
  case national(NationalQuota)
  case transfer(QuotaTransfer)
  /// A record, new or changed; made by `Change.put`.
  case record(RecordChange)
  case attachment(Attachment)
  case notice(Notice)
  /// A message for another system; leaves only when everything else is kept. Not part of the journal.
  case message(OutboxMessage)
}

extension Change {
  /// Keeps a record. The kept one has to be at this version; 0 for a new one.
  public static func put<Record: Kept>(_ record: Record, expecting version: Int)
    throws(RegisterFault) -> Change
  {
    .record(try RecordChange(record, expecting: version))
  }
}

/// The key that makes a request count once, with the reply to give when it comes again.
public struct RequestKey: Hashable, Sendable {
  /// The reply as the office wrote it.
  public struct Reply: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
  }

  /// Whose key: the same text from two accounts is two keys.
  public let scope: String
  public let text: String
  /// Of the request; the same key with another fingerprint is a conflict.
  public let fingerprint: Fingerprint
  public let reply: Reply

  public init(scope: String, text: String, fingerprint: Fingerprint, reply: Reply) {
    self.scope = scope
    self.text = text
    self.fingerprint = fingerprint
    self.reply = reply
  }
}
