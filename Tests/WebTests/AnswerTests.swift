import Foundation
import HTTPTypes
import LawLanguage
import Testing

@testable import Web

@Suite struct `The answer` {
  let decided = "check/permit?day=2026-03-01&worker.citizenship=TUR&exempted=no&wage=500000%20KZT"

  @Test(arguments: Language.allCases)
  func `shows every ruling with reasons, provisions and what it rests on`(_ language: Language)
    async throws
  {
    let reply = try await makeLawClient().get("/\(language)/\(decided)")
    #expect(reply.status == .ok)
    #expect(reply.isWhole)
    #expect(reply.text.contains("class=\"panel-result\""))
    #expect(reply.text.contains("<ul class=\"reasons\">"))
    #expect(
      reply.text.contains("href=\"/\(language)/law/act/xx/work-2010/art-2?day=2026-03-01\""))
    #expect(reply.text.contains("ask=worker.citizenship"))
    #expect(reply.text.contains("href=\"/v1/law/explain?topic=permit&amp;day=2026-03-01"))
    #expect(reply.text.components(separatedBy: "<h1").count == 2)
  }

  @Test func `changes with the day`() async throws {
    let client = try makeLawClient()
    let before = try await client.get(
      "/en/check/permit?day=2015-07-15&worker.citizenship=KGZ&exempted=no")
    let after = try await client.get("/en/check/permit?day=2015-09-15&worker.citizenship=KGZ")
    #expect(before.text.contains("<p class=\"panel-result\">Yes</p>"))
    #expect(after.text.contains("<p class=\"panel-result\">No</p>"))
    #expect(after.text.contains("class=\"aside-rulings\""))
  }

  @Test func `opens the reasons as deep as the address says`() async throws {
    let client = try makeLawClient()
    let folded = try await client.get("/en/" + decided)
    let open = try await client.get("/en/\(decided)&depth=all")
    #expect(!folded.text.contains("<details open>"))
    #expect(open.text.contains("<details open>"))
    #expect(open.text.contains("<details class=\"why\" open>"))
  }

  @Test func `offers the other reading of an unsettled provision`() async throws {
    let client = try makeLawClient()
    let kept = try await client.get("/en/" + decided)
    #expect(kept.text.contains("choice.fee_rounding=doubled"))
    #expect(kept.plain.contains("2,500"))
    let doubled = try await client.get(
      "/en/check/permit?day=2026-03-01&choice.fee_rounding=doubled&worker.citizenship=TUR"
        + "&exempted=no&wage=500000%20KZT")
    #expect(doubled.plain.contains("5,000"))
    #expect(doubled.text.contains("choice.fee_rounding=kept"))
  }

  @Test func `says plainly what was not found`() async throws {
    let reply = try await makeLawClient().get(
      "/en/check/permit?day=2026-03-01&worker.citizenship=TUR&exempted=no&wage=5000000%20KZT")
    #expect(reply.text.contains("inset-hole"))
    #expect(reply.text.contains("The fee for high pay was not found."))
  }

  @Test func `is shown before all is answered, with what is still open`() async throws {
    let reply = try await makeLawClient().get("/en/check/permit?day=2026-03-01&show=answer")
    #expect(reply.status == .ok)
    #expect(reply.text.contains("panel-open"))
    #expect(reply.text.contains("href=\"/en/check/permit?day=2026-03-01\""))
  }

  @Test func `names what the reader did not know`() async throws {
    let reply = try await makeLawClient().get(
      "/en/check/permit?day=2026-03-01&worker.citizenship=dont_know&exempted=no")
    #expect(reply.text.contains("I don’t know"))
    #expect(reply.text.contains("Citizenship"))
  }
}
