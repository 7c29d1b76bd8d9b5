import Casework
import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLibrary
import Measures
import Office
import Register
import Synchronization
import Testing

@testable import Web

/// The pages of the office's side, over the real law and a register of its own.
@Suite struct `The pages of the office` {
  @Test func `show the queue to the own region, and nobody else that a case exists`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    for language in ["kk", "ru", "en"] {
      let queue = try await officer.get("/\(language)/office")
      #expect(queue.status == .ok && queue.isWhole && queue.text.contains(id), "\(language)")
      let page = try await officer.get("/\(language)/office/case/\(id)")
      #expect(page.status == .ok && page.isWhole, "\(language)")
      #expect(page.text.contains("&lt;script&gt;Kurylys") && !page.text.contains("<script>"))
    }
    let queue = try await officer.get("/en/office").text
    #expect(queue.contains("/en/office?standing=lodged") && queue.contains("Filed: 1"))
    let found = try await officer.get("/en/office?words=kurylys&standing=")
    #expect(found.text.contains(id))
    #expect(!(try await officer.get("/en/office?standing=granted")).text.contains(id))
    let other = try await world.door.browser(as: .officer, region: "astana")
    #expect(!(try await other.get("/en/office")).text.contains(id))
    let hidden = try await other.get("/en/office/case/\(id)")
    let absent = try await other.get("/en/office/case/2026-AAAAA-AAAAA")
    #expect(hidden.status == .notFound && absent.status == .notFound)
    #expect(
      try await other.post("/en/office/case/\(id)/step/completeness", []).status == .notFound)
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    #expect(try await employer.get("/en/office").status == .forbidden)
    #expect(try await employer.get("/en/office/case/\(id)").status == .notFound)
    #expect(try await world.door.browser.get("/en/office").status == .seeOther)
    let auditor = try await world.door.browser(as: .auditor)
    #expect(try await auditor.get("/en/office/case/\(id)").status == .ok)
    #expect(try await auditor.get("/en/office/case/\(id)/step/completeness").status == .notFound)
  }

  @Test func `send a notice of what is missing only after its letter was seen`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    let kind = try #require(try await world.permitCase(id).package.documents.first?.kind.name)
    let check = "/en/office/case/\(id)/step/document?kind=\(kind)"
    let looked = try await officer.get(check)
    #expect(looked.isWhole && looked.text.contains("/en/office/case/\(id)/file/"))
    let empty = try await world.send(officer, check, [("check", "faulty"), ("reason", " ")])
    #expect(empty.status == .unprocessableContent && empty.text.contains("#reason"))
    let said = try await world.send(
      officer, check, [("check", "faulty"), ("reason", "<b>unreadable</b>")])
    #expect(said.status == .seeOther)
    let step = "/en/office/case/\(id)/step/completeness"
    let preview = try await world.send(officer, step, [])
    #expect(preview.status == .ok && preview.text.contains("class=\"letter\""))
    #expect(preview.text.contains("&lt;b&gt;unreadable"))
    #expect(try await world.permitCase(id).standing.name == .lodged)
    let signed = try await world.sign(officer, step, preview)
    #expect(signed.status == .seeOther)
    let after = try await world.permitCase(id)
    #expect(after.standing.name == .deficient)
    let bare = try await world.send(
      try await world.employer(), "/en/employer/case/\(id)/step/supplement", [])
    #expect(bare.status == .unprocessableContent && bare.text.contains("#\(kind)"))
    let letter = try await officer.get("/ru/office/case/\(id)/letter/\(after.version)")
    #expect(letter.status == .ok && letter.isWhole && letter.text.contains("class=\"letter\""))
    let paper = try await officer.get("/kk/office/case/\(id)/letter/\(after.version)/pdf")
    #expect(paper.header("Content-Disposition")?.hasPrefix("attachment") == true)
    let again = try await world.sign(officer, step, preview)
    #expect(again.status == .seeOther, "the same form counts once")
    #expect(try await world.permitCase(id).version == after.version)
    let home = "/en/employer/case/\(id)"
    let clerk = try await world.door.browser(as: .employerClerk, employer: "E-1")
    #expect(try await clerk.get(home).text.contains("Done by somebody who signs"))
    let signatory = try await world.employer()
    #expect(try await !signatory.get(home).text.contains("Done by somebody who signs"))
    #expect(try await signatory.get(home + "/step/supplement").text.contains("At fault"))
    _ = try await world.layIn(signatory, home, kind, "%PDF-1.7 anew")
    let anew = try await signatory.get(home + "/step/supplement")
    #expect(anew.isWhole && !anew.text.contains("At fault"), "it was laid in anew")
  }

  @Test func `go from a refusal with grounds to an appeal and its replay`() async throws {
    let world = try await OfficerWorld(places: 0)
    let id = try await world.lodged()
    let officer = try await world.officer()
    try world.today("2026-02-23")
    let unseen = try await world.send(
      officer, "/en/office/case/\(id)/step/completeness", [("accepted", "none_such")])
    #expect(unseen.status == .unprocessableContent && unseen.text.contains("id=\"accepted-error\""))
    #expect(
      try await world.send(officer, "/en/office/case/\(id)/step/completeness", []).status
        == .seeOther)
    #expect(
      try await world.send(officer, "/en/office/case/\(id)/step/proposal", []).status == .seeOther)
    let shown = try await officer.get("/en/office/case/\(id)")
    #expect(shown.text.contains("The law says: refuse"))
    #expect(!shown.text.contains("quota_place_free"), "names of rules are for files, not for pages")
    let tooEarly = try await world.send(
      officer, "/en/office/case/\(id)/step/refuse", [("ground", "quota_place_free")])
    #expect(tooEarly.status == .conflict && tooEarly.isWhole)
    let grant = "/en/office/case/\(id)/step/grant"
    let silent = try await world.send(officer, grant, [("months", "12")])
    #expect(silent.status == .unprocessableContent)
    let barred = try await world.send(
      officer, grant, [("months", "12"), ("reason", "We need them")])
    #expect(barred.status == .unprocessableContent && barred.text.contains("The law says no"))
    #expect(barred.text.contains("We need them") && barred.isWhole)
    let hearing = "/en/office/case/\(id)/step/hearing"
    let offered = try await world.send(officer, hearing, [("ground", "quota_place_free")])
    #expect(offered.status == .ok)
    #expect(offered.text.contains("Without an answer, no refusal before"))
    #expect(try await world.sign(officer, hearing, offered).status == .seeOther)
    let waits = try await officer.get("/en/office/case/\(id)/step/refuse")
    #expect(waits.text.contains("Without an answer a refusal is possible from"))
    let soon = try await world.send(
      officer, "/en/office/case/\(id)/step/refuse", [("ground", "quota_place_free")])
    #expect(soon.status == .conflict && soon.text.contains("has not answered"))
    let signatory = world.signatory
    _ = try await world.office.hear(try world.key(id), answer: "We wait", Asked(signatory))
    let refuse = "/kk/office/case/\(id)/step/refuse"
    let letter = try await world.send(officer, refuse, [("ground", "quota_place_free")])
    #expect(letter.status == .ok && letter.isWhole)
    #expect(try await world.sign(officer, refuse, letter).status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .refused)
    _ = try await world.office.appeal(try world.key(id), statement: "Unjust", Asked(signatory))
    let body = try await world.door.browser(as: .appealBody)
    for language in ["kk", "ru", "en"] {
      let packet = try await body.get("/\(language)/office/case/\(id)/packet")
      #expect(packet.status == .ok && packet.isWhole && packet.text.contains("Unjust"))
    }
    #expect(
      try await body.get("/en/office/case/\(id)/packet").text.contains("Same, byte for byte"))
    let file = try await body.get("/en/office/case/\(id)/packet/json")
    #expect(file.text.hasPrefix("{") && file.header("Content-Disposition") != nil)
    let aside = "/en/office/case/\(id)/step/set-aside"
    #expect(
      try await officer.get(aside).status == .notFound, "the officer does not decide appeals")
    #expect(
      try await world.send(body, aside, [("reason", "")]).status == .unprocessableContent)
    let decided = try await world.send(body, aside, [("reason", "A place was free")])
    #expect(decided.status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .admitted)
  }

  @Test func `say when a hearing would last longer than the term to decide`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    try world.today("2026-02-23")
    for step in ["completeness", "proposal"] {
      _ = try await world.send(officer, "/en/office/case/\(id)/step/\(step)", [])
    }
    // The term to decide ends on Monday 16 March; three working days after the 11th are that day.
    for (day, isLate) in [("2026-03-10", false), ("2026-03-11", true)] {
      try world.today(day)
      let form = try await officer.get("/en/office/case/\(id)/step/hearing")
      #expect(form.isWhole && form.text.contains("The term to decide ends on") == isLate, "\(day)")
    }
  }

  @Test func `ask an officer who differs for a reason, and grant with special terms`()
    async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    try world.today("2026-02-23")
    _ = try await world.send(officer, "/en/office/case/\(id)/step/completeness", [])
    _ = try await world.send(officer, "/en/office/case/\(id)/step/proposal", [])
    let hearing = "/en/office/case/\(id)/step/hearing"
    let none = try await world.send(officer, hearing, [])
    #expect(none.status == .unprocessableContent)
    let own = try await world.send(officer, hearing, [("other", "qualification_met")])
    _ = try await world.sign(officer, hearing, own)
    _ = try await world.office.hear(
      try world.key(id), answer: "It is met", Asked(world.signatory))
    let refuse = "/en/office/case/\(id)/step/refuse"
    let silent = try await world.send(officer, refuse, [("other", "qualification_met")])
    #expect(silent.status == .unprocessableContent && silent.text.contains("#reason"))
    let grant = "/en/office/case/\(id)/step/grant"
    let page = try await officer.get(grant)
    #expect(page.field("months") == "12" || page.text.contains("value=\"12\""))
    #expect(
      try await world.send(officer, grant, [("months", "twelve")]).status == .unprocessableContent)
    let long = try await world.send(officer, grant, [("months", "120")])
    #expect(long.status == .unprocessableContent && long.text.contains("#months"))
    let letter = try await world.send(officer, grant, [("months", "12")])
    #expect(letter.status == .ok)
    #expect(try await world.sign(officer, grant, letter).status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .granted)
  }

  @Test func `say what changed when a case was seen too early, and keep what was typed`()
    async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let officer = try await world.officer()
    let kind = try #require(try await world.permitCase(id).package.documents.first?.kind)
    let path = "/en/office/case/\(id)/step/document?kind=\(kind.name)"
    let form = try await officer.get(path)
    let colleague = Actor(
      account: try world.key("colleague"), role: .officer, region: RegionKey("atyrau"))
    _ = try await world.office.checkDocument(
      try world.key(id), kind: kind, .accepted, Asked(colleague))
    let reply = try await officer.post(
      "/en/office/case/\(id)/step/document",
      [
        ("kind", kind.name), ("check", "faulty"), ("reason", "kept words"),
        ("key", form.field("key") ?? ""), ("seen", form.field("seen") ?? ""),
      ])
    #expect(reply.status == .preconditionFailed && reply.isWhole)
    #expect(reply.text.contains("kept words") && reply.text.contains("Document checked"))
    let again = try await officer.post(
      "/en/office/case/\(id)/step/document",
      [
        ("kind", kind.name), ("check", "faulty"), ("reason", "kept words"),
        ("key", reply.field("key") ?? ""), ("seen", reply.field("seen") ?? ""),
      ])
    #expect(again.status == .seeOther)
  }

  @Test func `show the effect of a split before it is signed, and an exhausted account in words`()
    async throws
  {
    let world = try await OfficerWorld(places: 1)
    let ministry = try await world.door.browser(as: .ministry)
    for language in ["kk", "ru", "en"] {
      for page in ["", "/order", "/split", "/labour-force", "/publication", "/requests"] {
        let reply = try await ministry.get("/\(language)/office/quota\(page)?year=2026")
        #expect(reply.status == .ok && reply.isWhole, "\(language) \(page)")
      }
    }
    let split: [(String, String)] = [
      ("year", "2026"), ("from", "atyrau.undivided"), ("to-region", "astana"),
      ("to-line", "undivided"), ("places", "1"), ("order", "7"),
    ]
    let effect = try await world.send(ministry, "/en/office/quota/split?year=2026", split)
    #expect(effect.status == .ok && effect.text.contains("The effect before it is signed"))
    #expect(try await world.board().accounts.map(\.allotted) == [1])
    let much = try await world.send(
      ministry, "/en/office/quota/split?year=2026",
      split.map { $0.0 == "places" ? ("places", "2") : $0 })
    #expect(much.text.contains("Too few places") && !much.text.contains("value=\"yes\""))
    let signed = try await world.sign(ministry, "/en/office/quota/split?year=2026", effect)
    #expect(signed.status == .seeOther)
    #expect(try await world.board().accounts.map(\.allotted).sorted() == [0, 1])
    #expect(
      try await world.send(ministry, "/en/office/quota/split?year=2026", [("places", "0")]).status
        == .unprocessableContent)
    let category = split.map {
      $0.0 == "to-line" ? ("to-line", "category_3") : $0.0 == "order" ? ("order", "8") : $0
    }.map { $0.0 == "from" ? ("from", "astana.undivided") : $0 }
    let divided = try await world.send(ministry, "/en/office/quota/split?year=2026", category)
    #expect(
      try await world.sign(ministry, "/en/office/quota/split?year=2026", divided).status
        == .seeOther)
    let force = try await world.send(
      ministry, "/en/office/quota/labour-force?year=2026", [("people", "100"), ("source", "<b>A")])
    let board = try await ministry.follow(force)
    #expect(board.isWhole && board.text.contains("1 place more than the share of the labour force"))
    let mixed = try await world.send(ministry, "/en/office/quota/split?year=2026", split)
    #expect(mixed.status == .unprocessableContent && mixed.text.contains("#to-line"))
    let officer = try await world.officer()
    #expect(try await officer.get("/en/office/quota/split").status == .notFound)
  }

  @Test func `have a name for every kind of record in the journal`() throws {
    let phrases = try makeSite().phrases
    let folder = checkout + "/Sources"
    let names = try #require(FileManager.default.enumerator(atPath: folder))
    var kinds: Set<String> = []
    for case let name as String in names where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      kinds.formUnion(
        text.matches(of: /static var kind: String \{ "([\w-]+)" \}/).map { String($0.output.1) })
    }
    #expect(kinds.count > 15)
    for kind in kinds { #expect(phrases.contains("office.journal.record.\(kind)"), "\(kind)") }
  }

  @Test func `let the auditor read the journal and verify it, and nobody else`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.lodged()
    let auditor = try await world.door.browser(as: .auditor)
    for language in ["kk", "ru", "en"] {
      let journal = try await auditor.get("/\(language)/office/journal")
      #expect(journal.status == .ok && journal.isWhole)
      #expect(journal.text.contains("/\(language)/office/case/\(id)\""))
      let page = try await auditor.get("/\(language)/office/journal/verification")
      #expect(page.status == .ok && page.isWhole)
    }
    let text = try await auditor.get("/en/office/journal?from=1").text
    #expect(text.contains("Quota of 2026 set to 5, order 1") && text.contains("From: Not split"))
    #expect(text.contains("An employer: new") && text.contains("Application filed"))
    #expect(!text.contains("⟦"))
    let begun = try await auditor.post("/en/office/journal/verification", [])
    #expect(begun.status == .seeOther)
    #expect(
      try await auditor.get("/en/office/journal/verification").text.contains("Nothing differs"))
    _ = try await world.office.noteArrival(
      ArrivalNotice(
        name: "Li Wei", latinName: "LI WEI", birthDate: try #require(Day(iso: "1979-10-02")),
        citizenship: CountryKey("CHN"), documentNumber: "E1", entryDay: world.office.today,
        region: RegionKey("atyrau"), address: "Satpayev 1", host: try world.key("E-1"),
        facts: FactSheet()), Asked(world.signatory))
    let arrived = try await auditor.get("/en/office/journal").text
    let stay = try #require(arrived.firstMatch(of: /href="(\/en\/stay\/[^"]*)">A stay: new</))
    #expect(try await auditor.get(String(stay.output.1)).status == .ok)
    #expect(arrived.contains("<li>A person: new</li>"))
    let officer = try await world.officer()
    #expect(try await officer.get("/en/office/journal").status == .notFound)
    #expect(try await officer.post("/en/office/journal/verification", []).status == .notFound)
  }
}
