import Casework
import HTTPTypes
import Measures
import Office
import Register
import Testing

@testable import Web

/// The pages about stays, over the real law and a register of its own.
@Suite struct `The pages about stays` {
  private static let arrival = "/en/arrival"

  /// A whole notice; `with` changes fields of it.
  private static func notice(_ with: [String: String] = [:]) -> [(String, String)] {
    let fields = [
      "name": "<b>Li Wei", "latinName": "LI WEI", "birthDate-day": "2", "birthDate-month": "10",
      "birthDate-year": "1979", "citizenship": "CHN", "documentNumber": "E1",
      "entryDay-day": "10", "entryDay-month": "2", "entryDay-year": "2026",
      "basis": "without_visa", "region": "atyrau", "address": "<i>Satpayev 1",
      "host": "150140000001",
    ]
    return fields.merging(with) { $1 }.map { ($0.key, $0.value) }
  }

  /// Records an arrival through the form; the path of the stay without its language.
  private func arrived(
    _ world: OfficerWorld, _ browser: DoorWorld.Browser, _ with: [String: String] = [:]
  ) async throws -> String {
    let reply = try await world.send(browser, Self.arrival, Self.notice(with))
    #expect(reply.status == .seeOther)
    let path = try #require(reply.header("Location")).prefix { $0 != "?" }
    return String(path.dropFirst("/en".count))
  }

  @Test func `keep a notice of arrival once, and say what is wrong with it at its field`()
    async throws
  {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    let empty = try await world.send(police, Self.arrival, [])
    #expect(empty.status == .unprocessableContent && empty.isWhole)
    for field in ["name", "latinName", "birthDate", "citizenship", "documentNumber", "address"] {
      #expect(empty.text.contains("href=\"#\(field)\""), "\(field)")
    }
    let wrongs = [
      ("entryDay-year", "2027", "entryDay"), ("birthDate-year", "2027", "birthDate"),
      ("host", "999999999999", "host"), ("citizenship", "QQQ", "citizenship"),
      ("region", "nowhere", "region"), ("basis", "by_right", "basis"),
      ("citizenship", "KAZ", "citizenship"), ("latinName", "Ли Вэй", "latinName"),
      ("birthDate-year", "1890", "birthDate"), ("documentNumber", "<script>", "documentNumber"),
    ]
    for (field, value, place) in wrongs {
      let wrong = try await world.send(police, Self.arrival, Self.notice([field: value]))
      #expect(wrong.status == .unprocessableContent, "\(field)")
      #expect(wrong.text.contains("href=\"#\(place)\""), "\(field)")
      #expect(wrong.text.contains("&lt;b&gt;Li Wei") && !wrong.text.contains("<b>Li"))
    }
    // Everything is told in one round: what is missing and what cannot be.
    let many = try await world.send(
      police, Self.arrival,
      Self.notice([
        "name": "", "latinName": "Ли Вэй", "documentNumber": "???", "entryDay-year": "2027",
        "birthDate-year": "1890", "address": "", "citizenship": "KAZ",
      ]))
    let told = many.text.matches(of: /href="#(\w+)"/).map { String($0.output.1) }
    let inOrder = [
      "name", "latinName", "birthDate", "citizenship", "documentNumber", "entryDay", "address",
    ]
    #expect(told.filter(inOrder.contains) == inOrder)
    let key = try await police.get(Self.arrival).field("key") ?? ""
    let sent = Self.notice() + [("key", key)]
    let first = try await police.post(Self.arrival, sent)
    let second = try await police.post(Self.arrival, sent)
    #expect(first.status == .seeOther && second.status == .seeOther)
    #expect(first.header("Location") == second.header("Location"))
    let stays = try await world.office.stays(
      size: PageSize(9), Actor(account: try world.key("auditor"), role: .auditor))
    #expect(stays.items.count == 1)
    let astana = try await world.send(
      police, Self.arrival, Self.notice(["region": "astana", "documentNumber": "E2"]))
    #expect(astana.status == .notFound, "an arrival in another region is not the own region's")
  }

