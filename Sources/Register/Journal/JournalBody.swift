import Casework
import Foundation
import Measures

/// What a journal entry says was written.
struct JournalBody: Hashable, Decodable, Sendable {
  /// Grows by one when a later form cannot be read as this one.
  ///
  /// 2: a notice is a change of its own; in 1 it is a record. 3: the events of a step are a run, in 2 a list of whole
  /// events; the reasons of a proposal may be the mark of a form, which an earlier entry holds, with the values in it.
  /// 4: who is told of an event follows from it; up to 3 each such notice is a change of its own.
  static var format: Int { 4 }

  let format: Int
  let changes: [JournalChange]
  /// The key the write came with.
  let key: Key?

  struct Key: Hashable, Decodable, Sendable {
    let scope: String
    let text: String
    let fingerprint: String
  }

  /// Whether the notices of its steps follow from their events.
  var tells: Bool { format >= 4 }

  /// The entry of a form, before the first one that names it.
  init(_ form: JournalChange.FormKept) {
    format = Self.format
    changes = [.form(form)]
    key = nil
  }

  /// Nil when nothing of the write belongs into the journal.
  init?(_ write: Write) {
    let changes = write.changes.compactMap(JournalChange.init)
    guard !changes.isEmpty else { return nil }
    format = Self.format
    self.changes = changes
    key = write.key.map {
      Key(scope: $0.scope, text: $0.text, fingerprint: $0.fingerprint.description)
    }
  }
}

extension JournalBody: JSONWritten {
  func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("changes", changes)
    try sheet.put("format", format)
    try sheet.put("key", key)
    sheet.close()
  }
}

extension JournalBody.Key: JSONWritten {
  func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("fingerprint", fingerprint)
    try sheet.put("scope", scope)
    try sheet.put("text", text)
    sheet.close()
  }
}

/// One change in the journal.
enum JournalChange: Hashable, Sendable {
  case step(StepTaken)
  case due(DueMoved)
  case national(NationalQuota)
  case transfer(QuotaTransfer)
  case record(RecordChange)
  case attachment(AttachmentKept)
  case notice(Notice)
  case form(FormKept)

  struct StepTaken: Hashable, Sendable {
    let events: [CaseEvent]
    let postings: [Posting]
    let due: Day?
  }

  struct DueMoved: Hashable, Codable, Sendable {
    let permitCase: Identifier<PermitCase>
    let due: Day?
  }

  struct AttachmentKept: Hashable, Codable, Sendable {
    let fingerprint: String
    let mediaType: String
    let size: Int
  }

  /// The form of a text, a line feed at the place of each value.
  struct FormKept: Hashable, Codable, Sendable {
    /// SHA-256 of the text.
    let mark: String
    let text: String

    init(_ form: TextForm, mark: String) {
      self.mark = mark
      text = String(decoding: form.bytes, as: UTF8.self)
    }

    /// Nil where the mark is that of another text.
    var form: TextForm? {
      let bytes = Array(text.utf8)
      return FormShelf.mark(of: bytes) == mark ? TextForm(bytes: bytes) : nil
    }
  }

  /// Nil for what leaves no trace in the journal.
  init?(_ change: Change) {
    switch change {
    case .step(let step, let due):
      self = .step(StepTaken(events: step.events, postings: step.postings, due: due))
    case .due(let permitCase, _, let due):
      self = .due(DueMoved(permitCase: permitCase, due: due))
    case .national(let figure): self = .national(figure)
    case .transfer(let transfer): self = .transfer(transfer)
    case .record(let record): self = .record(record)
    case .attachment(let attachment):
      self = .attachment(
        AttachmentKept(
          fingerprint: attachment.fingerprint.description, mediaType: attachment.mediaType,
          size: attachment.bytes.count))
    case .notice(let notice): self = .notice(notice)
    case .message: return nil
    }
  }
}

/// One object with one field, named after the change.
extension JournalChange: Decodable {
  private enum CodingKeys: String, CodingKey {
    case step, due, national, transfer, record, attachment, notice, form
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard values.allKeys.count == 1, let key = values.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: values.codingPath, debugDescription: "not one change"))
    }
    switch key {
    case .step: self = .step(try values.decode(StepTaken.self, forKey: key))
    case .due: self = .due(try values.decode(DueMoved.self, forKey: key))
    case .national: self = .national(try values.decode(NationalQuota.self, forKey: key))
    case .transfer: self = .transfer(try values.decode(QuotaTransfer.self, forKey: key))
    case .record: self = try Self.known(try values.decode(RecordChange.self, forKey: key))
    case .attachment:
      self = .attachment(try values.decode(AttachmentKept.self, forKey: key))
    case .notice: self = .notice(try values.decode(Notice.self, forKey: key))
    case .form: self = .form(try values.decode(FormKept.self, forKey: key))
    }
  }

  /// A record as it was kept; notices of the first form are notices.
  private static func known(_ record: RecordChange) throws -> JournalChange {
    guard record.kind == "notice" else { return .record(record) }
    return .notice(
      try JournalCoding.value(Notice.self, from: Data(record.body.utf8)))
  }
}

extension JournalChange: JSONWritten {
  func write(on sheet: JSONSheet) throws {
    sheet.open()
    switch self {
    case .step(let step): try sheet.put("step", step)
    case .due(let due): try sheet.put("due", coded: due)
    case .national(let figure): try sheet.put("national", coded: figure)
    case .transfer(let transfer): try sheet.put("transfer", coded: transfer)
    case .record(let record): try sheet.put("record", record)
    case .attachment(let attachment): try sheet.put("attachment", coded: attachment)
    case .notice(let notice): try sheet.put("notice", coded: notice)
    case .form(let form): try sheet.put("form", coded: form)
    }
    sheet.close()
  }
}

/// The events as one run.
extension JournalChange.StepTaken: Decodable {
  private enum CodingKeys: String, CodingKey {
    case due, events, postings
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      events: try values.decode(EventRun.self, forKey: .events).events,
      postings: try values.decode([Posting].self, forKey: .postings),
      due: try values.decodeIfPresent(Day.self, forKey: .due))
  }
}

extension JournalChange.StepTaken: JSONWritten {
  func write(on sheet: JSONSheet) throws {
    guard let run = EventRun(events) else {
      throw EncodingError.invalidValue(
        events, .init(codingPath: [], debugDescription: "no run of events of one case"))
    }
    sheet.open()
    try sheet.put("due", due)
    try sheet.put("events", run)
    try sheet.put("postings", postings)
    sheet.close()
  }
}
