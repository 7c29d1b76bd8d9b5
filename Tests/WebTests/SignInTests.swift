import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Office
import Testing

@testable import Web

/// Pages that only people who are signed in see.
private struct InnerPages: RouteGroup {
  func addPages(to routes: PageRoutes) {
    routes.get(
      "/inner",
      signedIn: { visit, who in
        .response(Response(plain: "\(who.role.rawValue) \(visit.query["q"] ?? "")"))
      })
    routes.post("/inner", signedIn: { visit, who in .redirect(to: visit.link("/inner")) })
    routes.get("/inner/closed", signedIn: { _, _ in throw Problem(.forbidden) })
  }
}

@Suite struct `Signing in on a page` {
  private func world(_ cookies: CookieStyle = .secure) async throws -> DoorWorld {
    try await DoorWorld(cookies: cookies) { _, _ in [InnerPages()] }
  }

  @Test func `leads back to the page that was wanted`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let browser = world.browser
    let sent = try await browser.get("/en/inner?q=7")
    #expect(sent.status == .seeOther)
    #expect(sent.header("Location") == "/en/sign-in?then=%2Finner%3Fq%3D7")
    let page = try await browser.follow(sent)
    #expect(page.isWhole && page.field("then") == "/inner?q=7")
    let reply = try await browser.post(
      "/en/sign-in",
      [("login", "aru"), ("password", DoorWorld.password), ("then", "/inner?q=7")])
    #expect(reply.status == .seeOther)
    #expect(reply.header("Location") == "/en/inner?q=7")
    #expect(try await browser.follow(reply).text == "auditor 7")
  }

  @Test(arguments: [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "/sign-out", "inner", "/a\nb",
  ])
  func `never leads to another place`(_ wish: String) async throws {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let browser = world.browser
    _ = try await browser.get("/en/sign-in")
    let reply = try await browser.post(
      "/en/sign-in", [("login", "aru"), ("password", DoorWorld.password), ("then", wish)])
    #expect(reply.header("Location") == "/en/office")
  }

  @Test func `sets a cookie that only this host gets, over https alone, and no script sees`()
    async throws
  {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let browser = world.browser
    let page = try await browser.get("/en/sign-in")
    #expect(page.header("Set-Cookie")?.hasPrefix("__Host-ruqsat-form=") == true)
    let reply = try await browser.post(
      "/en/sign-in", [("login", "aru"), ("password", DoorWorld.password)])
    let cookie = try #require(reply.header("Set-Cookie"))
    #expect(cookie.hasPrefix("__Host-ruqsat="))
    #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
    #expect(try await browser.get("/en").header("Set-Cookie") == nil)
  }

  @Test func `over http on the own machine has a plain cookie and says so`() async throws {
    let world = try await world(.plain)
    let page = try await world.browser.get("/en/sign-in")
    #expect(page.header("Set-Cookie")?.hasPrefix("ruqsat-form=") == true)
    #expect(page.header("Set-Cookie")?.contains("Secure") == false)
    #expect(page.text.contains("the cookie has a plain name"))
  }

  @Test func `says what was wrong, keeps the login, never the password`() async throws {
    let world = try await world()
    let browser = world.browser
    _ = try await browser.get("/en/sign-in")
    let reply = try await browser.post(
      "/en/sign-in", [("login", "<b>aru"), ("password", "secret words here")])
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("error-summary") && reply.text.contains("&lt;b&gt;aru"))
    #expect(!reply.text.contains("<b>aru") && !reply.text.contains("secret words"))
    for _ in 0..<4 { _ = try await browser.post("/en/sign-in", [("login", "<b>aru")]) }
    // What can be no login is counted all the same.
    let slowed = try await browser.post("/en/sign-in", [("login", "<b>aru")])
    #expect(slowed.status == .tooManyRequests)
    #expect(slowed.text.contains("Try again in 2 seconds."))
    #expect(slowed.header("Retry-After") == "2")
  }

  @Test func `takes no form without the visitor's own seal`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor])
    let first = world.browser
    let fields = [("login", "aru"), ("password", DoorWorld.password)]
    #expect(try await first.post("/en/sign-in", fields, sealed: false).status == .forbidden)
    _ = try await first.get("/en/sign-in")
    #expect(try await first.post("/en/sign-in", fields, sealed: false).status == .forbidden)
    let other = world.browser
    let seal = try #require(try await other.get("/en/sign-in").field("seal"))
    #expect(
      try await first.post("/en/sign-in", fields + [("seal", seal)], sealed: false).status
        == .forbidden)
    let inside = try await world.browser(as: .auditor)
    #expect(try await inside.post("/en/inner", [], sealed: false).status == .forbidden)
    #expect(try await inside.post("/en/inner", []).status == .seeOther)
    #expect(try await inside.post("/en/sign-out", [], sealed: false).status == .forbidden)
  }

  @Test func `ends by signing out and by time`() async throws {
    let world = try await world()
    let browser = try await world.browser(as: .auditor)
    #expect(try await browser.get("/en/inner").status == .ok)
    let reply = try await browser.post("/en/sign-out", [])
    #expect(reply.status == .seeOther && browser.cookies.isEmpty)
    #expect(try await browser.get("/en/inner").status == .seeOther)
    let other = try await world.browser(as: .ministry)
    world.wait(seconds: 1801)
    #expect(try await other.get("/en/inner").status == .seeOther)
  }

  @Test func `asks for the second factor, then lets in`() async throws {
    let world = try await world()
    let inside = try await world.browser(as: .auditor)
    let offer = try await inside.get("/en/account/second-factor")
    #expect(offer.isWhole && offer.text.contains("otpauth://totp/Ruqsat:"))
    #expect(offer.text.contains("<svg viewBox=\"0 0 ") && offer.text.contains("role=\"img\""))
    let wrong = try await inside.post("/en/account/second-factor", [("code", "123")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("otpauth://"))
    let login = "a.auditor.almaty_citye-1w-1"
    try await world.desk.setPassword(DoorWorld.password, login: login)
    let browser = world.browser
    _ = try await browser.get("/en/sign-in")
    _ = try await browser.post(
      "/en/sign-in", [("login", login), ("password", DoorWorld.password)])
    #expect(try await browser.get("/en/inner").text == "auditor ")
    #expect(try await browser.get("/en/sign-in/code").status == .seeOther)
  }

  @Test func `lets choose among several roles`() async throws {
    let world = try await world()
    try await world.open("aru", [.auditor, .ministry])
    let browser = world.browser
    _ = try await browser.get("/en/sign-in")
    let sent = try await browser.post(
      "/en/sign-in",
      [("login", "aru"), ("password", DoorWorld.password), ("then", "/inner")])
    #expect(sent.header("Location") == "/en/sign-in/role?then=%2Finner")
    #expect(
      try await browser.get("/en/inner").header("Location")?.contains("/sign-in/role") == true)
    let page = try await browser.follow(sent)
    #expect(page.isWhole && page.text.contains("value=\"ministry\""))
    #expect(!page.text.contains("value=\"officer\""))
    #expect(
      try await browser.post("/en/sign-in/role", []).status == .unprocessableContent)
    #expect(try await browser.post("/en/sign-in/role", [("role", "officer")]).status == .forbidden)
    let done = try await browser.post(
      "/en/sign-in/role", [("role", "ministry"), ("then", "/inner")])
    #expect(try await browser.follow(done).text == "ministry ")
  }

  @Test func `in a demo takes one button, elsewhere there is none`() async throws {
    let demo = try await DoorWorld(demo: [.officer, .worker]) { _, _ in [InnerPages()] }
    let browser = demo.browser
    let page = try await browser.get("/en/sign-in")
    #expect(page.isWhole && page.text.contains("value=\"demo.officer\""))
    let reply = try await browser.post("/en/sign-in/demo", [("login", "demo.officer")])
    #expect(reply.status == .seeOther)
    #expect(try await browser.get("/en/inner").text == "officer ")
    let real = try await world()
    try await real.open("demo.officer", [.officer])
    let other = real.browser
    let plain = try await other.get("/en/sign-in")
    #expect(!plain.text.contains("demo"))
    #expect(
      try await other.post("/en/sign-in/demo", [("login", "demo.officer")]).status == .notFound)
  }
}

