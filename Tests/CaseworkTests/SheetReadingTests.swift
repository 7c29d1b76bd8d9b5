import Casework
import LawExplain
import Measures
import Testing

/// A sheet that was read keeps how; one that changed, or another law, is read anew.
@Suite struct `A sheet of facts that was read` {
  private func need(_ sheet: FactSheet, _ law: PermitLaw? = nil) throws -> QuotaNeed {
    try (law ?? TheLaw.get()).quotaNeed(sheet, on: try day("2026-03-02"))
  }

  @Test func `gives the same again`() throws {
    let sheet = specialist
    let first = try need(sheet)
    #expect(try need(sheet) == first)
    let other = try need(FactSheet(sheet.answers))
    #expect(other == first)
    #expect(first.category != nil)
  }

  @Test func `is read anew after every change, and its copy is not`() throws {
    var sheet = FactSheet(specialist.answers)
    let copy = sheet
    let first = try need(sheet)
    for post in ["unit_head", "skilled_worker", "first_head", "specialist"] {
      sheet["post"] = post
      let (known, fresh) = (try need(sheet), try need(FactSheet(sheet.answers)))
      #expect(known == fresh, "\(post)")
      #expect(try need(copy) == first)
    }
    #expect(try need(sheet) == first)
    sheet["post"] = nil
    let (known, fresh) = (try need(sheet), try need(FactSheet(sheet.answers)))
    #expect(known == fresh)
    #expect(known != first)
    #expect(sheet != copy)
    sheet["post"] = "specialist"
    #expect(sheet == copy)
    #expect(sheet.hashValue == copy.hashValue)
  }

  @Test func `is read anew by another reading of the law`() throws {
    let law = try TheLaw.get()
    let other = try PermitLaw(explainer: Explainer(book: law.explainer.book))
    let sheet = specialist
    let first = try need(sheet, law)
    #expect(try need(sheet, other) == first)
    #expect(try need(sheet, law) == first)
  }

  @Test func `is refused again where a fact cannot be read`() throws {
    var sheet = specialist
    sheet["post"] = "no such post"
    for _ in 1...2 {
      #expect(throws: StepError.unreadableFact("post")) { try need(sheet) }
    }
  }
}
