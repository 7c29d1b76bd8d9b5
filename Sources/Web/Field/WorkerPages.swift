import Casework
import HTTPTypes
import LawLanguage
import LawLibrary
import Measures
import Office
import Register

/// A worker's own permits and days, and complaints, which need no account.
struct WorkerPages: RouteGroup {
  let desk: OfficeDesk

  var startSubjects: [StartSubject] { [.complaint] }

  func addPages(to routes: PageRoutes) {
    routes.get(FieldAddress.own, signedIn: { visit, who in try await own(visit, who.actor) })
    routes.get(FieldAddress.complaint, hasForm: true) { visit in
      visit.query["sent"] == nil
        ? try form(visit).page(Typed()).answer : .page(ComplaintSentPage(visit, number: nil))
    }
    routes.post(FieldAddress.complaint) { visit in try await complain(visit) }
    routes.get(FieldAddress.complaintFate, hasForm: true) { visit in
      ComplaintFatePages.form(try desk.words(visit), Typed()).answer
    }
    routes.post(FieldAddress.complaintFate) { visit in
      try await ComplaintFatePages.answer(desk, visit)
    }
  }

  private func own(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    guard actor.role.binding == .person, let worker = actor.worker else {
      throw Problem(.notFound)
    }
    let size = PageSize(50)
    let (cases, notices, stays, complaints, accidents) = try await desk.look {
      office async throws(OfficeRefusal) in
      (
        try await office.cases(CaseQueue(worker: worker), after: nil, size: size, actor).items,
        try await office.notices(size: PageSize(10), actor).items,
        try await office.stays(person: worker, size: size, actor).items,
        try await office.complaints(size: size, actor).items,
        try await office.accidents(size: size, actor).items
      )
    }
    let penalties = try await desk.look { office async throws(OfficeRefusal) in
      try await office.penalties(actor)
    }
    var permits: [(CaseLine, PermitStatus?)] = []
    for line in cases {
      let status = try await desk.look { office async throws(OfficeRefusal) in
        try await office.verifyPermit(line.id.rawValue)
      }
      permits.append((line, status))
    }
    return .page(
      OwnPage(
        permits, notices, stays,
        Trouble(complaints: complaints, accidents: accidents, penalties: penalties),
        try desk.words(visit)))
  }

  private func form(_ visit: Visit) throws -> ComplaintForm {
    ComplaintForm(desk: desk, words: try desk.words(visit))
  }

  private func complain(_ visit: Visit) async throws -> PageAnswer {
    let form = try form(visit)
    var sent = SentForm(visit)
    let statement = sent.text("statement", missing: "field.complain.missing", most: 10_000)
    guard sent.isFit else { return form.page(Typed(sent)).answer }
    let signedIn = visit.signedIn?.actor
    let own = signedIn?.role.binding == .person ? signedIn : nil
    let asked = sent.asked(own ?? .visitor(language: visit.language.rawValue))
    do {
      _ = try await desk.office.complain(statement: statement, facts: FactSheet(), asked)
      // The number stands on this page alone: in no address, and nowhere to be looked up again.
      if let number = desk.office.complaintNumber(statement: statement, asked) {
        return .page(ComplaintSentPage(visit, number: number))
      }
      return .redirect(to: visit.link(FieldAddress.complaint) + "?sent=1")
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }
}

/// A complaint in the worker's own words.
struct ComplaintForm {
  let desk: OfficeDesk
  let words: CaseWords

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    return StepPage(
      title: visit.say("field.complain.title"), back: visit.link("/"),
      lead: [visit.say("field.complain.lead"), visit.say("field.complain.help")],
      links: [
        Link(visit.say("field.fate.title"), to: visit.link(FieldAddress.complaintFate))
      ],
      fields: [
        typed.area(
          "statement", visit.say("field.complain.statement"),
          hint: visit.say("field.complain.hint"), rows: 10)
      ], errors: typed.errors,
      form: FormFoot(
        action: visit.link(FieldAddress.complaint),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("field.complain.button")))
  }
}

/// The complaint is kept: `field/complaint-sent`.
struct ComplaintSentPage: Page {
  static var template: String { "field/complaint-sent" }

  let title: String
  let rights: String
  /// By which somebody without an account asks what became of it.
  let number: String?
  let fate: String

  init(_ visit: Visit, number: ComplaintNumber?) {
    self.number = number?.description
    fate = visit.link(FieldAddress.complaintFate)
    title = visit.say("field.complain.sent")
    rights = visit.link(RightsAddress.path)
  }
}

/// Complaints a worker made, accidents that happened to them, and what was imposed on them.
struct Trouble: Sendable {
  let complaints: [Versioned<Complaint>]
  let accidents: [Versioned<Accident>]
  let penalties: [Versioned<ViolationCase>]
}

