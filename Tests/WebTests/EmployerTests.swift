import Casework
import HTTPTypes
import Measures
import Office
import Register
import Testing

@testable import Web

/// The pages of the employer's side, over the real law and a register of its own.
@Suite struct `The pages of an employer` {
  @Test func `lead from an empty case to the filed application`() async throws {
    let world = try await OfficerWorld()
    let employer = try await world.employer()
    for page in ["", "/new", "/quota"] {
      for language in ["kk", "ru", "en"] {
        let reply = try await employer.get("/\(language)/employer\(page)")
        #expect(reply.status == .ok && reply.isWhole, "\(language) \(page)")
        #expect(!reply.text.contains("<script>Kurylys"))
      }
    }
    let opened = try await world.send(employer, "/en/employer/new", OfficerWorld.facts.pairs)
    let home = try #require(opened.header("Location"))
    let step = home + "/step/"
    let early = try await employer.get(step + "lodge")
    #expect(early.isWhole && early.text.contains("You may file all the same"))
    #expect(early.text.contains("not yet as the law asks"))
    #expect(try await employer.get(step + "search").text.contains("The law asks for it"))
    let missing = try await world.send(employer, step + "search", [("reference", "V-77")])
    #expect(missing.status == .unprocessableContent && missing.text.contains("#channel"))
    #expect(missing.text.contains("V-77"), "what was typed is kept")
    let search: [(String, String)] = [
      ("channel", "vacancy_date"), ("reference", "<i>V-77"), ("day-day", "20"),
      ("day-month", "1"), ("day-year", "2026"),
    ]
    let wrong = try await world.send(
      employer, step + "search", search.map { $0.0 == "day-month" ? ("day-month", "13") : $0 })
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("#day"))
    #expect(try await world.send(employer, step + "search", search).status == .seeOther)
    try world.today("2026-02-20")
    for kind in try world.office.law().documentsNeeded(on: world.office.today) {
      let reply = try await world.layIn(employer, home, kind.name, "%PDF-1.7 \(kind)")
      #expect(reply.status == .seeOther, "\(kind)")
    }
    let lodge = step + "lodge"
    let none = try await world.send(employer, lodge, [("places", "0"), ("months", "12")])
    #expect(none.status == .unprocessableContent && none.text.contains("#places"))
    let lodged = try await world.send(employer, lodge, [("places", "1"), ("months", "12")])
    #expect(lodged.status == .seeOther)
    let shown = try await employer.follow(lodged)
    #expect(shown.isWhole && shown.text.contains("&lt;i&gt;V-77") && !shown.text.contains("<i>"))
    #expect(shown.text.contains("The application is filed."))
    #expect(shown.text.ranges(of: "Document laid in").count == 1, "once for a day")
    let id = try #require(home.split(separator: "/").last.map(String.init))
    #expect(try await world.permitCase(id).standing.name == .lodged)
  }

  @Test func `say of which papers it is not known whether they are needed`() async throws {
    let world = try await OfficerWorld()
    let stated = OfficerWorld.facts.merging(FactSheet(["intra_corporate_transfer": "yes"]))
    let opened = try await world.office.openCase(
      for: try world.key("E-1"), facts: stated, Asked(world.signatory))
    let home = "/en/employer/case/\(opened.permitCase.id)"
    let shown = try await world.employer().get(home).text
    #expect(shown.ranges(of: "Not known whether it is needed").count == 1)
    #expect(shown.contains("\(home)/lay-in/vacancy_code"), "it may be laid in")
  }

  @Test func `take only papers, and show them again as they were`() async throws {
    let world = try await OfficerWorld()
    let employer = try await world.employer()
    let opened = try await world.send(employer, "/en/employer/new", [])
    let home = try #require(opened.header("Location"))
    let kind = try #require(
      try world.office.law().documentsNeeded(on: world.office.today).first?.name)
    let page = try await employer.get(home + "/lay-in/" + kind)
    #expect(page.status == .ok && page.isWhole)
    for wrong in ["", "PK\u{3}\u{4} an archive", "<script>alert(1)</script>"] {
      let reply = try await world.layIn(employer, home, kind, wrong)
      #expect(reply.status == .unprocessableContent && reply.isWhole, "\(wrong)")
      #expect(!reply.text.contains("<script>alert"))
    }
    #expect(try await world.layIn(employer, home, kind, "%PDF-1.7 x").status == .seeOther)
    #expect(try await world.layIn(employer, home, "no_such_paper", "%PDF-").status == .notFound)
    let shown = try await employer.get(home)
    let address = try #require(
      shown.text.firstMatch(of: #/href="([^"]+/file/[^"]+)"/#).map { String($0.output.1) })
    let file = try await employer.get(address)
    #expect(file.text == "%PDF-1.7 x")
    #expect(file.header("Content-Disposition")?.hasPrefix("attachment") == true)
    let other = try await world.door.browser(as: .employerSignatory, employer: "E-2")
    #expect(try await other.get(address).status == .notFound)
  }

  @Test func `show nobody else that a case is there`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let home = "/en/employer/case/\(id)"
    let pages = EmployerStep.allCases.map { "/step/" + $0.rawValue } + ["", "/letter/1"]
    let others = [
      try await world.door.browser(as: .employerSignatory, employer: "E-2"),
      try await world.officer(), try await world.door.browser(as: .worker),
    ]
    for other in others {
      for page in pages {
        let hidden = try await other.get(home + page)
        let absent = try await other.get("/en/employer/case/2026-AAAAA-AAAAA" + page)
        #expect(hidden.status == .notFound && absent.status == .notFound, "\(page)")
      }
      #expect(try await other.post(home + "/step/take-back", []).status == .notFound)
    }
    let clerk = try await world.door.browser(as: .employerClerk, employer: "E-1")
    #expect(try await clerk.get(home).status == .ok)
    for step in ["lodge", "supplement", "take-back", "answer", "appeal", "list"] {
      #expect(try await clerk.get(home + "/step/" + step).status == .notFound, "\(step)")
    }
    #expect(try await world.employer().get(home + "/step/nothing").status == .notFound)
    #expect(try await world.door.browser.get(home).status == .seeOther)
  }

  @Test func `refuse kindly what comes too late, twice or out of order`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let employer = try await world.employer()
    let step = "/en/employer/case/\(id)/step/"
    let before = try await world.permitCase(id).version
    let early = try await world.send(
      employer, step + "fee",
      [
        ("sum", "700000"), ("reference", "P-1"), ("day-day", "20"), ("day-month", "2"),
        ("day-year", "2026"),
      ])
    #expect(early.status == .conflict && early.isWhole)
    #expect(try await world.permitCase(id).version == before, "nothing was written")
    let form = try await employer.get(step + "take-back")
    let fields = [
      ("key", try #require(form.field("key"))), ("seen", try #require(form.field("seen"))),
    ]
    let stale = try await employer.post(step + "take-back", [fields[0], ("seen", "1")])
    #expect(stale.status == .preconditionFailed && stale.isWhole)
    #expect(stale.text.contains("name=\"seen\" value=\"\(before)\""))
    let taken = try await employer.post(step + "take-back", fields)
    let again = try await employer.post(step + "take-back", fields)
    #expect(taken.status == .seeOther && again.status == .seeOther, "the same form counts once")
    #expect(try await world.permitCase(id).version == before + 1)
    let over = try await world.send(employer, step + "take-back", [])
    #expect(over.status == .conflict && over.isWhole)
  }

  @Test func `keep a draft, answer a refusal that is intended, and appeal`() async throws {
    let world = try await OfficerWorld(places: 0)
    let id = try await world.refused()
    let employer = try await world.employer()
    let appeal = "/ru/employer/case/\(id)/step/appeal"
    #expect(try await world.send(employer, appeal, [("text", " ")]).status == .unprocessableContent)
    let kept = try await world.send(
      employer, appeal, [("text", "<b>Мы не согласны"), ("keep", "1")])
    #expect(kept.status == .seeOther)
    let draft = try await employer.get(appeal)
    #expect(draft.text.contains("&lt;b&gt;Мы не согласны"))
    #expect(
      try await world.send(employer, appeal, [("text", "Мы не согласны")]).status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .underAppeal)
    #expect(!(try await employer.get(appeal)).text.contains("Мы не согласны</textarea>"))
    for number in 1...(try await world.permitCase(id).version) {
      let letter = try await employer.get("/kk/employer/case/\(id)/letter/\(number)")
      #expect([.ok, .notFound].contains(letter.status) && letter.isWhole)
      guard letter.status == .ok else { continue }
      let paper = try await employer.get("/kk/employer/case/\(id)/letter/\(number)/pdf")
      #expect(paper.status == .ok && paper.header("Content-Type") == "application/pdf")
    }
  }

  @Test(arguments: ["kk", "ru", "en"])
  func `say at the field how large a guarantee has to be`(_ language: String) async throws {
    let world = try await OfficerWorld(on: "2016-04-01")
    let id = try await world.grantedWithGuarantee()
    let employer = try await world.employer()
    let page = "/\(language)/employer/case/\(id)/step/guarantee"
    let fields = [
      ("sum", "1"), ("day-day", "20"), ("day-month", "4"), ("day-year", "2016"),
      ("reference", "D-1"), ("bank", "Bank"),
    ]
    let small = try await world.send(employer, page, fields)
    #expect(small.status == .unprocessableContent && small.isWhole)
    #expect(small.text.contains("id=\"sum-error\"") && !small.text.contains(": guarantee"))
    // The smallest sum stands in the row above the field, in the summary of mistakes and at the field.
    #expect(small.text.matches(of: #/120[^0-9<]000/#).count >= 3)
  }

  @Test(arguments: ["kk", "ru", "en"])
  func `read the limits of days, workers and terms at their fields`(_ language: String)
    async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.office.openCase(
      for: try world.key("E-1"), facts: OfficerWorld.facts, Asked(world.signatory)
    ).permitCase.id.rawValue
    let employer = try await world.employer()
    let step = "/\(language)/employer/case/\(id)/step/"
    for year in ["1800", "2027"] {
      let reply = try await world.send(
        employer, step + "search",
        [
          ("channel", "vacancy_date"), ("day-day", "1"), ("day-month", "1"), ("day-year", year),
          ("reference", "V-1"),
        ])
      #expect(reply.status == .unprocessableContent && reply.isWhole, "\(year)")
      #expect(reply.text.contains("id=\"day-error\"") && reply.text.contains("2001"), "\(year)")
    }
    let wide = try await world.send(
      employer, step + "lodge", [("places", "0"), ("months", "13")])
    #expect(wide.status == .unprocessableContent && wide.isWhole)
    #expect(wide.text.contains("id=\"places-error\""))
    let said = try #require(wide.text.firstMatch(of: #/id="months-error">(.+)</p>/#)).output.1
    #expect(said.contains("12") && said.contains("2023"), "\(said)")
  }

  @Test func `have a payment confirmed, or read why it is not enough`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.granted()
    let (employer, officer) = (try await world.employer(), try await world.officer())
    let page = "/ru/employer/case/\(id)/step/fee"
    func pay(_ day: String) async throws -> OfficerWorld.Reply {
      try await world.send(
        employer, page,
        [
          ("sum", "700000"), ("day-day", day), ("day-month", "2"), ("day-year", "2026"),
          ("reference", "P-1"),
        ])
    }
    for wrong in ["24", "28"] {
      let reply = try await pay(wrong)
      #expect(reply.status == .unprocessableContent && reply.text.contains("id=\"day-error\""))
    }
    #expect(try await pay("26").status == .seeOther)
    let answer = "/en/office/case/\(id)/step/payment"
    let list = try await officer.get("/en/office/payments")
    #expect(list.isWhole && list.text.contains(answer))
    #expect(try await employer.get("/en/office/payments").status == .notFound)
    let form = try await officer.get(answer)
    #expect(form.isWhole && form.text.contains("26\u{A0}February 2026"))
    let silent = try await world.send(officer, answer, [("answer", "less")])
    #expect(silent.status == .unprocessableContent && silent.text.contains("id=\"reason-error\""))
    let no = try await world.send(
      officer, answer, [("answer", "less"), ("reason", "<b>100 000 are missing")])
    #expect(no.status == .seeOther)
    #expect(try await employer.get("/en/employer/case/\(id)").text.contains("100 000 are missing"))
    #expect(try await employer.get(page).text.contains("&lt;b&gt;100 000 are missing"))
    #expect(try await employer.get("/en/notices").text.contains("was not enough"))
    #expect(try await pay("27").status == .seeOther)
    #expect(
      try await world.send(officer, answer, [("answer", "enough")]).status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .inEffect)
    #expect(!(try await officer.get("/en/office/payments")).text.contains(answer))
  }

  @Test func `ask for places of the next year`() async throws {
    let world = try await OfficerWorld()
    let employer = try await world.employer()
    let none = try await world.send(employer, "/en/employer/quota", [("reason", "a plant")])
    #expect(none.status == .unprocessableContent)
    let asked = try await world.send(
      employer, "/en/employer/quota", [("category_2", "7"), ("reason", "<u>a plant")])
    #expect(asked.status == .seeOther)
    #expect(try await employer.follow(asked).isWhole)
    let much = try await world.send(
      employer, "/en/employer/quota", [("category_2", "100001"), ("reason", "a plant")])
    #expect(much.status == .unprocessableContent && much.text.contains("at most 100000"))
    let officer = try await world.officer()
    let list = try await officer.get("/en/office/quota/requests")
    #expect(list.text.contains("7") && !list.text.contains("<u>"))
    #expect(try await officer.get("/en/notices").text.contains("asks for places of 2027"))
  }

  @Test func `see what they asked for, and that another request is added`() async throws {
    let world = try await OfficerWorld()
    let employer = try await world.employer()
    let (form, list) = ("/en/employer/quota", "/en/employer/quota/requests")
    #expect(try await employer.get(list).text.contains("not asked for places yet"))
    let first = try await employer.get(form).text
    #expect(!first.contains("added to") && first.contains("September 2026"))
    for places in ["7", "5"] {
      #expect(
        try await world.send(employer, form, [("category_2", places), ("reason", "a plant")])
          .status == .seeOther)
    }
    #expect(try await employer.get(form).text.contains("asked for 12 places of 2027 before"))
    let supervisor = try await world.door.browser(as: .supervisor, region: "atyrau")
    let known = try await world.office.quotaRequests(size: PageSize(9), world.signatory)
    let five = try #require(known.items.first { $0.record.places == 5 })
    let answer = "/en/office/quota/requests/\(five.record.id.rawValue)"
    #expect(
      try await world.send(supervisor, answer, [("view", "not"), ("comment", "<i>Too many")])
        .status == .seeOther)
    #expect(try await employer.get(form).text.contains("asked for 7 places of 2027 before"))
    let ministry = try await world.door.browser(as: .ministry)
    #expect(try await ministry.get("/en/office/quota/requests").text.contains("7 places asked"))
    for language in ["kk", "ru", "en"] {
      let page = try await employer.get("/\(language)/employer/quota/requests")
      #expect(page.isWhole && page.text.contains("&lt;i&gt;Too many"), "\(language)")
    }
    let seen = try await employer.get(list).text
    #expect(seen.contains("Not supported") && seen.contains("Waits for a view"))
    #expect(seen.contains("September 2026"))
    let other = try await world.door.browser(as: .employerSignatory, employer: "E-2")
    #expect(!(try await other.get(list)).text.contains("Too many"))
    #expect(try await supervisor.get(list).status == .notFound)
  }
}

