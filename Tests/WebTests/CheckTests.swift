import Foundation
import HTTPTypes
import LawLanguage
import Testing

@testable import Web

@Suite struct `The check` {
  let start = "/en/check/permit?day=2026-03-01"

  @Test(arguments: Language.allCases)
  func `lists the questions of the law book`(_ language: Language) async throws {
    let reply = try await makeLawClient().get("/\(language)/check")
    #expect(reply.status == .ok)
    #expect(reply.text.contains("href=\"/\(language)/check/permit\""))
    #expect(reply.isWhole)
  }

  @Test func `asks for the day first, with today in the fields`() async throws {
    let reply = try await makeLawClient().get("/en/check/permit")
    #expect(reply.field("answered") == "day")
    #expect(reply.text.contains("name=\"day-day\" type=\"text\" inputmode=\"numeric\""))
    #expect(reply.text.contains("value=\"2026\""))
  }

  @Test func `joins the parts of a day into an address of its own`() async throws {
    let reply = try await makeLawClient()
      .get("/en/check/permit?answered=day&day-day=15&day-month=9&day-year=2015")
    #expect(reply.status == .seeOther)
    #expect(reply.header("Location") == "/en/check/permit?day=2015-09-15")
  }

  @Test(arguments: [
    ("day-day=31&day-month=2&day-year=2026", "31"), ("day-day=&day-month=2&day-year=2026", "2026"),
    ("day-day=x&day-month=2&day-year=26", "26"),
  ])
  func `an impossible day is said beside the field and kept`(_ parts: String, _ kept: String)
    async throws
  {
    let reply = try await makeLawClient().get("/en/check/permit?answered=day&" + parts)
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("error-summary"))
    #expect(reply.text.contains("<a href=\"#day\">"))
    #expect(reply.text.contains("value=\"\(kept)\""))
    #expect(reply.text.contains("<title>Error: "))
  }

  @Test func `asks the first question of the topic with all countries in order`() async throws {
    let reply = try await makeLawClient().get(start)
    #expect(reply.text.contains("Which country is the worker a citizen of?"))
    #expect(reply.text.contains("As in the passport."))
    let names = ["Austria", "France", "Germany", "India", "Kyrgyzstan", "Türkiye", "Uzbekistan"]
    let places = names.map { reply.text.range(of: ">\($0)</option>")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(reply.text.contains("name=\"worker.citizenship\" value=\"dont_know\""))
  }

  @Test func `Kazakh names stand in the order of the Kazakh alphabet`() async throws {
    let reply = try await makeLawClient().get("/kk/check/permit?day=2026-03-01")
    let names = ["Йемен", "Қырғызстан", "Өзбекстан", "Ресей", "Түркия", "Үндістан", "Франция"]
    let places = names.compactMap { reply.text.range(of: ">\($0)</option>")?.lowerBound }
    #expect(places.count == names.count)
    #expect(places == places.sorted())
  }

  @Test func `a chosen answer leads to the next question and is kept`() async throws {
    let client = try makeLawClient()
    let sent = try await client.get(
      start + "&answered=worker.citizenship&worker.citizenship-text=TUR")
    #expect(sent.status == .seeOther)
    #expect(sent.header("Location") == start + "&worker.citizenship=TUR")
    let next = try await client.get(start + "&worker.citizenship=TUR")
    #expect(next.text.contains("Did the ministry exempt the worker?"))
    #expect(next.field("worker.citizenship") == "TUR")
    #expect(next.text.contains("the ministry"))
    #expect(next.text.contains("Türkiye"))
    #expect(next.text.contains("value=\"dont_know\""))
  }

  @Test func `a button beside a list overrides what stood in the list`() async throws {
    let reply = try await makeLawClient().get(
      start
        + "&answered=worker.citizenship&worker.citizenship-text=TUR&worker.citizenship=dont_know")
    #expect(reply.header("Location") == start + "&worker.citizenship=dont_know")
  }

  @Test func `a form without an answer says so`() async throws {
    let reply = try await makeLawClient().get(start + "&answered=worker.citizenship")
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("<a href=\"#worker.citizenship\">"))
    #expect(reply.text.contains("id=\"worker.citizenship-error\""))
  }

  @Test func `back and change show the answer and lose no other`() async throws {
    let client = try makeLawClient()
    let page = try await client.get(start + "&worker.citizenship=TUR&exempted=no")
    let change = start + "&worker.citizenship=TUR&exempted=no&ask=worker.citizenship"
    #expect(page.text.contains("href=\"\(change.replacing("&", with: "&amp;"))\""))
    let again = try await client.get(change)
    #expect(again.text.contains("<option value=\"TUR\" selected>"))
    #expect(again.field("exempted") == "no")
    let changed = try await client.get(
      start + "&exempted=no&answered=worker.citizenship&worker.citizenship-text=IND")
    #expect(changed.header("Location") == start + "&worker.citizenship=IND&exempted=no")
  }

  @Test(arguments: [
    ("1 500 000", "1500000 KZT"), ("1500000,50", "1500000.50 KZT"), ("0", "0 KZT"),
  ])
  func `an amount is read the way people write it`(_ written: String, _ read: String) async throws {
    let query = Fields(pairs: [.init(name: "wage-text", value: written)]).encoded
    let reply = try await makeLawClient().get(
      start + "&worker.citizenship=TUR&exempted=no&answered=wage&" + query)
    #expect(reply.status == .seeOther)
    let address = try #require(reply.header("Location")?.split(separator: "?").last)
    let wage = try #require(Fields(encoded: address)?["wage"])
    #expect(wage.replacing(".50", with: ".5") == read.replacing(".50", with: ".5"))
  }

  @Test(arguments: ["much", "-1", "999999999999999999999"])
  func `an amount that cannot be is said beside the field and kept`(_ written: String)
    async throws
  {
    let reply = try await makeLawClient().get(
      start + "&worker.citizenship=TUR&exempted=no&answered=wage&wage-text=" + written)
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("value=\"\(written)\""))
    #expect(reply.text.contains("id=\"wage-error\""))
    #expect(reply.field("worker.citizenship") == "TUR")
  }

  @Test func `a list is counted, then asked element by element`() async throws {
    let client = try makeLawClient()
    let base = "/en/check/stay?day=2026-03-01&exit_date=none"
    let count = try await client.get(base)
    #expect(count.text.contains("How many business trips were there?"))
    let first = try await client.get(base + "&trips=2")
    #expect(first.field("answered") == "trips.1.length")
    let second = try await client.get(base + "&trips=2&trips.1.length=5%20days")
    #expect(second.field("answered") == "trips.2.length")
    let many = try await client.get(base + "&answered=trips&trips-text=1000000")
    #expect(many.status == .unprocessableContent)
  }

  @Test func `an unknown topic is not found`() async throws {
    let reply = try await makeLawClient().get("/en/check/nothing")
    #expect(reply.status == .notFound)
  }
}