@Suite struct `Somebody who is in` {
  @Test(arguments: Language.allCases)
  func `sees who that is on every page, in every language`(_ language: Language) async throws {
    let world = try await DoorWorld { _, _ in [InnerPages()] }
    let browser = try await world.browser(as: .officer)
    let role = try makeSite().phrases.text("role.officer", language)
    for path in [
      "", "/about", "/nowhere", "/account", "/account/password", "/account/second-factor",
      "/account/second-factor/remove", "/account/recovery-codes", "/sign-in/role",
      "/inner/closed", "/colleagues",
    ] {
      let reply = try await browser.get("/\(language)\(path)")
      #expect(reply.isWhole, "\(path)")
      #expect(reply.text.contains("Aru Tester") && reply.text.contains(role), "\(path)")
      #expect(reply.text.contains("region almaty_city"), "\(path)")
    }
    let visitor = world.browser
    for path in ["", "/nowhere", "/sign-in", "/invitation?code=x.y"] {
      let reply = try await visitor.get("/\(language)\(path)")
      #expect(reply.isWhole && !reply.text.contains("Aru Tester"), "\(path)")
    }
  }

  @Test func `of the wrong role is told so, and nothing of what there is`() async throws {
    let world = try await DoorWorld { _, _ in [InnerPages()] }
    let browser = try await world.browser(as: .officer)
    let reply = try await browser.get("/en/inner/closed")
    #expect(reply.status == .forbidden)
    #expect(reply.text.contains("not for your role"))
    #expect(try await browser.get("/en/colleagues").status == .forbidden)
    #expect(try await browser.post("/en/colleagues/AB/close", []).status == .notFound)
  }

