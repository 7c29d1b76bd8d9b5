import Casework
import Foundation
import GRDB
import Measures

/// A form that is to stand in the journal before the entry that names it.
struct NewForm: Sendable {
  let form: TextForm
  let mark: String
  private let fingerprint: Fingerprint
  private let body: Data

  init(_ form: TextForm, _ mark: String) throws(RegisterFault) {
    self.form = form
    self.mark = mark
    fingerprint = Fingerprint(of: form.bytes)
    body = try JournalCoding.data(JournalBody(JournalChange.FormKept(form, mark: mark)))
  }

  /// Writes an entry with the form unless one holds it.
  func enter(_ freight: inout Freight, as write: Write) throws {
    let table = FormTable(db: freight.db)
    guard try table.sequence(of: fingerprint) == nil else { return }
    let sequence = try freight.enter(body, at: write.at, day: write.day, by: write.by)
    try table.keep(fingerprint, at: sequence)
  }
}

extension Write {
  /// The forms of the reasons that its events hold.
  fileprivate var forms: [TextForm] {
    var forms: [TextForm] = []
    for case .step(let step, _) in changes {
      forms += step.events.compactMap { $0.proposal?.explanation.form }
    }
    return forms
  }
}

/// A write made ready outside the writer: only what depends on the moment of writing is left.
///
/// A class, because its many parts go from hand to hand as one.
final class WriteJob: Sendable {
  private let write: Write
  private let body: Data?
  /// Forms that the write names and the journal is not known to hold.
  let forms: [NewForm]
  /// For each of its changes the step it is, made ready; nil for another change.
  private let steps: [LaidStep?]

  /// - Parameter shelf: knows forms that the journal holds.
  init(_ write: Write, forms shelf: FormShelf) throws(RegisterFault) {
    self.write = write
    body = try JournalBody(write).map { content throws(RegisterFault) in
      try JournalCoding.data(content, forms: shelf)
    }
    var forms: [NewForm] = []
    for (mark, form) in shelf.unentered(write.forms) { forms.append(try NewForm(form, mark)) }
    self.forms = forms
    steps = write.changes.map { change in
      guard case .step(let step, let due) = change else { return nil }
      return LaidStep(step, due: due)
    }
  }

  /// Everything of the write, or a conflict.
  func run(_ freight: inout Freight) throws -> Commitment {
    let keys = KeyTable(db: freight.db)
    if let key = write.key, let known = try keys.answer(to: key) { return known }
    for form in forms { try form.enter(&freight, as: write) }
    let sequence = try body.map { body in
      try freight.enter(body, at: write.at, day: write.day, by: write.by)
    }
    for (index, change) in write.changes.enumerated() {
      if let conflict = try take(change, steps[index], at: sequence, &freight) {
        return .conflict(conflict)
      }
    }
    if let key = write.key { try keys.keep(key, at: write.at, sequence: sequence) }
    return .done(sequence)
  }

  private func take(
    _ change: Change, _ laid: LaidStep?, at sequence: Int?, _ freight: inout Freight
  ) throws -> Conflict? {
    let db = freight.db
    if case .message(let message) = change {
      try MessageTable(db: db).keep(message, at: write.at)
      return nil
    }
    // Every other change belongs into the journal, so that there is an entry.
    guard let sequence else { throw RegisterFault.refused(.init("a change without an entry")) }
    switch change {
    case .step(let step, let due):
      return try CaseTable(db: db).take(
        laid ?? LaidStep(step, due: due), at: sequence, &freight.words)
    case .due(let id, let version, let due):
      return try CaseTable(db: db).moveDue(of: id, at: version, to: due)
    case .national(let figure): return try QuotaTable(db: db).take(figure, at: sequence)
    case .transfer(let transfer): return try QuotaTable(db: db).take(transfer, at: sequence)
    case .record(let record): return try RecordTable(db: db).take(record, at: sequence)
    case .attachment(let file): return try AttachmentTable(db: db).keep(file)
    case .notice(let notice):
      try NoticeTable(db: db).keep(notice, at: sequence)
      return nil
    case .message: return nil
    }
  }
}
