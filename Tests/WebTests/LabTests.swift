import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import PolicyLab
import Testing

@testable import Web

/// The laboratory on the real law and the real populations, with few rows so that the tests stay quick.
@Suite(.serialized) struct `The policy laboratory` {
  private static let laboratory = Laboratory(folder: checkout + "/Lab", threads: 2)
  private static let insurance =
    "p=2016-07&n=600&r=seed-2017%2Fsocial-insurance-for-all%402016-01-01"

  private func client() throws -> TestClient<RouterResponder<RuqsatRequestContext>> {
    let desk = try realDesk.get()
    return try makeClient([LabPages(desk: desk, laboratory: Self.laboratory)])
  }

  /// Asks until the trial is done, as a browser does.
  private func finished(
    _ client: TestClient<RouterResponder<RuqsatRequestContext>>, _ path: String
  ) async throws -> TestClient<RouterResponder<RuqsatRequestContext>>.Reply {
    for _ in 0..<200 {
      let reply = try await client.get(path)
      if reply.header("Refresh") == nil { return reply }
      #expect(reply.status == .ok)
    }
    return try await client.get(path)
  }

  /// A register that counts what the test says.
  private struct Counted: NeedsRegister {
    let counted: RegisterNeeds

    func needs() async throws -> RegisterNeeds { counted }
  }

