import Foundation
import Measures
import Register
import Testing

@testable import Office

@Suite struct `A password` {
  private let rules = PasswordRules()

  private func fault(_ typed: String) -> PasswordFault? {
    do throws(PasswordFault) {
      _ = try rules.chosen(typed, login: "aru.tester", name: "Aru Tester")
      return nil
    } catch { return error }
  }

  @Test func `has fifteen characters of any kind`() {
    #expect(fault("seven horses gr") == nil)
    #expect(fault("seven horses g") == .tooShort(least: 15))
    #expect(fault("жеті көк ат жайылып") == nil)
    #expect(fault(String(repeating: "абвгдежз", count: 100)) == .tooLong)
  }

  @Test(arguments: [
    "aru.tester.2026", "ARU TESTER 90817", "arutesteraru.tester",
  ])
  func `is not the login or the name with a little more`(_ typed: String) {
    #expect(fault(typed) == .aboutThePerson)
  }

  @Test(arguments: [
    "passwordpassword", "111111111111111", "123456789012345",
    "qwertyuiopasdfgh", "kazakhstan12345", "abcabcabcabcabcabc", "qwertyqwertyqwerty",
  ])
  func `is none of those tried first`(_ typed: String) {
    #expect(fault(typed) == .common)
  }

  @Test func `is the same from two keyboards`() throws {
    let composed = try #require(Password("caf\u{E9} on the corner"))
    let apart = try #require(Password("cafe\u{301} on the corner"))
    #expect(composed.bytes == apart.bytes)
    #expect("\(composed)" == "password")
  }

  @Test func `is derived by scrypt as RFC 7914 has it`() throws {
    // Section 12: password "password", salt "NaCl", N 1024, r 8, p 16; the first 32 of 64 bytes.
    let password = try #require(Password("password"))
    let hash = try #require(
      PasswordHash(
        of: password, salt: Array("NaCl".utf8),
        cost: .init(rounds: 1024, blockSize: 8, parallelism: 16)))
    let hex = hash.key.map { String(format: "%02x", $0) }.joined()
    #expect(hex == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    let other = try #require(Password("Password"))
    #expect(hash.matches(password) == true)
    #expect(hash.matches(other) == false)
  }

  @Test func `that is kept holds its cost and comes back from JSON`() throws {
    let password = try #require(Password("x"))
    var credential = Credential.none
    credential.password = PasswordHash(
      of: password, salt: [1, 2], cost: .init(rounds: 4, blockSize: 1, parallelism: 1))
    let again = try Credential(bytes: try credential.bytes())
    #expect(again == credential)
    #expect(again.password?.cost.rounds == 4)
    #expect(throws: RegisterFault.self) { try Credential(bytes: [1, 2]) }
  }
}

@Suite struct `A code by the clock` {
  private let code = TimeCode(secret: Array("12345678901234567890".utf8))

  /// RFC 6238, appendix B, SHA-1, eight digits.
  @Test(
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func `is that of RFC 6238`(_ seconds: Int64, _ digits: String) {
    let step = TimeCode.step(at: Moment(milliseconds: seconds * 1000))
    #expect(code.digits(in: step, count: 8) == digits)
    #expect(code.digits(in: step) == digits.suffix(6))
  }

  @Test func `is taken one step early or late, not two`() {
    let moment = Moment(milliseconds: 1_111_111_111_000)
    let now = TimeCode.step(at: moment)
    for step in (now - 1)...(now + 1) {
      #expect(code.step(of: code.digits(in: step), at: moment, after: nil) == step)
    }
    #expect(code.step(of: code.digits(in: now - 2), at: moment, after: nil) == nil)
    #expect(code.step(of: code.digits(in: now + 2), at: moment, after: nil) == nil)
    #expect(code.step(of: "05 04 71", at: moment, after: nil) == now)
    #expect(code.step(of: "", at: moment, after: nil) == nil)
  }

  @Test func `works once, and none before it works afterwards`() {
    let moment = Moment(milliseconds: 1_111_111_111_000)
    let now = TimeCode.step(at: moment)
    #expect(code.step(of: code.digits(in: now), at: moment, after: now) == nil)
    #expect(code.step(of: code.digits(in: now - 1), at: moment, after: now) == nil)
    #expect(code.step(of: code.digits(in: now + 1), at: moment, after: now) == now + 1)
  }

  @Test func `has a secret and an address an authenticator reads`() {
    #expect(code.secretText == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    #expect(
      code.address(issuer: "Ruqsat", login: "aru@example.kz")
        == "otpauth://totp/Ruqsat:aru%40example.kz?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=Ruqsat&algorithm=SHA1&digits=6&period=30")
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI"),
  ])
  func `is written in base 32`(_ text: String, _ written: String) {
    #expect(Base32.text(Array(text.utf8)) == written)
  }
}

@Suite struct `Counting attempts` {
  private func ledger() -> AttemptLedger {
    AttemptLedger(patience: .init(free: 3, longestWaitInSeconds: 60, forgottenAfterSeconds: 600))
  }

  private func moment(_ seconds: Int64) -> Moment { Moment(milliseconds: seconds * 1000) }

  @Test func `lets a few pass, then doubles the wait up to the longest`() {
    var ledger = ledger()
    var time: Int64 = 1000
    var waits: [Int64] = []
    for _ in 0..<10 {
      let wait = ledger.waitInSeconds(for: "a", at: moment(time))
      waits.append(wait)
      time += wait
      #expect(ledger.waitInSeconds(for: "a", at: moment(time)) == 0)
      ledger.count("a", at: moment(time))
    }
    #expect(waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60])
    #expect(ledger.waitInSeconds(for: "b", at: moment(time)) == 0)
  }

  @Test func `forgets after a while, and at once when the person is known`() {
    var ledger = ledger()
    for _ in 0..<5 { ledger.count("a", at: moment(0)) }
    #expect(ledger.waitInSeconds(for: "a", at: moment(0)) == 8)
    #expect(ledger.waitInSeconds(for: "a", at: moment(601)) == 0)
    for _ in 0..<5 { ledger.count("b", at: moment(0)) }
    ledger.clear("b")
    #expect(ledger.waitInSeconds(for: "b", at: moment(0)) == 0)
  }

  @Test func `does not grow without end`() {
    var ledger = AttemptLedger(patience: .init(free: 1), mostKeys: 10)
    for number in 0..<1000 { ledger.count("\(number)", at: moment(Int64(number))) }
    #expect(ledger.waitInSeconds(for: "999", at: moment(999)) > 0)
    #expect(ledger.waitInSeconds(for: "1", at: moment(999)) == 0)
  }
}
