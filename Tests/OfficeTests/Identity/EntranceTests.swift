import Casework
import Measures
import Register
import Testing

@testable import Office

@Suite struct `Coming in` {
  let world: EntranceWorld
  var entrance: Entrance { world.entrance }

  init() throws { world = try EntranceWorld() }

  private func presence(_ token: SecretToken) async throws -> Presence {
    try await entrance.presence(token)
  }

  private func refusal(_ work: () async throws -> Void) async -> EntranceRefusal? {
    do { try await work() } catch { return error as? EntranceRefusal }
    return nil
  }

  @Test func `with login and password, in any case of letters`() async throws {
    try await world.open("Aru@Example.kz", [.officer], region: "almaty_city")
    let welcome = try await world.signIn("  aru@example.KZ ")
    guard case .signedIn(let who) = try await presence(welcome.token) else {
      Issue.record("not in")
      return
    }
    #expect(who.role == .officer)
    #expect(who.actor.region == RegionKey("almaty_city"))
    #expect(who.actor.account == who.account.id)
  }

  @Test func `is refused alike for a wrong password, an unknown login and a closed account`()
    async throws
  {
    try await world.open("aru", [.auditor])
    try await world.open("closed", [.auditor])
    try await world.desk.close(login: "closed")
    for (login, password) in [
      ("aru", "another password"), ("nobody", EntranceWorld.password), ("", ""), ("aru", ""),
      ("closed", EntranceWorld.password), ("aru", String(repeating: "x", count: 2000)),
    ] {
      let found = await refusal { _ = try await world.signIn(login, password) }
      #expect(found == .wrong, "\(login)")
    }
  }

  @Test func `keeps no token, only its fingerprint`() async throws {
    let account = try await world.open("aru", [.auditor])
    let welcome = try await world.signIn("aru")
    let kept = try await world.register.sessions(of: account.id)
    #expect(kept.map(\.token) == [welcome.token.fingerprint])
    #expect(kept.map(\.token.bytes) != [welcome.token.bytes])
    #expect(SecretToken(welcome.token.text) == welcome.token)
    #expect(SecretToken("short") == nil)
  }

  @Test func `is slowed down after five attempts, even with the right password`() async throws {
    try await world.open("aru", [.auditor])
    for _ in 0..<5 {
      #expect(await refusal { _ = try await world.signIn("aru", "wrong password") } == .wrong)
    }
    #expect(await refusal { _ = try await world.signIn("aru") } == .wait(seconds: 2))
    // Another login from the same place is not held up.
    try await world.open("other", [.auditor])
    _ = try await world.signIn("other")
    world.wait(seconds: 2)
    _ = try await world.signIn("aru")
    // Having come in clears the count.
    #expect(await refusal { _ = try await world.signIn("aru", "wrong password") } == .wrong)
  }

