import Casework
import HTTPTypes
import Measures
import Office
import Register
import Testing

@testable import Web

/// Complaints and accidents, over the real law and a register of its own.
@Suite struct `The pages of complaints and accidents` {
  @Test func `send a complaint on to the body that the law names for it`() async throws {
    let world = try await OfficerWorld()
    let worker = try await world.door.browser(as: .worker)
    let empty = try await world.send(worker, "/kk/complaint", [])
    #expect(empty.status == .unprocessableContent && empty.text.contains("#statement"))
    let made = try await world.send(
      worker, "/kk/complaint", [("statement", "<b>They keep my passport")])
    #expect(made.status == .seeOther)
    let inspector = try await world.inspector()
    let home = try await inspector.get("/en/inspector")
    let path = try #require(
      home.text.firstMatch(of: #/\/en(\/inspector\/complaint\/[^"]+)"/#)?.output.1)
    for language in ["kk", "ru", "en"] {
      let page = try await inspector.get("/\(language)\(path)")
      #expect(page.isWhole && page.text.contains("&lt;b&gt;They keep"), "\(language)")
      let form = try await inspector.get("/\(language)\(path)/forward")
      #expect(form.status == .ok && form.isWhole && form.text.contains("papers_kept"))
    }
    let police = try await world.police()
    let stranger = try await world.door.browser(as: .worker, worker: "W-2")
    #expect(!(try await police.get("/en/inspector").text.contains("They keep")))
    for other in [police, stranger] {
      #expect(try await other.get("/en\(path)").status == .notFound)
      #expect(try await other.post("/en\(path)/forward", [("trouble", "x")]).status == .notFound)
    }
    let forward = "/en\(path)/forward"
    #expect(try await inspector.post("/en\(path)/answer", [("answer", "?")]).status == .conflict)
    let none = try await world.send(inspector, forward, [])
    #expect(none.status == .unprocessableContent && none.text.contains("#trouble"))
    let wrong = try await world.send(inspector, forward, [("trouble", "<script>")])
    #expect(wrong.status == .unprocessableContent && !wrong.text.contains("<script>"))
    let sent = try await world.send(inspector, forward, [("trouble", "papers_kept")])
    #expect(sent.status == .seeOther)
    #expect(try await inspector.follow(sent).text.contains("The police"))
    #expect(try await police.get("/en/inspector").text.contains(String(path)), "it is delivered")
    let delivered = try await police.get("/en\(path)")
    #expect(delivered.isWhole && delivered.text.contains("\(path)/answer"))
    #expect(!delivered.text.contains("\(path)/forward"))
    #expect(try await police.get("/en\(path)/answer").isWhole)
    let again = try await world.send(inspector, forward, [("trouble", "wages_late")])
    #expect(again.status == .conflict && again.isWhole, "it was sent already")
    #expect(
      try await world.send(inspector, "/en\(path)/answer", [("answer", "")]).status
        == .unprocessableContent)
    let answered = try await world.send(
      inspector, "/en\(path)/answer", [("answer", "<i>Given back")])
    #expect(answered.status == .seeOther)
    let me = try await worker.get("/en/me")
    #expect(me.isWhole && me.text.contains(String(path)))
    for told in ["sent on to the body that the law names", "complaint is answered"] {
      #expect(me.text.ranges(of: told).count == 1, "\(told): told once")
    }
    #expect(try await worker.get("/en\(path)").text.contains("&lt;i&gt;Given back"))
  }

