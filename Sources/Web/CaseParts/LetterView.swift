import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Office
import Papers

/// A letter of the office as a page shows it: `case/letter`.
struct LetterView: Sendable {
  let office: String
  let title: String
  let head: [SummaryRow]
  let parts: [Part]
  let note: String

  /// One part; exactly one of these is there.
  struct Part: Sendable {
    var heading: String?
    var paragraph: String?
    var notice: String?
    var fields: Fields?
    var numbered: Numbered?
    var table: Table?
    var codes: Codes?
    var signature: Signature?

    struct Fields: Sendable { let rows: [SummaryRow] }
    struct Numbered: Sendable { let entries: [Entry] }
    struct Codes: Sendable { let all: [Code] }
  }

  struct Entry: Sendable {
    let text: String
    let details: [String]
    let citations: [String]
  }

  struct Table: Sendable {
    let columns: [String]
    let rows: [Row]

    struct Row: Sendable { let cells: [String] }
  }

  struct Code: Sendable {
    let title: String
    let text: String
    let path: String
    let size: Int
  }

  struct Signature: Sendable {
    let text: String
    let name: String
  }

  init(_ letter: Letter) {
    office = letter.office
    title = letter.title
    head = letter.head.map { SummaryRow($0.label, $0.value) }
    parts = letter.parts.map(Part.init)
    note = letter.note
  }
}

extension LetterView.Part {
  fileprivate init(_ part: Letter.Part) {
    switch part {
    case .heading(let text): heading = text
    case .paragraph(let text): paragraph = text
    case .notice(let text): notice = text
    case .fields(let all):
      fields = Fields(rows: all.map { SummaryRow($0.label, $0.value) })
    case .numbered(let entries):
      numbered = Numbered(
        entries: entries.map {
          LetterView.Entry(text: $0.text, details: $0.details, citations: $0.citations)
        })
    case .table(let sheet):
      table = LetterView.Table(
        columns: sheet.columns, rows: sheet.rows.map { LetterView.Table.Row(cells: $0) })
    case .codes(let all):
      codes = Codes(
        all: all.map {
          LetterView.Code(
            title: $0.title, text: $0.text, path: $0.code.svgPath, size: $0.code.svgSize)
        })
    case .signature(let text, let name):
      signature = LetterView.Signature(text: text, name: name)
    }
  }
}

extension CaseWords {
  /// The letter that an event of a case called for, as it was written then; nil where nobody was written to.
  func letter(
    of number: Int, in journal: [CaseEvent], outages: [Outage], signer: String? = nil
  ) -> Letter? {
    let until = journal.prefix { $0.number <= number }
    guard let event = until.last, event.number == number,
      let then = try? PermitCase(events: until),
      let matter = LetterMatter(event, in: then, journal: Array(until))
    else { return nil }
    let writer = LetterWriter(
      law: law, phrases: visit.phrases, language: visit.language, outages: outages)
    let frame = LetterFrame(
      number: "\(then.id.rawValue)/\(number)", day: event.day, file: then.id.rawValue,
      region: then.employer.region, employer: then.employer, signer: signer)
    return writer.letter(matter, frame)
  }

  /// The events about which somebody was written to, with the titles of their letters, the newest first.
  func letters(in journal: [CaseEvent], address: (Int) -> String) -> [Link] {
    journal.reversed().compactMap { event in
      letter(of: event.number, in: journal, outages: []).map {
        Link(day(event.day) + ": " + $0.title, to: address(event.number))
      }
    }
  }
}