  @Test func `is slowed down by address when many logins are tried`() async throws {
    for number in 0..<40 {
      _ = await refusal { _ = try await world.signIn("nobody\(number)", from: "198.51.100.7") }
    }
    #expect(
      await refusal { _ = try await world.signIn("one-more", from: "198.51.100.7") }
        == .wait(seconds: 2))
    #expect(await refusal { _ = try await world.signIn("one-more", from: "192.0.2.9") } == .wrong)
  }

  @Test func `counts a hundred attempts at once as a hundred`() async throws {
    try await world.open("aru", [.auditor])
    let tried = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 {
        group.addTask {
          do { _ = try await world.signIn("aru", "wrong password") } catch {
            return (error as? EntranceRefusal) == .wrong
          }
          return true
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(tried == 5)
  }

  @Test func `ends after half an hour without a request, and after twelve hours in any case`()
    async throws
  {
    try await world.open("aru", [.auditor])
    let idle = try await world.signIn("aru")
    world.wait(seconds: 1799)
    guard case .signedIn = try await presence(idle.token) else {
      Issue.record("too early")
      return
    }
    world.wait(seconds: 1801)
    guard case .nobody = try await presence(idle.token) else {
      Issue.record("too late")
      return
    }
    let long = try await world.signIn("aru")
    for _ in 0..<44 {
      world.wait(seconds: 960)
      _ = try await presence(long.token)
    }
    guard case .signedIn = try await presence(long.token) else {
      Issue.record("kept alive, and yet gone")
      return
    }
    world.wait(seconds: 961)
    guard case .nobody = try await presence(long.token) else {
      Issue.record("longer than the longest")
      return
    }
  }

  @Test func `in one of several roles, with a new token for each choice`() async throws {
    try await world.open("aru", [.auditor, .ministry])
    let first = try await world.signIn("aru")
    guard case .choosing = first.presence else {
      Issue.record("a role was chosen for the person")
      return
    }
    let second = try await entrance.choose(.ministry, token: first.token)
    guard case .signedIn(let who) = try await presence(second.token) else {
      Issue.record("not in")
      return
    }
    #expect(who.role == .ministry)
    #expect(second.token != first.token)
    guard case .nobody = try await presence(first.token) else {
      Issue.record("the old token still works")
      return
    }
    #expect(
      await refusal { _ = try await entrance.choose(.officer, token: second.token) } == .notAllowed)
    #expect(
      await refusal { _ = try await entrance.choose(.auditor, token: first.token) } == .ended)
  }

  @Test func `ends everywhere else on wish, and everywhere when the account is closed`()
    async throws
  {
    let who = try await world.signedIn("aru", .auditor)
    let other = try await world.signIn("aru")
    #expect(try await entrance.sessions(of: who).count == 2)
    try await entrance.signOutEverywhere(who, butHere: true)
    let left = try await entrance.sessions(of: who)
    #expect(left.map(\.isThis) == [true])
    guard case .nobody = try await presence(other.token) else {
      Issue.record("still in elsewhere")
      return
    }
    try await world.desk.close(login: "aru")
    #expect(try await world.register.sessions(of: who.account.id).isEmpty)
  }

  @Test func `a form's seal belongs to one token`() throws {
    let token = entrance.newToken()
    let seal = FormSeal(token)
    #expect(seal.matches(seal.text))
    #expect(!seal.matches(FormSeal(entrance.newToken()).text))
    #expect(!seal.matches(nil) && !seal.matches("") && !seal.matches(token.text))
  }
}

@Suite struct `The second factor` {
  let world: EntranceWorld
  var entrance: Entrance { world.entrance }

  init() throws { world = try EntranceWorld() }

  private func code() async throws -> (who: SignedIn, secret: TimeCode, recovery: [RecoveryCode]) {
    let who = try await world.signedIn("aru", .auditor)
    let offered = try await entrance.offerSecondFactor(who)
    #expect(try await entrance.offerSecondFactor(who) == offered)
    let codes = try await entrance.confirmSecondFactor(
      who, code: offered.digits(in: TimeCode.step(at: world.now)))
    return (who, offered, codes)
  }

  private func refusal(_ work: () async throws -> Void) async -> EntranceRefusal? {
    do { try await work() } catch { return error as? EntranceRefusal }
    return nil
  }

