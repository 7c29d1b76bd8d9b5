import Casework
import Foundation
import Measures
import Register
import Synchronization
import Testing

@testable import Office

@Suite struct `Coming in through another provider` {
  let world: EntranceWorld

  init() throws { world = try EntranceWorld() }

  private func setUp(usesRSA: Bool = false, secret: String? = nil) throws
    -> (small: SmallProvider, provider: OtherProvider, browser: SecretToken)
  {
    let world = world
    let small = try SmallProvider(usesRSA: usesRSA) { world.now.milliseconds / 1000 }
    let settings = ProviderSettings(
      issuer: SmallProvider.issuer, audience: "ruqsat", secret: secret,
      returnAddress: "https://ruqsat.example.kz/sign-in/return", loginClaim: "iin",
      employerClaim: "bin")
    let provider = OtherProvider(
      settings: settings, port: small, randomBytes: world.entrance.world.randomBytes)
    return (small, provider, world.entrance.newToken())
  }

  private func comeBack(
    _ small: SmallProvider, _ provider: OtherProvider, _ browser: SecretToken,
    claims: [String: String] = ["iin": "900101300123"]
  ) async throws -> Presence {
    let address = try await world.entrance.goOutside(
      provider, browser: browser, returnsTo: "/kk/account")
    let (state, code) = small.letIn(address, claims: claims)
    let back = try await world.entrance.comeBack(
      provider, state: state, code: code, refusal: nil, browser: browser)
    #expect(back.returnsTo == "/kk/account")
    return back.welcome.presence
  }

  private func refusal(_ work: () async throws -> Void) async -> EntranceRefusal? {
    do { try await work() } catch { return error as? EntranceRefusal }
    return nil
  }

  @Test(arguments: [false, true])
  func `works with both kinds of signature`(_ usesRSA: Bool) async throws {
    let (small, provider, browser) = try setUp(usesRSA: usesRSA, secret: "s3cret")
    try await world.open("900101300123", [.auditor])
    guard case .signedIn(let who) = try await comeBack(small, provider, browser) else {
      Issue.record("not in")
      return
    }
    #expect(who.account.login == "900101300123")
    let asked = small.asked.withLock { $0 }
    #expect(asked.contains("https://id.example.kz/token Basic cnVxc2F0OnMzY3JldA=="))
    // Description and keys are kept: a second person costs one question only.
    _ = try await comeBack(small, provider, browser)
    #expect(small.asked.withLock { $0.count } == asked.count + 1)
  }

  @Test func `sends the person with state, nonce and a challenge`() async throws {
    let (_, provider, browser) = try setUp()
    let address = try await world.entrance.goOutside(
      provider, browser: browser, returnsTo: "/kk")
    let fields = SmallProvider.fields(String(address.split(separator: "?").last ?? ""))
    #expect(address.hasPrefix("https://id.example.kz/authorize?"))
    #expect(fields["response_type"] == "code" && fields["client_id"] == "ruqsat")
    #expect(fields["redirect_uri"] == "https://ruqsat.example.kz/sign-in/return")
    #expect(fields["scope"] == "openid" && fields["code_challenge_method"] == "S256")
    #expect(Set(["state", "nonce", "code_challenge"].compactMap { fields[$0] }).count == 3)
  }

