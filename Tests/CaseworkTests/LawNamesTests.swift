import Casework
import LawLanguage
import Testing

@Suite struct `The names of the law` {
  @Test func `stand in the law files with the expected types`() throws {
    let law = try TheLaw.get()
    #expect(LawNames.gaps(in: law.book) == [])
  }

  @Test func `are missed by name in another book`() throws {
    let gaps = LawNames.gaps(in: .init())
    #expect(gaps.contains("application.permit_grantable"))
    #expect(gaps.contains("effect_of_silence"))
    #expect(gaps.contains("five_day_week"))
    #expect(gaps.contains("application.free_quota_places"))
  }

  @Test func `of search channels are facts of the application`() throws {
    let law = try TheLaw.get()
    let record = try #require(law.book.record(named: "application"))
    let facts = record.facts.map { law.book[$0].name }
    for channel in law.cases(of: .channel) { #expect(facts.contains(channel)) }
  }
}
