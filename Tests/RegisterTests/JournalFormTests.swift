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
    let old = try OrderedJSON.bytes(Old(step: .init(events: events())))
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
}
