import Casework
import HTTPTypes
import Measures
import Office
import Testing

@testable import Web

/// What an appeal and the clock of a search are told by.
@Suite struct `The decision on an appeal` {
  @Test(arguments: ["uphold", "set-aside"])
  func `is a letter in the case and in the inbox, in each language and as a PDF`(_ step: String)
    async throws
  {
    let world = try await OfficerWorld(places: 0)
    let id = try await world.refused()
    _ = try await world.office.appeal(
      try world.key(id), statement: "<b>Unjust", Asked(world.signatory))
    if step == "set-aside" { try await world.allot(3, year: 2026) }
    let body = try await world.door.browser(as: .appealBody)
    let path = "/en/office/case/\(id)/step/\(step)"
    var decided = try await world.send(body, path, [("reason", "The places")])
    if decided.status == .ok {
      #expect(decided.text.contains("class=\"letter\""), "the letter is seen first")
      decided = try await world.sign(body, path, decided)
    }
    #expect(decided.status == .seeOther)
    let employer = try await world.employer()
    let number = try await world.permitCase(id).version
    for language in ["kk", "ru", "en"] {
      let letter = try await employer.get("/\(language)/employer/case/\(id)/letter/\(number)")
      #expect(letter.status == .ok && letter.isWhole)
      #expect(letter.text.contains("&lt;b&gt;Unjust") && letter.text.contains("The places"))
    }
    let pdf = try await employer.get("/en/employer/case/\(id)/letter/\(number)/pdf")
    #expect(pdf.status == .ok && pdf.header("Content-Type") == "application/pdf")
    let page = try await employer.get("/en/employer/case/\(id)")
    #expect(page.text.contains("/letter/\(number)\""))
    let notice = try await employer.get("/en/notices/\(id).\(number).0")
    #expect(notice.text.contains("Decision on the appeal"))
  }
}

@Suite struct `A search of 2011` {
  @Test func `says until when an application can be filed with it`() async throws {
    let world = try await OfficerWorld(on: "2011-02-01")
    let who = Asked(world.signatory)
    let id = try await world.office.openCase(
      for: try world.key("E-1"),
      facts: OfficerWorld.facts.merging(
        FactSheet(["foreign_bank_or_insurer": "no", "freed_oil_field": "no"])), who
    ).permitCase.id
    for (channel, day) in [
      ("press_notice_date", "2011-02-10"), ("local_press_notice_date", "2011-02-12"),
      ("regional_search_date", "2011-03-10"),
    ] {
      try world.today(day)
      _ = try await world.office.recordSearch(
        id, channel: ChannelKey(channel), day: world.office.today, reference: "B-1", who)
    }
    let employer = try await world.employer()
    for path in ["", "/step/search", "/step/lodge"] {
      let page = try await employer.get("/en/employer/case/\(id)\(path)")
      let text = page.text.replacing("\u{A0}", with: " ")
      #expect(page.isWhole && text.contains("10 April 2011"), "\(path)")
    }
  }
}
