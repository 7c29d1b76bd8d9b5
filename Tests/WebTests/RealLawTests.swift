import Casework
import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Testing

@testable import Web

/// The pages over the law as it stands in the folder `Law`.
@Suite struct `The pages of the real law` {
  @Test func `the questions that stand first exist`() throws {
    let desk = try realDesk.get()
    for name in TopicGroups.all.flatMap(\.topics) {
      #expect(desk.shelf.volume.book.topic(named: name) != nil, "\(name)")
    }
  }

  @Test func `no fact has a name that the addresses need`() throws {
    let desk = try realDesk.get()
    let words = Set(CheckAddress.Word.allCases.map(\.rawValue))
    let book = desk.shelf.volume.book
    for fact in book.facts { #expect(!words.contains(fact.name), "\(fact.name)") }
    for record in book.records { #expect(record.name != "choice") }
  }

  @Test(arguments: Language.allCases)
  func `every topic begins, shows what is known, and every law page is drawn`(_ language: Language)
    async throws
  {
    let desk = try realDesk.get()
    let client = try makeLawClient(desk)
    let book = desk.shelf.volume.book
    for topic in book.topics {
      for query in ["day=2026-03-01", "day=2013-05-15&show=answer&depth=all"] {
        let reply = try await client.get("/\(language)/check/\(topic.name)?\(query)")
        #expect(reply.status == .ok, "\(topic.name)")
        #expect(reply.isWhole, "\(topic.name)")
      }
    }
    for provision in book.provisions where Int(provision.id.index) % 5 == 0 {
      let path = "/\(language)/law/act/\(book[provision.act].name)/\(provision.anchor)"
      let reply = try await client.get(path)
      #expect(reply.status == .ok, "\(path)")
      #expect(reply.isWhole, "\(path)")
    }
  }

  @Test func `a Kyrgyz worker needs a permit in July 2015 and none in September`() async throws {
    let desk = try realDesk.get()
    let client = try makeLawClient(desk)
    let after = try await client.get(
      "/en/check/permit_check?day=2015-09-15&worker.citizenship=KGZ")
    #expect(after.text.contains("<p class=\"panel-result\">No</p>"))
    let before = try await client.get(
      "/en/check/permit_check?day=2015-07-15&worker.citizenship=KGZ")
    #expect(!before.text.contains("panel-result"))
  }

  @Test func `an application is not asked about further for whom the law needs no permit`()
    async throws
  {
    let client = try makeLawClient(try realDesk.get())
    let address = "/en/check/permit_conditions?day=2026-01-20&worker.citizenship="
    let exempt = try await client.get(address + "KGZ&case=new")
    #expect(exempt.isWhole && exempt.text.contains("<p class=\"panel-result\">No</p>"))
    for other in ["post", "free_quota_places", "employer.staff_total"] {
      #expect(!exempt.text.contains("ask=\(other)"), "\(other)")
    }
    let foreigner = try await client.get(address + "CHN&case=new")
    #expect(!foreigner.text.contains("panel-result"), "who needs one is asked on")
  }

  @Test func `nobody is asked about the own case what the register says itself`() async throws {
    let desk = try realDesk.get()
    let client = try makeLawClient(desk)
    let known = OfficerWorld.facts.paths.filter { $0 != "package_complete" }
      .map { "\($0)=\(OfficerWorld.facts[$0] ?? "")" }.joined(separator: "&")
    let address = "/en/check/permit_conditions?day=2026-01-20&requested_workers=1&" + known
    #expect(try await client.get(address).text.contains("name=\"free_quota_places"))
    let own = try await client.get(address + "&case=new")
    #expect(own.status == .ok && own.isWhole)
    let shown = try await client.get(address + "&case=new&show=answer")
    #expect(shown.status == .ok && shown.isWhole)
    // Who is nobody yet can open no case; they are asked to sign in, and come back.
    #expect(!shown.text.contains("/employer/new"))
    #expect(shown.text.contains("/en/sign-in?then="))
    for asked in ["free_quota_places", "vacancy_date", "package_complete"] {
      #expect(!own.text.contains("name=\"\(asked)"), "\(asked)")
      // Neither is it shown as an answer that somebody gave.
      #expect(!own.text.contains("ask=\(asked)&"), "\(asked)")
      #expect(!shown.text.contains("ask=\(asked)&"), "\(asked)")
    }
  }

  @Test func `the law has what help is told by, and every penalty that is not named then`() throws {
    let book = try realDesk.get().shelf.volume.book
    let work = try #require(book.topic(named: EmployerQuestions.workTopic))
    #expect(book.topic(named: HelpFirst.topic) != nil)
    let help = try #require(book.record(named: HelpFirst.record))
    for name in HelpFirst.told + HelpFirst.signs.values { _ = try book.path(name, from: help.id) }
    for name in HelpFirst.signs.keys { _ = try book.path(name, from: work.record) }
    let given = Set(work.gives.map { book.text(of: $0) })
    #expect(HelpFirst.penalties.isSubset(of: given))
  }

  /// Somebody whose papers were taken, and who works without a permit.
  private static let taken =
    "day=2026-03-02&papers_taken=yes&request.worker.citizenship=TJK"
    + "&request.worker.permanent_resident=no&request.worker.immigrant_status=no_special_status"
    + "&request.purpose_is_work=yes&request.post=skilled_worker"
    + "&request.exempt_ground=none_of_these&visa_purpose=no_visa&permit_held=no_permit"
    + "&worker_reports_crime=no"

  @Test(arguments: Language.allCases)
  func `a check with signs of trafficking tells what help there is and names no penalty`(
    _ language: Language
  ) async throws {
    let desk = try realDesk.get()
    let client = try makeLawClient(desk)
    let book = desk.shelf.volume.book
    let labels = book.rules.filter { HelpFirst.penalties.contains($0.name) }
      .compactMap { $0.labels[language] }
    let path = "/\(language)/check/\(EmployerQuestions.workTopic)?"
    // Nothing is asked any more: what is open concerns a penalty alone.
    let helped = try await client.get(path + Self.taken)
    #expect(helped.isWhole && helped.text.contains("116 16"))
    for label in labels { #expect(!helped.text.contains(label), "\(label)") }
    let free = Self.taken.replacing("papers_taken=yes", with: "papers_taken=no&held_or_deceived=no")
    let punished = try await client.get(path + free + "&show=answer")
    #expect(!punished.text.contains("116 16"))
    for label in labels { #expect(punished.text.contains(label), "\(label)") }
  }
}
