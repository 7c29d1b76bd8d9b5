import Casework
import Crypto
import Foundation
import Measures
import Papers
import Testing

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

func key<Thing>(_ text: String) throws -> Identifier<Thing> { try #require(Identifier(text)) }

/// A permit as the office issues it.
func claims(
  workers: Int = 3, status: Int? = 1234, regions: [String] = []
) throws -> PermitClaims {
  let number: Identifier<Permit> = try key("KZ-ATY-2026-000123")
  let birth = try day("1980-04-03")
  return PermitClaims(
    issuer: "https://ruqsat.example", number: number, edition: 1, employer: "050140001234",
    region: RegionKey("atyrau"), category: CategoryKey("category_3"), places: max(workers, 1),
    firstDay: try day("2026-02-27"), lastDay: try day("2027-02-26"),
    issuedOn: try day("2026-02-27"), listed: workers,
    workers: (0..<workers).map {
      WorkerMark(permit: number, latinName: "WANG FANG \($0)", birthDate: birth)
    },
    status: status.map { .init(address: "https://ruqsat.example/v1/permit-status/1", index: $0) },
    furtherRegions: regions.map { RegionKey($0) })
}

@Suite struct `The code of a permit` {
  private let keys = SigningKeys(current: P256.Signing.PrivateKey())

  @Test(arguments: [0, 1, 16]) func `says what was signed`(_ workers: Int) throws {
    let token = try PermitToken(signing: claims(workers: workers), with: keys)
    #expect(token.text.hasPrefix("RQ1:"))
    let read = try PermitToken(token.text, keys: keys.issuerKeys)
    #expect(read.claims == (try claims(workers: workers)))
    #expect(read.keyID == keys.currentID)
    #expect(read == token)
  }

  @Test func `names further regions, and a code without any is as it was`() throws {
    let named = try claims(regions: ["aktobe", "almaty_city"])
    let token = try PermitToken(signing: named, with: keys)
    let read = try PermitToken(token.text, keys: keys.issuerKeys).claims
    #expect(read == named && read.furtherRegions.map(\.name) == ["aktobe", "almaty_city"])
    let plain = try PermitToken(signing: claims(), with: keys)
    #expect(try PermitToken(plain.text, keys: keys.issuerKeys).claims.furtherRegions.isEmpty)
    #expect(plain.text.count < token.text.count)
  }

  @Test func `fits a code that paper carries`() throws {
    let small = try #require(QRCode(PermitToken(signing: claims(), with: keys).text))
    let large = try #require(QRCode(PermitToken(signing: claims(workers: 16), with: keys).text))
    #expect(small.side <= 73, "\(small.side)")
    #expect(large.side <= 85, "\(large.side)")
  }

  /// Each character turned into each of four others: nothing is read, nothing stops the program.
  @Test func `is refused when any character was changed`() throws {
    let token = try PermitToken(signing: claims(), with: keys)
    let letters = Array(token.text)
    var refusals: [TokenProblem: Int] = [:]
    for place in letters.indices {
      for other in ["0", "Z", "%", "a"] where letters[place] != Character(other) {
        var changed = letters
        changed[place] = Character(other)
        do throws(TokenProblem) {
          _ = try PermitToken(String(changed), keys: keys.issuerKeys)
          Issue.record("\(place) as \(other) was read")
        } catch {
          refusals[error, default: 0] += 1
        }
      }
    }
    #expect(refusals[.forged, default: 0] > 100)
    #expect(refusals[.broken, default: 0] > 100)
    #expect(refusals[.notOurs, default: 0] > 3)
  }

  @Test func `is refused when any byte was changed`() throws {
    let text = try PermitToken(signing: claims(), with: keys).text
    let whole = try #require(Base45.bytes(of: text.dropFirst(4)))
    for place in whole.indices {
      for flip in [UInt8(1), 0x80] {
        var changed = whole
        changed[place] ^= flip
        #expect(throws: TokenProblem.self) {
          try PermitToken("RQ1:" + Base45.text(of: changed), keys: keys.issuerKeys)
        }
      }
    }
  }

  @Test func `is refused by name`() throws {
    let text = try PermitToken(signing: claims(), with: keys).text
    let strangers = SigningKeys(current: P256.Signing.PrivateKey()).issuerKeys
    #expect(throws: TokenProblem.unknownKey) { try PermitToken(text, keys: strangers) }
    #expect(throws: TokenProblem.empty) { try PermitToken("  \n", keys: strangers) }
    #expect(throws: TokenProblem.notOurs) {
      try PermitToken("HC1:6BFOXN", keys: strangers)
    }
    #expect(throws: TokenProblem.broken) {
      try PermitToken(String(text.dropLast(3)), keys: keys.issuerKeys)
    }
    #expect(throws: TokenProblem.tooLong) {
      try PermitToken("RQ1:" + String(repeating: "0", count: 3000), keys: keys.issuerKeys)
    }
    #expect(throws: TokenProblem.tooLong) {
      try PermitToken(String(repeating: "0", count: 10_000_000), keys: keys.issuerKeys)
    }
    let other = try SignedMessage(signing: CBOR.map([:]).encoded, with: keys)
    #expect(throws: TokenProblem.notAPermit) {
      try PermitToken("RQ1:" + Base45.text(of: other.encoded), keys: keys.issuerKeys)
    }
  }

  @Test func `is read as people paste it`() throws {
    let text = try PermitToken(signing: claims(), with: keys).text
    var wrapped = ""
    for (place, letter) in text.enumerated() {
      if place > 0, place % 60 == 0 { wrapped += "\r\n" }
      wrapped.append(letter)
    }
    #expect(try PermitToken("  \n\(wrapped)\n", keys: keys.issuerKeys).claims == claims())
    #expect(try PermitToken(text + "  ", keys: keys.issuerKeys).text == text)
  }

  @Test func `outlives the key that made it`() throws {
    let text = try PermitToken(signing: claims(), with: keys).text
    let after = SigningKeys(
      current: P256.Signing.PrivateKey(),
      earlier: Array(keys.issuerKeys.ids.compactMap { keys.issuerKeys[$0] }))
    #expect(try PermitToken(text, keys: after.issuerKeys).keyID == keys.currentID)
    #expect(after.currentID != keys.currentID)
  }

  @Test func `says on which days it reaches`() throws {
    let claims = try claims()
    #expect(claims.reach(on: try day("2026-02-26")) == .notYet)
    #expect(claims.reach(on: try day("2026-02-27")) == .inEffect)
    #expect(claims.reach(on: try day("2027-02-26")) == .inEffect)
    #expect(claims.reach(on: try day("2027-02-27")) == .over)
  }

  @Test func `knows a listed worker by the passport alone`() throws {
    let claims = try claims()
    let birth = try day("1980-04-03")
    #expect(claims.lists(latinName: "Wang  Fang-1", birthDate: birth) == true)
    #expect(claims.lists(latinName: "WANG FANG 7", birthDate: birth) == false)
    #expect(claims.lists(latinName: "WANG FANG 1", birthDate: try day("1980-04-04")) == false)
    let many = try self.claimsOfMany()
    #expect(many.workers.isEmpty && many.listed == 17)
    #expect(many.lists(latinName: "WANG FANG 1", birthDate: birth) == nil)
  }

  private func claimsOfMany() throws -> PermitClaims { try claims(workers: 17) }
}
