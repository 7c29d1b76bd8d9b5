import Casework
import LawLibrary
import Measures
import Office
import Register

/// One stay of one person: what was reported and registered, and the lawful end with its reasons. `field/stay`.
struct StayPage: Page {
  static var template: String { "field/stay" }

  let title: String
  let caption: String
  let back: String?
  let done: String?
  let state: Badge?
  let result: String
  let detail: String?
  let tone: String?
  let missing: [String]
  let hasMissing: Bool
  let reasons: ReasonsView?
  let rows: [SummaryRow]
  let timeline: [TimelineEntry]
  let steps: [Link]
  let hasSteps: Bool
  let others: [Link]
  let hasOthers: Bool
  let permits: [Permit]
  let hasPermits: Bool

  struct Permit: Sendable {
    let text: String
    let state: Badge
  }

  init(_ file: StayFile, _ words: CaseWords, _ actor: Actor) {
    let visit = words.visit
    let stay = file.view.stay.record
    title = file.view.person?.name ?? visit.say("field.stay.nameless")
    caption = visit.say("field.stay.caption")
    back = visit.link(
      actor.role.binding == .person ? FieldAddress.own : FieldAddress.stays)
    done = visit.query["done"].flatMap { Self.doings.contains($0) ? $0 : nil }
      .map { visit.say("field.stay.done.\($0)") }
    state = words.badge(file.view)
    let end = LawfulEnd(file.view, words)
    (result, detail, tone, missing) = (end.result, end.detail, end.tone, end.missing)
    hasMissing = !missing.isEmpty
    reasons = end.proposal.map { ReasonsView($0, words) }
    rows = Self.rows(file, words)
    timeline = words.timeline(of: stay)
    steps = Self.steps(file, words, actor)
    hasSteps = !steps.isEmpty
    others = file.others.map {
      Link(words.day($0.stay.record.entryDay), to: FieldAddress.stay($0.stay.record.id, visit))
    }
    hasOthers = !others.isEmpty
    permits = file.permits.map {
      Permit(text: $0.id.rawValue + ", " + $0.employer.name, state: words.tag($0.standing))
    }
    hasPermits = !permits.isEmpty
  }

  private static var doings: [String] { ["noted", "known", "registered", "left"] }

  private static func rows(_ file: StayFile, _ words: CaseWords) -> [SummaryRow] {
    let stay = file.view.stay.record
    let unknown = words.say("case.day.not-known")
    let basis = stay.facts[LawNames.Fact.stayBasis.rawValue]
    var rows = [
      SummaryRow(words.say("field.stay.citizenship"), words.country(stay.citizenship)),
      SummaryRow(words.say("field.stay.entered"), words.day(stay.entryDay)),
      SummaryRow(
        words.say("field.stay.basis"), basis.map { words.label($0, .stayBasis) } ?? unknown),
      SummaryRow(words.say("field.stay.region"), stay.region.map(words.region) ?? unknown),
      SummaryRow(words.say("field.stay.address"), stay.notices.last?.address ?? unknown),
    ]
    if let person = file.view.person {
      rows.insert(SummaryRow(words.say("field.stay.latin"), person.latinName), at: 0)
      rows.insert(SummaryRow(words.say("field.stay.born"), words.day(person.birthDate)), at: 1)
      rows.insert(SummaryRow(words.say("field.stay.document"), person.documentNumber), at: 3)
    }
    if let host = file.host { rows.append(SummaryRow(words.say("field.stay.host"), host.name)) }
    if let host = stay.privateHost {
      rows.append(SummaryRow(words.say("field.stay.host"), words.text(of: host)))
    }
    return rows + noticeRows(file.view, words)
  }

  /// By when the host had to tell of the arrival, and whether that was kept.
  private static func noticeRows(_ view: StayView, _ words: CaseWords) -> [SummaryRow] {
    var rows: [SummaryRow] = []
    if let last = view.days?.hostNoticeLastDay {
      let told = view.stay.record.notices.first { $0.kind == .arrival }?.day
      let isLate = (told ?? words.today) > last
      rows.append(
        SummaryRow(
          words.say("field.stay.notice-by"),
          words.say(
            isLate ? "field.stay.notice-late" : "field.stay.notice-kept", ["day": words.day(last)])
        ))
    }
    if let last = view.days?.registrationLastDay {
      rows.append(SummaryRow(words.say("field.stay.register-by"), words.day(last)))
    }
    return rows
  }