  @Test func `show a stay with its lawful end and reasons, and nobody else that there is one`()
    async throws
  {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    let path = try await arrived(world, police)
    let host = try await world.door.browser(as: .employerClerk, employer: "E-1")
    for language in ["kk", "ru", "en"] {
      for reader in [police, host] {
        let page = try await reader.get("/\(language)\(path)")
        #expect(page.status == .ok && page.isWhole, "\(language)")
        #expect(page.text.contains("&lt;b&gt;Li Wei") && !page.text.contains("<b>Li"))
        #expect(page.text.contains("&lt;i&gt;Satpayev") && !page.text.contains("<i>Sat"))
        let list = try await reader.get("/\(language)/stays")
        #expect(list.status == .ok && list.isWhole && list.text.contains(path))
      }
    }
    let english = try await police.get("/en" + path)
    // Thirty days without a visa, the day of entry the first, need the days of earlier stays.
    #expect(english.text.contains("Days of earlier stays"))
    #expect(!(try await host.get("/en" + path)).text.contains(path + "/register"))
    #expect(try await host.get("/en" + path + "/register").status == .notFound)
    #expect(try await host.get("/en/overstays").status == .notFound)
    let other = try await world.door.browser(as: .employerClerk, employer: "E-2")
    let officer = try await world.officer()
    for stranger in [other, officer] {
      #expect(try await stranger.get("/en" + path).status == .notFound)
    }
    #expect(try await police.get("/en/stay/ABSENT").status == .notFound)
    #expect(try await world.door.browser.get("/en" + path).status == .seeOther)
    let worker = try await world.door.browser(as: .worker, worker: "W-9")
    #expect(try await worker.get("/en" + path).status == .notFound)
    #expect(try await worker.get("/en/stays").status == .notFound)
  }

  @Test func `say nothing of whoever has the passport, and make one stay of one entry`()
    async throws
  {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    let path = try await arrived(world, police)
    let stranger = try await world.door.browser(as: .employerClerk, employer: "E-1")
    for language in ["kk", "ru", "en"] {
      let other = Self.notice(["latinName": "ANY BODY", "name": "Any Body"])
        .filter { $0.0 != "host" }
      let reply = try await world.send(stranger, "/\(language)/arrival", other)
      #expect(reply.status == .unprocessableContent && reply.isWhole, "\(language)")
      #expect(reply.text.contains("href=\"#documentNumber\""))
      #expect(!reply.text.contains("Li Wei") && !reply.text.contains("LI WEI"))
    }
    let again = try await world.send(police, Self.arrival, Self.notice())
    #expect(again.header("Location")?.hasPrefix("/en\(path)?") == true)
    let page = try await police.follow(again)
    #expect(page.isWhole && page.text.contains("no second one was made"))
  }

