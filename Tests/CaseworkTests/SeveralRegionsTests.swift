import Casework
import Measures
import Testing

@Suite struct `A permit in several regions` {
  static let aktobe = RegionKey("aktobe")
  static let turkistan = RegionKey("turkistan")

  static func admitted(
    _ regions: [RegionKey] = [aktobe, turkistan]
  ) throws -> Worked {
    var worked = try prepared()
    try worked.take(try lodge(regions), "2026-02-20")
    try worked.take(
      .checkCompleteness(account: try Worked.account("atyrau", "category_3", 2026, free: 5)),
      "2026-02-23")
    return worked
  }

  static func prepared(_ facts: FactSheet = specialist) throws -> Worked {
    var worked = try Worked()
    try worked.take(.open(employer: try Worked.employer("atyrau"), facts: facts), "2026-01-20")
    try worked.take(
      .recordSearch(
        .init(channel: ChannelKey("vacancy_date"), day: try day("2026-02-02"), reference: "V-77")),
      "2026-02-02")
    try worked.attachAll("2026-02-10")
    return worked
  }

  static func lodge(_ regions: [RegionKey], places: Int = 2) throws -> Command {
    .lodge(
      facts: FactSheet(["requested_term": "12 months"]), places: places, regions: regions)
  }

  static func consent(_ region: RegionKey, free: Int = 5) throws -> Command {
    .answerRegion(
      region, refusal: nil,
      account: try Worked.account(region.name, "category_3", 2026, free: free))
  }

  /// Aktobe consents, Turkistan does not.
  static func granted() throws -> Worked {
    var worked = try admitted()
    try worked.take(try consent(aktobe), "2026-02-23")
    try worked.take(
      .answerRegion(turkistan, refusal: "no housing", account: nil), "2026-02-24")
    try worked.take(.propose, "2026-02-24")
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2026-02-25")
    return worked
  }

  static func inEffect() throws -> Worked {
    var worked = try granted()
    try worked.pay("2026-02-27")
    return worked
  }

  private func moves(_ worked: Worked) -> [String] {
    worked.postings.map { "\($0.kind.rawValue) \($0.account.region.name) \($0.places)" }
  }

