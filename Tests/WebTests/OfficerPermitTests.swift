import Casework
import HTTPTypes
import Measures
import Office
import Register
import Testing

@testable import Web

/// What the office's side does with a permit in effect, and with requests of employers.
@Suite struct `The pages of the office about a permit` {
  @Test func `suspend, resume and withdraw with grounds, as far as the role goes`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    let officer = try await world.officer()
    let step = "/en/office/case/\(id)/step/"
    #expect(try await officer.get(step + "withdraw").status == .notFound)
    let none = try await world.send(officer, step + "suspend", [("cure", "10")])
    #expect(none.status == .unprocessableContent && none.text.contains("#ground"))
    let endless = try await world.send(
      officer, step + "suspend", [("ground", "suspension_ground"), ("cure", "5000")])
    #expect(endless.status == .unprocessableContent && endless.text.contains("href=\"#cure\""))
    #expect(endless.text.contains("The law names no limit"))
    let letter = try await world.send(
      officer, step + "suspend", [("ground", "suspension_ground"), ("cure", "10")])
    #expect(letter.status == .ok && letter.text.contains("class=\"letter\""))
    #expect(try await world.sign(officer, step + "suspend", letter).status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .suspended)
    let employer = try await world.employer()
    let file = try await employer.get("/en/employer/case/\(id)")
    #expect(file.isWhole && file.text.contains("/step/cure"))
    let report = "/en/employer/case/\(id)/step/cure"
    #expect(try await world.send(employer, report, [("text", "")]).text.contains("#text"))
    let sent = try await world.send(employer, report, [("text", "Four citizens hired.")])
    #expect(sent.status == .seeOther)
    let read = try await officer.get(step + "resume")
    #expect(read.isWhole && read.text.contains("Four citizens hired."))
    let resumed = try await world.send(officer, step + "resume", [("reason", "Cured")])
    #expect(resumed.status == .seeOther)
    let supervisor = try await world.door.browser(as: .supervisor, region: "atyrau")
    let page = try await supervisor.get("/kk/office/case/\(id)")
    #expect(page.status == .ok && page.isWhole && page.text.contains("/step/withdraw"))
    let withdrawal = try await world.send(
      supervisor, step + "withdraw", [("ground", "suspension_ground")])
    #expect(try await world.sign(supervisor, step + "withdraw", withdrawal).status == .seeOther)
    #expect(try await world.permitCase(id).standing.name == .withdrawn)
  }

  @Test func `say why a case ended: the act, or the term that nobody used`() async throws {
    let world = try await OfficerWorld(places: 0)
    let refused = try await world.refused()
    let officer = try await world.officer()
    #expect(!(try await officer.get("/en/office/case/\(refused)").text.contains("Why it ended")))
    try world.today("2026-09-01")
    _ = try await world.office.sweepTerms()
    for (language, word) in [("kk", "түпкілікті"), ("ru", "окончательный"), ("en", "is final")] {
      let page = try await officer.get("/\(language)/office/case/\(refused)")
      #expect(page.isWhole, "\(language)")
      // In the head and in the timeline.
      #expect(page.plain.ranges(of: word).count == 2, "\(language)")
    }
    let page = try await officer.get("/en/office/case/\(refused)")
    #expect(page.plain.contains("Missed: Appeal – "), "with the last day to appeal")
    let again = try await OfficerWorld()
    let given = try await again.inEffect()
    _ = try await again.office.giveBack(try again.key(given), Asked(again.signatory))
    let back = try await again.officer().get("/en/office/case/\(given)")
    #expect(back.plain.ranges(of: "The employer gave the permit back").count == 2)
  }

  @Test
  func `offer grounds that fit the step, with the provision of the day or that there is none`()
    async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    let officer = try await world.officer()
    let suspend = try await officer.get("/en/office/case/\(id)/step/suspend").text
    #expect(suspend.contains("value=\"suspension_ground\""))
    #expect(suspend.contains("value=\"local_content_met\""))
    for stranger in ["several_regions_allowed", "extension_possible", "quota_place_free"] {
      #expect(!suspend.contains("value=\"\(stranger)\""), "\(stranger)")
    }
    // In 2026 no act that the law files know names a ground of suspension.
    #expect(suspend.contains("The law files know no provision for this"))
    #expect(!suspend.contains("Suspension (Rules"), "an act that has ended is no ground")
    let letter = try await world.send(
      officer, "/en/office/case/\(id)/step/suspend", [("ground", "suspension_ground")])
    #expect(letter.text.contains("The law files hold no provision for this on this day"))
  }

  @Test func `ask for special conditions only where the law lets them be set`() async throws {
    let today = try await OfficerWorld()
    let id = try await today.lodged()
    try today.today("2026-02-23")
    let officer = try await today.officer()
    for step in ["completeness", "proposal"] {
      _ = try await today.send(officer, "/en/office/case/\(id)/step/\(step)", [])
    }
    #expect(
      !(try await officer.get("/en/office/case/\(id)/step/grant")).text.contains("condition-1"))
  }

  @Test func `take a step out of place as a kind page, and write nothing`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    let officer = try await world.officer()
    let version = try await world.permitCase(id).version
    let reply = try await world.send(officer, "/ru/office/case/\(id)/step/certify", [])
    #expect(reply.status == .conflict && reply.isWhole)
    #expect(try await world.permitCase(id).version == version)
  }

  @Test func `give a view on a request, with a comment when it is not supported`() async throws {
    let world = try await OfficerWorld()
    let made = try await world.office.requestQuota(
      try world.key("E-1"), lines: [.init(category: CategoryKey("category_3"), places: 4)],
      reason: "a new refinery", Asked(world.signatory))
    let supervisor = try await world.door.browser(as: .supervisor, region: "atyrau")
    let list = try await supervisor.get("/kk/office/quota/requests")
    #expect(list.status == .ok && list.isWhole && list.text.contains(made.record.id.rawValue))
    let one = "/en/office/quota/requests/\(made.record.id.rawValue)"
    #expect(
      try await world.send(supervisor, one, [("view", "not")]).status == .unprocessableContent)
    let given = try await world.send(
      supervisor, one, [("view", "not"), ("comment", "Too many places")])
    #expect(given.status == .seeOther)
    let officer = try await world.officer()
    #expect(try await officer.get(one).status == .notFound, "an officer gives no view")
    #expect(try await officer.get("/en/office/replacements").isWhole)
  }
}

