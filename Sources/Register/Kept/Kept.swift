import Casework
import Foundation
import Measures

/// A thing the register keeps under a key, with versions: everything that is not a permit case.
public protocol Kept: Codable, Hashable, Sendable {
  /// The name of the kind in the register; stable.
  static var kind: String { get }
  var id: Identifier<Self> { get }
  /// By what it is found.
  var finding: RecordFinding { get }
}

/// By what a record is found beside its key.
public struct RecordFinding: Hashable, Codable, Sendable {
  /// Only one record of the kind has it: a login, a business identification number.
  public var handle: String?
  public var region: RegionKey?
  public var employer: Identifier<Employer>?
  public var person: Identifier<Worker>?
  /// The day it is ordered by.
  public var day: Day
  /// Whether somebody's answer to it is waited for; nil for kinds that nobody answers.
  public var waits: Bool?

  public init(
    handle: String? = nil, region: RegionKey? = nil, employer: Identifier<Employer>? = nil,
    person: Identifier<Worker>? = nil, day: Day, waits: Bool? = nil
  ) {
    self.handle = handle
    self.region = region
    self.employer = employer
    self.person = person
    self.day = day
    self.waits = waits
  }
}

/// A record with its version in the register.
public struct Versioned<Record: Kept>: Hashable, Sendable {
  public let record: Record
  /// 1, 2, 3 …
  public let version: Int

  public init(record: Record, version: Int) {
    self.record = record
    self.version = version
  }
}

/// Which records of a kind; newest day first unless it says otherwise.
public struct RecordQuery: Hashable, Sendable {
  public var region: RegionKey?
  public var employer: Identifier<Employer>?
  public var person: Identifier<Worker>?
  /// Only records of an earlier day.
  public var before: Day?
  public var isOldestFirst: Bool
  /// Only records that wait for an answer.
  public var isWaiting: Bool

  public init(
    region: RegionKey? = nil, employer: Identifier<Employer>? = nil,
    person: Identifier<Worker>? = nil, isWaiting: Bool = false, before: Day? = nil,
    isOldestFirst: Bool = false
  ) {
    self.region = region
    self.employer = employer
    self.person = person
    self.before = before
    self.isOldestFirst = isOldestFirst
    self.isWaiting = isWaiting
  }
}

/// A record as it goes into the register and its journal.
public struct RecordChange: Hashable, Codable, Sendable {
  public let kind: String
  public let id: String
  /// After the change.
  public let version: Int
  public let finding: RecordFinding
  /// The record as JSON.
  public let body: String

  init<Record: Kept>(_ record: Record, expecting version: Int) throws(RegisterFault) {
    kind = Record.kind
    id = record.id.rawValue
    self.version = version + 1
    finding = record.finding
    let written = record as? any JSONWritten
    let data =
      if let written { try JournalCoding.data(written) } else {
        try JournalCoding.data(coded: record)
      }
    body = String(decoding: data, as: UTF8.self)
  }
}

extension RecordChange: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("body", body)
    try sheet.put("finding", finding)
    try sheet.put("id", id)
    try sheet.put("kind", kind)
    try sheet.put("version", version)
    sheet.close()
  }
}

extension RecordFinding: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("day", day)
    try sheet.put("employer", employer)
    try sheet.put("handle", handle)
    try sheet.put("person", person)
    try sheet.put("region", region)
    try sheet.put("waits", waits)
    sheet.close()
  }
}
