import Casework
import Measures
import Register
import Testing

@testable import Office

/// Two processes with one register: each has cases at hand that the other goes on with.
@Suite struct `Two offices with one register` {
  private let world: OfficeWorld
  private let other: Office

  init() throws {
    world = try OfficeWorld("2026-01-20")
    other = try world.secondOffice()
  }

  @Test func `a step is taken on the case as the other left it`() async throws {
    try await world.enterEmployer()
    let id = try await world.lodged()
    let who = try world.actor(.employerSignatory)
    let office = world.office
    #expect(office.register.caseAtHand(id)?.standing.name == .lodged)
    #expect(other.register.caseAtHand(id) == nil)

    #expect(try await other.takeBack(id, who).receipt.standing == .closed)
    // At hand it is lodged still; what was done decides.
    #expect(office.register.caseAtHand(id)?.standing.name == .lodged)
    #expect(
      await world.refusal { _ = try await office.takeBack(id, who) }
        == .outOfPlace(.outOfPlace(step: .takeBack, standing: .closed)))
    #expect(office.register.caseAtHand(id)?.standing.name == .closed)
  }

  @Test func `what the other did makes a step possible`() async throws {
    try await world.enterEmployer()
    let who = try world.actor(.employerSignatory)
    let office = world.office
    let id = try await office.openCase(for: try key("employer-1"), facts: specialist, who)
      .permitCase.id
    let day = office.today
    let first = try await other.recordInterview(
      id, candidate: "C-1", day: day, outcome: .declinedByCandidate, who)
    let second = try await office.recordSearch(
      id, channel: ChannelKey("vacancy_date"), day: day, reference: "1", who)
    #expect((first.receipt.version, second.receipt.version) == (2, 3))
    #expect(second.permitCase.search.interviews.map(\.candidate) == ["C-1"])
    #expect(second.permitCase.search.searches.map(\.reference) == ["1"])
  }
}
