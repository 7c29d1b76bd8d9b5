import Casework
import HTTPTypes
import Measures
import Office
import Papers
import Register
import Testing

@testable import Web

/// An inspection from its beginning to a penalty, over the real law and a register of its own.
@Suite struct `The pages of an inspection` {
  static let noSigns = [
    "papers_withheld", "kept_from_leaving", "deceived_about_work", "works_off_debt",
    "passed_on_to_another", "pay_withheld_to_hold", "brought_over_border",
  ]

  /// Begins an inspection of the employer of the world; its path without the language.
  private func begun(
    _ world: OfficerWorld, _ browser: DoorWorld.Browser, permit: String? = nil
  ) async throws -> String {
    let address = "/en/inspector/new" + (permit.map { "?permit=" + $0 } ?? "")
    let form = try await browser.get(address)
    let reply = try await browser.post(
      "/en/inspector/new",
      [
        ("number", form.field("number") ?? "150140000001"), ("key", form.field("key") ?? ""),
        ("permit", permit ?? ""),
      ])
    #expect(reply.status == .seeOther)
    let path = try #require(reply.header("Location")).prefix { $0 != "?" }
    return String(path.dropFirst("/en".count))
  }

  @Test func `begins at an employer of the own region, and is nobody else's`() async throws {
    let world = try await OfficerWorld()
    let police = try await world.police()
    let form = "/en/inspector/new"
    let empty = try await world.send(police, form, [("number", " ")])
    #expect(empty.status == .unprocessableContent && empty.text.contains("#number"))
    let unknown = try await world.send(police, form, [("number", "<b>99")])
    #expect(unknown.status == .unprocessableContent && unknown.text.contains("&lt;b&gt;99"))
    let path = try await begun(world, police)
    for language in ["kk", "ru", "en"] {
      let page = try await police.get("/\(language)\(path)")
      #expect(page.status == .ok && page.isWhole, "\(language)")
      #expect(page.text.contains("&lt;script&gt;Kurylys") && !page.text.contains("<script>Kury"))
      let home = try await police.get("/\(language)/inspector")
      #expect(home.status == .ok && home.isWhole && home.text.contains(path))
      #expect(home.text.contains("&lt;script&gt;Kurylys"), "whose place it is")
    }
    let elsewhere = try await world.door.browser(as: .migrationPolice, region: "astana")
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    for stranger in [elsewhere, employer] {
      #expect(try await stranger.get("/en" + path).status == .notFound)
      #expect(try await stranger.get("/en\(path)/scan").status == .notFound)
      #expect(try await stranger.post("/en\(path)/close", []).status == .notFound)
    }
    #expect(try await employer.get("/en/inspector").status == .notFound)
    #expect(try await world.door.browser.get("/en" + path).status == .seeOther)
    #expect(try await police.get("/en/inspector/inspection/ABSENT").status == .notFound)
  }

  @Test func `asks who of the named workers was found, and goes on to the law's questions`()
    async throws
  {
    let world = try await OfficerWorld()
    let permit = try await world.named()
    let police = try await world.police()
    let seen = try await police.get("/ru/verify?number=\(permit)")
    #expect(seen.text.contains("/ru/inspector/new?permit=\(permit)"))
    let open = try await world.door.browser.get("/ru/verify?number=\(permit)")
    #expect(!open.text.contains("/inspector/new"))
    let path = try await begun(world, police, permit: permit)
    let asked = try await police.get("/en\(path)?looked=1&permit=\(permit)")
    #expect(asked.isWhole && asked.text.contains("&lt;i&gt;Li Wei"))
    #expect(!asked.text.contains("id=\"found\""), "first it has to be said who it is")
    #expect(!asked.text.contains("error-summary"), "nobody was asked yet")
    let unchosen = try await police.get(
      "/en\(path)?looked=1&permit=\(permit)&offered=\(permit)")
    #expect(unchosen.isWhole && unchosen.text.contains("error-summary"))
    #expect(unchosen.text.contains("id=\"worker-error\""))
    let found = try await police.get("/en\(path)?looked=1&permit=\(permit)&worker=W-1")
    #expect(found.text.contains("id=\"found\""))
    #expect(found.text.contains("permit_for_this_post") && found.text.contains("~W-1"))
    let other = try await police.get("/en\(path)?looked=1&permit=\(permit)&worker=none")
    #expect(other.text.contains("no_permit"))
    let post = try await police.get(
      "/en\(path)?looked=1&permit=\(permit)&worker=W-1&occupation=cook")
    #expect(post.text.contains("permit_for_other_post"))
    let none = try await police.get("/en\(path)?looked=1&permit=2026-AAAAA-AAAAA")
    #expect(none.isWhole && none.text.contains("no_permit"))
  }

