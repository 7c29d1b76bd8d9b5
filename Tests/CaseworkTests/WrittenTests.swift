import Foundation
import LawLanguage
import Measures
import Testing

@testable import Casework

/// What writes its own JSON, against what Foundation's encoder makes of the same value.
@Suite struct `Values that write themselves` {
  /// Keeps these forms under their numbers.
  private struct Keeper: FormKeeper {
    struct Unknown: Error {}
    let forms: [TextForm]

    func mark(of form: TextForm) -> String {
      String(forms.firstIndex { $0 === form } ?? -1)
    }

    func form(_ mark: String) throws -> TextForm {
      guard let number = Int(mark), forms.indices.contains(number) else { throw Unknown() }
      return forms[number]
    }
  }

  /// A run as it would encode itself.
  private struct Run: Encodable {
    let by: Party
    let day: Day
    let first: Int
    let list: [RunEvent]
    let permitCase: Identifier<PermitCase>

    init(_ events: [CaseEvent]) {
      by = events[0].by
      day = events[0].day
      first = events[0].number
      list = events.map { RunEvent(event: $0, first: events[0]) }
      permitCase = events[0].permitCase
    }
  }

  private static let form = TextForm(bytes: Array("{\n}".utf8))
  private static let keeper = Keeper(forms: [form])

  private static func encoded(_ value: some Encodable, _ keeper: Keeper = keeper) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[.forms] = keeper
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func written(_ value: some JSONWritten, _ keeper: Keeper = keeper) throws
    -> String
  {
    String(decoding: try OrderedJSON.bytes(value, forms: keeper), as: UTF8.self)
  }

  /// The events of a case as one run, byte for byte.
  static func check(_ events: [CaseEvent]) throws {
    let keeper = Keeper(forms: events.compactMap { $0.proposal?.explanation.form })
    let text = try written(try #require(EventRun(events)), keeper)
    #expect(try text == encoded(Run(events), keeper))
    let decoder = JSONDecoder()
    decoder.userInfo[.forms] = keeper
    #expect(try decoder.decode(EventRun.self, from: Data(text.utf8)).events == events)
  }

  /// Every member of the value stands in its JSON: one that is added later, too.
  private func checkFilled(_ value: some JSONWritten & Encodable) throws {
    let text = try Self.written(value)
    #expect(try text == Self.encoded(value))
    let members = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(members?.count == Mirror(reflecting: value).children.count, "\(type(of: value))")
  }

  private func check(_ value: some JSONWritten & Encodable) throws {
    #expect(try Self.written(value) == Self.encoded(value))
  }

  private let awkward = "«Құрылыс» \"a/b\\ \u{1}\t\n\u{7F} 😀"
  private let on = Day(exactly: 20_000) ?? .latest
  private let region = RegionKey("aktobe")
  private var line: QuotaAccount.Key {
    QuotaAccount.Key(region: region, line: CategoryKey("category_1"), year: 2026)
  }
  private var ground: Ground {
    Ground(ruling: awkward, provisions: ["a", awkward], confidence: "sure")
  }
  private var deadline: Deadline {
    Deadline(purpose: .decision, start: on, term: .workingDays(-7))
  }

  private func party() throws -> Party { Party(role: .labourInspection, key: try key("p-1")) }

  private func lodgement() -> Lodgement {
    Lodgement(
      day: on, places: 3, facts: FactSheet(["b": awkward, "a.c": "", "a": "1", "ab": "2"]),
      deadline: deadline, furtherRegions: [region, RegionKey("abai")])
  }

  private func admission() throws -> Admission {
    var admission = Admission(
      lodgement: lodgement(), day: on, account: line, category: CategoryKey("c"),
      freePlaces: 0, deadline: deadline, proposal: proposal(Self.form.text(of: [0x62, 0x0A])))
    admission.proposalEvent = 9
    let word = RegionWord(region: region, day: on, by: try party(), account: line, refusal: "r")
    let isTaken = admission.take(word)
    #expect(isTaken)
    return admission
  }

  private func proposal(_ reasons: FormedText) -> Proposal {
    Proposal(
      verdict: .undecided, day: on, bookMark: "m", facts: FactSheet(["a": "b"]),
      grounds: [ground], needs: ["x", "y"], explanation: reasons)
  }

  private func decision(_ outcome: Decision.Outcome) throws -> Decision {
    Decision(
      outcome: outcome,
      proposal: .init(event: 4, verdict: .open, day: on, bookMark: "m"), day: on, by: try party(),
      reasonForDiffering: awkward)
  }

  private func list() throws -> NamedList {
    try #require(
      NamedList(
        [try Worked.worker("w-1"), try Worked.worker("w-2")],
        certification: .init(day: on, by: try party())))
  }