@Suite struct `An address changed by hand` {
  @Test func `is explained name by name and keeps the rest`() async throws {
    let reply = try await makeLawClient().get(
      "/en/check/permit?day=2026-02-30&worker.citizenship=XXZ&nothing=1&exempted=no&wage=yes"
        + "&choice.fee_rounding=up&choice.none=1")
    #expect(reply.status == .unprocessableContent)
    for name in [
      "day", "worker.citizenship", "nothing", "wage", "choice.fee_rounding", "choice.none",
    ] {
      #expect(reply.text.contains("<code>\(name)</code>"), "\(name)")
    }
    #expect(reply.text.contains("href=\"/en/check/permit?exempted=no\""))
    #expect(reply.isWhole)
  }

  @Test func `the same name with two values is named with both`() async throws {
    let reply = try await makeLawClient().get(
      "/en/check/permit?day=2026-03-01&exempted=no&exempted=yes")
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("is given different answers: no, yes."))
  }

  @Test func `the same value twice is no mistake`() async throws {
    let reply = try await makeLawClient().get(
      "/en/check/permit?day=2026-03-01&worker.citizenship=TUR&worker.citizenship=TUR")
    #expect(reply.status == .ok)
  }

  @Test func `an unknown question to show again is named`() async throws {
    let reply = try await makeLawClient().get("/en/check/permit?day=2026-03-01&ask=nothing")
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("<code>nothing</code>"))
  }

  @Test func `answers that contradict each other are shown together with the way to change them`()
    async throws
  {
    let reply = try await makeLawClient().get(
      "/en/check/stay?day=2026-03-01&entry_date=2026-02-10&exit_date=2026-02-01")
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("The day of exit lies before the day of entry."))
    #expect(reply.text.contains("ask=entry_date"))
    #expect(reply.text.contains("ask=exit_date"))
  }

  @Test func `markup in a value stays text`() async throws {
    let reply = try await makeLawClient().get(
      "/en/check/permit?day=%3Cscript%3E&%3Cb%3E=%22%3E%3Cscript%3E")
    #expect(!reply.text.contains("<script"))
    #expect(!reply.text.contains("<b>"))
  }
}