/// A complaint, an accident or a penalty in a list.
struct Matter: Sendable {
  let text: String
  let href: String
  let state: Badge

  init(text: String, href: String, state: Badge) {
    (self.text, self.href, self.state) = (text, href, state)
  }

  init(penalty record: ViolationCase, _ words: CaseWords) {
    text =
      (record.ruledOn.map { words.day($0) + ": " } ?? "")
      + words.say("letter.breach.\(record.subject.rawValue)")
    href = FieldAddress.penalty(record.id, words.visit)
    state = words.badge(record.standing)
  }
}

/// What a worker finds about themselves: permits, stays, notices, and where to go with trouble. `field/own`.
struct OwnPage: Page {
  static var template: String { "field/own" }

  let title: String
  let permits: [Row]
  let hasPermits: Bool
  let stays: [Row]
  let hasStays: Bool
  let notices: [String]
  let hasNotices: Bool
  let rights: String
  let complain: String
  let complaints: [Matter]
  let hasComplaints: Bool
  let accidents: [Matter]
  let hasAccidents: Bool
  let penalties: [Matter]
  let hasPenalties: Bool

  struct Row: Sendable {
    let title: String
    let state: Badge?
    private(set) var rows: [SummaryRow]
    /// That nobody may work under the permit now.
    var warning: String?
    /// The document of the permit, while it is in effect.
    var paper: String?
    /// The page of a stay, with the reasons for its last day.
    var more: String?
  }

  init(
    _ cases: [(CaseLine, PermitStatus?)], _ inbox: [InboxNotice], _ stays: [StayView],
    _ trouble: Trouble,
    _ words: CaseWords
  ) {
    let visit = words.visit
    title = visit.say("field.own.title")
    permits = cases.map { Row($0, $1, words) }
    hasPermits = !permits.isEmpty
    self.stays = stays.map { Row($0, words) }
    hasStays = !stays.isEmpty
    notices = inbox.map {
      words.day($0.notice.day) + ": " + visit.say($0.notice.phrase, $0.notice.filling)
    }
    hasNotices = !notices.isEmpty
    complaints = trouble.complaints.map { item in
      Matter(
        text: words.day(item.record.receivedOn) + ": " + String(item.record.statement.prefix(120)),
        href: visit.link(FieldAddress.complaints + "/" + item.record.id.rawValue),
        state: words.badge(item.record.standing))
    }
    hasComplaints = !complaints.isEmpty
    accidents = trouble.accidents.map { item in
      Matter(
        text: words.day(item.record.day) + ": "
          + words.say("field.severity.\(item.record.severity.rawValue)"),
        href: FieldAddress.accident(item.record.id, visit), state: words.badge(item.record.standing)
      )
    }
    hasAccidents = !accidents.isEmpty
    penalties = trouble.penalties.map { Matter(penalty: $0.record, words) }
    hasPenalties = !penalties.isEmpty
    rights = visit.link(RightsAddress.path)
    complain = visit.link(FieldAddress.complaint)
  }
}

extension OwnPage.Row {
  /// A permit as the worker has to know it: where and until when it lets them work, and that it does not now. The terms
  /// of its case are the employer's.
  fileprivate init(_ line: CaseLine, _ status: PermitStatus?, _ words: CaseWords) {
    title = line.id.rawValue
    state = status?.state == .expired ? words.ended : words.tag(line.standing)
    rows = [
      SummaryRow(words.say("case.employer"), line.employer.name),
      SummaryRow(words.say("case.region"), words.region(line.employer.region)),
    ]
    guard let status, let first = status.firstDay, let last = status.lastDay else { return }
    rows.append(
      SummaryRow(
        words.say("field.own.period"),
        words.say("case.period", ["first": words.day(first), "last": words.day(last)])))
    switch status.state {
    case .inEffect: paper = PermitPaperPages.address(of: line.id, words.visit)
    case .notInEffectYet: break
    case .suspended, .withdrawn, .expired: warning = words.say("field.own.no-work")
    }
  }

  fileprivate init(_ view: StayView, _ words: CaseWords) {
    let stay = view.stay.record
    title = words.say("field.own.since", ["day": words.day(stay.entryDay)])
    state = words.badge(view)
    more = FieldAddress.stay(stay.id, words.visit)
    let unknown = words.say("case.day.not-known")
    rows = [
      SummaryRow(
        words.say("field.stay.region"), stay.region.map(words.region) ?? unknown),
      SummaryRow(
        words.say("field.stay.address"), stay.notices.last?.address ?? unknown),
      SummaryRow(
        words.say("field.stay.last-day"),
        view.days?.lastLawfulDay.map { words.day($0) } ?? unknown),
    ]
  }
}
