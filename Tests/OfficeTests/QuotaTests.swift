import Casework
import Measures
import Register
import Testing

@testable import Office

@Suite struct `The quota in the office` {
  @Test func `shows what a transfer does before it is signed`() async throws {
    let world = try OfficeWorld("2026-01-20")
    let ministry = try world.actor(.ministry)
    try await world.allot(10)
    let atyrau = QuotaTransfer.Holder.account(
      .init(region: RegionKey("atyrau"), line: nil, year: 2026))
    let astana = QuotaTransfer.Holder.account(
      .init(region: RegionKey("astana"), line: nil, year: 2026))
    let effect = try await world.office.transferEffect(
      from: atyrau, to: astana, places: 4, ministry.actor)
    #expect(effect.from.after == 6 && effect.to.after == 4 && effect.fault == nil)
    let much = try await world.office.transferEffect(
      from: atyrau, to: astana, places: 11, ministry.actor)
    #expect(much.fault != nil)
    let asked = Asked(ministry.actor, key: "t-1")
    for _ in 0..<2 {
      let board = try await world.office.splitQuota(
        from: atyrau, to: astana, places: 4, order: "7", asked)
      #expect(board.accounts.map(\.allotted).sorted() == [4, 6])
    }
    guard
      case .quota? = await world.refusal({
        try await world.office.splitQuota(
          from: atyrau, to: astana, places: 11, order: "8", ministry)
      })
    else {
      Issue.record("moved what is not there")
      return
    }
    let officer = try world.actor(.officer).actor
    #expect(try await world.office.quotaBoard(year: 2026, officer).accounts.count == 1)
    #expect(
      await world.refusal {
        try await world.office.splitQuota(
          from: atyrau, to: astana, places: 1, order: "9", try world.actor(.officer))
      } == .notAllowed)
  }

  @Test func `is asked for by employers and seen by the ministry`() async throws {
    let world = try OfficeWorld("2015-05-20")
    try await world.enterEmployer()
    let made = try await world.office.requestQuota(
      try key("employer-1"), lines: [.init(category: CategoryKey("category_3"), places: 4)],
      reason: "a new refinery", Asked(try world.actor(.employerSignatory).actor, key: "q-1"))
    #expect(made.record.year == 2016 && made.record.places == 4)
    // A transfer takes no place of the quota.
    let transfer = await world.refusal {
      try await world.office.requestQuota(
        try key("employer-1"),
        lines: [.init(category: CategoryKey("transfer_category"), places: 1)], reason: "r",
        Asked(try world.actor(.employerSignatory).actor, key: "q-2"))
    }
    #expect(transfer == .unfit("category"))
    let answered = try await world.office.answerQuotaRequest(
      made.record.id, isSupported: true, comment: "", try world.actor(.supervisor))
    #expect(answered.version == 2)
    let seen = try await world.office.quotaRequests(
      size: PageSize(10), try world.actor(.ministry).actor)
    #expect(seen.items.count == 1)
    let sums = try await world.office.requestedPlaces(year: 2016)
    #expect(sums.categories.map(\.name) == ["category_3"])
    #expect(sums.regions.map(\.places) == [nil], "one employer's request is nobody else's matter")
    #expect(try await world.office.requestedPlaces(year: 2015).regions.isEmpty)
  }

  private func request(
    _ number: Int, _ region: String, _ lines: [(String, Int)]
  ) throws -> QuotaRequest {
    QuotaRequest(
      id: try key("r-\(number)-\(region)"),
      employer: Employer(
        id: try key("e-\(number)"), businessNumber: "", name: "", region: RegionKey(region)),
      year: 2027, lines: lines.map { .init(category: CategoryKey($0.0), places: $0.1) },
      reason: "", day: try day("2026-05-20"), isInTime: nil, standing: .asked)
  }

  @Test func `shows no sum of fewer than three employers, nor the sum that gives it away`() throws {
    let three = try (1...3).map { try request($0, "atyrau", [("category_2", 10)]) }
    #expect(RequestedSums(three).regions == [.init(name: "atyrau", places: 30)])
    // Asked twice by the same employer is still one employer.
    let twice = try [1, 1, 2].map { try request($0, "atyrau", [("category_2", 10)]) }
    #expect(RequestedSums(twice).regions == [.init(name: "atyrau", places: nil)])
    // With the categories summed to 47, Astana would be 47 less Atyrau.
    let one = three + [try request(4, "astana", [("category_2", 17)])]
    #expect(RequestedSums(one).categories == [.init(name: "category_2", places: 47)])
    #expect(RequestedSums(one).regions.map(\.places) == [nil, nil])
    // What is withheld comes from three employers: the remainder tells nothing of one.
    let few =
      one + [
        try request(5, "aktobe", [("category_2", 1)]),
        try request(6, "aktobe", [("category_1", 1)]),
      ]
    #expect(
      RequestedSums(few).regions == [
        .init(name: "aktobe", places: nil), .init(name: "astana", places: nil),
        .init(name: "atyrau", places: 30),
      ])
  }

  @Test func `has a ceiling from the labour force, stated where the law files do not know it`()
    async throws
  {
    let world = try OfficeWorld("2026-01-20")
    let ministry = try world.actor(.ministry)
    let known = try await world.office.quotaCeiling(year: 2016, ministry.actor)
    #expect(known.places == known.figures.ceiling && known.places != nil)
    let hole = try await world.office.quotaCeiling(year: 2026, ministry.actor)
    #expect(hole.places == nil && hole.figures.share != nil)
    _ = try await world.office.setLabourForce(
      year: 2025, people: 9_500_000, source: "bulletin", ministry)
    let stated = try await world.office.quotaCeiling(year: 2026, ministry.actor)
    #expect(stated.places == stated.figures.ceiling(ofLabourForce: 9_500_000))
    #expect(stated.places == 23_750, "a quarter of a percent")
    #expect(stated.places != nil)
  }

  @Test func `keeps drafts of one form, also fields that nobody knows any more`() async throws {
    let world = try OfficeWorld("2026-01-20")
    let clerk = try world.actor(.employerClerk)
    let employer: Identifier<Employer> = try key("employer-1")
    for text in ["1", "2"] {
      _ = try await world.office.keepDraft(
        employer, name: "new.facts", values: ["places": text, "old_field": "x"], clerk)
    }
    let draft = try await world.office.draft(employer, name: "new.facts", clerk.actor)
    #expect(draft?.values == ["places": "2", "old_field": "x"])
    try await world.office.dropDraft(employer, name: "new.facts", clerk)
    #expect(try await world.office.draft(employer, name: "new.facts", clerk.actor) == nil)
    let other = try world.actor(.employerClerk, "atyrau", "employer-2")
    #expect(
      await world.refusal {
        try await world.office.draft(employer, name: "new.facts", other.actor)
      } == .notAllowed)
  }
}