  @Test func `puts the register's own requests and past use beside the published counts`()
    async throws
  {
    let end = { (year: Int) throws in try #require(Day(year: year, month: 12, day: 31)) }
    var astana = RegisterNeeds.Part(name: "astana")
    astana.used = [(try end(2014), 100), (try end(2015), 120)]
    (astana.allotted, astana.requested) = (200, .known(190))
    var aktobe = RegisterNeeds.Part(name: "aktobe")
    aktobe.requested = .withheld
    let full = RegisterNeeds(day: try end(2017), categories: [], regions: [astana, aktobe])
    let empty = RegisterNeeds(day: try end(2017), categories: [], regions: [])
    let desk = try realDesk.get()
    let text = { (register: (any NeedsRegister)?) async throws -> String in
      let pages = LabPages(desk: desk, laboratory: Self.laboratory, register: register)
      return try await makeClient([pages]).get("/en/lab/needs").text
    }
    let shown = try await text(Counted(counted: full))
    #expect(shown.contains("employers ask for 95%"))
    #expect(shown.contains("Withheld: fewer than three employers"))
    #expect(shown.contains("it is not a rule of the law"))
    #expect(shown.contains(">190<") && shown.contains("Regions in the register"))
    #expect(try await text(Counted(counted: empty)).contains("no requests for the next year yet"))
    #expect(!(try await text(nil)).contains("own register"))
  }

  @Test func `names reforms, populations and dimensions that exist`() async throws {
    let book = try realDesk.get().shelf.volume.book
    let populations = try await Self.laboratory.populations()
    #expect(!populations.isEmpty)
    for ready in LabTerms.ready {
      #expect(populations.contains { $0.name == ready.population }, "\(ready.population)")
      for reform in ready.reforms {
        #expect(book.reforms.contains { $0.name == reform.name }, "\(reform.name)")
        if let since = reform.since { #expect(Day(iso: since) != nil) }
      }
    }
    for population in populations {
      let names = population.dimensions.map(\.name)
      for part in LabTerms.parts { #expect(names.contains(part), "\(part)") }
    }
    #expect(LabNumbers.all(book).count > 20)
    // What the page shows as examples can be tried as it stands.
    for population in populations {
      let day = try #require(Day(iso: population.day))
      let change = LawChangeSet(
        amendment: Amendment(text: LabTerms.examples(from: day), inForce: day))
      #expect(await Self.laboratory.fault(of: change, book) == nil)
    }
  }

  @Test(arguments: Language.allCases)
  func `has whole pages`(_ language: Language) async throws {
    let client = try client()
    let trial = try await finished(client, "/\(language)/lab/trial?\(Self.insurance)&by=age")
    #expect(trial.status == .ok && trial.isWhole)
    #expect(trial.text.contains("<svg"))
    for path in [
      "", "/needs", "/year?\(Self.insurance)", "/population?p=2016-07&n=600",
      "/worker?\(Self.insurance)&person=1",
    ] {
      let reply = try await client.get("/\(language)/lab\(path)")
      #expect(reply.status == .ok, "\(path)")
      #expect(reply.isWhole, "\(language) \(path)")
      #expect(reply.text.components(separatedBy: "<h1").count == 2, "\(path)")
    }
  }

  @Test func `shows who gains cover, and one of them with reasons before and after`() async throws {
    let client = try client()
    let trial = try await finished(client, "/en/lab/trial?\(Self.insurance)")
    #expect(trial.text.contains("Social insurance for all migrant workers (from 1 January 2016)"))
    let link = try #require(
      trial.text.firstMatch(of: /href="(\/en\/lab\/worker[^"]*)"/)?.1)
    let worker = try await client.get(String(link).replacing("&amp;", with: "&"))
    #expect(worker.text.contains("What changes for this person"))
    #expect(worker.text.components(separatedBy: "class=\"reasons\"").count > 2)
  }

  @Test func `hands out the numbers of the trial`() async throws {
    let client = try client()
    _ = try await finished(client, "/en/lab/trial?\(Self.insurance)")
    let file = try await client.get("/en/lab/trial.csv?\(Self.insurance)")
    let lines = file.text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let head = try #require(lines.first)
    #expect(lines.allSatisfy { $0.count == head.count })
    let (before, after) = (
      try #require(head.firstIndex(of: "before_counted")),
      try #require(head.firstIndex(of: "after_counted"))
    )
    let cover = lines.filter { $0[0] == "social_cover" }
    let whole = try #require(cover.first { $0[2].isEmpty })
    #expect(try #require(Int(whole[after])) > (try #require(Int(whole[before]))))
    // The regions together give everybody.
    let regions = cover.filter { $0[2] == "region" }.compactMap { Int($0[after]) }.reduce(0, +)
    #expect(regions == Int(whole[after]))
    let people = try await client.get("/en/lab/population.csv?\(Self.insurance)")
    #expect(people.text.hasPrefix("margin,cell,published"))
  }

  @Test func `tells a mistake in an amendment with its place and keeps the text`() async throws {
    let client = try client()
    let reply = try await client.get(
      "/en/lab/form?"
        + Fields(pairs: [
          .init(name: "do", value: "run"), .init(name: "population", value: "2025-12"),
          .init(
            name: "amendment",
            value: "amend value quota_shar\n  from 2026-01-01: 0.5 percent unsure"),
        ]).encoded)
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("line 1, column 13") && reply.text.contains("L202"))
    #expect(reply.text.contains("amend value quota_shar\n  from 2026-01-01"))
    #expect(reply.text.contains("<a href=\"#amendment\">"))
  }

  @Test(arguments: [
    ("en", "There is no value named “quota_shar”. Did you mean “quota_share”?"),
    ("ru", "Величины «quota_shar» нет. Возможно, «quota_share»?"),
    ("kk", "«quota_shar» деген шама жоқ. Мүмкін, «quota_share»?"),
  ])
  func `tells it in the reader's language`(language: String, sentence: String) async throws {
    let reply = try await client().get(
      "/\(language)/lab/form?"
        + Fields(pairs: [
          .init(name: "do", value: "run"), .init(name: "population", value: "2025-12"),
          .init(
            name: "amendment",
            value: "amend value quota_shar\n  from 2026-01-01: 0.5 percent unsure"),
        ]).encoded)
    #expect(reply.text.contains(sentence))
  }

  @Test func `a good form becomes an address that says it all`() async throws {
    let client = try client()
    let reply = try await client.get(
      "/en/lab/form?"
        + Fields(pairs: [
          .init(name: "do", value: "run"), .init(name: "population", value: "2025-12"),
          .init(name: "rows", value: "1 000"), .init(name: "day", value: "2.2.2026"),
          .init(name: "reform", value: "seed-2017/scarce-occupations"),
          .init(name: "value1", value: "quota_share"), .init(name: "number1", value: "0,5"),
        ]).encoded)
    #expect(reply.status == .seeOther)
    #expect(
      reply.header("Location")
        == "/en/lab/trial?p=2025-12&n=1000&d=2026-02-02&r=seed-2017%2Fscarce-occupations"
        + "&v=quota_share~0.5%20percent")
  }

