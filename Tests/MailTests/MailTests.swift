import Foundation
import Testing

@testable import Mail

@Suite struct `A letter` {
  private func letter(_ text: String = "Іс 7: рұқсат берілді.\nҚараңыз.", to: String = "a@b.kz")
    throws -> MailLetter
  {
    MailLetter(
      from: try #require(MailAddress("ruqsat@example.kz")), to: try #require(MailAddress(to)),
      subject: "2026-K7QM2-X9P4D ісі бойынша жаңалық, ұзын тақырып", text: text, id: "N1.A1",
      milliseconds: 1_772_430_000_000)
  }

  @Test func `is in lines that every server takes, and says the same to the reader`() throws {
    let text = String(decoding: try letter().bytes, as: UTF8.self)
    #expect(text.contains("\r\nDate: 2 Mar 2026 05:40:00 +0000\r\n"))
    #expect(text.contains("\r\nMessage-ID: <N1.A1@example.kz>\r\n"))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    let body = text.components(separatedBy: "\r\n\r\n")[1].replacing("\r\n", with: "")
    let read = String(decoding: try #require(Data(base64Encoded: body)), as: UTF8.self)
    #expect(read == "Іс 7: рұқсат берілді.\r\nҚараңыз.")
    let subject = try #require(text.firstRange(of: "Subject: "))
    let words = text[subject.upperBound...].components(separatedBy: "\r\nDate")[0]
      .components(separatedBy: "\r\n ")
    let decoded = try words.map { word in
      #expect(word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=") && word.utf8.count <= 75)
      let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
      return try #require(String(data: data, encoding: .utf8))
    }
    #expect(decoded.joined() == "2026-K7QM2-X9P4D ісі бойынша жаңалық, ұзын тақырып")
  }

  @Test(arguments: [
    "a b@c.kz", "a@b", "a@b.kz\r\nRCPT TO:<x@y.kz>", "a@@b.kz", "<a@b.kz>", "@b.kz", "a@.kz",
    "a@b..kz", "a\"b@c.kz", "ә@b.kz", "a@b.kz ", "", "a,b@c.kz",
  ])
  func `goes to no address that is not one`(_ text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test(arguments: ["a@b.kz", "name.other+tag@mail.example.kz", "a_b@c-d.kz"])
  func `goes to a plain one`(_ text: String) { #expect(MailAddress(text)?.description == text) }
}

@Suite struct `A mail server` {
  private func letter(_ text: String) throws -> MailLetter {
    MailLetter(
      from: try #require(MailAddress("ruqsat@example.kz")),
      to: try #require(MailAddress("aru@example.kz")), subject: "s", text: text, id: "N1.A1",
      milliseconds: 0)
  }

  private func fault(_ work: () async throws(MailFault) -> Void) async -> MailFault? {
    do throws(MailFault) { try await work() } catch { return error }
    return nil
  }

  @Test func `takes a letter`() async throws {
    let small = try await SmallMailServer()
    let server = MailServer(url: small.url, demandsTLS: false, seconds: 10)
    try await server.greet()
    #expect(small.taken.isEmpty)
    let long = String(repeating: "рұқсат ", count: 5000)
    try await server.send(try letter(long))
    let taken = try #require(small.taken.first)
    #expect(small.taken.count == 1)
    #expect(taken.from.contains("<ruqsat@example.kz>") && taken.to.contains("<aru@example.kz>"))
    let body = taken.letter.components(separatedBy: "\n\n")[1].replacing("\n", with: "")
    #expect(Data(base64Encoded: body).map { String(decoding: $0, as: UTF8.self) } == long)
    try await small.stop()
  }

  @Test func `that refuses is told apart, and nobody is named`() async throws {
    for (mood, reply) in [(SmallMailServer.Mood.knowsNobody, 550), (.isBusy, 451)] {
      let small = try await SmallMailServer(mood)
      let server = MailServer(url: small.url, demandsTLS: false, seconds: 10)
      let letter = try letter("x")
      let found = await fault { () async throws(MailFault) in try await server.send(letter) }
      #expect(found?.reply == reply)
      #expect(found.map { "\($0)".contains("aru") } == false)
      #expect(small.taken.isEmpty)
      try await small.stop()
    }
  }

  @Test func `without TLS is told nothing where TLS is demanded`() async throws {
    let small = try await SmallMailServer()
    let server = MailServer(url: small.url, user: "u", password: "p", seconds: 10)
    let letter = try letter("x")
    #expect(await fault { () async throws(MailFault) in try await server.send(letter) } != nil)
    #expect(await fault { () async throws(MailFault) in try await server.greet() } != nil)
    #expect(small.taken.isEmpty)
    try await small.stop()
    let gone = await fault { () async throws(MailFault) in try await server.send(letter) }
    #expect(gone?.reply == 0)
  }
}