  @Test func `names those that consent, and takes places of each`() throws {
    let worked = try Self.inEffect()
    #expect(try worked.permit.regions.map(\.name) == ["atyrau", "aktobe"])
    #expect(
      moves(worked) == ["hold atyrau 2", "hold aktobe 2", "post atyrau 2", "post aktobe 2"])
    #expect(Set(worked.postings.map(\.key)).count == 4)
    #expect(worked.permitCase?.holds.isEmpty == true)
    try worked.checkWhole()
    var ledger = try `The quota ledger`.ledger()
    let aktobe = QuotaAccount.Key(
      region: Self.aktobe, line: CategoryKey("category_3"), year: 2026)
    try ledger.take(
      try #require(
        QuotaTransfer(
          from: .national(year: 2026), to: .account(aktobe), places: 3,
          day: try day("2026-01-05"), order: "397", key: "order-397/aktobe")))
    for posting in worked.postings { try ledger.take(posting) }
    #expect(ledger[`The quota ledger`.atyrau]?.used == 2)
    #expect(ledger[aktobe]?.used == 2 && ledger[aktobe]?.held == 0)
    #expect(ledger.breaches.isEmpty)
  }

  @Test func `leaves out whoever has not answered before the decision`() throws {
    var worked = try Self.admitted()
    try worked.take(.propose, "2026-02-24")
    try worked.take(.rule(.grant(.init(term: .months(12)))), "2026-02-25")
    #expect(try worked.standing.furtherRegions.isEmpty)
    #expect(throws: StepError.outOfPlace(step: .answerRegion, standing: .granted)) {
      try worked.answer(try Self.consent(Self.aktobe), "2026-02-26")
    }
    try worked.checkWhole()
  }

  @Test func `is answered once, by who was asked, with places that are there`() throws {
    var worked = try Self.admitted([Self.aktobe])
    #expect(throws: StepError.regionNotAsked) {
      try worked.answer(try Self.consent(Self.turkistan), "2026-02-24")
    }
    #expect(throws: StepError.reasonMissing) {
      try worked.answer(.answerRegion(Self.aktobe, refusal: "", account: nil), "2026-02-24")
    }
    #expect(throws: StepError.wrongAccount) {
      try worked.answer(.answerRegion(Self.aktobe, refusal: nil, account: nil), "2026-02-24")
    }
    let other = try Worked.account("turkistan", "category_3", 2026, free: 5)
    #expect(throws: StepError.wrongAccount) {
      try worked.answer(.answerRegion(Self.aktobe, refusal: nil, account: other), "2026-02-24")
    }
    #expect(
      try worked.no(try Self.consent(Self.aktobe, free: 1), "2026-02-24").first
        == "quota_place_free")
    try worked.take(try Self.consent(Self.aktobe), "2026-02-24")
    #expect(throws: StepError.regionNotAsked) {
      try worked.answer(try Self.consent(Self.aktobe), "2026-02-24")
    }
  }

  @Test func `gives every place back when it is refused, taken back, or lapses`() throws {
    var refused = try Self.admitted()
    try refused.take(try Self.consent(Self.aktobe), "2026-02-24")
    try refused.take(.propose, "2026-02-24")
    let grounds = [Ground(ruling: "package_complete", provisions: [])]
    try refused.take(
      .offerHearing(try #require(Grounds(grounds))), "2026-02-24")
    try refused.take(.hear(answer: "-"), "2026-02-24")
    try refused.take(.rule(.refuse(grounds, reasonForDiffering: "found faulty")), "2026-02-25")
    let given = ["hold atyrau 2", "hold aktobe 2", "void atyrau 2", "void aktobe 2"]
    #expect(moves(refused) == given)
    try refused.checkWhole()
    var back = try Self.admitted()
    try back.take(try Self.consent(Self.aktobe), "2026-02-24")
    try back.take(.takeBack, "2026-02-24")
    #expect(moves(back) == given)
    var lapsed = try Self.granted()
    try lapsed.take(.expire, "2026-03-13")
    #expect(moves(lapsed).suffix(2) == ["expire atyrau 2", "expire aktobe 2"])
    // Set aside on appeal: the regions are asked again.
    try refused.take(.appeal(statement: "s"), "2026-03-10")
    try refused.take(
      .decideAppeal(
        .setAside(
          reason: "r", account: try Worked.account("atyrau", "category_3", 2026, free: 5))),
      "2026-03-11")
    #expect(try #require(refused.permitCase).holds.map(\.account.region.name) == ["atyrau"])
    try refused.take(try Self.consent(Self.aktobe), "2026-03-11")
    #expect(try #require(refused.permitCase).holds.count == 2)
    try refused.checkWhole()
  }

  @Test func `is extended with places of each region`() throws {
    var worked = try Self.inEffect()
    func ask(_ free: Int) throws -> Command {
      .extend(
        facts: FactSheet(), term: .months(12),
        account: try Worked.account("atyrau", "category_3", 2027, free: 5),
        further: [try Worked.account("aktobe", "category_3", 2027, free: free)])
    }
    #expect(try worked.no(try ask(1), "2027-01-10").first == "quota_place_free")
    let one = Command.extend(
      facts: FactSheet(), term: .months(12),
      account: try Worked.account("atyrau", "category_3", 2027, free: 5))
    #expect(throws: StepError.wrongAccount) { try worked.answer(one, "2027-01-10") }
    try worked.take(try ask(5), "2027-01-10")
    try worked.take(.ruleOnExtension(.extend(reasonForDiffering: nil)), "2027-01-12")
    try worked.pay("2027-01-15")
    #expect(
      moves(worked).suffix(4)
        == ["hold atyrau 2", "hold aktobe 2", "post atyrau 2", "post aktobe 2"])
    try worked.checkWhole()
  }

  @Test func `makes no trip into a region that it names`() throws {
    var worked = try Self.inEffect()
    func trip(_ region: RegionKey) throws -> Command {
      .recordTrip(
        try #require(
          Trip(
            worker: try key("W"), region: region, first: try day("2026-03-02"),
            last: try day("2026-03-05"))))
    }
    #expect(throws: StepError.ownRegion) { try worked.answer(try trip(Self.aktobe), "2026-03-01") }
    try worked.take(try trip(Self.turkistan), "2026-03-01")
  }

  @Test func `can be asked for only where the law of the day knows it`() throws {
    let worked = try Self.prepared()
    #expect(throws: StepError.unknownKey("atlantis")) {
      try worked.answer(try Self.lodge([RegionKey("atlantis")]), "2026-02-20")
    }
    for twice in [[Self.aktobe, Self.aktobe], [RegionKey("atyrau")]] {
      #expect(throws: StepError.ownRegion) {
        try worked.answer(try Self.lodge(twice), "2026-02-20")
      }
    }
    let transfer = specialist.merging(FactSheet(["intra_corporate_transfer": "yes"]))
    let moved = try Self.prepared(transfer)
    #expect(
      try moved.no(try Self.lodge([Self.aktobe]), "2026-02-20").first == "several_regions_allowed")
    let law = worked.law
    for (text, allowed) in [
      ("2011-05-05", nil), ("2014-05-05", true), ("2016-05-05", false), ("2020-05-05", false),
      ("2026-05-05", true),
    ] as [(String, Bool?)] {
      #expect(
        try law.mayNameSeveralRegions(specialist, on: try day(text)) == allowed, "\(text)")
    }
    #expect(law.endedPermitFreesPlaces(on: try day("2026-05-05")) == nil)
  }

  @Test func `of 2011 and of 2016 names one region`() throws {
    let old = try Worked()
    var worked = old
    try worked.take(
      .open(employer: try Worked.employer("atyrau"), facts: specialist), "2011-01-20")
    for text in ["2011-03-15", "2016-03-15"] {
      #expect(
        try worked.no(try Self.lodge([Self.aktobe]), text).first == "several_regions_allowed",
        "\(text)")
    }
  }
}