  @Test func `reads the code from text and from a photograph, and refuses what was changed`()
    async throws
  {
    let world = try await OfficerWorld()
    let permit = try await world.named()
    let police = try await world.police()
    let path = try await begun(world, police)
    let scan = "/en\(path)/scan"
    for language in ["kk", "ru", "en"] {
      #expect(try await police.get("/\(language)\(path)/scan").isWhole, "\(language)")
    }
    let paper = try await world.office.permitPaper(
      try world.key(permit), Actor(account: try world.key("auditor"), role: .auditor))
    let code = paper.token.text
    let typed = try await police.post(scan, [("code", code)])
    #expect(typed.status == .ok && typed.isWhole)
    #expect(typed.text.contains("id=\"signed\"") && typed.text.contains("&lt;i&gt;Li Wei"))
    let changed = code.dropLast(8) + "00000000"
    let forged = try await police.post(scan, [("code", String(changed))])
    #expect(forged.status == .unprocessableContent && forged.text.contains("#code"))
    #expect(!forged.text.contains("id=\"signed\""))
    let strange = try await police.post(scan, [("code", "<b>hello")])
    #expect(strange.status == .unprocessableContent && strange.text.contains("&lt;b&gt;hello"))
    #expect(try await police.post(scan, []).status == .unprocessableContent)
    let photo = try await police.upload(scan, [], file: "photo", try Self.picture(code))
    #expect(photo.status == .ok && photo.text.contains("id=\"signed\""))
    let link = try await police.upload(
      scan, [], file: "photo", try Self.picture("https://ruqsat.example.kz/verify?number=\(permit)")
    )
    #expect(link.status == .ok && link.text.contains("&lt;i&gt;Li Wei"))
    #expect(!link.text.contains("id=\"signed\""), "a number alone is not signed")
    let bomb = PNGSketch.file(width: 60_000, height: 60_000, rows: [0, 0])
    for bytes in [bomb, Array("GIF89a".utf8), try Self.picture("other")] {
      let refused = try await police.upload(scan, [], file: "photo", bytes)
      #expect(refused.status == .unprocessableContent && refused.isWhole)
    }
    _ = try await world.send(police, "/en" + path, [])
  }

  /// A picture of a code, four points for each square.
  private static func picture(_ text: String) throws -> [UInt8] {
    let code = try #require(QRCode(text))
    let border = QRCode.border
    let side = (code.side + 2 * border) * 4
    var rows: [UInt8] = []
    for line in 0..<side {
      rows.append(0)
      for place in 0..<side {
        let (row, column) = (line / 4 - border, place / 4 - border)
        let isInside = (0..<code.side).contains(row) && (0..<code.side).contains(column)
        rows.append(isInside && code.isDark(row: row, column: column) ? 0 : 255)
      }
    }
    return PNGSketch.file(width: side, height: side, rows: rows)
  }

