import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Testing

@testable import Web

/// Rights, costs, treaties and reforms stand on the real law.
@Suite struct `The pages on the real law` {
  private func client() throws -> TestClient<RouterResponder<RuqsatRequestContext>> {
    try makeLawClient(try realDesk.get())
  }

  @Test(arguments: Language.allCases)
  func `every page is whole in every language`(_ language: Language) async throws {
    let client = try client()
    for path in [
      "law/coverage", "rights", "rights/about-you", "rights?citizenship=UZB&day=2026-03-02",
      "cost", "cost?monthly_wage=300000%20KZT&citizenship=UZB&day=2026-03-02", "treaties",
      "treaties/icmw_27", "reforms", "reforms/seed-2017/social-insurance-for-all",
    ] {
      let reply = try await client.get("/\(language)/\(path)")
      #expect(reply.status == .ok, "\(path)")
      #expect(reply.isWhole, "\(language) \(path)")
      #expect(reply.text.components(separatedBy: "<h1").count == 2, "\(path)")
    }
  }

  @Test func `every system has its row`() async throws {
    let text = try await client().get("/en/law/coverage").text
    for number in 1...28 { #expect(text.contains(">S\(number)</span>")) }
  }

  @Test(arguments: [("UZB", "2026-03-02"), ("KGZ", "2016-07-01"), ("TUR", "2012-05-01")])
  func `rights are answered for people of several countries and days`(
    _ country: String, _ day: String
  ) async throws {
    let reply = try await client().get(
      "/en/rights?day=\(day)&citizenship=\(country)&permanent_resident=no"
        + "&immigrant_status=no_special_status")
    #expect(reply.text.components(separatedBy: "right-result").count > 5)
    #expect(reply.text.contains("worker.citizenship=\(country)"))
    #expect(reply.text.contains("patient.citizenship=\(country)"))
  }

  @Test func `answers of a check come back to the rights`() async throws {
    let kept = Fields(pairs: [.init(name: "citizenship", value: "UZB")]).encoded
    let query = Fields(pairs: [
      .init(name: "day", value: "2026-03-02"), .init(name: "worker.citizenship", value: "UZB"),
      .init(name: "worker.permanent_resident", value: "no"),
      .init(name: "pension_age_reached", value: "no"), .init(name: "show", value: "answer"),
      .init(name: "rights", value: kept),
    ]).encoded
    let text = try await client().get("/en/check/social_cover?" + query).text
    #expect(text.contains("/en/rights?day=2026-03-02"))
    #expect(text.contains("permanent_resident=no"))
    #expect(text.contains("engagement%3Apension_age_reached=no"))
  }

  @Test func `a country that does not exist is said`() async throws {
    let reply = try await client().get("/en/rights?citizenship=nowhere")
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("<a href=\"#citizenship\">"))
  }

