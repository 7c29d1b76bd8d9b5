import Casework
import Foundation
import Measures
import Register
import Testing

@testable import Office

@Suite struct `Accounts` {
  let world: EntranceWorld
  var desk: AccountDesk { world.desk }

  init() throws { world = try EntranceWorld() }

  private func refusal(_ work: () async throws -> Void) async -> EntranceRefusal? {
    do { try await work() } catch { return error as? EntranceRefusal }
    return nil
  }

  private func wish(_ login: String, _ role: Role, region: String? = nil) -> AccountWish {
    AccountWish(
      login: login, name: "New Colleague", roles: [role], region: region.map { RegionKey($0) },
      language: "ru")
  }

  @Test func `are opened by invitation, bound to what the inviter is bound to`() async throws {
    let boss = try await world.signedIn("boss", .supervisor, region: "almaty_city")
    let invitation = try await desk.invite(wish("new", .officer, region: "astana"), by: boss)
    #expect(invitation.account.region == RegionKey("almaty_city"))
    #expect(await refusal { _ = try await world.signIn("new") } == .wrong)
    let account = try await desk.invited(invitation.code)
    #expect(account.login == "new")
    #expect(
      await refusal { _ = try await desk.takeUp(invitation.code, password: "short") }
        == .weakPassword(.tooShort(least: 15)))
    let welcome = try await desk.takeUp(invitation.code, password: EntranceWorld.password)
    guard case .signedIn(let who) = welcome.presence else {
      Issue.record("not in")
      return
    }
    #expect(who.role == .officer)
    #expect(
      await refusal {
        _ = try await desk.takeUp(invitation.code, password: EntranceWorld.password)
      } == .ended)
    _ = try await world.signIn("new")
  }

  @Test func `are opened only in roles that one may give`() async throws {
    let boss = try await world.signedIn("boss", .supervisor, region: "almaty_city")
    let signatory = try await world.signedIn("sign", .employerSignatory, employer: "E-1")
    let officer = try await world.signedIn("off", .officer, region: "almaty_city")
    for (who, role) in [
      (boss, Role.ministry), (boss, .administrator), (boss, .employerClerk), (signatory, .officer),
      (signatory, .administrator), (officer, .officer), (boss, .visitor),
    ] {
      #expect(
        await refusal { _ = try await desk.invite(wish("new", role), by: who) } == .notAllowed,
        "\(who.role) \(role)")
    }
    let invitation = try await desk.invite(wish("new", .employerClerk), by: signatory)
    #expect(invitation.account.employer == Identifier("E-1"))
  }

  @Test func `of others are neither seen nor changed`() async throws {
    let ours = try await world.signedIn("ours", .employerSignatory, employer: "E-1")
    let theirs = try await world.open("theirs", [.employerClerk], employer: "E-2")
    let mine = try await world.open("mine", [.employerClerk], employer: "E-1")
    let page = try await desk.colleagues(of: ours, after: nil, size: PageSize(50))
    #expect(page.items.map(\.login) == ["mine"])
    #expect(await refusal { try await desk.close(theirs.id, by: ours) } == .notAllowed)
    #expect(await refusal { _ = try await desk.reset(theirs.id, by: ours) } == .notAllowed)
    let nobody = try #require(Identifier<Account>("nobody"))
    #expect(await refusal { try await desk.close(nobody, by: ours) } == .notAllowed)
    #expect(await refusal { try await desk.close(ours.account.id, by: ours) } == .notAllowed)
    try await desk.close(mine.id, by: ours)
    #expect(await refusal { _ = try await world.signIn("mine") } == .wrong)
  }

  @Test func `that were closed are opened again by who may close them, with a new password`()
    async throws
  {
    let ours = try await world.signedIn("ours", .employerSignatory, employer: "E-1")
    let theirs = try await world.signedIn("theirs", .employerSignatory, employer: "E-2")
    let mine = try await world.open("mine", [.employerClerk], employer: "E-1")
    #expect(await refusal { _ = try await desk.reopen(mine.id, by: ours) } == .changedMeanwhile)
    try await desk.close(mine.id, by: ours)
    #expect(await refusal { _ = try await desk.reopen(mine.id, by: theirs) } == .notAllowed)
    #expect(await refusal { _ = try await desk.colleague(mine.id, of: theirs) } == .notAllowed)
    let invitation = try await desk.reopen(mine.id, by: ours)
    #expect(await refusal { _ = try await world.signIn("mine") } == .wrong)
    _ = try await desk.takeUp(invitation.code, password: "a quiet blue mountain")
    _ = try await world.signIn("mine", "a quiet blue mountain")
    #expect(try await desk.colleague(mine.id, of: ours).closedOn == nil)
    #expect(try await world.register.verify().isClean)
  }

  @Test func `have one login each, and stay in the journal`() async throws {
    try await world.open("aru", [.auditor])
    #expect(await refusal { try await world.open("ARU", [.auditor]) } == .loginTaken)
    for login in ["", "ab", "two words", "a\u{202E}bc", String(repeating: "x", count: 121)] {
      #expect(await refusal { try await world.open(login, [.auditor]) } == .unusableLogin)
    }
    #expect(await refusal { try await world.open("free", [.officer]) } == .notAllowed)
    #expect(await refusal { try await world.open("free", []) } == .notAllowed)
    let entries = try await world.register.journal(from: 1, most: 10)
    #expect(entries.count == 1)
    #expect(entries.first?.by.role == .administrator)
    let text = entries.first.map { String(decoding: $0.body, as: UTF8.self) } ?? ""
    #expect(text.contains("aru") && !text.contains("password") && !text.contains("salt"))
  }

  @Test func `of a demo are written down on the day of its tale, and codes run on the real clock`()
    async throws
  {
    let tale = try OfficeWorld("2015-05-20").office.world
    let desk = AccountDesk(entrance: world.entrance.writing(in: tale))
    let account = try await desk.open(wish("demo", .auditor), password: EntranceWorld.password)
    let entry = try #require(try await world.register.journal(from: 1, most: 1).first)
    #expect(entry.day == tale.today() && entry.at == tale.now())
    #expect(account.openedOn == entry.day)
    guard case .signedIn = try await world.signIn("demo").presence else {
      Issue.record("nobody comes in on another day")
      return
    }
  }

  @Test func `that are reset lose password, second factor and sessions`() async throws {
    let who = try await world.signedIn("aru", .auditor)
    let invitation = try await desk.reset(login: "aru")
    #expect(await refusal { _ = try await world.signIn("aru") } == .wrong)
    #expect(try await world.register.sessions(of: who.account.id).isEmpty)
    world.wait(seconds: 604_801)
    #expect(await refusal { _ = try await desk.invited(invitation.code) } == .ended)
    try await desk.setPassword("a quiet blue mountain", login: "aru")
    _ = try await world.signIn("aru", "a quiet blue mountain")
  }
}
