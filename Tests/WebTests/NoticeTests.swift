import Casework
import HTTPTypes
import Office
import Register
import Testing

@testable import Web

/// What people are told, on their own pages.
@Suite struct `The inbox` {
  @Test func `tells the officers of the region that a case came, and marks what was read`()
    async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    for language in ["kk", "ru", "en"] {
      let inbox = try await officer.get("/\(language)/notices")
      #expect(inbox.status == .ok && inbox.isWhole && inbox.text.contains(id), "\(language)")
    }
    let inbox = try await officer.get("/en/notices")
    #expect(inbox.text.contains("1 notice is new") && inbox.text.contains("1 new"))
    let address = try #require(inbox.noticeAddress)
    let notice = try await officer.get(address)
    #expect(notice.status == .ok && notice.isWhole)
    #expect(notice.text.contains("/en/office/case/\(id)"))
    #expect(try await officer.get("/en/notices").text.contains("Everything is read"))
    let colleague = try await world.door.browser(as: .supervisor, region: "atyrau")
    #expect(
      try await colleague.get("/en/notices").text.contains("1 notice is new"),
      "everybody reads for oneself")
    let other = try await world.door.browser(as: .officer, region: "astana")
    #expect(!(try await other.get("/en/notices")).text.contains(id))
    #expect(try await other.get(address).status == .notFound)
    #expect(try await officer.get("/en/notices/nothing").status == .notFound)
    #expect(try await world.door.browser(as: .auditor).get("/en/notices").status == .notFound)
    #expect(try await world.door.browser.get("/en/notices").status == .seeOther)
  }

  @Test func `shows the employer the letter, and marks all as read with one button`() async throws {
    let world = try await OfficerWorld(places: 0)
    let id = try await world.lodged()
    let officer = try await world.officer()
    _ = try await world.send(officer, "/en/office/case/\(id)/step/completeness", [])
    _ = try await world.send(officer, "/en/office/case/\(id)/step/proposal", [])
    let hearing = "/en/office/case/\(id)/step/hearing"
    let offered = try await world.send(officer, hearing, [("ground", "quota_place_free")])
    _ = try await world.sign(officer, hearing, offered)
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    let inbox = try await employer.get("/en/notices")
    #expect(inbox.text.contains("2 notices are new") && inbox.text.contains("2 new"))
    #expect(try await employer.get("/ru/employer").text.contains("/ru/notices/"))
    let newest = try #require(inbox.noticeAddress)
    let notice = try await employer.get(newest)
    #expect(notice.text.contains("A refusal is intended") || notice.text.contains("a refusal is"))
    #expect(notice.isWhole && notice.text.contains("class=\"letter\""))
    #expect(notice.text.contains("/en/employer/case/\(id)/letter/"))
    #expect(notice.text.contains("/pdf"))
    #expect(try await employer.get("/en/notices").text.contains("1 notice is new"))
    let marked = try await employer.post("/en/notices/read", [])
    #expect(marked.status == .seeOther)
    #expect(try await employer.follow(marked).text.contains("Everything is read"))
    #expect(
      try await employer.post("/en/notices/read", [], sealed: false).status != .seeOther,
      "a form of another site marks nothing")
  }

  @Test func `tells the appeal body of an appeal and nobody else`() async throws {
    let world = try await OfficerWorld(places: 0)
    let id = try await world.refused()
    _ = try await world.office.appeal(
      try world.key(id), statement: "Unjust", Asked(world.signatory))
    let body = try await world.door.browser(as: .appealBody)
    let inbox = try await body.get("/kk/notices")
    #expect(inbox.isWhole && inbox.text.contains(id))
    let notice = try await body.get(try #require(inbox.noticeAddress))
    #expect(notice.text.contains("/kk/office/case/\(id)"))
    let worker = try await world.door.browser(as: .worker)
    #expect(try await worker.get("/en/notices").text.contains("There are no notices yet"))
  }

  @Test func `goes on page by page`() async throws {
    let world = try await OfficerWorld()
    let officer = try await world.officer()
    let notices = try (0..<60).map { number in
      Notice(
        id: try world.key("n-\(number)"), to: .desk(.region(RegionKey("atyrau"))),
        permitCase: nil, phrase: "notice.desk.quotaAsked",
        parts: ["employer": "<b>No \(number)!", "year": "2027"], day: world.office.today)
    }
    let write = Write(
      at: .init(milliseconds: 0), day: world.office.today, by: world.signatory.party,
      changes: notices.map { .notice($0) })
    _ = try await world.door.register.commit(write)
    var (seen, address): (Set<String>, String?) = ([], "/en/notices")
    while let page = address {
      let reply = try await officer.get(page)
      #expect(reply.isWhole && !reply.text.contains("<b>No"))
      seen.formUnion(reply.text.matches(of: #/No (\d+)!/#).map { String($0.output.1) })
      address = reply.text.firstMatch(of: #/href="([^"]+)" rel="next"/#).map {
        String($0.output.1).replacing("&amp;", with: "&")
      }
    }
    #expect(seen.count == 60)
  }
}

extension OfficerWorld.Reply {
  /// Where the newest notice leads.
  fileprivate var noticeAddress: String? {
    text.firstMatch(of: #/href="(/../notices/[^"]+)"/#).map { String($0.output.1) }
  }
}
