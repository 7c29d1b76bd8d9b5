import Foundation
import HTTPTypes
import LawLanguage
import LawLibrary
import Testing

@testable import Web

@Suite struct `The law explorer` {
  @Test(arguments: Language.allCases)
  func `every page is whole in every language`(_ language: Language) async throws {
    let client = try makeLawClient()
    for path in [
      "law", "law/search?q=permit", "law/search", "law/changes?from=2014-01-01&to=2016-12-31",
      "law/act/xx/work-2010", "law/act/xx/work-2010/art-2", "law/act/xx/work-2010/art-2-1",
    ] {
      let reply = try await client.get("/\(language)/\(path)")
      #expect(reply.status == .ok, "\(path)")
      #expect(reply.isWhole, "\(language) \(path)")
      #expect(reply.text.components(separatedBy: "<h1").count == 2, "\(path)")
    }
  }

  @Test func `provisions stand in the order of the file`() async throws {
    let text = try await makeLawClient().get("/en/law/act/xx/work-2010").text
    let places = ["art-1", "art-2", "art-2-1", "art-3"].compactMap {
      text.range(of: "/work-2010/\($0)\"")?.lowerBound
    }
    #expect(places.count == 4)
    #expect(places == places.sorted())
  }

  @Test func `text and rule stand side by side, the edition of the day open`() async throws {
    let client = try makeLawClient()
    let now = try await client.get("/en/law/act/xx/work-2010/art-2?day=2026-03-01").plain
    #expect(now.contains("A foreign worker needs a permit."))
    #expect(now.contains("<section class=\"rule-card\" id=\"rule-permit_required\">"))
    #expect(now.contains("From 1 January 2014"))
    #expect(now.contains("class=\"timeline-now\""))
    #expect(now.contains("except member over base"))
    #expect(now.contains("A Kyrgyz worker after accession"))
    let kazakh = try await client.get("/kk/law/act/xx/work-2010/art-2").plain
    #expect(kazakh.contains("<li>Қырғызстандық жұмыскер, қосылудан кейін</li>"))
    let then = try await client.get("/en/law/act/xx/work-2010/art-2?day=2012-01-01").plain
    let open =
      "<li class=\"timeline-now\"><details open><summary><span class=\"timeline-day\">"
      + "From 1 January 2010 until 31 December 2013"
    #expect(then.contains(open))
  }

  @Test func `values are tables with the entry of the day marked`() async throws {
    let text = try await makeLawClient().get("/en/law/act/xx/work-2010/art-2-1?day=2016-05-05")
      .plain
    #expect(text.contains("id=\"value-fee_base\""))
    #expect(
      text.contains("<tr class=\"row-now\"><td>From 1 January 2016</td><td><strong>KZT 2,500"))
    #expect(text.contains("The fee for high pay was not found."))
    #expect(text.contains("How the fee is rounded"))
  }

  @Test func `a day in three fields becomes an address`() async throws {
    let reply = try await makeLawClient().get(
      "/en/law/act/xx/work-2010/art-2?day-day=1&day-month=5&day-year=2013")
    #expect(reply.header("Location") == "/en/law/act/xx/work-2010/art-2?day=2013-05-01")
  }

  @Test func `an impossible day is said, and today's law is shown`() async throws {
    let reply = try await makeLawClient().get("/en/law/act/xx/work-2010/art-2?day=2013-02-30")
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("“2013-02-30”"))
    #expect(reply.text.contains("rule-permit_required"))
  }

  @Test(arguments: [
    "/en/law/act/xx/nothing", "/en/law/act/xx/work-2010/art-99", "/en/law/act/xx",
    "/en/law/values/nothing",
  ])
  func `what does not exist is not found`(_ path: String) async throws {
    #expect(try await makeLawClient().get(path).status == .notFound)
  }

  @Test(arguments: [
    ("разрешение", "art-2"), ("РАЗРЕШЕНИЕ", "art-2"), ("рұқсат", "art-2"), ("ҮЛГІ", "xx/work-2010"),
    ("fee base", "value-fee_base"), ("citizenship", "fact-citizenship"), ("тоқсан", "art-3"),
  ])
  func `search finds words of all languages in any case`(_ words: String, _ found: String)
    async throws
  {
    let query = Fields(pairs: [.init(name: "q", value: words)]).encoded
    let reply = try await makeLawClient().get("/en/law/search?" + query)
    #expect(reply.text.contains(found))
  }

  @Test func `search says when nothing is found, and keeps markup text`() async throws {
    let reply = try await makeLawClient().get("/en/law/search?q=%3Cb%3Exyzzy")
    #expect(reply.text.contains("0 results"))
    #expect(!reply.text.contains("<b>"))
  }

  @Test func `changes between two days are listed act by act`() async throws {
    let client = try makeLawClient()
    let text = try await client.get("/en/law/changes?from=2015-01-01&to=2016-12-31").plain
    #expect(text.contains("12 August 2015"))
    #expect(text.contains("Member states"))
    #expect(text.contains("1 January 2016"))
    let wrong = try await client.get("/en/law/changes?from=2015-01-01&to=2015-13-01")
    #expect(wrong.status == .unprocessableContent)
    #expect(wrong.text.contains("<a href=\"#to\">"))
    let form = try await client.get(
      "/en/law/changes?from-day=1&from-month=1&from-year=2015&to-day=31&to-month=12&to-year=2015")
    #expect(form.header("Location") == "/en/law/changes?from=2015-01-01&to=2015-12-31")
  }

  @Test func `letters are sorted as the reader's dictionary has them`() throws {
    let phrases = try makeSite().phrases
    let kazakh = ReaderOrder(.kk, phrases: phrases)
    let words = [
      "Япония", "Үндістан", "Қытай", "Куба", "Әзербайжан", "Ангола", "Өзбекстан", "Оман", "Ғана",
      "Гана",
    ]
    #expect(
      kazakh.sorted(words) { $0 } == [
        "Ангола", "Әзербайжан", "Гана", "Ғана", "Куба", "Қытай", "Оман", "Өзбекстан", "Үндістан",
        "Япония",
      ])
    let english = ReaderOrder(.en, phrases: phrases)
    #expect(
      english.sorted(["Peru", "Åland", "Zambia", "Albania", "Côte"]) { $0 }
        == ["Åland", "Albania", "Côte", "Peru", "Zambia"])
  }
}
