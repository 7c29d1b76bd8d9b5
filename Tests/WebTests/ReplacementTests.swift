import Casework
import HTTPTypes
import Measures
import Office
import Register
import Testing

@testable import Web

/// What an employer asks for while the permit is in effect, and the office's answer.
@Suite struct `A permit in use` {
  @Test func `has a worker replaced as asked, once, by the own region`() async throws {
    let (world, id) = try await OfficerWorld.of2011()
    let employer = try await world.employer()
    let step = "/en/employer/case/\(id)/step/replacement"
    let line = "<s>Сюй Мин; XU MING; 1986-07-19; CHN; MNG; CHN; higher; engineer"
    let empty = try await world.send(employer, step, Self.typed(line))
    #expect(empty.status == .unprocessableContent && empty.text.contains("#leaving"))
    let leaving = try #require(try await world.permitCase(id).workers.first).id.rawValue
    for (text, wrong) in [
      ("; B; 1986-01-19; CHN; CHN; CHN; x; y", "name"),
      ("А; Б; 1986-01-19; CHN; CHN; CHN; x; y", "latin"),
      ("А; B; 1986-13-19; CHN; CHN; CHN; x; y", "born"),
      ("А; B; 2031-01-19; CHN; CHN; CHN; x; y", "born"),
      ("А; B; 1986-01-19; KAZ; CHN; CHN; x; y", "citizenship"),
      ("А; B; 1986-01-19; CHN; XYZ; CHN; x; y", "residence"),
      ("А; B; 1986-01-19; CHN; CHN; ; x; y", "departure"),
      ("А; B; 1986-01-19; CHN; CHN; CHN; ; y", "education"),
      ("А; B; 1986-01-19; CHN; CHN; CHN; x; ", "occupation"),
    ] {
      let fields = [("leaving", leaving)] + Self.typed(text)
      let sent = try await world.send(employer, step, fields)
      let told = sent.text.matches(of: #/href="#worker-([a-z]+)"/#).map { String($0.output.1) }
      #expect(sent.status == .unprocessableContent && told == [wrong], "\(text)")
    }
    let asked = try await world.send(employer, step, [("leaving", leaving)] + Self.typed(line))
    #expect(asked.status == .seeOther)
    let twice = try await world.send(employer, step, [("leaving", leaving)] + Self.typed(line))
    #expect(twice.status == .unprocessableContent && twice.text.contains("#leaving"))
    #expect(twice.text.contains("asked for already"))

    // Of 2011 no time to answer was found, and none is invented.
    let clock = try await employer.get("/en/employer/case/\(id)")
    #expect(clock.text.contains("Replacement of a worker") && clock.text.contains("not known"))

    let mine = Actor(
      account: try world.key("worker"), role: .worker, worker: try world.key(leaving))
    #expect(try await world.office.cases(CaseQueue(), size: PageSize(5), mine).items.count == 1)

    let officer = try await world.officer()
    let list = try await officer.get("/kk/office/replacements")
    #expect(list.isWhole && list.text.contains(id) && list.text.contains("&lt;s&gt;Сюй Мин"))
    let one = try #require(
      list.text.firstMatch(of: #/href="/kk(/office/replacements/[^"]+)"/#)
    ).output.1
    for language in ["kk", "ru", "en"] {
      let answer = try await officer.get("/\(language)\(one)")
      #expect(answer.isWhole)
      let leaves = try await world.permitCase(id).workers.first?.occupation ?? "nobody"
      #expect(answer.text.contains(leaves), "with whom the new worker is compared")
    }
    let other = try await world.door.browser(as: .officer, region: "astana")
    #expect(try await other.get("/en\(one)").status == .notFound)
    #expect(try await employer.get("/en\(one)").status == .notFound)
    #expect(try await officer.get("/en/office/replacements/nothing").status == .notFound)

    let address = "/en\(one)"
    #expect(try await world.send(officer, address, []).status == .unprocessableContent)
    let silent = try await world.send(officer, address, [("answer", "decline"), ("reason", "")])
    #expect(silent.status == .unprocessableContent && silent.text.contains("#reason"))
    let form = try await officer.get(address)
    let fields = [("answer", "same"), ("key", try #require(form.field("key")))]
    #expect(try await officer.post(address, fields).status == .seeOther)
    #expect(try await officer.post(address, fields).status == .seeOther, "it counts once")
    let workers = try await world.permitCase(id).workers
    #expect(workers.contains { $0.latinName == "XU MING" })
    #expect(!workers.contains { $0.id.rawValue == leaving })
    #expect(
      try await world.office.cases(CaseQueue(), size: PageSize(5), mine).items.isEmpty,
      "whoever was replaced is named in the permit no more")
    let late = try await world.send(officer, address, [("answer", "same")])
    #expect(late.status == .conflict && late.isWhole)
    #expect(!(try await officer.get("/en/office/replacements")).text.contains(id))
    #expect(try await officer.get("/en/office/replacements?show=all").text.contains(id))
  }

  @Test func `names nobody before a list is filed, and shows both sides whom it names after`()
    async throws
  {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    let employer = try await world.employer()
    let page = "/en/employer/case/\(id)"
    for step in ["replacement", "trip"] {
      #expect(!(try await employer.get(page)).text.contains("/step/\(step)"))
      #expect(try await employer.get("\(page)/step/\(step)").status == .seeOther)
    }
    let line = "Ли Вэй; LI WEI; 1979-10-02; CHN; MNG; TUR; higher; <i>engineer"
    for (text, said) in [
      (line + "\n" + line, "Line 2: This person"),
      ("А; B; 2031-01-19; CHN; CHN; CHN; x; y", "Line 1: The day of birth has"),
      ("А; B; 1986-01-19; kaz; CHN; CHN; x; y", "Line 1: A citizen of Kazakhstan"),
      (line + "\nА; B; 1986-01-19; CHN; x; y", "Line 2: eight entries"), ("", "at least one"),
    ] {
      let wrong = try await world.send(employer, page + "/step/list", [("workers", text)])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains(said), "\(text)")
    }
    let filed = try await world.send(employer, page + "/step/list", [("workers", line)])
    #expect(filed.status == .seeOther)
    let worker = try #require(try await world.permitCase(id).workers.first).id.rawValue
    let trip = [
      ("worker", worker), ("region", "astana"), ("first", "2026-03-01"), ("last", "2026-12-20"),
    ]
    // What the law refuses is told in the words of the form, not in its keys.
    let long = try await world.send(employer, page + "/step/trip", trip)
    #expect(long.status == .unprocessableContent && long.isWhole)
    #expect(long.text.contains("Ли Вэй") && long.text.contains("Astana"))
    #expect(!long.text.contains(">\(worker)<") && !long.text.contains(">astana<"))
    let short = trip.dropLast() + [("last", "2026-03-10")]
    let told = try await world.send(employer, page + "/step/trip", Array(short))
    #expect(told.status == .seeOther)
    let officer = try await world.officer()
    for text in [
      try await employer.get(page).text, try await officer.get("/en/office/case/\(id)").text,
    ] {
      #expect(text.contains("LI WEI") && text.contains("&lt;i&gt;engineer"))
      #expect(text.contains("Mongolia") && text.contains("Türkiye"), "lives in, comes from")
      #expect(text.contains("Work in other regions"))
    }
  }

  /// The fields of a worker, from a line of a list.
  private static func typed(_ line: String) -> [(String, String)] {
    let parts = line.split(separator: ";", omittingEmptySubsequences: false)
    return zip(WorkerEntry.allCases, parts).map {
      ("worker-" + $0.rawValue, String($1).trimmingSpaces)
    }
  }

  @Test func `lays workers into the list one by one, and files whoever is typed`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    let employer = try await world.employer()
    let step = "/en/employer/case/\(id)/step/list"
    let add = [("add", "yes")]
    let wrong = try await world.send(employer, step, add + Self.typed("Ли; ; ; CHN; ; TUR; x; y"))
    let told = wrong.text.matches(of: #/href="#worker-([a-z]+)"/#).map { String($0.output.1) }
    #expect(wrong.status == .unprocessableContent && told == ["latin", "born", "residence"])

    let first = Self.typed("<Ли> Вэй; LI WEI; 1979-10-02; chn; MNG; TUR; higher; engineer")
      .map { $0.0 == "worker-name" ? ($0.0, "<Ли>; Вэй") : $0 }
    let added = try await world.send(employer, step, add + first)
    let line = "&lt;Ли&gt;, Вэй; LI WEI; 1979-10-02; chn; MNG; TUR; higher; engineer"
    #expect(added.isWhole && added.text.contains(line), "what would part a line is a comma")
    #expect(!added.text.contains("value=\"LI WEI\""), "the fields are free for the next one")
    #expect(try await world.permitCase(id).workers.isEmpty, "nothing was filed")

    let typed = line.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    let again = try await world.send(employer, step, add + first + [("workers", typed)])
    #expect(again.status == .unprocessableContent && again.text.contains("#worker-latin"))

    let second = Self.typed("Сюй Мин; XU MING; 1986-07-19; CHN; CHN; CHN; higher; engineer")
    let both = try await world.send(employer, step, [("workers", typed)] + second)
    #expect(both.status == .unprocessableContent && both.text.contains("#workers"), "one place")
    #expect(try await world.send(employer, step, first).status == .seeOther)
    let worker = try #require(try await world.permitCase(id).workers.first)
    #expect(worker.latinName == "LI WEI" && worker.citizenship.name == "CHN")
    #expect(worker.residence.name == "MNG" && worker.departedFrom.name == "TUR")
  }

  @Test(arguments: [("decline", "<b>Another trade"), ("different", ""), ("different", "<b>A cook")])
  func `tells the employer why a replacement is declined`(answer: String, reason: String)
    async throws
  {
    let (world, id) = try await OfficerWorld.of2011()
    let employer = try await world.employer()
    let leaving = try #require(try await world.permitCase(id).workers.first).id.rawValue
    let line = "Сюй Мин; XU MING; 1986-07-19; CHN; CHN; CHN; higher; engineer"
    _ = try await world.send(
      employer, "/en/employer/case/\(id)/step/replacement",
      [("leaving", leaving)] + Self.typed(line))
    let officer = try await world.officer()
    let list = try await officer.get("/en/office/replacements")
    let one = try #require(
      list.text.firstMatch(of: #/href="(/en/office/replacements/[^"]+)"/#)
    ).output.1
    let declined = try await world.send(
      officer, String(one), [("answer", answer), ("reason", reason)])
    #expect(declined.status == .seeOther)
    #expect(try await officer.follow(declined).text.contains("Replacement of a worker declined"))
    let answered = try await officer.get(String(one))
    let said =
      reason.isEmpty
      ? "category or qualification differs" : reason.replacing("<b>", with: "&lt;b&gt;")
    #expect(answered.isWhole && answered.text.contains(said))
    #expect(!answered.text.contains("name=\"answer\""), "there is nothing to answer any more")
    let inbox = try await employer.get("/en/notices")
    let notice = try #require(
      inbox.text.firstMatch(of: #/href="([^"]+)"[^>]*>[^<]*replacement of a worker is declined/#)
    ).output.1
    let told = try await employer.get(String(notice))
    #expect(inbox.isWhole && told.isWhole && told.text.contains("class=\"letter\""))
    #expect(told.text.contains(reason.replacing("<b>", with: "&lt;b&gt;")))
    #expect(told.text.contains("or qualification of the new worker") == (answer == "different"))
    #expect(try await world.permitCase(id).workers.contains { $0.id.rawValue == leaving })
  }

  @Test func `is extended by a ruling, once, by the own region`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    try await world.allot(3, year: 2027)
    let officer = try await world.officer()
    let rule = "/en/office/case/\(id)/step/"
    let early = try await world.send(officer, rule + "extend", [])
    #expect(early.status == .conflict && early.isWhole, "nobody has asked")
    let employer = try await world.employer()
    let ask = "/en/employer/case/\(id)/step/extend"
    let soon = try await world.send(employer, ask, [("months", "12")])
    #expect(soon.status == .unprocessableContent && soon.text.contains("The law says no"))
    try world.today("2027-01-10")
    #expect(
      try await world.send(employer, ask, [("months", "x")]).status == .unprocessableContent)
    #expect(try await world.send(employer, ask, [("months", "12")]).status == .seeOther)
    let twice = try await world.send(employer, ask, [("months", "12")])
    #expect(twice.status == .conflict && twice.isWhole)
    try world.today("2027-01-12")
    let bare = try await world.send(officer, rule + "refuse-extension", [])
    #expect(bare.status == .unprocessableContent)
    let other = try await world.door.browser(as: .officer, region: "astana")
    #expect(try await other.get(rule + "extend").status == .notFound)
    #expect(try await employer.get(rule + "extend").status == .notFound)
    let form = try await officer.get(rule + "extend")
    let fields = [
      ("key", try #require(form.field("key"))), ("seen", try #require(form.field("seen"))),
    ]
    let ruled = try await officer.post(rule + "extend", fields)
    let again = try await officer.post(rule + "extend", fields)
    #expect(ruled.status == .seeOther && again.status == .seeOther, "the same form counts once")
    let underway = try await world.permitCase(id).standing.permit?.extensionUnderway
    #expect(underway?.decision?.isGranted == true)
    let late = try await world.send(officer, rule + "extend", [])
    #expect(late.status == .conflict && late.isWhole)
    #expect(try await employer.get("/en/notices").text.contains("the extension is granted"))
  }