  private func grant() throws -> Grant {
    let condition = SpecialCondition(
      id: try key("s"), kind: ConditionKey("k"), number: 2, through: on,
      reports: [.init(day: on, done: 1, proof: "p")])
    let sum = Money(tiyn: 100, currency: .tenge)
    return Grant(
      decision: try decision(.granted), category: CategoryKey("c"), places: 2, term: .months(12),
      conditions: [try #require(condition)], furtherRegions: [region],
      fee: Fee(sum: sum, deadline: deadline, payment: .init(sum: sum, day: on, reference: "r")),
      guarantee: ReturnGuarantee(least: nil, deadline: deadline),
      list: ListDuty(deadline: deadline, filed: try list()))
  }

  @Test func `write every member, as their encoding does`() throws {
    try checkFilled(line)
    try checkFilled(ground)
    try checkFilled(deadline)
    try checkFilled(try party())
    try checkFilled(lodgement())
    try checkFilled(try admission())
    try checkFilled(proposal(FormedText(awkward)))
    try checkFilled(try decision(.refused(Grounds(ground, [ground]))))
    try checkFilled(try list())
    try checkFilled(try Worked.worker("w"))
    try checkFilled(try grant())
    try checkFilled(try Worked.employer("abai"))
    try checkFilled(DocumentPackage.Document(kind: DocumentKey("d"), day: on, fingerprint: "f"))
    try checkFilled(
      LabourMarketTest.Search(channel: ChannelKey("c"), day: .earliest, reference: awkward))
    let cause = Posting.Cause(permitCase: try key("c-1"), event: 3)
    try checkFilled(
      try #require(Posting(kind: .void, account: line, places: 1, day: on, cause: cause)))
  }

  @Test func `write nothing for what is not there`() throws {
    try check(QuotaAccount.Key(region: region, line: nil, year: 2026))
    try check(Ground(ruling: "", provisions: []))
    try check(FactSheet())
    try check(Lodgement(day: .latest, places: 0, facts: FactSheet(), deadline: deadline))
    try check(
      Admission(
        lodgement: lodgement(), day: on, account: nil, freePlaces: nil, deadline: deadline))
    try check(
      Grant(
        decision: try decision(.granted), category: CategoryKey("c"), places: 2,
        term: .notKnown, conditions: [], list: ListDuty(deadline: deadline)))
  }

  @Test func `write each case of a choice`() throws {
    for term in [LegalTerm.days(1), .workingDays(2), .months(3), .through(on), .notKnown] {
      try check(term)
    }
    for check in [DocumentPackage.Check.unchecked, .accepted, .faulty(reason: awkward)] {
      try self.check(check)
    }
  }

  @Test func `write the days and parties of a run where they are other ones`() throws {
    let other = Party(role: .appealBody, key: try key("a1"))
    let whats: [CaseEvent.What] = [
      .listCertified, .admitted(try admission()), .granted(try grant()), .heard(answer: awkward),
      .proposed(proposal(Self.form.text(of: [0x62, 0x0A]))), .lodged(lodgement()),
      .appealReturned(try admission(), reason: "r"), .tookEffect(firstDay: on, lastDay: on),
    ]
    let events = try whats.enumerated().map { number, what in
      CaseEvent(
        permitCase: try key("c-1"), number: 7 + number, day: number % 3 == 2 ? .latest : on,
        by: number % 2 == 1 ? other : try party(), what: what)
    }
    try Self.check(events)
  }
}