  @Test func `an address is read back as it was written`() throws {
    var address = LabAddress(population: "2016-07")
    address.rows = 777
    address.seed = 9
    address.reforms["seed-2017/unions"] = Day?.none
    address.reforms["seed-2017/change-of-job"] = Day(iso: "2016-01-01")
    address.numbers = ["quota_share": "0.5 percent"]
    address.amendment = "amend value mci\n  from 2026-01-01: 5000 KZT unsure // ұқ?&="
    address.changeFrom = Day(iso: "2026-01-01")
    let text = address.fields.encoded
    let fields = try #require(Fields(encoded: text))
    #expect(LabAddress(fields, populations: ["2016-07", "2025-12"]) == address)
    #expect(text.utf8.count < 400)
  }

  @Test func `bad input is told field by field`() async throws {
    let client = try client()
    let reply = try await client.get(
      "/ru/lab/form?"
        + Fields(pairs: [
          .init(name: "rows", value: "-5"), .init(name: "day", value: "2026-02-30"),
          .init(name: "value1", value: "quota_share"), .init(name: "number1", value: "many"),
          .init(name: "reform", value: "seed-2017/unions"),
          .init(name: "since.seed-2017/unions", value: "soon"),
        ]).encoded)
    #expect(reply.status == .unprocessableContent)
    for field in ["rows", "day", "number1", "since.seed-2017/unions"] {
      #expect(reply.text.contains("<a href=\"#\(field)\">"), "\(field)")
    }
    #expect(reply.isWhole)
    #expect(
      try await client.get("/en/lab/worker?\(Self.insurance)&person=99999").status == .notFound)
  }
}

/// What an analyst writes while nothing is run yet.
@Suite struct `An amendment in the laboratory` {
  private func client() throws -> TestClient<RouterResponder<RuqsatRequestContext>> {
    let laboratory = Laboratory(folder: checkout + "/Lab", threads: 1)
    return try makeClient([LabPages(desk: try realDesk.get(), laboratory: laboratory)])
  }

  private func form(_ more: [Fields.Pair]) -> String {
    "/en/lab/form?"
      + Fields(pairs: [.init(name: "population", value: "2025-12")] + more).encoded
  }

  @Test func `is looked at by a script of ours alone, and without it by a button`() async throws {
    let client = try client()
    let page = try await client.get("/en/lab")
    #expect(page.text.contains("<script src=\"/assets/lab."))
    #expect(page.header("Content-Security-Policy")?.contains("; script-src 'self'; ") == true)
    #expect(page.text.contains("id=\"found\""))
    let needs = try await client.get("/en/lab/needs")
    #expect(!needs.text.contains("<script"))
    #expect(needs.header("Content-Security-Policy")?.contains("script-src") == false)
    let script = try await client.get(
      String(try #require(page.text.firstMatch(of: /script src="([^"]+)"/)?.1)))
    #expect(script.header("Content-Type") == "text/javascript; charset=utf-8")
  }

  @Test func `is checked though another field is wrong`() async throws {
    let reply = try await client().get(
      form([
        .init(name: "do", value: "check"), .init(name: "rows", value: "none"),
        .init(name: "amendment", value: "amend value quota_share\n  from 2026-01-01: 0.5 percnt"),
      ]))
    #expect(reply.text.contains("<a href=\"#rows\">"))
    #expect(reply.text.contains("<a href=\"#amendment\">"))
    #expect(reply.text.contains("line 2, column"))
  }

  @Test func `that checks says so, and nothing is said of no change`() async throws {
    let good = try await client().get(
      form([
        .init(name: "do", value: "check"),
        .init(
          name: "amendment", value: "amend value quota_share\n  from 2026-01-01: 0.5 percent unsure"
        ),
      ]))
    #expect(good.status == .ok && good.text.contains("The change checks"))
    let none = try await client().get(form([.init(name: "do", value: "check")]))
    #expect(none.status == .ok && !none.text.contains("The change checks"))
  }

  @Test func `that changes what a reform changes is told with both places`() async throws {
    let reply = try await client().get(
      form([
        .init(name: "do", value: "run"),
        .init(name: "reform", value: "seed-2017/scarce-occupations"),
        .init(
          name: "amendment",
          value: """
            amend rule quota_applies
              add except in_shortage over base [change] unsure: no
                when post_in_shortage
            """),
      ]))
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("id=\"diagnostics\""))
  }
}