  @Test func `give somebody without an account a number to ask with`() async throws {
    let world = try await OfficerWorld()
    let visitor = world.door.browser
    for language in ["kk", "ru", "en"] {
      #expect(try await visitor.get("/\(language)/complaint/answer").isWhole, "\(language)")
    }
    let key = try await visitor.get("/en/complaint").field("key") ?? ""
    let sent = [("statement", "No pay"), ("key", key)]
    let made = try await visitor.post("/en/complaint", sent)
    #expect(made.status == .ok && made.isWhole)
    let pattern = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/
    let number = String(try #require(made.text.firstMatch(of: pattern)?.output))
    let again = try await visitor.post("/en/complaint", sent)
    #expect(again.text.contains(number), "the same form gives the same number")
    let ask = "/en/complaint/answer"
    let found = try await visitor.post(ask, [("number", number.lowercased())])
    #expect(found.isWhole && found.text.contains("Received") && !found.text.contains("No pay"))
    for wrong in ["", "AAAA", String(number.reversed()), "<b>"] {
      let reply = try await visitor.post(ask, [("number", wrong)])
      #expect(reply.status == .unprocessableContent && reply.isWhole, "\(wrong)")
      #expect(reply.text.contains("#number") && !reply.text.contains("<b>"))
    }
  }

  @Test func `mark an accident that was reported late`() async throws {
    let world = try await OfficerWorld()
    _ = try await world.named()
    try world.today("2026-03-06")
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    let made = try await world.send(employer, "/en/accident", report([:]))
    let address = String(try #require(made.header("Location")).prefix { $0 != "?" })
    let inspector = try await world.inspector()
    _ = try await world.send(
      inspector, address + "/questions", [("happened_on_duty", "yes")])
    for reader in [employer, inspector] {
      for path in [address, "/en/accidents"] {
        let page = try await reader.get(path)
        #expect(page.isWhole && page.text.contains("Reported late"), "\(path)")
      }
    }
  }

  private static let report = [
    ("worker", "W-1"), ("day-day", "2"), ("day-month", "3"), ("day-year", "2026"),
    ("severity", "fatal"), ("description", "<b>Fell"), ("policy", "P-9"), ("insurer", "Insurer"),
    ("first-day", "1"), ("first-month", "1"), ("first-year", "2026"), ("last-day", "31"),
    ("last-month", "12"), ("last-year", "2026"),
  ]

  private func report(_ with: [String: String]) -> [(String, String)] {
    Self.report.map { ($0.0, with[$0.0] ?? $0.1) }
  }

  @Test func `keep an employer's report once, and say at each field what is missing`()
    async throws
  {
    let world = try await OfficerWorld()
    _ = try await world.named()
    try world.today("2026-03-04")
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    let empty = try await world.send(employer, "/ru/accident", [])
    #expect(empty.status == .unprocessableContent && empty.isWhole)
    for field in ["worker", "day", "severity", "description"] {
      #expect(empty.text.contains("href=\"#\(field)\""), "\(field)")
    }
    let wrongs = [
      ("day-year", "2027", "day"), ("day-year", "1950", "day"), ("worker", "W-9", "worker"),
      ("severity", "so-so", "severity"),
      ("insurer", "", "insurer"), ("last-year", "2025", "last"),
    ]
    for (field, value, place) in wrongs {
      let wrong = try await world.send(employer, "/en/accident", report([field: value]))
      #expect(wrong.status == .unprocessableContent, "\(field)")
      #expect(wrong.text.contains("href=\"#\(place)\"") && !wrong.text.contains("<b>Fell"))
    }
    let key = try await employer.get("/en/accident").field("key") ?? ""
    let sent = report([:]) + [("key", key)]
    let first = try await employer.post("/en/accident", sent)
    let second = try await employer.post("/en/accident", sent)
    #expect(first.status == .seeOther)
    #expect(first.header("Location") == second.header("Location"))
    let page = try await employer.follow(first)
    #expect(page.isWhole && page.text.contains("&lt;b&gt;Fell"))
    #expect(!page.text.contains("/investigate"), "the employer does not investigate")
    let dead = try await world.send(
      employer, "/en/accident", report(["day-day": "3", "severity": "light"]))
    #expect(dead.status == .unprocessableContent && dead.text.contains("href=\"#day\""))
    let inspector = try await world.inspector()
    let idle = try await world.door.browser(as: .employerClerk, employer: "E-2")
    let worker = try await world.door.browser(as: .worker)
    for other in [worker, try await world.police()] {
      #expect(try await other.get("/en/accident").status == .notFound)
    }
    let path = try #require(first.header("Location")).prefix { $0 != "?" }.dropFirst(3)
    #expect(try await idle.get("/en\(path)").status == .notFound)
    #expect(try await worker.get("/kk\(path)").isWhole)
    #expect(try await worker.get("/kk/me").text.contains(String(path)))
    for language in ["kk", "ru", "en"] {
      for reader in [employer, inspector] {
        let list = try await reader.get("/\(language)/accidents")
        #expect(list.isWhole && list.text.contains(String(path)), "\(language)")
        #expect(list.text.contains("&lt;i&gt;Li Wei"))
      }
    }
  }

  @Test func `take the report of somebody who stands in no permit, from either side`() async throws
  {
    let world = try await OfficerWorld()
    try world.today("2026-03-04")
    let (inspector, employer) = (
      try await world.inspector(),
      try await world.door.browser(as: .employerSignatory, employer: "E-1")
    )
    for language in ["kk", "ru", "en"] {
      let form = try await inspector.get("/\(language)/accident")
      #expect(form.isWhole && form.text.contains("name=\"number\""), "\(language)")
      #expect(try await inspector.get("/\(language)/accidents").text.contains("/accident\""))
    }
    let empty = try await world.send(inspector, "/en/accident", [])
    for field in ["number", "name", "born", "day", "severity", "description"] {
      #expect(empty.text.contains("href=\"#\(field)\""), "\(field)")
    }
    var told =
      report([:]).filter { $0.0 != "worker" } + [
        ("name", "<u>Aziz"), ("born-day", "3"), ("born-month", "2"), ("born-year", "1991"),
      ]
    let unknown = try await world.send(inspector, "/en/accident", told + [("number", "9")])
    #expect(unknown.status == .unprocessableContent && unknown.text.contains("#number"))
    let made = try await world.send(
      inspector, "/en/accident", told + [("number", "150140000001")])
    #expect(made.status == .seeOther)
    let path = try #require(made.header("Location")).prefix { $0 != "?" }.dropFirst(3)
    for reader in [inspector, employer] {
      let page = try await reader.get("/en\(path)")
      #expect(page.isWhole && page.text.contains("&lt;u&gt;Aziz") && page.plain.contains("1991"))
    }
    told.append(("worker", "*"))
    #expect(try await world.send(employer, "/en/accident", told).status == .seeOther)
  }

  @Test func `give the complaint on paper for a court or prosecutor, to whom nothing is delivered`()
    async throws
  {
    let world = try await OfficerWorld()
    let worker = try await world.door.browser(as: .worker)
    _ = try await world.send(worker, "/kk/complaint", [("statement", "<b>No pay")])
    let inspector = try await world.inspector()
    let home = try await inspector.get("/en/inspector")
    let path = try #require(
      home.text.firstMatch(of: #/\/en(\/inspector\/complaint\/[^"]+)"/#)?.output.1)
    #expect(try await worker.get("/en\(path)/letter").status == .notFound, "nobody knows to whom")
    let sent = try await world.send(
      inspector, "/en\(path)/forward",
      [("trouble", "wages_late"), ("works_in_household", "yes")])
    #expect(sent.status == .seeOther)
    for language in ["kk", "ru", "en"] {
      for reader in [worker, inspector] {
        let page = try await reader.get("/\(language)\(path)")
        #expect(page.isWhole && page.text.contains("\(path)/letter/pdf"), "\(language)")
        let letter = try await reader.get("/\(language)\(path)/letter")
        #expect(letter.isWhole && letter.text.contains("&lt;b&gt;No pay"), "\(language)")
      }
    }
    #expect(try await worker.get("/en\(path)").text.contains("The court"))
    #expect(try await worker.get("/en\(path)/letter/pdf").text.hasPrefix("%PDF"))
    let stranger = try await world.door.browser(as: .worker, worker: "W-2")
    #expect(try await stranger.get("/en\(path)/letter").status == .notFound)
  }

  @Test func `say who pays by the law, and go from the finding to the payment`() async throws {
    let world = try await OfficerWorld()
    _ = try await world.named()
    try world.today("2026-03-04")
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    let made = try await world.send(employer, "/en/accident", report([:]))
    let address = String(try #require(made.header("Location")).prefix { $0 != "?" })
    let inspector = try await world.inspector()
    let before = try await inspector.get(address)
    #expect(!before.text.contains("/check/accident"), "facts stand in no address")
    #expect(before.text.contains("Happened at work"), "the law still needs it")
    let questions = address + "/questions"
    for language in ["kk", "ru", "en"] {
      let form = try await inspector.get(questions.replacing("/en/", with: "/\(language)/"))
      #expect(form.isWhole && form.text.contains("happened_on_duty"), "\(language)")
    }
    let stated = try await world.send(inspector, questions, [("happened_on_duty", "yes")])
    #expect(stated.status == .seeOther)
    let unreadable = try await world.send(
      inspector, questions, [("happened_on_duty", "yes"), ("harm_total", "much")])
    #expect(unreadable.status == .unprocessableContent && unreadable.text.contains("#harm_total"))
    let harm = try await world.send(
      inspector, questions,
      [("happened_on_duty", "yes"), ("harm_total", "1 500 000"), ("insurer_paid", "500000")])
    #expect(harm.status == .seeOther && harm.header("Location")?.contains("harm") == false)
    let kept = try await inspector.get(questions)
    #expect(kept.text.contains("value=\"1500000\""), "what was answered can be put right")
    let after = try await inspector.get(address)
    #expect(after.text.contains("The employer owes") && after.text.contains("1,000,000"))
    #expect(!after.text.contains("Reported late"))
    // Three working days after Monday 2 March 2026.
    #expect(after.text.contains("5\u{A0}March 2026"))
    #expect(after.text.contains("The insurer pays"))
    #expect(try await employer.post(questions, []).status == .notFound)
    let early = try await inspector.post(address + "/claim", [("key", "k-1")])
    #expect(early.status == .conflict && early.isWhole)
    let investigate = address + "/investigate"
    #expect(try await world.send(inspector, investigate, []).status == .unprocessableContent)
    let page = try await inspector.get(investigate)
    let found = try await world.send(inspector, investigate, [("finding", "<u>No rail")])
    #expect(found.status == .seeOther)
    #expect(try await inspector.follow(found).text.contains("&lt;u&gt;No rail"))
    let stale = try await inspector.post(
      investigate, [("finding", "kept words"), ("key", "k-2"), ("seen", page.field("seen") ?? "")])
    #expect(stale.status == .preconditionFailed && stale.text.contains("kept words"))
    #expect(try await world.send(inspector, address + "/claim", []).status == .seeOther)
    let settle = address + "/settle"
    #expect(
      try await world.send(inspector, settle, [("sum", "-4")]).status == .unprocessableContent)
    #expect(try await world.send(inspector, settle, [("sum", "9000000")]).status == .seeOther)
    let paid = try await inspector.get(address)
    #expect(paid.isWhole && !paid.text.contains("/settle"))
    #expect(paid.text.contains("&lt;u&gt;No rail"), "what was found stays to be read")
  }
}
