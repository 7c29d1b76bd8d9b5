import Casework
import HTTPTypes
import Measures
import Office
import Testing

@testable import Web

@Suite struct `An appeal against a refused extension` {
  private static let statement = "<b>Unjust"

  /// A permit until 2027 whose extension was refused on 12 January, with the employer's appeal; the number of the refusal.
  private func appealed() async throws -> (OfficerWorld, String, Int) {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    try await world.allot(3, year: 2027)
    try world.today("2027-01-10")
    let employer = try await world.employer()
    let ask = "/en/employer/case/\(id)/step/extend"
    #expect(try await world.send(employer, ask, [("months", "12")]).status == .seeOther)
    let officer = try await world.officer()
    let refuse = "/en/office/case/\(id)/step/refuse-extension"
    let letter = try await world.send(
      officer, refuse, [("other", "extension_in_time"), ("reason", "Too late")])
    #expect(letter.text.contains("You can appeal in your case"))
    #expect(!letter.text.contains("has no form for this appeal"))
    #expect(try await world.sign(officer, refuse, letter).status == .seeOther)
    let act = try #require(
      try await world.permitCase(id).standing.permit?.refusedActs.first?.number)
    let page = try await employer.get("/en/employer/case/\(id)")
    #expect(page.text.contains("step/appeal?act=\(act)"), "the task leads to the form")
    let appeal = "/en/employer/case/\(id)/step/appeal"
    let form = try await employer.get(appeal)
    #expect(form.isWhole && form.text.contains("The permit goes on while the appeal is decided"))
    #expect(!form.text.contains("name=\"act\""), "there is only one refusal")
    #expect(try await world.send(employer, appeal, []).status == .unprocessableContent)
    let sent = try await world.send(employer, appeal, [("text", Self.statement)])
    #expect(sent.status == .seeOther)
    return (world, id, act)
  }

  @Test func `is found by the appeal body, whose packet replays, and set aside`() async throws {
    let (world, id, act) = try await appealed()
    let body = try await world.door.browser(as: .appealBody)
    let officer = try await world.officer()
    #expect(try await officer.get("/en/office/appeals").status == .notFound)
    #expect(try await body.get("/en/office").text.contains("Appeals during a permit: 1"))
    for language in ["kk", "ru", "en"] {
      let list = try await body.get("/\(language)/office/appeals")
      #expect(list.isWhole && list.text.contains("/\(id)/packet?act=\(act)"))
      let packet = try await body.get("/\(language)/office/case/\(id)/packet?act=\(act)")
      #expect(packet.isWhole && packet.text.contains("&lt;b&gt;Unjust"))
    }
    let packet = try await body.get("/en/office/case/\(id)/packet?act=\(act)")
    #expect(packet.text.contains("Same, byte for byte"))
    #expect(packet.text.contains("step/set-aside?act=\(act)"))
    #expect(packet.text.contains("packet/json?act=\(act)"))
    #expect(try await body.get("/en/office/case/\(id)/packet?act=1").status == .notFound)
    let step = "/en/office/case/\(id)/step/set-aside"
    #expect(try await body.get(step).text.contains("&lt;b&gt;Unjust"))
    #expect(try await world.send(body, step, [("reason", "In time")]).status == .seeOther)
    let number = try await world.permitCase(id).version
    let employer = try await world.employer()
    for language in ["kk", "ru", "en"] {
      let letter = try await employer.get("/\(language)/employer/case/\(id)/letter/\(number)")
      #expect(letter.isWhole && letter.text.contains("In time"))
    }
    let again = try await world.send(
      officer, "/en/office/case/\(id)/step/extend", [("reason", "As decided on appeal")])
    #expect(again.status == .seeOther)
    #expect(!(try await body.get("/en/office").text.contains("Appeals during a permit: ")))
  }

  @Test func `is upheld by a letter that is seen first, and the permit goes on`() async throws {
    let (world, id, act) = try await appealed()
    let body = try await world.door.browser(as: .appealBody)
    let step = "/en/office/case/\(id)/step/uphold"
    let letter = try await world.send(body, step, [("reason", "Right")])
    #expect(letter.status == .ok && letter.text.contains("The extension stays refused"))
    #expect(try await world.sign(body, step, letter).status == .seeOther)
    let known = try await world.permitCase(id)
    #expect(known.standing.name == .inEffect && known.standing.permit?.refusedActs.isEmpty == true)
    let page = try await world.employer().get("/en/employer/case/\(id)")
    #expect(page.isWhole && !page.text.contains("step/appeal"))
    #expect(page.text.contains(#/Extension refused, [^<]*2027: Right/#), "\(act)")
  }

  @Test func `keeps the file open past the last day, and says that the permit has ended`()
    async throws
  {
    let (world, id, _) = try await appealed()
    let employer = try await world.employer()
    let ended = "The permit has ended; the file is open"
    #expect(!(try await employer.get("/en/employer/case/\(id)").text.contains(ended)))
    try world.today("2027-03-10")
    #expect(try await world.office.sweepTerms().ended.isEmpty)
    let page = try await employer.get("/en/employer/case/\(id)")
    #expect(page.isWhole && page.text.contains(ended))
    let body = try await world.door.browser(as: .appealBody)
    #expect(try await body.get("/en/office").text.contains("Appeals during a permit: 1"))
  }

  @Test func `asks which refusal it is about where there are several`() async throws {
    let (world, id, act) = try await appealed()
    let grounds = try #require(
      Grounds([Ground(ruling: "suspension_ground", provisions: [])]))
    _ = try await world.office.suspend(
      try world.key(id), grounds: grounds, cureWorkingDays: nil,
      Asked(Actor(account: try world.key("o"), role: .officer, region: RegionKey("atyrau"))))
    _ = try await world.office.appeal(
      try world.key(id), statement: "The suspension", Asked(world.signatory))
    let body = try await world.door.browser(as: .appealBody)
    let step = "/en/office/case/\(id)/step/uphold"
    let form = try await body.get(step + "?act=\(act)")
    #expect(form.isWhole && form.text.contains("name=\"act\""))
    #expect(form.text.contains(#/value="\d+"[^>]*checked/#), "the one of the packet is chosen")
    let bare = try await world.send(body, step, [("reason", "Right")])
    #expect(bare.status == .unprocessableContent && bare.isWhole)
    let letter = try await world.send(body, step, [("reason", "Right"), ("act", "\(act)")])
    #expect(try await world.sign(body, step, letter).status == .seeOther)
    let standing = try await world.permitCase(id).standing
    #expect(standing.name == .underAppeal && standing.permit?.refusedActs.isEmpty == true)
  }
}
