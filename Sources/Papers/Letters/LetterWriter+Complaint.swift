import Casework
import LawLanguage
import Measures

/// A complaint as a letter of the one who made it, to a body to which the service delivers nothing.
extension LetterWriter {
  /// - Parameters:
  ///   - body: a court or a prosecutor, by name in the law files
  ///   - name: of the one who complains; nil leaves the line to be filled in by hand
  public func complaint(_ complaint: Complaint, to body: String, name: String?) -> Letter {
    Letter(
      kind: .complaint, language: language,
      office: say("letter.complaint.to", ["body": words.complaintBody(body)]),
      title: say("letter.title.complaint"),
      head: [
        field(say("letter.complaint.from"), name ?? say("letter.complaint.by-hand")),
        field(say("letter.complaint.made-on"), words.day(complaint.receivedOn)),
      ],
      parts: [
        .heading(say("letter.complaint.statement")), .paragraph(complaint.statement),
        .notice(say("letter.complaint.hand-in")),
        .signature(say("letter.complaint.signature"), name: name ?? ""),
      ],
      note: say("letter.complaint.note", ["number": complaint.id.rawValue]),
      pageLine: say("letter.page", ["number": complaint.id.rawValue]))
  }
}