  @Test func `register and prolong a stay, and record the exit`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    let path = try await arrived(world, police)
    let form = "/en\(path)/register"
    let none = try await world.send(police, form, [])
    #expect(none.status == .unprocessableContent && none.text.contains("#basis"))
    let open = try await world.send(police, form, [("basis", "visa")])
    #expect(open.status == .unprocessableContent && open.text.contains("#until"))
    func until(_ year: String) -> [(String, String)] {
      [("until-day", "9"), ("until-month", "5"), ("until-year", year)]
    }
    let early = try await world.send(police, form, [("basis", "visa")] + until("2025"))
    #expect(early.status == .unprocessableContent)
    let page = try await police.get(form)
    let kept = try await world.send(police, form, [("basis", "visa")] + until("2026"))
    #expect(kept.status == .seeOther)
    let shown = try await police.follow(kept)
    #expect(shown.isWhole && shown.text.contains("9\u{A0}May 2026"))
    #expect(shown.text.contains("Prolong the stay"))
    let stale = try await police.post(
      form,
      [("basis", "visa"), ("key", "other"), ("seen", page.field("seen") ?? "")] + until("2027"))
    #expect(stale.status == .preconditionFailed && stale.isWhole)
    let shorter = try await world.send(police, form, [("basis", "visa")] + until("2026"))
    #expect(shorter.status == .unprocessableContent, "prolonged to the same day")
    let longer = try await world.send(
      police, form, [("basis", "residence_permit")] + until("2027"))
    #expect(longer.status == .seeOther)
    let exit = "/kk\(path)/exit"
    #expect(try await world.send(police, exit, []).status == .unprocessableContent)
    func left(_ day: String) -> [(String, String)] {
      [("day-day", day), ("day-month", "2"), ("day-year", "2026")]
    }
    #expect(try await world.send(police, exit, left("9")).status == .unprocessableContent)
    #expect(try await world.send(police, exit, left("13")).status == .unprocessableContent)
    #expect(try await world.send(police, exit, left("12")).status == .seeOther)
    let gone = try await police.get("/en" + path)
    #expect(gone.text.contains("Left the country") && !gone.text.contains(path + "/exit"))
    let again = try await world.send(police, exit, left("12"))
    #expect(again.status == .conflict && again.isWhole)
  }

  @Test func `ask for the days of a stay without a visa, and let the police add them`()
    async throws
  {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    let form = try await police.get("/ru/arrival")
    #expect(form.isWhole)
    for name in ["earlier_days", "intended_days"] {
      #expect(form.text.contains("name=\"\(name)\""), "\(name)")
    }
    for wrong in ["181", "many", "-1"] {
      let reply = try await world.send(
        police, Self.arrival, Self.notice(["earlier_days": wrong]))
      #expect(reply.status == .unprocessableContent && reply.text.contains("#earlier_days"))
    }
    let told = try await arrived(
      world, police, ["earlier_days": "0", "intended_days": "20", "documentNumber": "E2"])
    let counted = try await police.get("/en" + told)
    #expect(counted.text.contains("11\u{A0}March 2026"))
    let open = try await arrived(world, police)
    #expect(try await police.get("/en" + open).text.contains("Days of earlier stays"))
    let added = try await world.send(
      police, "/en\(open)/register", [("basis", "without_visa"), ("earlier_days", "75")])
    #expect(added.status == .seeOther)
    #expect(try await police.follow(added).text.contains("24\u{A0}February 2026"))
    #expect(try await police.get("/en\(open)/register").text.contains("value=\"75\""))
  }

  @Test func `register nobody past the end without a case or a reason, and charge again`()
    async throws
  {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    let path = try await arrived(world, police, ["earlier_days": "0"])
    try world.today("2026-03-20")
    let register = "/en\(path)/register"
    let until = [
      ("basis", "visa"), ("until-day", "9"), ("until-month", "9"), ("until-year", "2026"),
    ]
    let form = try await police.get(register)
    #expect(form.isWhole && form.text.contains("/check/overstay"))
    let refused = try await world.send(police, register, until)
    #expect(refused.status == .unprocessableContent && refused.text.contains("#whyNoCase"))
    let facts = [("earlier_overstay", "never"), ("case_opened_on", "2026-03-20")]
    let opened = try await police.post("/en\(path)/overstay", facts)
    let page = try await police.get("/en" + path)
    #expect(page.text.contains("The case about the overstay") && !page.text.contains("/check/over"))
    let violation = try #require(opened.header("Location"))
    let screening = `The pages of an inspection`.noSigns.map { ($0, "no") }
    let screened = try await world.send(police, violation + "/screening", screening)
    #expect(screened.status == .seeOther)
    let dropped = try await world.send(police, violation + "/drop", [("reason", "minor")])
    #expect(dropped.status == .seeOther)
    try world.today("2026-05-20")
    let again = try await police.post("/en\(path)/overstay", facts)
    #expect(again.status == .seeOther && again.header("Location") != opened.header("Location"))
    let both = try await police.get("/en" + path)
    #expect(both.text.contains("An earlier case about the overstay") && both.isWhole)
    let kept = try await world.send(police, register, until)
    #expect(kept.status == .seeOther, "the second case is open")
  }

  @Test func `list who stays too long by days, and open one case for each`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    func visa(_ number: String, _ month: String) async throws -> String {
      try await arrived(
        world, police,
        [
          "documentNumber": number, "basis": "visa", "until-day": "1", "until-month": month,
          "until-year": "2026",
        ])
    }
    let short = try await visa("E1", "4")
    let long = try await visa("E2", "3")
    let lawful = try await visa("E3", "6")
    try world.today("2026-04-10")
    let list = try await police.get("/ru/overstays")
    #expect(list.status == .ok && list.isWhole && !list.text.contains(lawful))
    let (first, second) = (list.text.firstRange(of: long), list.text.firstRange(of: short))
    #expect(try #require(first).lowerBound < (try #require(second)).lowerBound)
    #expect(try await police.get("/en/overstays?region=astana").text.contains(long) == false)
    let page = try await police.get("/en" + long)
    #expect(page.text.contains("40 days past") && page.text.contains("/check/overstay"))
    let facts = [("earlier_overstay", "never"), ("case_opened_on", "2026-04-10")]
    let opened = try await police.post("/en\(long)/overstay", facts)
    #expect(opened.status == .seeOther)
    let again = try await police.post("/en\(long)/overstay", facts)
    #expect(again.header("Location") == opened.header("Location"))
    let violation = try await police.follow(opened)
    #expect(violation.status == .ok && violation.isWhole)
    #expect(violation.text.contains("/screening"))
    #expect(violation.text.contains("&lt;b&gt;Li Wei") && violation.text.contains(long))
    #expect(try await police.get("/en/inspector").text.contains("&lt;b&gt;Li Wei"))
    let none = try await police.post("/en\(lawful)/overstay", facts)
    #expect(none.status == .conflict && none.isWhole)
    let host = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    #expect(try await host.post("/en\(short)/overstay", facts).status == .notFound)
  }

  @Test func `find somebody named in a permit of the host, not a second person`() async throws {
    let world = try await OfficerWorld()
    let permit = try await world.named()
    let police = try await world.police()
    let path = try await arrived(world, police)
    let own = try await world.door.browser(as: .worker, worker: "W-1")
    #expect(try await own.get("/kk" + path).status == .ok)
    let me = try await own.get("/kk/me")
    #expect(me.isWhole && me.text.contains(path) && me.text.contains(permit))
    #expect(me.plain.contains("2027") && me.text.contains("/permit"), "until when, and its paper")
    #expect(try await police.get("/en" + path).text.contains(permit))
    // Another passport of the same person, then somebody of the same name born on another day.
    let renewed = try await arrived(world, police, ["documentNumber": "E9"])
    #expect(try await own.get("/kk" + renewed).status == .ok)
    let other = try await arrived(
      world, police, ["documentNumber": "E7", "birthDate-day": "3"])
    #expect(try await own.get("/kk" + other).status == .notFound)

    let officer = try await world.officer()
    let step = "/en/office/case/\(permit)/step/suspend"
    let letter = try await world.send(
      officer, step, [("ground", "suspension_ground"), ("cure", "10")])
    #expect(try await world.sign(officer, step, letter).status == .seeOther)
    let stopped = try await own.get("/en/me")
    #expect(stopped.text.contains("Nobody may work under this permit now"))
    #expect(!stopped.text.contains("Last day of the term"), "the employer's term")
  }

  @Test func `open one case against a host who gave notice late`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-02-17")
    let police = try await world.police()
    // Entered on Tuesday 10 February 2026: three working days end on Friday.
    let path = try await arrived(world, police)
    for language in ["kk", "ru", "en"] {
      let page = try await police.get("/\(language)\(path)")
      #expect(page.isWhole && page.text.contains("/check/host_duty"), "\(language)")
    }
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    #expect(!(try await employer.get("/en\(path)").text.contains("/check/host_duty")))
    let answers = [
      ("papers_or_exit_missing", "no"), ("housed_or_helped_evade", "no"), ("host_kind", "medium"),
      ("host_penalty_ended_on", "none"), ("key", "late-1"),
    ]
    #expect(
      try await employer.post("/en\(path)/late-notice", answers).status == .notFound)
    let opened = try await police.post("/en\(path)/late-notice", answers)
    #expect(opened.status == .seeOther)
    let again = try await police.post("/en\(path)/late-notice", answers)
    #expect(again.header("Location") == opened.header("Location"))
    let violation = try await police.follow(opened)
    #expect(violation.isWhole && violation.text.contains("150140000001"))
    #expect(violation.text.contains(path) && !violation.text.contains("Who was found"))
    let stay = try await police.get("/en\(path)")
    #expect(!stay.text.contains("/check/host_duty") && stay.text.contains("/violation/"))
    let inTime = try await arrived(
      world, police, ["documentNumber": "E2", "latinName": "WU", "entryDay-day": "12"])
    #expect(!(try await police.get("/en\(inTime)").text.contains("/check/host_duty")))
  }

  @Test func `list the late notices without a case, and write a private host down`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-02-17")
    let police = try await world.police()
    let both = try await world.send(
      police, Self.arrival, Self.notice([:]) + [("hostName", "<i>Serikov")])
    #expect(both.status == .unprocessableContent && both.text.contains("href=\"#hostName\""))
    let odd = try await world.send(
      police, Self.arrival,
      Self.notice(["host": ""]) + [("hostName", "<i>Serikov"), ("hostNumber", "12")])
    #expect(odd.status == .unprocessableContent && odd.text.contains("href=\"#hostNumber\""))
    let reply = try await world.send(
      police, Self.arrival,
      Self.notice(["host": ""]) + [("hostName", "<i>Serikov"), ("hostNumber", "900101300123")])
    let path = String(try #require(reply.header("Location")).prefix { $0 != "?" }.dropFirst(3))
    for language in ["kk", "ru", "en"] {
      let page = try await police.get("/\(language)\(path)")
      #expect(page.isWhole && page.text.contains("&lt;i&gt;Serikov, 900101300123"), "\(language)")
      let list = try await police.get("/\(language)/late-notices")
      #expect(list.isWhole && list.text.contains(path), "\(language)")
    }
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    #expect(try await employer.get("/en/late-notices").status == .notFound)
    #expect(!(try await employer.get("/en/arrival").text.contains("hostName")))
    let answers = [
      ("papers_or_exit_missing", "no"), ("housed_or_helped_evade", "no"),
      ("host_kind", "individual"), ("host_penalty_ended_on", "none"), ("key", "late-1"),
    ]
    let opened = try await police.post("/en\(path)/late-notice", answers)
    let violation = try await police.follow(opened)
    #expect(violation.isWhole && violation.text.contains("&lt;i&gt;Serikov"))
    #expect(!(try await police.get("/en/late-notices").text.contains(path)))
  }

  @Test func `show an earlier host who moved on, and not where to`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-02-12")
    let police = try await world.police()
    _ = try await world.office.enterEmployer(
      id: try world.key("E-2"), businessNumber: "150140000002", name: "Other",
      region: RegionKey("atyrau"),
      Asked(
        Actor(
          account: try world.key("s-2"), role: .employerSignatory, region: RegionKey("atyrau"),
          employer: try world.key("E-2"))))
    let path = try await arrived(world, police)
    _ = try await arrived(world, police, ["host": "150140000002", "address": "Abay 2"])
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    for language in ["kk", "ru", "en"] {
      let list = try await employer.get("/\(language)/stays")
      #expect(list.isWhole && list.text.contains("&lt;i&gt;Satpayev 1"), "\(language)")
      #expect(!list.text.contains("Abay 2") && !list.text.contains(path))
    }
    let later = try await world.door.browser(as: .employerSignatory, employer: "E-2")
    let theirs = try await later.get("/en/stays")
    #expect(theirs.text.contains(path) && !theirs.text.contains("Satpayev"))
  }
}