  @Test func `is not extended without grounds, and its letter is seen first`() async throws {
    let world = try await OfficerWorld()
    let id = try await world.inEffect()
    try await world.allot(3, year: 2027)
    try world.today("2027-01-10")
    let asked = try await world.send(
      world.employer(), "/en/employer/case/\(id)/step/extend", [("months", "12")])
    #expect(asked.status == .seeOther)
    let officer = try await world.officer()
    let refuse = "/en/office/case/\(id)/step/refuse-extension"
    #expect(try await world.send(officer, refuse, []).status == .unprocessableContent)
    let letter = try await world.send(
      officer, refuse, [("other", "extension_in_time"), ("reason", "<b>Too late")])
    #expect(letter.status == .ok && letter.text.contains("class=\"letter\""))
    #expect(!letter.text.contains("<b>Too late"))
    #expect(try await world.permitCase(id).standing.permit?.extensionUnderway?.decision == nil)
    #expect(try await world.sign(officer, refuse, letter).status == .seeOther)
    #expect(try await world.permitCase(id).standing.permit?.extensionUnderway == nil)
  }
}

extension OfficerWorld {
  /// A permit of 2011 with two workers by name, on the first of July.
  static func of2011() async throws -> (OfficerWorld, String) {
    let world = try await OfficerWorld(on: "2011-02-01")
    let (office, who) = (world.office, Asked(world.signatory))
    let more = FactSheet([
      "special_conditions_performed": "yes", "foreign_bank_or_insurer": "no",
      "freed_oil_field": "no", "requested_term": "12 months",
    ])
    let id = try await office.openCase(
      for: try world.key("E-1"), facts: facts.merging(more), who
    ).permitCase.id
    for (channel, day) in [
      ("vacancy_date", "2011-02-01"), ("press_notice_date", "2011-02-10"),
      ("local_press_notice_date", "2011-02-12"), ("republican_search_date", "2011-03-05"),
      ("regional_search_date", "2011-03-10"),
    ] {
      try world.today(day)
      _ = try await office.recordSearch(
        id, channel: ChannelKey(channel), day: office.today, reference: "B-1", who)
    }
    try world.today("2011-03-15")
    for kind in try office.law().documentsNeeded(on: office.today) {
      _ = try await office.attachDocument(
        id, kind: kind, mediaType: "application/pdf", bytes: Array("%PDF \(kind)".utf8), who)
    }
    _ = try await office.lodge(id, facts: FactSheet(), places: 2, who)
    let officer = Asked(
      Actor(
        account: try world.key("officer"), role: .officer, region: RegionKey("atyrau")))
    try world.today("2011-03-16")
    try await office.complete(id, officer)
    _ = try await office.propose(id, officer)
    try world.today("2011-03-21")
    let condition = office.condition(
      ConditionKey("replacement_by_citizen"), number: 1,
      through: try #require(Day(iso: "2011-12-31")))
    _ = try await office.grant(
      id, .init(term: .months(12), conditions: [condition].compactMap(\.self)), officer)
    try world.today("2011-04-01")
    let workers = ["LI WEI", "WU JUN"].map { name in
      Worker(
        id: office.world.newKey(), name: name, latinName: name,
        birthDate: office.today.adding(days: -12_000) ?? office.today,
        citizenship: CountryKey("CHN"), residence: CountryKey("CHN"),
        departedFrom: CountryKey("CHN"), education: "higher", occupation: "engineer")
    }
    _ = try await office.fileList(id, workers: workers, who)
    _ = try await office.certify(id, officer)
    try world.today("2011-07-01")
    return (world, id.rawValue)
  }
}