extension OfficerWorld {
  /// A permit in effect; the number of its case.
  func inEffect() async throws -> String {
    let id = try await granted()
    try today("2026-02-25")
    _ = try await office.payFee(
      try key(id), sum: Money(tiyn: 70_000_000, currency: .tenge), day: office.today,
      reference: "P-1", Asked(signatory))
    let officer = Asked(
      Actor(account: try key("officer"), role: .officer, region: RegionKey("atyrau")))
    _ = try await office.answerPayment(try key(id), refusal: nil, officer)
    return id
  }

  /// A case that was granted on 25 February and waits for its fee; two days later.
  func granted() async throws -> String {
    let id = try await lodged()
    let officer = Asked(
      Actor(account: try key("officer"), role: .officer, region: RegionKey("atyrau")))
    try today("2026-02-23")
    try await office.complete(try key(id), officer)
    _ = try await office.propose(try key(id), officer)
    try today("2026-02-25")
    _ = try await office.grant(try key(id), .init(term: .months(12)), officer)
    try today("2026-02-27")
    return id
  }

  /// A permit in effect that names Li Wei, an engineer with the key `W-1`.
  func named() async throws -> String {
    let permit = try await inEffect()
    let born = try #require(Day(iso: "1979-10-02"))
    let china = CountryKey("CHN")
    let worker = Worker(
      id: try key("W-1"), name: "<i>Li Wei", latinName: "LI WEI", birthDate: born,
      citizenship: china, residence: china, departedFrom: china, education: "higher",
      occupation: "engineer")
    _ = try await office.fileList(try key(permit), workers: [worker], Asked(signatory))
    return permit
  }

  func police() async throws -> DoorWorld.Browser {
    try await door.browser(as: .migrationPolice, region: "atyrau")
  }

  func inspector() async throws -> DoorWorld.Browser {
    try await door.browser(as: .labourInspection, region: "atyrau")
  }
}
