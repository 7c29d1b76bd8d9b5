import Casework
import Foundation
import Mail
import Measures
import Register
import Synchronization
import Testing

@testable import Office

/// Notices on their way out, with a mail server that the test plays.
@Suite struct `The postman` {
  private let world: EntranceWorld
  private let mail = Box()

  /// What was carried, and whether the server takes anything.
  private final class Box: Sendable {
    let letters = Mutex<[MailLetter]>([])
    let isDown = Mutex(false)
  }

  init() throws { world = try EntranceWorld() }

  private var postman: Postman {
    get throws {
      let mail = mail
      return Postman(
        register: world.register, now: world.entrance.world.now,
        from: try #require(MailAddress("ruqsat@example.kz")),
        words: { notice, language in (notice.phrase, language) },
        carry: { letter throws(MailFault) in
          if mail.isDown.withLock({ $0 }) { throw MailFault(reason: "no way", reply: 451) }
          mail.letters.withLock { $0.append(letter) }
        })
    }
  }

  private func leave(_ number: Int, for employer: String) async throws {
    let notice = Notice(
      id: try key("N-\(number)"), to: .employer(try key(employer)), permitCase: nil,
      phrase: "notice.granted", parts: [:], day: try day("2026-03-02"))
    _ = try await world.register.commit(
      Write(
        at: world.now, day: try day("2026-03-02"), by: world.desk.operatorParty,
        changes: [.message(notice.mail(to: employer))]))
  }

  private func reader(_ login: String, _ address: String, employer: String = "E-1") async throws {
    let who = try await world.signedIn(login, .employerClerk, employer: employer)
    try await world.desk.setMail(address, of: who)
  }

  private var sent: [String] { mail.letters.withLock { $0.map(\.to.description) } }

  @Test func `brings each notice to everybody of the employer who named an address`() async throws {
    try await reader("aru", "aru@example.kz")
    try await reader("dana", " dana@example.kz ")
    try await reader("none", "")
    try await reader("foreign", "foreign@example.kz", employer: "E-2")
    try await reader("gone", "gone@example.kz")
    try await world.desk.close(login: "gone")
    try await leave(1, for: "E-1")
    #expect(try await postman.round() == Postman.Round(sent: 1, failed: 0))
    #expect(Set(sent) == ["aru@example.kz", "dana@example.kz"] && sent.count == 2)
    #expect(mail.letters.withLock { $0.first?.text } == "en")
    #expect(try await postman.round() == Postman.Round())
    #expect(try await world.register.unsentMessages(after: 0, most: 9) == [])
  }

  @Test func `tries again after pauses that grow, in order, and gives up at last`() async throws {
    try await reader("aru", "aru@example.kz")
    try await leave(1, for: "E-1")
    try await leave(2, for: "E-1")
    mail.isDown.withLock { $0 = true }
    #expect(try await postman.round() == Postman.Round(sent: 0, failed: 1))
    // Not before the pause, and not the later one before the earlier.
    #expect(try await postman.round() == Postman.Round())
    let unsent = try await world.register.unsentMessages(after: 0, most: 9)
    #expect(unsent.map(\.failures) == [1, 0])
    #expect(unsent.first?.fault == "no way (the server said 451)")
    world.wait(seconds: 60)
    #expect(try await postman.round().failed == 1)
    world.wait(seconds: 60)
    #expect(try await postman.round() == Postman.Round())
    world.wait(seconds: 60)
    mail.isDown.withLock { $0 = false }
    #expect(try await postman.round() == Postman.Round(sent: 2, failed: 0))
    let ids = mail.letters.withLock { $0.map { String($0.id.prefix(3)) } }
    #expect(ids == ["N-1", "N-2"])
    #expect(try postman.next(1) == world.now.adding(seconds: 60))
    #expect(try postman.next(15) == world.now.adding(seconds: 21_600))
    #expect(try postman.next(16) == .never)
  }

  /// An account with an address; a worker's says whose.
  private func named(
    _ desk: AccountDesk, _ role: Role, _ login: String, worker: String? = nil,
    employer: String? = nil
  ) async throws {
    try await desk.open(
      AccountWish(
        login: login, name: login, roles: [role], region: nil,
        employer: employer.flatMap { Identifier($0) }, worker: worker.flatMap { Identifier($0) },
        language: "ru"), password: EntranceWorld.password)
    let welcome = try await desk.entrance.signIn(
      login: login, password: EntranceWorld.password, from: "192.0.2.1")
    guard case .signedIn(let who) = welcome.presence else { throw EntranceRefusal.wrong }
    try await desk.setMail(login + "@example.kz", of: who)
  }

  @Test func `brings a worker what changes the own right to work, and no other worker`()
    async throws
  {
    let office = try OfficeWorld("2026-01-20", sendsMail: true)
    let world = office.office.world
    let desk = AccountDesk(
      entrance: Entrance(
        register: office.register, world: world,
        mill: PasswordMill(
          cost: .init(rounds: 2, blockSize: 1, parallelism: 1), randomBytes: world.randomBytes)))
    try await named(desk, .worker, "wang", worker: "W-7")
    try await named(desk, .worker, "other", worker: "W-8")
    try await named(desk, .employerClerk, "clerk", employer: "employer-1")
    try await office.enterEmployer()
    try await office.allot(2)
    let id = try await office.inEffect()
    let worker = Worker(
      id: try key("W-7"), name: "Ван Фан", latinName: "WANG FANG",
      birthDate: try day("1988-04-04"), citizenship: CountryKey("CHN"),
      residence: CountryKey("CHN"), departedFrom: CountryKey("CHN"), education: "higher",
      occupation: "engineer")
    _ = try await office.office.fileList(
      id, workers: [worker], try office.actor(.employerSignatory))
    let grounds = Grounds(Ground(ruling: "all_workers_listed", provisions: []))
    _ = try await office.office.suspend(
      id, grounds: grounds, cureWorkingDays: 5, try office.actor(.officer))
    let mail = mail
    let postman = Postman(
      register: office.register, now: world.now,
      from: try #require(MailAddress("ruqsat@example.kz")),
      words: { notice, language in (notice.phrase, language) },
      carry: { letter throws(MailFault) in mail.letters.withLock { $0.append(letter) } })
    #expect(try await postman.round().failed == 0)
    let letters = mail.letters.withLock { $0 }
    let mine = letters.filter { $0.to.description == "wang@example.kz" }
    #expect(mine.map(\.subject) == ["notice.worker.suspended"] && mine.first?.text == "ru")
    #expect(!letters.contains { $0.to.description == "other@example.kz" })
    let employers = letters.filter { $0.to.description == "clerk@example.kz" }
    #expect(employers.contains { $0.subject == "notice.suspended" })
    #expect(!employers.contains { $0.subject.hasPrefix("notice.worker") })
    #expect(try await office.register.unsentMessages(after: 0, most: 9) == [])
  }

  @Test func `is given only addresses that are one`() async throws {
    let who = try await world.signedIn("aru", .employerClerk, employer: "E-1")
    for wrong in ["aru", "a@b", "a@b.kz,c@d.kz", "<a@b.kz>"] {
      do throws(EntranceRefusal) {
        try await world.desk.setMail(wrong, of: who)
        Issue.record("\(wrong) was kept")
      } catch { #expect(error == .unusableMail) }
    }
  }
}
