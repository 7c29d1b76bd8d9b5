import Casework
import LawLanguage
import LawLibrary
import Register
import Testing

@testable import Web

@Suite struct `What a verification found` {
  private func texts(_ language: Language) throws -> DifferenceText {
    let phrases = try realPhrases.get()
    return DifferenceText { phrases.text($0, language, $1) }
  }

  static let account = QuotaAccount.Key(region: RegionKey("almaty"), line: nil, year: 2016)
  static let everything: [Difference] = [
    .gap(before: 3), .brokenLink(4), .changedEntry(5), .unreadableEntry(6, "cut"),
    .headNotFound(7), .formMissing(8, "ab"), .otherForm("ab"), .impossibleEvent("c", "not open"),
    .caseMissing("c"), .caseUnfounded("c"),
    .otherLine("c"), .otherSteps("c"), .otherWords("c"), .otherPermit("c"),
    .otherPermits(expected: 2, found: 1), .otherDecisions(year: 2016, region: RegionKey("almaty")),
    .bytesMissing("c", fingerprint: "ab"), .overdrawn(account, at: 8), .otherAccount(account),
    .otherYear(2016), .otherHolds(account, account: 2, cases: 1),
    .otherPostings(expected: 2, found: 1), .otherRecord("r"), .recordUnfounded("r"),
    .otherBytes(fingerprint: "ab"), .otherKey("k"), .store("row missing"),
  ]

  @Test(arguments: [Language.kk, .ru, .en])
  func `is said in each language, each kind by itself`(_ language: Language) throws {
    var found = Verification()
    for difference in Self.everything { found.add(difference) }
    let groups = try texts(language).groups(of: found)
    #expect(groups.count == Difference.Kind.allCases.count)
    for group in groups {
      #expect(!group.title.contains("⟦") && group.title.hasSuffix("× 1"))
      #expect(group.places.count == 1 && group.more == nil)
    }
  }

  @Test func `is not hidden behind one fault that repeats itself`() throws {
    var found = Verification()
    for number in 1...2000 { found.add(.bytesMissing("case-\(number)", fingerprint: "ab")) }
    found.add(.overdrawn(Self.account, at: 9))
    #expect(found.count == 2001)
    let groups = try texts(.en).groups(of: found)
    #expect(groups.map(\.places.count) == [10, 1])
    #expect(groups[0].more == "… and 1990 more")
    #expect(groups[1].places == ["almaty 2016: 9"])
  }
}
