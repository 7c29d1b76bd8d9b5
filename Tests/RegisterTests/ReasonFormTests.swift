import Casework
import Foundation
import GRDB
import Measures
import Testing

@testable import Register

/// Reasons as a form, once in the journal, and the values of each case.
@Suite struct `Forms of reasons` {
  let drawer: Drawer
  let register: SQLiteRegister
  static let form = TextForm(bytes: Array(#"{"on":"\#n","result":"\#n"}"#.utf8))
  static let mark = FormShelf.mark(of: form.bytes)

  init() throws {
    drawer = try Drawer()
    register = try drawer.open()
  }

  static func reasons(_ result: String, _ form: TextForm = form) -> FormedText {
    form.text(of: Array("2024-01-02\n\(result)\n".utf8))
  }

  /// Three cases: two with reasons of the form, one whose reasons are a text.
  @discardableResult
  func fill(_ register: SQLiteRegister) async throws -> [SampleCase] {
    _ = try await register.commit(Samples.write(Samples.quota([Samples.account], places: 9)))
    var samples: [SampleCase] = []
    for (number, text) in [Self.reasons("yes"), Self.reasons("жоқ"), FormedText("{}")].enumerated()
    {
      var sample = SampleCase("case-\(number)")
      sample.explanation = text
      try await register.keep(try sample.lifecycle())
      samples.append(sample)
    }
    return samples
  }

  func bodies() async throws -> [String] {
    try await register.journal(from: 1, most: 99).map { String(decoding: $0.body, as: UTF8.self) }
  }

  func tamper(_ sql: String) async throws {
    try await register.pool.write { db in
      try db.execute(
        sql:
          "PRAGMA defer_foreign_keys = ON; DROP TRIGGER IF EXISTS journal_keeps; DROP TRIGGER IF EXISTS journal_stays;"
          + sql)
    }
  }

  @Test func `stand once in the journal, before what names them`() async throws {
    try await fill(register)
    let bodies = try await bodies()
    let holding = bodies.indices.filter { bodies[$0].contains(#"{"form":{"mark":"\#(Self.mark)""#) }
    let naming = bodies.indices.filter {
      bodies[$0].contains(#""explanation":{"form":"\#(Self.mark)","values":"2024-01-02\n"#)
    }
    #expect(holding.count == 1 && naming.count == 2)
    #expect(holding[0] + 1 == naming[0])
    #expect(bodies.filter { $0.contains(#""explanation":"{}""#) }.count == 1)
    #expect(bodies.allSatisfy { $0.contains(#""format":4"#) })
  }

  @Test func `are read back as they were written, also after a restart`() async throws {
    let samples = try await fill(register)
    try register.close()
    let again = try drawer.open()
    for sample in samples {
      #expect(try await again.permitCase(sample.id) == sample.state)
      let events = try await again.events(of: sample.id)
      #expect(events.compactMap(\.proposal).map(\.explanation.text) == [sample.explanation.text])
    }
    var more = SampleCase("more")
    // Another object with the same bytes is the same form.
    more.explanation = Self.reasons("no", TextForm(bytes: Self.form.bytes))
    let before = try await again.journalHead().sequence
    try await again.keep(try more.lifecycle())
    #expect(try await again.journalHead().sequence == before + 5)
    #expect(try await again.verify().differences == [])
  }

  @Test func `are kept once by a crowd, and not by a write that was turned away`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { [register] in
          var sample = SampleCase("crowd-\(number % 30)")
          sample.explanation = Self.reasons("yes")
          _ = try await register.commit(
            Samples.write([
              .step(try sample.open(), due: nil), .step(try sample.lodge(), due: nil),
              .step(try sample.admit(), due: nil), .step(try sample.grant(), due: nil),
            ]))
        }
      }
      try await group.waitForAll()
    }
    // There is no quota: every step that holds places is turned away, and its form with it.
    #expect(try await register.journalHead().sequence == 0)
    try await fill(register)
    #expect(try await bodies().filter { $0.contains(#"{"form":{"mark""#) }.count == 1)
    #expect(try await register.verify().differences == [])
  }

  @Test func `are followed when the register is made anew`() async throws {
    let samples = try await fill(register)
    let rows = try await register.pool.read { db in try FormTable(db: db).all() }
    #expect(Array(rows.keys) == [Self.mark])
    try await tamper("DELETE FROM reason_form")
    #expect(try await register.verify().differences == [.otherForm(Self.mark)])
    try await register.rebuild()
    #expect(try await register.verify().differences == [])
    #expect(try await register.pool.read { db in try FormTable(db: db).all() } == rows)
    for sample in samples { #expect(try await register.permitCase(sample.id) == sample.state) }
  }

  @Test func `that were changed, or are missing, are found`() async throws {
    try await fill(register)
    let sequence = try #require(
      try await register.pool.read { db in try FormTable(db: db).all()[Self.mark] })
    try await tamper(
      """
      UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), 'result', 'outcome') AS BLOB)
      WHERE sequence = \(sequence)
      """)
    let changed = try await register.verify().differences
    #expect(changed.contains(.changedEntry(sequence)) && changed.contains(.otherForm(Self.mark)))
    try await tamper(
      """
      UPDATE journal SET body = CAST('{"changes":[],"format":4}' AS BLOB)
      WHERE sequence = \(sequence)
      """)
    let missing = try await register.verify().differences
    #expect(missing.contains(.formMissing(sequence + 1, Self.mark)))
    // A case that is not at hand cannot be read without the form.
    try register.close()
    let again = try drawer.open()
    await #expect(throws: RegisterFault.self) { try await again.permitCase(Samples.key("case-0")) }
  }

  @Test func `of an earlier release stand whole in its journal`() async throws {
    let texts = try await fill(register).map(\.explanation.text)
    try register.close()
    let old = try Drawer()
    // The same entries as format 2 wrote them: no forms, texts whole, no table.
    let earlier = try old.open()
    let kept = try await drawer.open().journal(from: 1, most: 99)
    try await earlier.pool.write { db in
      for entry in kept {
        let body = String(decoding: entry.body, as: UTF8.self)
        if body.contains(#"{"form":{"mark""#) { continue }
        let plain = Self.asBefore(body)
        let journal = JournalTable(db: db)
        try journal.append(
          JournalEntry(
            following: try journal.head(), at: entry.at, day: entry.day, by: entry.by,
            body: Data(plain.utf8)))
      }
      try db.execute(
        sql: "DROP TABLE reason_form; DELETE FROM migration WHERE name = 'forms of reasons'")
    }
    try earlier.close()
    let brought = try old.open()
    try await brought.rebuild()
    #expect(try await brought.verify().differences == [])
    for (number, text) in texts.enumerated() {
      let events = try await brought.events(of: Samples.key("case-\(number)"))
      #expect(events.compactMap(\.proposal).map(\.explanation) == [FormedText(text)])
    }
  }

  /// A body with the reasons as the text they stand for.
  private static func asBefore(_ body: String) -> String {
    var body = body.replacing(#""format":4"#, with: #""format":2"#)
    for result in ["yes", "жоқ"] {
      let text = reasons(result).text.replacing("\"", with: "\\\"")
      body = body.replacing(
        #""explanation":{"form":"\#(mark)","values":"2024-01-02\n\#(result)\n"}"#,
        with: "\"explanation\":\"\(text)\"")
    }
    return body
  }
}