  @Test func `opens no account of its own`() async throws {
    let (small, provider, browser) = try setUp()
    #expect(
      await refusal { _ = try await comeBack(small, provider, browser) } == .wrong)
    try await world.open("900101300123", [.auditor])
    try await world.desk.close(login: "900101300123")
    #expect(
      await refusal { _ = try await comeBack(small, provider, browser) } == .wrong)
    #expect(
      await refusal { _ = try await comeBack(small, provider, browser, claims: [:]) } == .wrong)
  }

  @Test func `needs the employer's number for an account that acts for an employer`()
    async throws
  {
    let (small, provider, browser) = try setUp()
    let employer = Employer(
      id: try key("E-1"), businessNumber: "010140000012", name: "E", region: RegionKey("astana"))
    let write = try Write(
      at: world.now, day: try day("2026-03-02"),
      by: Party(role: .administrator, key: try key("operator")),
      changes: [.put(EmployerRecord(employer, since: try day("2026-03-02")), expecting: 0)])
    _ = try await world.register.commit(write)
    try await world.open("900101300123", [.employerClerk], employer: "E-1")
    try await world.open("900101300123@990140000099", [.representative], employer: "E-2")
    for bin in [nil, "990140000012", "990140000099"] as [String?] {
      var claims = ["iin": "900101300123"]
      claims["bin"] = bin
      let sent = claims
      #expect(
        await refusal { _ = try await comeBack(small, provider, browser, claims: sent) }
          == .wrong, "\(bin ?? "none")")
    }
    guard
      case .signedIn(let who) = try await comeBack(
        small, provider, browser, claims: ["iin": "900101300123", "bin": "010140000012"])
    else {
      Issue.record("not in")
      return
    }
    #expect(who.role == .employerClerk)
  }

  @Test func `refuses another browser, another state, a second time, too late`() async throws {
    let (small, provider, browser) = try setUp()
    try await world.open("900101300123", [.auditor])
    let entrance = world.entrance
    func begin() async throws -> (state: String, code: String) {
      let address = try await entrance.goOutside(provider, browser: browser, returnsTo: "/kk")
      return small.letIn(address, claims: ["iin": "900101300123"])
    }
    func finish(_ state: String, _ code: String?, _ browser: SecretToken) async
      -> EntranceRefusal?
    {
      await refusal {
        _ = try await entrance.comeBack(
          provider, state: state, code: code, refusal: code == nil ? "access_denied" : nil,
          browser: browser)
      }
    }
    var sent = try await begin()
    #expect(await finish(sent.state, sent.code, entrance.newToken()) == .ended)
    sent = try await begin()
    #expect(await finish("made-up", sent.code, browser) == .ended)
    #expect(await finish(sent.state, sent.code, browser) == nil)
    #expect(await finish(sent.state, sent.code, browser) == .ended)
    sent = try await begin()
    #expect(await finish(sent.state, nil, browser) == .provider(.refused("access_denied")))
    sent = try await begin()
    world.wait(seconds: 601)
    #expect(await finish(sent.state, sent.code, browser) == .ended)
    // The code of one flow is worth nothing in another: the verifier does not fit.
    let first = try await begin()
    let second = try await begin()
    guard case .provider(.unreachable) = await finish(first.state, second.code, browser) else {
      Issue.record("a stolen code was taken")
      return
    }
  }

  @Test func `believes no token that is not right in every part`() async throws {
    try await world.open("900101300123", [.auditor])
    let now = world.now.milliseconds / 1000
    typealias Faults = SmallProvider.Faults
    let wrong: [(Faults, ProviderFault.TokenFault)] = [
      (Faults(breaksSignature: true), .badSignature),
      (Faults(algorithm: "none"), .unknownAlgorithm),
      (Faults(algorithm: "HS256"), .unknownAlgorithm),
      (Faults(algorithm: "RS256"), .unknownKey),
      (Faults(keyName: "key-2"), .unknownKey),
      (Faults(changes: ["iss": "https://evil.example"]), .otherIssuer),
      (Faults(changes: ["aud": "another-service"]), .otherAudience),
      (Faults(changes: ["nonce": "another"]), .otherNonce),
      (Faults(changes: ["sub": ""]), .noSubject),
      (Faults(numbers: ["exp": now - 61]), .expired),
      (Faults(numbers: ["iat": now + 120]), .notYet),
      (Faults(numbers: ["nbf": now + 120]), .notYet),
    ]
    for (faults, expected) in wrong {
      let (small, provider, browser) = try setUp()
      small.faults.withLock { $0 = faults }
      #expect(
        await refusal { _ = try await comeBack(small, provider, browser) }
          == .provider(.badToken(expected)), "\(expected)")
    }
  }

  @Test func `tells an operator what is wrong with the provider`() async throws {
    let (small, provider, _) = try setUp()
    try await provider.check(at: world.now)
    let (away, unreachable, browser) = try setUp()
    away.faults.withLock { $0.isAway = true }
    await #expect(throws: ProviderFault.unreachable("away")) {
      try await unreachable.check(at: world.now)
    }
    await #expect(throws: ProviderFault.self) {
      _ = try await world.entrance.goOutside(unreachable, browser: browser, returnsTo: "/kk")
    }
    let (other, unusable, _) = try setUp()
    other.faults.withLock { $0.describesAs = "https://id.example.kz/" }
    await #expect(throws: ProviderFault.self) { try await unusable.check(at: world.now) }
    #expect(small.asked.withLock { $0.count } == 2)
  }
}
