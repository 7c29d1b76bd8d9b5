import Casework
import Foundation
import Measures
import Testing

@testable import Register

/// How a step stands in the journal, now and in the forms before.
@Suite struct `The journal's form of a step` {
  private let other = Party(role: .appealBody, key: Samples.key("a1"))

  private func events(of id: String = "c1") -> [CaseEvent] {
    let by = Samples.write([]).by
    let day = Samples.day
    return [
      CaseEvent(
        permitCase: Samples.key(id), number: 4, day: day, by: by, what: .heard(answer: "no")),
      CaseEvent(
        permitCase: Samples.key(id), number: 5, day: day, by: other,
        what: .appealRestored(reason: "b")),
      CaseEvent(
        permitCase: Samples.key(id), number: 6, day: Day(exactly: 20_001) ?? .latest, by: by,
        what: .extensionLapsed),
    ]
  }

  private func read(_ bytes: some Sequence<UInt8>) throws -> JournalChange {
    try JSONDecoder().decode(JournalChange.self, from: Data(bytes))
  }

  @Test func `a run of events comes back as it was`() throws {
    let step = JournalChange.step(.init(events: events(), postings: [], due: Samples.day))
    #expect(try read(try OrderedJSON.bytes(step)) == step)
  }

  @Test func `what the events of a run share stands once`() throws {
    let run = try #require(EventRun(events()))
    let text = String(decoding: try OrderedJSON.bytes(run), as: UTF8.self)
    #expect(text.components(separatedBy: "permitCase").count == 2)
    #expect(text.components(separatedBy: "\"appealBody\"").count == 2)
    #expect(text.components(separatedBy: "\"day\"").count == 3)
  }

  @Test func `a list of whole events is read too`() throws {
    struct Old: Encodable {
      struct Step: Encodable {
        let events: [CaseEvent]
        let postings: [Posting] = []
      }
      let step: Step
    }
    let old = try OrderedJSON.bytes(coded: Old(step: .init(events: events())))
    #expect(try read(old) == .step(.init(events: events(), postings: [], due: nil)))
  }

  @Test func `events that do not follow each other are refused`() throws {
    #expect(EventRun([]) == nil)
    #expect(EventRun([events()[0], events()[2]]) == nil)
    #expect(EventRun([events()[0], events(of: "c2")[1]]) == nil)
    let step = JournalChange.step(
      .init(events: [events()[0], events()[2]], postings: [], due: nil))
    #expect(throws: EncodingError.self) { try OrderedJSON.bytes(step) }
  }

  private let employer = EmployerRecord(Samples.employer(), since: Samples.day)

  /// Every kind of change, with a key.
  private func body() throws -> JournalBody {
    var sample = SampleCase("c1")
    _ = try sample.open()
    let notice = Notice(
      id: Samples.key("n"), to: .desk(.appealBody), permitCase: Samples.key("c1"), event: 4,
      phrase: "p", parts: ["b": "1", "a": "2"], day: Samples.day)
    var changes = Samples.quota([Samples.account], places: 3)
    changes += [
      .step(try sample.lodge(), due: Samples.day), .step(try sample.admit(), due: nil),
      .due(Samples.key("c1"), version: 1, nil), .notice(notice), try .put(employer, expecting: 3),
      .attachment(Attachment(mediaType: "text/plain", bytes: [1, 2])),
    ]
    return try #require(JournalBody(Samples.write(changes, key: Samples.requestKey("k/1"))))
  }

  @Test func `a body with every kind of change is in the order of names and comes back`() throws {
    let body = try body()
    let data = try JournalCoding.data(body)
    let ordered = try JSONSerialization.data(
      withJSONObject: try JSONSerialization.jsonObject(with: data),
      options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(String(decoding: data, as: UTF8.self) == String(decoding: ordered, as: UTF8.self))
    #expect(try JournalCoding.value(JournalBody.self, from: data) == body)
  }

  private func entry(_ body: Data) -> JournalEntry {
    JournalEntry(
      following: .empty, at: Moment(milliseconds: 1), day: Samples.day, by: Samples.officer,
      body: body)
  }

  @Test func `an entry says what was written, and nothing about a person`() throws {
    let written = entry(try JournalCoding.data(try body())).written
    guard case .national(let figure)? = written.first, case .transfer(let transfer) = written[1]
    else {
      Issue.record("\(written)")
      return
    }
    #expect(figure.places == 3 && transfer.places == 3)
    #expect(
      written.dropFirst(2) == [
        .events(permitCase: "c1", ["lodged"]), .events(permitCase: "c1", ["admitted"]),
        .due(permitCase: "c1"), .notice,
        .record(kind: "employer", id: employer.id.rawValue, version: 4), .file,
      ])
    struct Old: Encodable {
      struct Step: Encodable { let events: [CaseEvent] }
      struct Change: Encodable { let step: Step }
      let changes: [Change]
    }
    let old = try OrderedJSON.bytes(
      coded: Old(changes: [.init(step: .init(events: events()))]))
    #expect(
      entry(Data(old)).written == [
        .events(permitCase: "c1", ["heard", "appealRestored", "extensionLapsed"])
      ])
    #expect(entry(Data("no".utf8)).written.isEmpty)
  }

  @Test func `a record's change is written as it would encode itself`() throws {
    func check(_ value: some JSONWritten & Encodable) throws {
      #expect(try OrderedJSON.bytes(value) == OrderedJSON.bytes(coded: value))
    }
    try check(employer)
    try check(try RecordChange(employer, expecting: 1))
    try check(RecordFinding(day: Samples.day))
    try check(
      RecordFinding(
        handle: "h/1", region: Samples.region, employer: Samples.key("e"),
        person: Samples.key("w"), day: Samples.day, waits: true))
  }
}