  /// What this reader may do now.
  private static func steps(_ file: StayFile, _ words: CaseWords, _ actor: Actor) -> [Link] {
    let (visit, stay) = (words.visit, file.view.stay.record)
    let address = FieldAddress.stay(stay.id, visit)
    var steps: [Link] = []
    if let opened = stay.overstayCase {
      if actor.mayEver(.seeViolation) {
        steps.append(
          Link(visit.say("field.stay.overstay-case"), to: FieldAddress.violation(opened, visit)))
        steps += stay.earlierOverstayCases.map {
          Link(visit.say("field.stay.overstay-case-earlier"), to: FieldAddress.violation($0, visit))
        }
      }
    }
    if let opened = stay.hostCase, actor.mayEver(.seeViolation) {
      steps.append(
        Link(visit.say("field.stay.host-case"), to: FieldAddress.violation(opened, visit)))
    }
    if actor.mayEver(.inspect), file.view.hasUnchargedDays {
      steps.append(
        Link(
          visit.say("field.stay.open-overstay"), to: EmployerQuestions.address(of: stay, words)))
    }
    if actor.mayEver(.inspect), file.view.hasLateNotice {
      steps.append(
        Link(
          visit.say("field.stay.open-host-case"),
          to: EmployerQuestions.hostAddress(of: stay, words)))
    }
    guard stay.exitDay == nil else { return steps }
    if actor.may(.registerStay, stay.subject) {
      let isFirst = stay.registrations.isEmpty
      steps.append(
        Link(
          visit.say(isFirst ? "field.register.title" : "field.prolong.title"),
          to: address + "/register"))
    }
    if actor.may(.noteExit, stay.subject) {
      steps.append(Link(visit.say("field.exit.title"), to: address + "/exit"))
    }
    return steps
  }
}

/// A stay with what stands around it.
struct StayFile: Sendable {
  let view: StayView
  let host: Employer?
  /// Earlier and later stays of the same person.
  let others: [StayView]
  /// Cases that name the person, as far as the reader may see them.
  let permits: [CaseLine]
}

/// When a stay has to end, in words.
struct LawfulEnd {
  let result: String
  let detail: String?
  let tone: String?
  let missing: [String]
  /// The law's answer; nil where its facts cannot be read.
  let proposal: Proposal?

  init(_ view: StayView, _ words: CaseWords) {
    let stay = view.stay.record
    proposal = try? words.law.daysWithReasons(of: stay, on: words.today)
    let end = try? words.law.lawfulEnd(of: stay, on: words.today)
    guard let last = view.days?.lastLawfulDay else {
      let isEndless = end?.needs.isEmpty == true && end?.verdict == .refuse
      result = words.say(isEndless ? "field.stay.endless" : "field.stay.end-unknown")
      let needs = end?.needs ?? []
      missing = needs.map(words.path)
      detail = needs.isEmpty ? nil : words.say("field.stay.needs")
      tone = isEndless ? nil : "open"
      return
    }
    result = words.day(last)
    missing = []
    let late = view.days?.overstayDays ?? 0
    tone = late > 0 ? "no" : nil
    detail =
      late > 0
      ? words.visit.say("field.stay.late-by", count: late)
      : stay.exitDay.map { words.say("field.stay.left-on", ["day": words.day($0)]) }
  }
}

extension CaseWords {
  /// A private host by name, with the number where it is known.
  func text(of host: PrivateHost) -> String {
    [host.name, host.number].compactMap(\.self).joined(separator: ", ")
  }

  /// What was reported and registered of a stay, in the order of days.
  func timeline(of stay: StayRecord) -> [TimelineEntry] {
    var lines: [(day: Day, what: String, who: String, detail: String?)] = [
      (stay.entryDay, say("field.stay.event.entry"), say("field.stay.event.border"), nil)
    ]
    lines += stay.notices.map {
      ($0.day, say("field.stay.event.\($0.kind.rawValue)"), party($0.by), $0.address)
    }
    lines += stay.registrations.map { registration in
      let basis = label(registration.basis, .stayBasis)
      let until = registration.through.map { say("case.through", ["day": day($0)]) }
      let why = registration.whyNoCase.map { say("field.stay.no-case", ["reason": $0]) }
      return (
        registration.day, say("field.stay.event.registration"), party(registration.by),
        [basis, until, why].compactMap(\.self).joined(separator: "; ")
      )
    }
    if let exit = stay.exitDay {
      lines.append((exit, say("field.stay.event.exit"), say("field.stay.event.border"), nil))
    }
    let ordered = lines.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
    return ordered.enumerated().map { index, line in
      TimelineEntry(
        day: day(line.day), what: line.what, who: line.who,
        details: [line.detail].compactMap(\.self), isLast: index == ordered.count - 1)
    }
  }
}
