import Casework
import Crypto
import Foundation
import LawLanguage
import LawLibrary
import Measures
import Papers
import Testing

@Suite struct `A letter` {
  /// The same key each time, so that letters are the same too.
  static func keys() throws -> SigningKeys {
    SigningKeys(current: try P256.Signing.PrivateKey(rawRepresentation: Data(1...32)))
  }

  static func letters(_ language: Language) throws -> [Letter] {
    let writer = LetterWriter(
      law: try TheLaw.get(), phrases: try TheLaw.words(), language: language)
    let complaint = Complaint(
      id: try key("K-1"), worker: try key("w-1"), receivedOn: try day("2026-05-04"),
      statement: "Жалақы төленбеді.", facts: FactSheet())
    return try [writer.complaint(complaint, to: "to_court", name: nil)]
      + Samples.matters(keys: keys()).map { matter in
        let isPersonal = [.penalty, .referral].contains(matter.kind)
        return writer.letter(matter, try Samples.frame(person: isPersonal ? "Karimov Aziz" : nil))
      }
  }

  @Test func `is there for every kind`() throws {
    let kinds = try Self.letters(.en).map(\.kind)
    #expect(Set(kinds) == Set(Letter.Kind.allCases))
  }

  /// Texts that came from nowhere, names of the law files, open places.
  @Test(arguments: Language.allCases)
  func `is whole in each language`(_ language: Language) throws {
    for letter in try Self.letters(language) {
      for text in letter.texts {
        #expect(!text.isEmpty, "\(letter.kind)")
        for bad in ["⟦", "{", "kz/"] {
          #expect(!text.contains(bad), "\(letter.kind) \(language): \(text)")
        }
        #expect(!text.contains(/[a-z]_[a-z]/), "\(letter.kind) \(language): \(text)")
      }
      #expect(letter.pageLine.contains("{page}") && letter.pageLine.contains("{pages}"))
    }
  }