  @Test func `a form of costs becomes an address`() async throws {
    let reply = try await client().get(
      "/en/cost?monthly_wage-text=300%20000&citizenship-text=UZB&day-day=2&day-month=3"
        + "&day-year=2026")
    #expect(
      reply.header("Location")
        == "/en/cost?day=2026-03-02&monthly_wage=300000%20KZT&citizenship=UZB")
  }

  @Test func `costs follow the law of the day`() async throws {
    let query =
      "monthly_wage=300000%20KZT&post=specialist&fee_tier=tier_a&birth_date=1990-01-01"
      + "&harmful_work=no&citizenship=UZB"
    let now = try await client().get("/en/cost?day=2026-03-02&" + query).plain
    // Five percent of the wage is paid for citizens and citizens of the Union, and for no one else.
    #expect(now.components(separatedBy: "KZT 15,000").count == 3)
    #expect(now.contains("Not due"))
    let wrong = try await client().get("/en/cost?monthly_wage-text=much")
    #expect(wrong.status == .unprocessableContent)
    #expect(wrong.text.contains("<a href=\"#monthly_wage\">"))
  }

  @Test func `the verdict of an obligation follows from the law where it can`() async throws {
    let all = try await client().get("/en/treaties?day=2026-03-02").text
    #expect(all.contains("Follows from the law") || all.contains("follows from the law"))
    let one = try await client().get("/en/treaties/c97_6_1_b?day=2026-03-02").text
    #expect(one.contains("Not met"))
    #expect(one.contains("A person for whom it comes out so"))
    #expect(try await client().get("/en/treaties/nothing").status == .notFound)
  }

  @Test func `a verdict that differs from the one written down says so`() async throws {
    let worse = try await client().get("/en/treaties/c97_6_1_a?day=2026-03-02").text
    #expect(worse.contains("The verdict written down is “Met in part”"))
    // Only the branch of accidents can be computed; the rest of Convention 118 is not met.
    let part = try await client().get("/en/treaties/c118_3?day=2026-03-02").text
    #expect(part.contains("for everybody tried it comes out “Met”"))
    #expect(part.contains("written down"))
    let same = try await client().get("/en/treaties/c97_6_1_b?day=2026-03-02").text
    #expect(!same.contains("The worse of the two"))
  }

  @Test func `a reform is told in words beside the law`() async throws {
    let text = try await client().get("/ru/reforms/seed-2017/change-of-job").text
    #expect(text.contains("Исключение 1"))
    #expect(!text.contains("Исключение (own paper)"))
  }

  @Test func `an act lists its articles by their numbers`() async throws {
    let text = try await client().get("/en/law/act/kz/migration-2011").text
    let places = ["art-5\"", "art-27\"", "art-36-1\"", "art-41\""].compactMap {
      text.range(of: "migration-2011/" + $0)?.lowerBound
    }
    #expect(places.count == 4)
    #expect(places == places.sorted())
  }

  @Test func `what was told of a permanent resident answers for the family and the school`()
    async throws
  {
    let text = try await client().get(
      "/en/rights?day=2026-03-02&citizenship=UZB&permanent_resident=yes"
        + "&immigrant_status=no_special_status"
    ).text
    #expect(text.contains("inviter_kind=permanent_resident_inviter"))
    #expect(text.contains("family_stay=stay_permanent"))
    #expect(text.contains("work.worker.citizenship=UZB"))
  }

  @Test func `obligations are filtered by treaty and verdict`() async throws {
    let text = try await client().get("/en/treaties?day=2026-03-02&treaty=ilo_c97").text
    #expect(!text.contains("/en/treaties/icmw_27"))
  }

  @Test func `a reform stands beside the law in force`() async throws {
    let text = try await client().get("/en/reforms/seed-2017/social-insurance-for-all").text
    #expect(text.contains("Worked cases with both answers"))
    #expect(text.contains("Social insurance for all: the same worker"))
    #expect(try await client().get("/en/reforms/nothing").status == .notFound)
  }

  @Test func `the law has everything that these pages name`() throws {
    let book = try realDesk.get().shelf.volume.book
    for question in RightsTopics.all.flatMap(\.questions) {
      let topic = try #require(book.topic(named: question.topic), "\(question.topic)")
      if !question.person.isEmpty {
        _ = try book.path(
          question.person + "." + RightsTopics.firstShared, from: topic.record)
      }
      for implied in question.implied {
        let path = try book.path(implied.path, from: topic.record)
        _ = try book.answer(from: implied.answer, for: path)
        let record = try #require(book.record(named: RightsTopics.person))
        let fact = try book.path(implied.fact, from: record.id)
        _ = try book.answer(from: implied.value, for: fact)
      }
    }
    let person = try #require(book.record(named: RightsTopics.person))
    for fact in RightsTopics.facts { _ = try book.path(fact, from: person.id) }
    for line in CostTerms.lines {
      let topic = try #require(book.topic(named: line.topic), "\(line.topic)")
      #expect(topic.gives.contains { book.text(of: $0) == line.rule }, "\(line.rule)")
    }
    for (record, given) in CostTerms.given {
      let root = try #require(book.record(named: record))
      for (path, _) in given { _ = try book.path(path, from: root.id) }
    }
    for asked in CostTerms.asked {
      _ = try book.path(asked.name, from: #require(book.record(named: asked.record)).id)
    }
    #expect(book.topic(named: CostTerms.comparison) != nil)
  }

  @Test func `the law has every treaty term and every recommendation`() throws {
    let book = try realDesk.get().shelf.volume.book
    let obligations = try #require(book.enumeration(named: TreatyTerms.obligation))
    for obligation in obligations.cases {
      for value in [
        TreatyTerms.treatyOfObligation, TreatyTerms.recorded, TreatyTerms.judgement,
      ] {
        #expect(book.entries(of: value, for: obligation.name) != nil, "\(value) \(obligation.name)")
      }
    }
    let verdicts = try #require(book.enumeration(named: TreatyTerms.verdict))
    #expect(Set(verdicts.cases.map(\.name)) == Set(TreatyTerms.fromWorst))
    #expect(book.topic(named: TreatyTerms.topic) != nil)
    #expect(Set(book.reforms.map(\.name)) == Set(ReformTerms.points.keys))
    for point in ReformTerms.points.values {
      #expect(book.entries(of: ReformTerms.enactment, for: point) != nil, "\(point)")
    }
  }
}
