import Casework
import Foundation
import HTTPTypes
import Hummingbird
import LawLibrary
import Measures
import NIOCore
import Office
import Register
import Synchronization

@testable import Web

/// A service with a door: its own register, a clock that the test turns, and somebody's browser with its cookies.
final class DoorWorld: Sendable {
  let entrance: Entrance
  let desk: AccountDesk
  let register: SQLiteRegister
  let door: Door
  let client: TestClient<RouterResponder<RuqsatRequestContext>>
  private let folder: String
  private let clock: TurnedClock

  static let password = "seven grey horses graze"

  /// - Parameters:
  ///   - groups: made with the register, for pages that stand on the office
  ///   - demo: roles that come in by a button
  init(
    demo: [Role] = [], cookies: CookieStyle = .secure,
    groups: (SQLiteRegister, World) throws -> [any RouteGroup] = { _, _ in [] },
    unread: (@Sendable (Actor) async -> Int?)? = nil
  ) async throws {
    folder = NSTemporaryDirectory() + "door-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    register = try SQLiteRegister.open(path: folder + "/register.sqlite")
    let clock = TurnedClock()
    self.clock = clock
    let world = World(
      now: { clock.now }, today: { Day(uncheckedFixture: "2026-03-02") },
      randomBytes: { clock.bytes($0) })
    entrance = Entrance(
      register: register, world: world,
      mill: PasswordMill(
        cost: .init(rounds: 2, blockSize: 1, parallelism: 1), randomBytes: world.randomBytes))
    desk = AccountDesk(entrance: entrance)
    door = Door(
      entrance: entrance,
      demo: demo.map { DemoVisitor(login: "demo.\($0.rawValue)".lowercased(), role: $0) },
      cookies: cookies, host: "https://ruqsat.example.kz",
      words: Door.Words(
        regionName: { key, _ in "region " + key },
        localTime: { _ in LocalTime(year: 2026, month: 3, day: 2, hour: 9, minute: 5) }),
      sendsMail: true, unread: unread ?? { _ in nil })
    let made = try groups(register, world)
    client = TestClient(
      responder: try buildRouter(site: makeSite(door: door), groups: made).buildResponder())
    for role in demo { try await open("demo.\(role.rawValue)", [role], password: nil) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func wait(seconds: Int64) { clock.turn(seconds) }

  /// An open account in these roles; bound to `almaty_city`, employer `E-1` or worker `W-1` as the roles need it.
  @discardableResult
  func open(
    _ login: String, _ roles: [Role], region: String = "almaty_city", employer: String = "E-1",
    worker: String = "W-1", password: String? = password
  ) async throws -> Account {
    let bindings = Set(roles.map(\.binding))
    return try await desk.open(
      AccountWish(
        login: login, name: "Aru Tester", roles: roles,
        region: bindings.contains(.region) ? RegionKey(region) : nil,
        employer: bindings.contains(.employer) ? Identifier(employer) : nil,
        worker: bindings.contains(.person) ? Identifier(worker) : nil, language: "en"),
      password: password)
  }

  /// A browser of somebody who is in, in this role.
  func browser(
    as role: Role, region: String = "almaty_city", employer: String = "E-1",
    worker: String = "W-1"
  ) async throws -> Browser {
    let login = "a.\(role.rawValue)." + region + employer + worker
    let account: Account
    if let known = try await register.record(Account.self, handle: login.lowercased()) {
      account = known.record
    } else {
      account = try await open(
        login, [role], region: region, employer: employer, worker: worker, password: nil)
    }
    let token = try await entrance.admit(account).token
    return Browser(client: client, cookies: ["__Host-ruqsat": token.text])
  }

  var browser: Browser { Browser(client: client) }

  /// Keeps cookies and fills in the seal of the page it looked at last.
  final class Browser: Sendable {
    let client: TestClient<RouterResponder<RuqsatRequestContext>>
    private let jar: Mutex<[String: String]>
    private let seal = Mutex<String?>(nil)

    init(
      client: TestClient<RouterResponder<RuqsatRequestContext>>, cookies: [String: String] = [:]
    ) {
      self.client = client
      jar = Mutex(cookies)
    }

    var cookies: [String: String] { jar.withLock { $0 } }

    func get(_ path: String) async throws -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply
    {
      try await send(.get, path, body: nil)
    }

    /// Sends a form with the seal, as the page that was looked at last has it.
    func post(_ path: String, _ fields: [(String, String)], sealed: Bool = true) async throws
      -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply
    {
      var pairs = fields.map { Fields.Pair(name: $0, value: $1) }
      if sealed {
        if seal.withLock({ $0 }) == nil { _ = try await get("/en/account") }
        pairs.append(.init(name: "seal", value: seal.withLock { $0 } ?? ""))
      }
      return try await send(.post, path, body: Fields(pairs: pairs).encoded)
    }

    /// Sends a form with one file, as a browser does.
    func upload(
      _ path: String, _ fields: [(String, String)], file name: String, _ bytes: [UInt8]
    ) async throws -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply {
      if seal.withLock({ $0 }) == nil { _ = try await get("/en/account") }
      let mark = "----form-of-a-test"
      var body: [UInt8] = []
      for (field, value) in fields + [("seal", seal.withLock { $0 } ?? "")] {
        body += Array(
          "--\(mark)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
      }
      let head = "Content-Disposition: form-data; name=\"\(name)\"; filename=\"a\"\r\n\r\n"
      body += Array("--\(mark)\r\n\(head)".utf8) + bytes + Array("\r\n--\(mark)--\r\n".utf8)
      let headers: HTTPFields = [
        .acceptLanguage: "en", .contentType: "multipart/form-data; boundary=\(mark)",
        .contentLength: String(body.count),
        .cookie: cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; "),
      ]
      return try await client.send(
        .post, path, headers: headers, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    }

    /// Lays one file in, as a form with a file sends it.
    func post(_ path: String, file text: String, _ fields: [(String, String)]) async throws
      -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply
    {
      if seal.withLock({ $0 }) == nil { _ = try await get("/en/account") }
      let all = fields + [("seal", seal.withLock { $0 } ?? "")]
      let parts =
        all.map { "name=\"\($0)\"\r\n\r\n\($1)" }
        + ["name=\"file\"; filename=\"x.pdf\"\r\n\r\n\(text)"]
      let body = parts.map { "--edge\r\nContent-Disposition: form-data; \($0)\r\n" }.joined()
      return try await send(
        .post, path, body: body + "--edge--\r\n", type: "multipart/form-data; boundary=edge")
    }

    /// Follows where a form's answer leads.
    func follow(_ reply: TestClient<RouterResponder<RuqsatRequestContext>>.Reply) async throws
      -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply
    {
      try await get(reply.header("Location") ?? "/nowhere")
    }

    private func send(
      _ method: HTTPRequest.Method, _ path: String, body: String?,
      type: String = "application/x-www-form-urlencoded"
    ) async throws -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply {
      var headers: HTTPFields = [.acceptLanguage: "en"]
      let sent = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      if !sent.isEmpty { headers[.cookie] = sent.joined(separator: "; ") }
      if body != nil { headers[.contentType] = type }
      let reply = try await client.send(method, path, headers: headers, body: body)
      for set in reply.headers[values: .setCookie] { take(set) }
      if let shown = reply.field("seal") { seal.withLock { $0 = shown } }
      return reply
    }

    private func take(_ set: String) {
      let pair = set.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { return }
      jar.withLock { $0[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1]) }
    }
  }
}

/// Time that moves when it is told to, and bytes that never come twice.
private final class TurnedClock: Sendable {
  private let seconds = Mutex<Int64>(1_772_430_000)
  private let drawn = Mutex<UInt64>(0)

  var now: Moment { Moment(milliseconds: seconds.withLock { $0 } * 1000) }

  func turn(_ more: Int64) { seconds.withLock { $0 += more } }

  func bytes(_ count: Int) -> [UInt8] {
    let number = drawn.withLock { drawn in
      drawn += 1
      return drawn
    }
    let start = withUnsafeBytes(of: number.bigEndian) { Array($0) }
    precondition(count <= 32, "one fingerprint is all there is")
    return Array(Fingerprint(of: start).bytes.prefix(count))
  }
}