  @Test func `is not on before a code was typed`() async throws {
    let who = try await world.signedIn("aru", .auditor)
    _ = try await entrance.offerSecondFactor(who)
    #expect(
      await refusal { _ = try await entrance.confirmSecondFactor(who, code: "000000") } == .wrong)
    #expect(try await entrance.proof(of: who).hasSecondFactor == false)
  }

  @Test func `is asked for after the password, and its code works once`() async throws {
    let (_, secret, _) = try await code()
    world.wait(seconds: 60)
    let half = try await world.signIn("aru")
    guard case .half = half.presence else {
      Issue.record("in with the password alone")
      return
    }
    #expect(
      await refusal { _ = try await entrance.choose(.auditor, token: half.token) } == .ended)
    let digits = secret.digits(in: TimeCode.step(at: world.now))
    let whole = try await entrance.secondFactor(digits, token: half.token, from: "192.0.2.1")
    guard case .signedIn = whole.presence else {
      Issue.record("not in")
      return
    }
    #expect(whole.token != half.token)
    let again = try await world.signIn("aru")
    #expect(
      await refusal {
        _ = try await entrance.secondFactor(digits, token: again.token, from: "192.0.2.1")
      } == .wrong)
  }

  @Test func `lets a program in with password and code at once, and leaves nothing half open`()
    async throws
  {
    let (who, secret, recovery) = try await code()
    world.wait(seconds: 60)
    func enter(_ code: String?) async throws -> ProgramEntry {
      try await entrance.signInProgram(
        login: "aru", password: EntranceWorld.password, code: code, role: nil, from: "192.0.2.1")
    }
    let before = try await world.register.sessions(of: who.account.id).count
    guard case .codeNeeded = try await enter(nil) else {
      Issue.record("in with the password alone")
      return
    }
    #expect(await refusal { _ = try await enter("000000") } == .wrong)
    #expect(try await world.register.sessions(of: who.account.id).count == before)
    let digits = secret.digits(in: TimeCode.step(at: world.now))
    guard case .signedIn(let token, _) = try await enter(digits) else {
      Issue.record("not in with the code")
      return
    }
    guard case .signedIn = try await entrance.presence(token) else {
      Issue.record("the token opens nothing")
      return
    }
    #expect(await refusal { _ = try await enter(digits) } == .wrong)
    guard case .signedIn = try await enter(recovery[0].text) else {
      Issue.record("not in with a recovery code")
      return
    }
  }

  @Test func `one code lets one of two in who send it at the same moment`() async throws {
    let (_, secret, _) = try await code()
    world.wait(seconds: 60)
    let digits = secret.digits(in: TimeCode.step(at: world.now))
    let halves = [try await world.signIn("aru"), try await world.signIn("aru")]
    let passed = await withTaskGroup(of: Bool.self) { group in
      for half in halves {
        group.addTask {
          (try? await world.entrance.secondFactor(digits, token: half.token, from: "x")) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(passed == 1)
  }

  @Test func `a recovery code lets in once`() async throws {
    let (who, _, recovery) = try await code()
    #expect(recovery.count == 10 && Set(recovery.map(\.text)).count == 10)
    let typed = recovery[3].text.lowercased().replacing(" ", with: "-")
    let half = try await world.signIn("aru")
    _ = try await entrance.secondFactor(typed, token: half.token, from: "x")
    #expect(try await entrance.proof(of: who).recoveryCodesLeft == 9)
    let again = try await world.signIn("aru")
    #expect(
      await refusal { _ = try await entrance.secondFactor(typed, token: again.token, from: "x") }
        == .wrong)
  }

  @Test func `cannot be guessed by trying`() async throws {
    _ = try await code()
    let half = try await world.signIn("aru")
    var refusals: [EntranceRefusal?] = []
    for number in 0..<6 {
      refusals.append(
        await refusal {
          _ = try await entrance.secondFactor(
            "00000\(number)", token: half.token, from: "x\(number)")
        })
    }
    #expect(refusals.last == .wait(seconds: 2))
  }

  @Test func `goes only with the password`() async throws {
    let (who, _, _) = try await code()
    #expect(
      await refusal { try await entrance.removeSecondFactor(who, password: "wrong") } == .wrong)
    try await entrance.removeSecondFactor(who, password: EntranceWorld.password)
    guard case .signedIn = try await world.signIn("aru").presence else {
      Issue.record("a code is still asked for")
      return
    }
  }

  @Test func `a new password needs the old one and ends other sessions`() async throws {
    let who = try await world.signedIn("aru", .auditor)
    let other = try await world.signIn("aru")
    #expect(
      await refusal {
        try await entrance.changePassword(who, from: "no", to: "a quiet blue mountain")
      } == .wrong)
    #expect(
      await refusal {
        try await entrance.changePassword(who, from: EntranceWorld.password, to: "short")
      } == .weakPassword(.tooShort(least: 15)))
    try await entrance.changePassword(
      who, from: EntranceWorld.password, to: "a quiet blue mountain")
    guard case .nobody = try await entrance.presence(other.token) else {
      Issue.record("still in elsewhere")
      return
    }
    _ = try await world.signIn("aru", "a quiet blue mountain")
    #expect(await refusal { _ = try await world.signIn("aru") } == .wrong)
  }
}