  @Test func `of refusal gives grounds with provisions, the appeal and its last day`() throws {
    let letter = try #require(try Self.letters(.en).first { $0.kind == .refused })
    let entries = letter.entries
    let ground = try #require(entries.first)
    #expect(ground.text.hasSuffix(": no"), "\(ground)")
    #expect(
      ground.details.contains { $0.contains("Free quota places") && $0.contains(": 0") },
      "\(ground)")
    #expect(entries.allSatisfy { !$0.citations.isEmpty })
    let fields = letter.fields
    // Three months from 2 March, as the law files count them.
    #expect(fields.contains { $0.label == "Last day to appeal" && $0.value == "2 June 2026" })
    #expect(fields.contains { $0.label == "The law of this day was applied" })
  }

  @Test func `of grant names the fee, that its sum is not known, and the last day`() throws {
    let letter = try #require(try Self.letters(.en).first { $0.kind == .granted })
    let step = try #require(letter.entries.first { $0.text == "Pay the fee" })
    #expect(step.details.contains { $0.hasPrefix("Sum: not known") })
    #expect(step.details.contains("Last day: 12 March 2026"), "\(step.details)")
  }

  @Test(arguments: Language.allCases)
  func `of a permit in several regions names them and says that each has its fee`(
    _ language: Language
  ) throws {
    let writer = LetterWriter(
      law: try TheLaw.get(), phrases: try TheLaw.words(), language: language)
    let one = writer.letter(
      try WorkedCase.granted().matter(.granted), try Samples.frame(person: nil))
    let two = writer.letter(
      try WorkedCase.granted(further: "aktobe").matter(.granted), try Samples.frame(person: nil))
    let added = Set(two.texts).subtracting(one.texts)
    let names = [Language.kk: "Ақтөбе", .ru: "Актюбинская", .en: "Aktobe"]
    let name = try #require(names[language])
    #expect(added.contains { $0.contains(name) }, "\(added)")
    #expect(added.count >= 3, "label, regions, and the sentence about the fee: \(added)")
  }

  @Test func `of a case that ended by a term names what was not done, and by when`() throws {
    let closed = try #require(try Self.letters(.en).first { $0.kind == .closed })
    #expect(closed.fields.contains { $0.label == "Closed on" && $0.value == "30 June 2026" })
    #expect(closed.fields.contains { $0.label.contains("fee") }, "\(closed.fields)")
  }

  @Test func `of a breach names the fine that the law computes, and the referral none`() throws {
    let letters = try Self.letters(.en)
    let penalty = try #require(letters.first { $0.kind == .penalty })
    #expect(penalty.fields.contains { $0.label == "Fine" && $0.value == "KZT 64,875" })
    #expect(!penalty.entries.isEmpty)
    // Ten days, not the three months against an act of the office.
    let appeal = penalty.fields.first { $0.label.hasPrefix("Last day to appeal") }
    #expect(appeal?.value == "30 May 2026")
    #expect(appeal?.label != "Last day to appeal", "nobody wrote down when it was handed over")
    let referral = try #require(letters.first { $0.kind == .referral })
    #expect(!referral.texts.contains { $0.lowercased().contains("fine") })
  }

  @Test
  func
    `of a penalty comes from the body that imposed it, and counts from the day it was handed over`()
    throws
  {
    let writer = LetterWriter(law: try TheLaw.get(), phrases: try TheLaw.words(), language: .en)
    let handed = writer.letter(
      try Samples.penalty(handed: "2026-05-25"), try Samples.frame(person: "Karimov Aziz"))
    #expect(handed.office.hasPrefix("Migration police: "))
    let appeal = handed.fields.first { $0.label == "Last day to appeal" }
    #expect(appeal?.value == "4 June 2026")
    let receipt = "Received (day, signature)"
    #expect(!handed.texts.contains(receipt))
    let inspection = Party(role: .labourInspection, key: try key("inspector-2"))
    let fresh = writer.letter(
      try Samples.penalty(by: inspection), try Samples.frame(person: "Karimov Aziz"))
    #expect(fresh.office.hasPrefix("State labour inspection: "))
    #expect(fresh.texts.contains(receipt))
  }

  @Test func `of a complaint goes to the body, says what happened and that nothing was delivered`()
    throws
  {
    let letter = try #require(try Self.letters(.en).first { $0.kind == .complaint })
    #expect(letter.office == "To: The court" && letter.texts.contains("Жалақы төленбеді."))
    #expect(letter.note.contains("has not delivered"))
  }

  @Test func `of a suspension says which answer is its ground`() throws {
    let grounds = Grounds(
      Ground(ruling: "local_content_met", provisions: []),
      [Ground(ruling: "suspension_ground", provisions: [])])
    let start = try day("2026-03-02")
    let suspension = Suspension(
      day: start, grounds: grounds,
      deadline: Deadline(purpose: .cure, start: start, term: .notKnown))
    let writer = LetterWriter(law: try TheLaw.get(), phrases: try TheLaw.words(), language: .en)
    let permit = try #require(try WorkedCase.inEffect().permitCase?.standing.permit)
    let letter = writer.letter(.suspended(suspension, permit), try Samples.frame())
    let told = letter.entries.map(\.text).filter { $0.hasSuffix(": no") || $0.hasSuffix(": yes") }
    #expect(told.count == 2 && told[0].hasSuffix(": no") && told[1].hasSuffix(": yes"))
  }

  @Test func `is written after the events that call for one`() throws {
    let refused = try WorkedCase.refused()
    let names = refused.journal.filter { event in
      let before = Array(refused.journal.prefix(event.number))
      guard let then = try? PermitCase(events: before) else { return false }
      return LetterMatter(event, in: then, journal: before) != nil
    }
    #expect(names.map(\.name) == [.lodged, .hearingOffered, .refused])
  }

  @Test func `of a refusal tells the right to appeal from the Code, and the answer before it`()
    throws
  {
    let refusal = try #require(try Self.letters(.en).first { $0.kind == .refused })
    let appeal = try #require(refusal.entries.last)
    #expect(appeal.citations.first?.hasPrefix("Administrative Procedural Code") == true)
    #expect(!appeal.text.contains("2007"))
    #expect(refusal.texts.contains { $0.contains("26 February 2026") })
    let hearing = try #require(try Self.letters(.en).first { $0.kind == .hearing })
    let cited = hearing.entries.last?.citations.first
    #expect(cited?.hasPrefix("Administrative Procedural Code") == true)
    #expect(hearing.texts.contains { $0.contains("26 February 2026") }, "the last day to answer")
    #expect(hearing.texts.contains { $0.contains("28 February 2026") }, "the first without one")
    #expect(hearing.entries.last?.details.isEmpty == false)
  }

  @Test func `of a refusal without an answer says when the employer was told`() throws {
    let refused = try WorkedCase.refused(isSilent: true)
    let writer = LetterWriter(law: try TheLaw.get(), phrases: try TheLaw.words(), language: .en)
    let letter = writer.letter(try refused.matter(.refused), try Samples.frame())
    let told = try #require(letter.fields.first { $0.label == "Asked for your answer on" })
    #expect(told.value == "24 February 2026")
    #expect(letter.fields.contains { $0.value == "no answer came before the decision" })
    #expect(letter.fields.contains { $0.value == "26 February 2026" }, "the last day to answer")
  }

  /// A decision of an earlier law book is told by its names and provisions alone.
  @Test func `never reads an old decision with another book`() throws {
    let worked = try WorkedCase.refused()
    guard case .refused(let decision, let appeal, let proposal?, _) = try worked.matter(.refused)
    else { throw Samples.Missing() }
    let old = Proposal(
      verdict: proposal.verdict, day: proposal.day, bookMark: "another", facts: proposal.facts,
      grounds: proposal.grounds, needs: [], explanation: proposal.explanation)
    let writer = LetterWriter(law: try TheLaw.get(), phrases: try TheLaw.words(), language: .en)
    let letter = writer.letter(
      .refused(decision, appeal: appeal, old, nil), try Samples.frame())
    #expect(letter.entries.first?.details.contains { $0.hasPrefix("Because") } == false)
    #expect(letter.entries.first?.citations.isEmpty == false)
  }

  @Test func `names the book of its decision, and says when this is another one`() throws {
    let (law, phrases) = (try TheLaw.get(), try TheLaw.words())
    guard
      case .refused(let decision, let appeal, let proposal, _) = try WorkedCase.refused()
        .matter(.refused)
    else { throw Samples.Missing() }
    let then = Decision.Proposed(
      event: decision.proposal.event, verdict: decision.proposal.verdict,
      day: decision.proposal.day, bookMark: "0123456789abcdef-old")
    let old = Decision(
      outcome: decision.outcome, proposal: then, day: decision.day, by: decision.by,
      reasonForDiffering: nil)
    for language in Language.allCases {
      let writer = LetterWriter(law: law, phrases: phrases, language: language)
      func note(_ decision: Decision) throws -> String {
        writer.letter(
          .refused(decision, appeal: appeal, proposal, nil), try Samples.frame()
        ).note
      }
      let now = String(law.book.mark.prefix(16))
      #expect(try note(decision).contains(now))
      #expect(try note(old).contains("0123456789abcdef") && note(old).contains("(\(now))"))
    }
  }

  @Test(arguments: Language.allCases)
  func `says what becomes of an appeal when the permit is withdrawn, and when that is for good`(
    _ language: Language
  ) throws {
    let phrases = try TheLaw.words()
    let writer = LetterWriter(law: try TheLaw.get(), phrases: phrases, language: language)
    func paragraphs(_ matter: LetterMatter) throws -> [String] {
      writer.letter(matter, try Samples.frame()).parts.compactMap {
        if case .paragraph(let text) = $0 { text } else { nil }
      }
    }
    let (waits, ended) = (
      phrases.text("letter.appeals-wait.text", language, [:]),
      phrases.text("letter.appeals-ended.text", language, [:])
    )
    var worked = try WorkedCase.appealsReplacement()
    try worked.take(.withdraw(try Samples.grounds()), "2026-06-10")
    #expect(try paragraphs(worked.matter(.withdrawn)).contains(waits))
    var expired = worked
    try expired.take(.expire, "2026-12-01")
    #expect(try paragraphs(expired.matter(.closed)).contains(ended))
    try worked.take(.appeal(statement: "s"), "2026-06-11")
    try worked.take(.decideAppeal(.uphold(reason: "r")), "2026-06-12")
    #expect(try paragraphs(worked.matter(.appealUpheld)).contains(ended))
    var plain = try WorkedCase.inEffect()
    try plain.take(.withdraw(try Samples.grounds()), "2026-06-10")
    #expect(try !paragraphs(plain.matter(.withdrawn)).contains(waits))
  }

  @Test func `names lists that are in the law files`() throws {
    let book = try TheLaw.get().book
    for list in LetterLists.allCases {
      #expect(book.enumerations.contains { $0.name == list.rawValue }, "\(list)")
    }
  }
}

extension Letter {
  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  var entries: [Entry] {
    let all = parts.flatMap { part -> [Entry] in
      if case .numbered(let entries) = part { entries } else { [] }
    }
    return all.map { entry in
      Entry(
        plain(entry.text), details: entry.details.map(plain), citations: entry.citations)
    }
  }

  /// Names and values, with plain blanks.
  var fields: [Field] {
    let all =
      head
      + parts.flatMap { part -> [Field] in if case .fields(let fields) = part { fields } else { [] }
      }
    return all.map { Field($0.label, plain($0.value)) }
  }

  /// Everything that is read.
  var texts: [String] {
    let shown = parts.flatMap { part -> [String] in
      switch part {
      case .heading(let text), .paragraph(let text), .notice(let text): [text]
      case .table(let table): table.columns + table.rows.flatMap(\.self)
      case .codes(let codes): codes.flatMap { [$0.title, $0.text] }
      case .signature(let text, _): [text]
      case .fields, .numbered: []
      }
    }
    return [office, title, note] + shown + fields.flatMap { [$0.label, $0.value] }
      + entries.flatMap { [$0.text] + $0.details + $0.citations }
  }
}
