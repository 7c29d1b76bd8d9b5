import Casework
import Foundation
import Measures
import Register

/// One asking: by whom, under which key, with which version before the eyes.
public struct Asked: Hashable, Sendable {
  public let actor: Actor
  /// The same key with the same request has one effect and one reply. 1 to 200 characters.
  public let key: String?
  /// The version that was seen; another one is refused as stale. Nil: whatever it is now.
  public let version: Int?
  /// The fingerprint of everything that was asked, as it was sent. Nil: requests under one key are told apart by what
  /// the office understood of them.
  public let sent: Fingerprint?

  public init(_ actor: Actor, key: String? = nil, version: Int? = nil, sent: Fingerprint? = nil) {
    self.actor = actor
    self.key = key
    self.version = version
    self.sent = sent
  }

  /// What tells the request from another under the same key.
  func fingerprint(of request: some Encodable) -> Fingerprint {
    sent ?? Fingerprint(of: Plain.bytes(coded: request))
  }
}

/// What was answered to something that changed a case or a record; the reply that a repeated key gets again.
public struct Receipt: Hashable, Codable, Sendable {
  /// The key of the case or record.
  public let id: String
  public let version: Int
  /// The name of the standing, for cases.
  public let standing: Standing.Name?
  /// What was done, for cases.
  public let events: [CaseEvent.Name]

  public init(
    id: String, version: Int, standing: Standing.Name? = nil, events: [CaseEvent.Name] = []
  ) {
    self.id = id
    self.version = version
    self.standing = standing
    self.events = events
  }

  /// The same bytes for the same receipt.
  var bytes: [UInt8] { Plain.bytes(self) }

  init(_ reply: RequestKey.Reply) throws(OfficeRefusal) {
    guard let read = try? JSONDecoder().decode(Receipt.self, from: Data(reply.bytes)) else {
      throw .fault(.init("a kept reply cannot be read"))
    }
    self = read
  }
}

extension Receipt: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("events", events)
    try sheet.put("id", id)
    try sheet.put("standing", standing)
    try sheet.put("version", version)
    sheet.close()
  }
}

/// Values as bytes by which requests are told apart.
enum Plain {
  static func bytes(_ value: some JSONWritten) -> [UInt8] {
    whole { try OrderedJSON.bytes(value) }
  }

  static func bytes(coded value: some Encodable) -> [UInt8] {
    whole { try OrderedJSON.bytes(coded: value) }
  }

  private static func whole(_ bytes: () throws -> [UInt8]) -> [UInt8] {
    guard let bytes = try? bytes() else {
      preconditionFailure("a plain value that cannot be written")
    }
    return bytes
  }
}
