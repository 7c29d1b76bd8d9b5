import Casework
import HTTPTypes
import Measures
import Office
import Register
import Testing

@testable import Web

/// The pages about a permit in several regions, about silence and about places of permits that ended early.
@Suite struct `The pages about effects of the law` {
  /// Ready to be lodged; its number.
  private func prepared(_ world: OfficerWorld) async throws -> String {
    let who = Asked(world.signatory)
    let id = try await world.office.openCase(
      for: try world.key("E-1"), facts: OfficerWorld.facts, who
    ).permitCase.id
    try world.today("2026-02-02")
    _ = try await world.office.recordSearch(
      id, channel: ChannelKey("vacancy_date"), day: world.office.today, reference: "V-77", who)
    try world.today("2026-02-20")
    for kind in try world.office.law().documentsNeeded(on: world.office.today) {
      _ = try await world.office.attachDocument(
        id, kind: kind, mediaType: "application/pdf", bytes: Array("%PDF \(kind)".utf8), who)
    }
    return id.rawValue
  }

  @Test func `a second region is named, asked and answers`() async throws {
    let world = try await OfficerWorld()
    let id = try await prepared(world)
    let employer = try await world.employer()
    let step = "/en/employer/case/\(id)/step/lodge"
    let form = try await employer.get(step)
    #expect(form.isWhole && form.text.contains("value=\"aktobe\""))
    #expect(!form.text.contains("value=\"atyrau\""), "the own region needs no asking")
    let two = [("places", "2"), ("regions", "aktobe"), ("regions", "astana"), ("keep", "yes")]
    #expect(try await world.send(employer, step, two).status == .seeOther)
    let draft = try await employer.get(step)
    for region in ["aktobe", "astana"] {
      #expect(
        draft.text.contains(try Regex("value=\"\(region)\"[^>]* checked")), "\(region) is kept")
    }
    let wrong = try await world.send(
      employer, step, [("places", "1"), ("months", "12"), ("regions", "atlantis")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("#regions"))
    let sent = try await world.send(
      employer, step, [("places", "1"), ("months", "12"), ("regions", "aktobe")])
    #expect(sent.status == .seeOther)

    let aktobe = try await world.door.browser(as: .officer, region: "aktobe")
    for language in ["kk", "ru", "en"] {
      let list = try await aktobe.get("/\(language)/office/regions")
      #expect(list.isWhole && list.text.contains(id) && !list.text.contains("<script>Kur"))
      #expect(try await aktobe.get("/\(language)/office/case/\(id)").isWhole)
    }
    let path = try #require(
      try await aktobe.get("/en/office/regions").text
        .firstMatch(of: #/href="/en(/office/regions/[^"]+)"/#)
    ).output.1
    let early = try await aktobe.get("/en\(path)")
    #expect(early.isWhole && early.text.contains("still being checked"))
    let soon = try await world.send(aktobe, "/en\(path)", [("answer", "no"), ("reason", "r")])
    #expect(soon.status == .conflict && soon.isWhole)
    let officer = try await world.officer()
    for stranger in [officer, employer] {
      #expect(try await stranger.get("/en\(path)").status == .notFound)
    }
    #expect(try await employer.get("/en/office/regions").status == .notFound)
    #expect(try await aktobe.get("/en/office/regions/none").status == .notFound)
    let complete = "/en/office/case/\(id)/step/completeness"
    #expect(try await world.send(officer, complete, []).status == .seeOther)
    for language in ["kk", "ru", "en"] {
      #expect(try await aktobe.get("/\(language)\(path)").isWhole)
    }
    let none = try await world.send(aktobe, "/en\(path)", [])
    #expect(none.status == .unprocessableContent && none.text.contains("#answer"))
    let silent = try await world.send(aktobe, "/en\(path)", [("answer", "no"), ("reason", "")])
    #expect(silent.status == .unprocessableContent && silent.text.contains("#reason"))
    let noPlace = try await world.send(aktobe, "/en\(path)", [("answer", "yes")])
    #expect(noPlace.text.contains("The law says no"), "Aktobe has no quota")
    let said = try await world.send(
      aktobe, "/en\(path)", [("answer", "no"), ("reason", "<b>no housing")])
    #expect(said.status == .seeOther)
    let seen = try await employer.get("/en/employer/case/\(id)")
    #expect(seen.isWhole && seen.text.contains("&lt;b&gt;no housing"))
    #expect(try await employer.get("/en/notices").text.contains("a further region answered"))
    #expect(!(try await aktobe.get("/en/office/regions")).text.contains(id))
    #expect(try await aktobe.get("/en/office/regions?show=all").text.contains(id))
  }

  @Test func `one region is offered where the law knows one only`() async throws {
    let world = try await OfficerWorld(on: "2018-01-22")
    let id = try await world.office.openCase(
      for: try world.key("E-1"), facts: OfficerWorld.facts, Asked(world.signatory)
    ).permitCase.id
    let employer = try await world.employer()
    let form = try await employer.get("/en/employer/case/\(id)/step/lodge")
    #expect(form.isWhole && !form.text.contains("name=\"regions\""))
  }

  @Test func `silence is said before the term ends, and in the queue after it`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    let complete = "/en/office/case/\(id)/step/completeness"
    #expect(try await world.send(officer, complete, []).status == .seeOther)
    let employer = try await world.employer()
    for browser in [("office", officer), ("employer", employer)] {
      let page = try await browser.1.get("/en/\(browser.0)/case/\(id)")
      #expect(page.isWhole && page.text.contains("counts as a refusal"), "\(browser.0)")
      // Fifteen working days after 20 February end on 16 March; 9 March is a day off.
      #expect(page.text.contains("17\u{A0}March 2026"), "\(browser.0)")
    }
    #expect(!(try await officer.get("/en/office")).text.contains("counts as a refusal"))
    try world.today("2026-03-17")
    for language in ["kk", "ru", "en"] {
      #expect(try await officer.get("/\(language)/office").isWhole)
    }
    let queue = try await officer.get("/en/office")
    #expect(queue.text.contains("counts as a refusal"))
    let form = try await officer.get("/en/office/case/\(id)/step/silence")
    #expect(form.isWhole && form.text.contains("counts as a refusal"))
  }

  @Test func `what becomes of the places of a withdrawn permit is said to be a hole`() async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    let supervisor = try await world.door.browser(as: .supervisor, region: "atyrau")
    for path in ["office/case/\(id)/step/withdraw", "office/quota?year=2026"] {
      for language in ["kk", "ru", "en"] {
        #expect(try await supervisor.get("/\(language)/\(path)").isWhole, "\(path)")
      }
      let page = try await supervisor.get("/en/\(path)")
      #expect(page.text.contains("was not found in the law"), "\(path)")
    }
  }
}