  @Test func `names an address for notices, where the role has any`() async throws {
    let world = try await DoorWorld { _, _ in [InnerPages()] }
    let clerk = try await world.browser(as: .employerClerk)
    #expect(try await clerk.get("/en/account").text.contains("Not sent"))
    let form = try await clerk.get("/en/account/mail")
    #expect(form.isWhole && form.text.contains("type=\"email\""))
    let wrong = try await clerk.post("/en/account/mail", [("mail", "<b>@x")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("&lt;b&gt;@x"))
    #expect(wrong.text.contains("error-summary"))
    let done = try await clerk.post("/en/account/mail", [("mail", "aru@example.kz")])
    #expect(try await clerk.follow(done).text.contains("aru@example.kz"))
    _ = try await clerk.post("/en/account/mail", [("mail", "")])
    #expect(try await clerk.get("/en/account").text.contains("Not sent"))
    let officer = try await world.browser(as: .officer)
    #expect(try await officer.get("/en/account/mail").status == .notFound)
    #expect(!(try await officer.get("/en/account").text.contains("Notices by mail")))
  }

  @Test func `invites a colleague, who chooses a password`() async throws {
    let world = try await DoorWorld { _, _ in [InnerPages()] }
    let boss = try await world.browser(as: .supervisor)
    let form = try await boss.get("/en/colleagues/new")
    #expect(form.isWhole && form.text.contains("value=\"officer\""))
    #expect(!form.text.contains("value=\"administrator\""))
    let fields = [("name", "Dana New"), ("login", "dana"), ("role", "officer")]
    let refused = try await boss.post(
      "/en/colleagues/new", [("name", ""), ("login", "dana"), ("role", "officer")])
    #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"dana\""))
    let page = try await boss.post("/en/colleagues/new", fields)
    let start = try #require(page.text.range(of: "https://ruqsat.example.kz"))
    let address = String(page.text[start.upperBound...].prefix { $0 != "<" })
    let browser = world.browser
    let invitation = try await browser.get(address)
    #expect(invitation.isWhole && invitation.text.contains("Dana New"))
    let weak = try await browser.post(address, [("new", "short")])
    #expect(weak.status == .unprocessableContent && weak.text.contains("15 characters"))
    let done = try await browser.post(address, [("new", DoorWorld.password)])
    #expect(done.status == .seeOther)
    #expect(try await browser.get("/en/inner").text == "officer ")
    #expect(try await world.browser.get(address).status == .gone)
    #expect(try await boss.get("/en/colleagues").text.contains("Dana New"))
  }

  @Test func `is asked before a colleague's account is closed, and may open it again`()
    async throws
  {
    let world = try await DoorWorld { _, _ in [InnerPages()] }
    let boss = try await world.browser(as: .supervisor)
    let fields = [("name", "Dana <b>New"), ("login", "dana"), ("role", "officer")]
    let invited = try await boss.post("/en/colleagues/new", fields)
    let path = try #require(invited.text.firstMatch(of: /href="(\/en\/colleagues\/[^"]*)\/close"/))
    let account = String(path.output.1)
    for language in ["kk", "ru", "en"] {
      let question = try await boss.get(
        "/\(language)" + account.dropFirst("/en".count) + "/close")
      #expect(question.isWhole && question.text.contains("Dana &lt;b&gt;New"), "\(language)")
    }
    #expect(!(try await boss.get("/en/colleagues")).text.contains("/reopen"))
    #expect(try await boss.post(account + "/close", []).status == .seeOther)
    let closed = try await boss.get("/en/colleagues").text
    #expect(closed.contains(account + "/reopen") && !closed.contains(account + "/close"))
    #expect(try await boss.get(account + "/close").status == .seeOther)
    let other = try await world.browser(as: .officer)
    #expect(try await other.get(account + "/close").status == .notFound)
    #expect(try await other.post(account + "/reopen", []).status == .notFound)
    let opened = try await boss.post(account + "/reopen", [])
    let start = try #require(opened.text.range(of: "https://ruqsat.example.kz"))
    let address = String(opened.text[start.upperBound...].prefix { $0 != "<" })
    #expect(try await world.browser.get(address).isWhole)
    #expect(try await boss.get("/en/colleagues").text.contains(account + "/close"))
  }

  @Test func `is known to the JSON interface by a bearer token, and by the cookie for looking`()
    async throws
  {
    struct Probe: RouteGroup {
      func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
        routes.get("/who") { _, context in context.visitor.signedIn?.role.rawValue ?? "nobody" }
        routes.post("/who") { _, context in context.visitor.signedIn?.role.rawValue ?? "nobody" }
      }
    }
    let world = try await DoorWorld { _, _ in [Probe()] }
    let token = try #require(try await world.browser(as: .auditor).cookies["__Host-ruqsat"])
    func who(_ method: HTTPRequest.Method, _ headers: HTTPFields) async throws -> String {
      try await world.client.send(method, "/v1/who", headers: headers).text
    }
    #expect(try await who(.post, [.authorization: "Bearer " + token]) == "auditor")
    #expect(try await who(.get, [.cookie: "__Host-ruqsat=" + token]) == "auditor")
    #expect(try await who(.post, [.cookie: "__Host-ruqsat=" + token]) == "nobody")
    #expect(try await who(.get, [.authorization: "Bearer x"]) == "nobody")
    #expect(try await who(.get, [.cookie: "__Host-ruqsat=\(token); __Host-ruqsat=x"]) == "nobody")
  }

  @Test func `lives in a region that the law names`() throws {
    let desk = try realDesk.get()
    #expect(desk.regionName("almaty_city", .en) == "Almaty (city)")
    #expect(desk.regionName("nowhere", .en) == "nowhere")
    #expect(desk.shelf.volume.book.enumerations.contains { $0.name == LawDesk.regions })
  }
}