  @Test func `opens a case of its own about the employer of who was found`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-05-20")
    let police = try await world.police()
    let path = try await begun(world, police)
    let looked = try await police.get("/en\(path)?looked=1&permit=")
    #expect(looked.isWhole && looked.text.contains("/check/employer_penalty?"))
    let found = "/en\(path)/found?subject=employer"
    let facts = [
      ("permit_held", "no_permit"), ("request.worker.citizenship", "UZB"),
      ("request.worker.permanent_resident", "no"),
      ("request.worker.immigrant_status", "no_special_status"), ("request.purpose_is_work", "yes"),
      ("request.post", "skilled_worker"), ("request.exempt_ground", "none_of_these"),
      ("employer_form", "responsible_official"), ("employer_penalty_ended_on", "none"),
      ("employer_case_opened_on", "none"),
    ]
    let asked = try await police.post(found, facts)
    #expect(asked.isWhole && !asked.text.contains("name=\"name\""), "nobody is named")
    #expect(asked.text.contains("/found?subject=employer"))
    let note = [("note", "let a mason work"), ("key", asked.field("key") ?? "")]
    #expect(try await police.post(found, facts + note).status == .seeOther)
    let page = try await police.get("/en" + path)
    #expect(page.text.contains("Employing without the permit required"))
    let violation = try #require(
      try await police.post("/en\(path)/close", [("key", "close")]).header("Location"))
    let answers = Self.noSigns.map { ($0, "no") }
    #expect(try await world.send(police, violation + "/screening", answers).status == .seeOther)
    let priced = try await police.follow(
      try await police.post(violation + "/compute", [("key", "compute")]))
    // Fifty indices of the day.
    #expect(priced.isWhole && priced.text.contains("216,250"))
  }

  @Test func `screens before any sanction, and takes each step in its order`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-05-20")
    let police = try await world.police()
    let path = try await begun(world, police)
    let facts = [
      ("permit_held", "no_permit"), ("request.worker.citizenship", "UZB"),
      ("visa_purpose", "tourist_visa"), ("earlier_work_penalty_ended_on", "none"),
      ("work_case_opened_on", "none"), ("request.worker.permanent_resident", "no"),
      ("request.worker.immigrant_status", "no_special_status"), ("request.purpose_is_work", "yes"),
      ("request.post", "skilled_worker"), ("request.exempt_ground", "none_of_these"),
      ("request.worker.sex", "male"), ("request.worker.birth_date", "1992-04-11"),
      ("request.worker.has_child_under_14", "no"), ("request.worker.disability_1_or_2", "no"),
      ("request.worker.lone_father", "no"), ("worker_reports_crime", "no"),
    ]
    let asked = try await police.post("/en\(path)/found", facts)
    #expect(asked.isWhole && asked.text.contains("name=\"permit_held\" value=\"no_permit\""))
    let whom = [("name", ""), ("note", "<b>laid bricks"), ("key", asked.field("key") ?? "")]
    let nobody = try await police.post("/en\(path)/found", facts + whom)
    #expect(nobody.status == .unprocessableContent && nobody.text.contains("href=\"#name\""))
    #expect(nobody.text.contains("&lt;b&gt;laid bricks") && nobody.text.contains("no_permit"))
    let named = facts + [("name", "<i>Azizov, passport AA 1")] + whom.dropFirst()
    let found = try await police.post("/en\(path)/found", named)
    #expect(found.status == .seeOther)
    let written = try await police.follow(found)
    #expect(written.text.contains("&lt;i&gt;Azizov") && written.text.contains("&lt;b&gt;laid"))
    let page = try await police.get("/en" + path)
    let key = page.field("key") ?? ""
    let stale = try await police.post("/en\(path)/close", [("key", "k"), ("seen", "1")])
    #expect(stale.status == .preconditionFailed && stale.isWhole)
    let closed = try await police.post(
      "/en\(path)/close", [("key", key), ("seen", page.field("seen") ?? "")])
    #expect(closed.status == .seeOther)
    let violation = try #require(closed.header("Location"))
    #expect(violation.contains("/violation/"))
    #expect(try await police.follow(closed).text.contains("&lt;i&gt;Azizov"))
    let late = facts + [("name", "Azizov"), ("note", "late")]
    #expect(try await police.post("/en\(path)/found", late).status == .conflict)
    #expect(try await police.get("/en\(path)/scan").status == .notFound)
    let early = try await police.post(violation + "/compute", [("key", "c-1")])
    #expect(early.status == .conflict && early.isWhole)
    let screening = violation + "/screening"
    let open = try await world.send(police, screening, [])
    #expect(open.status == .unprocessableContent && open.text.contains("#papers_withheld"))
    let answers = Self.noSigns.map { ($0, "no") }
    let unsure = answers.map { $0.0 == "works_off_debt" ? ($0.0, "dont_know") : $0 }
    let undecided = try await police.follow(try await world.send(police, screening, unsure))
    #expect(undecided.isWhole && undecided.text.contains("Still open:"))
    #expect(undecided.text.contains("/screening") && !undecided.text.contains("/compute"))
    let filled = try await police.get(screening).text
    #expect(filled.matches(of: #/value="no" checked/#).count == answers.count - 1)
    #expect(filled.matches(of: #/value="dont_know" checked/#).count == 1)
    #expect(try await world.send(police, screening, answers).status == .seeOther)
    let inspector = try await world.inspector()
    let read = try await inspector.get(violation)
    #expect(read.isWhole && read.text.contains("The migration police computes"))
    #expect(!read.text.contains("/compute") && read.text.contains("/drop"))
    #expect(try await inspector.post(violation + "/compute", []).status == .notFound)
    let drop = try await world.send(police, violation + "/drop", [("reason", "")])
    #expect(drop.header("Location")?.contains("reason=missing") == true)
    let version = try await police.get(violation).field("seen") ?? ""
    let compute = [("key", "c-2"), ("seen", version)]
    let first = try await police.post(violation + "/compute", compute)
    let second = try await police.post(violation + "/compute", compute)
    #expect(first.status == .seeOther && second.status == .seeOther, "the same form counts once")
    let priced = try await police.follow(first)
    #expect(priced.isWhole && priced.text.contains("/impose"))
    let elsewhere = try await world.door.browser(as: .migrationPolice, region: "astana")
    #expect(try await elsewhere.get(violation).status == .notFound)
    #expect(try await elsewhere.get(violation + "/impose").status == .notFound)
    try await imposesAndIsPaid(world, police, violation)
  }

  /// The forms after the computed penalty: nothing without the court's order, one penalty of several, and a fine that was
  /// imposed can be paid.
  private func imposesAndIsPaid(
    _ world: OfficerWorld, _ police: DoorWorld.Browser, _ violation: String
  ) async throws {
    let impose = violation + "/impose"
    for language in ["kk", "ru", "en"] {
      let form = try await police.get("/\(language)" + impose.dropFirst(3))
      #expect(form.status == .ok && form.isWhole, "\(language)")
    }
    // Twenty-five indices of the day.
    let computed = "108125"
    #expect(try await police.get(impose).text.contains("value=\"\(computed)\""))
    let whole = [("kind", "arrest"), ("fine", computed), ("arrest", "10"), ("order", "No 5")]
    func wrong(_ name: String, _ value: String, at place: String) async throws {
      let sent = whole.map { $0.0 == name ? (name, value) : $0 }
      let answer = try await world.send(police, impose, sent)
      #expect(answer.status == .unprocessableContent && answer.text.contains("#" + place))
    }
    try await wrong("order", " ", at: "order")
    try await wrong("kind", "", at: "kind")
    try await wrong("kind", "all", at: "kind")
    try await wrong("arrest", "11", at: "arrest")
    try await wrong("arrest", "0", at: "arrest")
    let free = try await world.send(
      police, impose, [("kind", "fine"), ("fine", "0"), ("order", "No 5")])
    #expect(free.status == .unprocessableContent && free.text.contains("#fine"))
    let imposed = try await world.send(
      police, impose,
      [("kind", "fine"), ("fine", computed), ("arrest", "10"), ("order", "<u>Court, No 5")])
    #expect(imposed.status == .seeOther)
    let page = try await police.follow(imposed)
    #expect(
      page.isWhole && page.text.contains("&lt;u&gt;Court") && page.text.contains("/payment"))
    #expect(!page.text.contains("10 days"), "of several penalties one is imposed")
    #expect(page.text.contains("30\u{A0}May 2026"), "ten days to appeal")
    let payment = violation + "/payment"
    let future = [
      ("day-day", "1"), ("day-month", "1"), ("day-year", "2030"), ("reference", "PO 7"),
    ]
    let early = try await world.send(police, payment, future)
    #expect(early.status == .unprocessableContent && early.text.contains("#day"))
    let before = future.map { $0.0 == "day-year" ? ("day-year", "2026") : $0 }
    let backdated = try await world.send(police, payment, before)
    #expect(backdated.status == .unprocessableContent && backdated.text.contains("#day"))
    let today = before.map { $0.0 == "day-day" ? ("day-day", "20") : $0 }
      .map { $0.0 == "day-month" ? ("day-month", "5") : $0 }
    let paid = try await police.follow(try await world.send(police, payment, today))
    #expect(paid.isWhole && !paid.text.contains("/payment"))
    #expect(try await police.get(impose).status == .ok)
    let again = try await world.send(police, payment, today)
    #expect(again.status == .conflict && again.isWhole)
  }

  @Test func `where the office decides, another fine needs its reason`() async throws {
    let world = try await OfficerWorld(on: "2026-05-20")
    let police = try await world.door.browser(as: .migrationPolice, region: "atyrau")
    let actor = Actor(
      account: try Identifier("account-police"), role: .migrationPolice,
      region: RegionKey("atyrau"),
      language: "en")
    func asked(_ key: String) -> Asked { Asked(actor, key: key) }
    let late = FactSheet([
      "visitor.citizenship": "DEU", "entry_date": "2026-04-01", "stay_basis": "without_visa",
      "earlier_days": "0 days", "exit_date": "2026-05-07", "earlier_overstay": "never",
      "case_opened_on": "2026-05-20",
    ])
    let id = try await world.office.openViolation(
      .stay, facts: late, employer: nil, person: nil, asked("open")
    ).record.id
    _ = try await world.office.screen(
      id, facts: FactSheet(Dictionary(uniqueKeysWithValues: Self.noSigns.map { ($0, "no") })),
      referral: nil, asked("screen"))
    _ = try await world.office.computePenalty(id, asked("compute"))
    let impose = "/en/inspector/violation/\(id.rawValue)/impose"
    let computed = "64875"
    #expect(try await police.get(impose).text.contains("value=\"\(computed)\""))
    let silent = try await world.send(police, impose, [("fine", "1000"), ("differs", " ")])
    #expect(silent.status == .unprocessableContent && silent.text.contains("#differs"))
    let pointless = try await world.send(
      police, impose, [("fine", computed), ("differs", "because")])
    #expect(pointless.status == .unprocessableContent && pointless.text.contains("#differs"))
    let imposed = try await world.send(
      police, impose, [("fine", "1 000"), ("differs", "<u>a child to feed")])
    let page = try await police.follow(imposed)
    #expect(
      page.isWhole && page.text.contains("&lt;u&gt;a child") && page.text.contains("/payment"))
    // Nobody is told here: the letter is printed and handed over.
    let path = "/inspector/violation/\(id.rawValue)"
    #expect(page.text.contains("Nobody who was penalised here has an account"))
    for language in ["kk", "ru", "en"] {
      let letter = try await police.get("/\(language)\(path)/letter")
      #expect(letter.isWhole && letter.text.contains("&lt;u&gt;a child"), "\(language)")
      #expect(try await police.get("/\(language)\(path)/handover").isWhole, "\(language)")
    }
    #expect(try await police.get("/en\(path)/letter").text.contains("Migration police: Atyrau"))
    #expect(try await police.get("/en\(path)/letter/pdf").text.hasPrefix("%PDF"))
    let elsewhere = try await world.door.browser(as: .migrationPolice, region: "astana")
    #expect(try await elsewhere.get("/en\(path)/letter").status == .notFound)
    let early = try await world.send(
      police, "/en\(path)/handover", [("day-day", "19"), ("day-month", "5"), ("day-year", "2026")])
    #expect(early.status == .unprocessableContent && early.text.contains("href=\"#day\""))
    let handed = try await world.send(
      police, "/en\(path)/handover", [("day-day", "20"), ("day-month", "5"), ("day-year", "2026")])
    let after = try await police.follow(handed)
    #expect(after.isWhole && after.plain.contains("30 May 2026"))
    #expect(!after.text.contains("\(path)/handover"))
  }

  @Test func `an employer finds the penalty and its letter in the inbox`() async throws {
    let world = try await OfficerWorld(on: "2026-05-20")
    let inspection = Actor(
      account: try Identifier("account-inspection"), role: .labourInspection,
      region: RegionKey("atyrau"), language: "en")
    func asked(_ key: String) -> Asked { Asked(inspection, key: key) }
    let id = try await world.office.openViolation(
      .employer, facts: FactSheet(), employer: try world.key("E-1"), person: nil, asked("open")
    ).record.id
    let signs = FactSheet(Dictionary(uniqueKeysWithValues: Self.noSigns.map { ($0, "no") }))
    _ = try await world.office.screen(id, facts: signs, referral: nil, asked("screen"))
    _ = try await world.office.computePenalty(id, asked("compute"))
    let employer = try await world.door.browser(as: .employerSignatory, employer: "E-1")
    #expect(try await employer.get("/en/penalty/\(id.rawValue)").status == .notFound)
    let fine = DifferentPenalty(fine: Money(tiyn: 43_250_000, currency: .tenge))
    _ = try await world.office.imposePenalty(id, fine, reason: "as told", asked("impose"))
    let path = "/penalty/\(id.rawValue)"
    for language in ["kk", "ru", "en"] {
      let home = try await employer.get("/\(language)/employer")
      #expect(home.isWhole && home.text.contains(path), "\(language)")
      let page = try await employer.get("/\(language)\(path)")
      #expect(page.isWhole && page.text.contains("\(path)/letter/pdf"), "\(language)")
      let letter = try await employer.get("/\(language)\(path)/letter")
      #expect(letter.isWhole && letter.text.contains("Kurylys"), "\(language)")
    }
    #expect(try await employer.get("/en\(path)").plain.contains("30 May 2026"))
    #expect(try await employer.get("/en\(path)/letter").text.contains("State labour inspection: "))
    #expect(try await employer.get("/en\(path)/letter/pdf").text.hasPrefix("%PDF"))
    let inbox = try await employer.get("/en/notices")
    let notice = try #require(
      inbox.text.firstMatch(of: #/href="\/en(\/notices\/[^"]+)"/#)?.output.1)
    let told = try await employer.get("/en\(notice)")
    #expect(told.isWhole && told.text.contains(path) && told.text.contains("State labour"))
    let other = try await world.door.browser(as: .employerSignatory, employer: "E-2")
    for address in [path, path + "/letter", path + "/letter/pdf"] {
      #expect(try await other.get("/en" + address).status == .notFound)
    }
    #expect(
      try await employer.get("/en/inspector/violation/\(id.rawValue)/letter").status == .notFound)
  }

  @Test func `protects whoever may be a victim`() async throws {
    let world = try await OfficerWorld()
    try world.today("2026-05-20")
    let police = try await world.police()
    let opened = try await world.office.openViolation(
      .work, facts: FactSheet(["permit_held": "no_permit"]), employer: nil, person: nil,
      Asked(
        Actor(
          account: try world.key("police"), role: .migrationPolice, region: RegionKey("atyrau"))))
    let violation = "/ru/inspector/violation/" + opened.record.id.rawValue
    let answers = Self.noSigns.map { ($0, $0 == "papers_withheld" ? "yes" : "no") }
    let nowhere = try await world.send(police, violation + "/screening", answers)
    #expect(nowhere.status == .unprocessableContent && nowhere.text.contains("#referral"))
    let sent = try await world.send(
      police, violation + "/screening", answers + [("referral", "<u>116 16")])
    #expect(sent.status == .seeOther)
    let page = try await police.follow(sent)
    #expect(page.isWhole && page.text.contains("&lt;u&gt;116 16"))
    #expect(!page.text.contains("/compute") && !page.text.contains("/impose"))
  }
}