extension OfficerWorld {
  func employer() async throws -> DoorWorld.Browser {
    try await door.browser(as: .employerSignatory, employer: "E-1")
  }

  /// Sends one file for a paper of a case.
  func layIn(
    _ browser: DoorWorld.Browser, _ home: String, _ kind: String, _ text: String
  ) async throws -> Reply {
    let path = home + "/lay-in/" + kind
    let form = try await browser.get(path)
    let fields = ["key", "seen"].compactMap { name in form.field(name).map { (name, $0) } }
    return try await browser.post(path, file: text, fields)
  }
}

extension FactSheet {
  /// As a form sends them.
  var pairs: [(String, String)] { paths.map { ($0, self[$0] ?? "") } }
}

extension OfficerWorld {
  /// A case of 2016 that waits for its guarantee; its number.
  fileprivate func grantedWithGuarantee() async throws -> String {
    let who = Asked(signatory)
    let more = FactSheet([
      "special_conditions_performed": "yes", "project_with_own_quota": "no",
      "return_ticket_price": "120000 KZT",
    ])
    let id = try await office.openCase(
      for: try key("E-1"), facts: Self.facts.merging(more), who
    ).permitCase.id
    try today("2016-04-05")
    for kind in try office.law().documentsNeeded(on: office.today) {
      _ = try await office.attachDocument(
        id, kind: kind, mediaType: "application/pdf", bytes: Array("%PDF \(kind)".utf8), who)
    }
    _ = try await office.lodge(id, facts: FactSheet(), places: 1, who)
    let officer = Asked(
      Actor(account: try key("officer"), role: .officer, region: RegionKey("atyrau")))
    try today("2016-04-07")
    try await office.complete(id, officer)
    _ = try await office.propose(id, officer)
    _ = try await office.grant(id, .init(term: .months(12)), officer)
    try today("2016-04-20")
    return id.rawValue
  }
}
