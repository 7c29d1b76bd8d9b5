import Casework
import LawLibrary
import Measures
import Office
import Register

/// Accidents, the latest first: `field/accidents`.
struct AccidentListPage: Page {
  static var template: String { "field/accidents" }

  let title: String
  let links: [Link]
  let report: String?
  let accidents: [Row]
  let hasAccidents: Bool
  let pages: Pagination?

  struct Row: Sendable {
    let text: String
    let href: String
    let state: Badge
    /// That it was reported late.
    let late: Badge?
  }

  init(
    _ page: Listed<Versioned<Accident>>, _ names: [Identifier<Accident>: String],
    _ words: CaseWords, _ actor: Actor
  ) {
    let visit = words.visit
    title = visit.say("field.accidents.title")
    links = FieldAddress.links(visit, actor)
    report =
      actor.role.binding != .person && actor.mayEver(.reportAccident)
      ? visit.link(FieldAddress.newAccident) : nil
    accidents = page.items.map { item in
      Row(
        text: words.title(of: item.record, names[item.record.id]),
        href: FieldAddress.accident(item.record.id, visit),
        state: words.badge(item.record.standing), late: words.lateBadge(item.record))
    }
    hasAccidents = !accidents.isEmpty
    pages = Pagination(visit, path: FieldAddress.accidents, next: page.next)
  }
}

/// One accident, and what the law makes of it: `field/accident`.
struct AccidentPage: Page {
  static var template: String { "field/accident" }

  let title: String
  let caption: String
  let back: String?
  let done: String?
  let state: Badge
  let late: Badge?
  let rows: [SummaryRow]
  let description: String
  /// What the law says; nil where the facts cannot be read.
  let effects: Effects?
  let steps: [Link]
  let hasSteps: Bool
  let facts: [SummaryRow]
  let hasFacts: Bool

  /// Who pays, and by when the insurer is told.
  struct Effects: Sendable {
    let rows: [SummaryRow]
    let missing: [String]
    let hasMissing: Bool
    let reasons: ReasonsView
  }

  init(
    _ known: Versioned<Accident>, worker: String?, employer: Employer?, _ words: CaseWords,
    _ actor: Actor
  ) {
    let (record, visit) = (known.record, words.visit)
    title = worker ?? visit.say("field.stay.nameless")
    caption = visit.say("field.accident.title")
    back = visit.link(
      actor.role.binding == .person ? FieldAddress.own : FieldAddress.accidents)
    done = visit.query["done"].flatMap { Self.doings.contains($0) ? $0 : nil }
      .map { visit.say("field.accident.done.\($0)") }
    state = words.badge(record.standing)
    late = words.lateBadge(record)
    rows = Self.rows(record, employer, words)
    description = record.description
    effects = (try? words.law.consequences(of: record)).map { Effects($0, words) }
    steps = Self.steps(record, words, actor)
    hasSteps = !steps.isEmpty
    facts = words.facts(record.facts)
    hasFacts = !facts.isEmpty
  }

  private static var doings: [String] {
    ["reported"] + AccidentStep.allCases.map(\.rawValue)
  }

  private static func rows(
    _ record: Accident, _ employer: Employer?, _ words: CaseWords
  ) -> [SummaryRow] {
    var rows = [
      SummaryRow(words.say("field.accident.day"), words.day(record.day)),
      SummaryRow(
        words.say("field.accident.severity"),
        words.say("field.severity.\(record.severity.rawValue)")
      ),
    ]
    if let person = record.person {
      rows.append(SummaryRow(words.say("field.stay.born"), words.day(person.birthDate)))
      rows.append(
        SummaryRow(words.say("field.accident.permit"), words.say("field.accident.no-permit")))
    }
    if let employer { rows.append(SummaryRow(words.say("case.employer"), employer.name)) }
    if let day = record.reportedOn {
      rows.append(SummaryRow(words.say("field.accident.reported"), words.day(day)))
    }
    rows.append(
      SummaryRow(
        words.say("field.accident.insurance"),
        record.policy.map { policy in
          policy.number + ", " + policy.insurer + ", " + words.day(policy.first) + " – "
            + words.day(policy.last)
        } ?? words.say("field.accident.no-policy")))
    return rows + (record.passed + [record.standing]).compactMap { Self.row($0, words) }
  }

  /// What the inspection or the insurer did; nil as long as it was only reported.
  private static func row(_ standing: Accident.Standing, _ words: CaseWords) -> SummaryRow? {
    switch standing {
    case .reported: nil
    case .investigated(let finding, let day):
      SummaryRow(words.say("field.investigate.finding"), words.day(day) + ": " + finding)
    case .claimed(let insurer, let day):
      SummaryRow(words.say("field.accident.claimed"), words.day(day) + ", " + insurer)
    case .settled(let sum, let day):
      SummaryRow(words.say("field.settle.sum"), words.day(day) + ", " + words.sum(sum))
    }
  }

  private static func steps(
    _ record: Accident, _ words: CaseWords, _ actor: Actor
  ) -> [Link] {
    guard actor.may(.workOnAccident, record.subject) else { return [] }
    let address = FieldAddress.accident(record.id, words.visit)
    return AccidentStep.allCases.filter { $0.fits(record) }.map {
      Link(words.say("field.\($0.rawValue).title"), to: address + "/" + $0.rawValue)
    }
  }
}

extension AccidentPage.Effects {
  init(_ effects: AccidentConsequences, _ words: CaseWords) {
    func yesNo(_ value: Bool) -> String { words.say(value ? "check.yes" : "check.no") }
    let known: [SummaryRow?] = [
      effects.insurerPays.map {
        SummaryRow(words.say("field.accident.insurer-pays"), yesNo($0))
      },
      effects.employerAnswers.map {
        SummaryRow(words.say("field.accident.employer-answers"), yesNo($0))
      },
      effects.employerOwes.map {
        SummaryRow(words.say("field.accident.employer-owes"), words.sum($0))
      },
      effects.insurerToldBy.map {
        SummaryRow(words.say("field.accident.told-by"), words.day($0))
      },
      effects.noPolicyFine.map {
        SummaryRow(words.say("field.accident.fine"), words.sum($0))
      },
    ]
    rows = known.compactMap(\.self)
    missing = effects.proposal.needs.map(words.path)
    hasMissing = !missing.isEmpty
    reasons = ReasonsView(effects.proposal, words)
  }
}

extension CaseWords {
  /// That an accident was reported after the last day for telling the insurer; nil where it was not, or nobody can tell.
  func lateBadge(_ accident: Accident) -> Badge? {
    accident.isLate(by: try? law.consequences(of: accident))
      ? Badge(say("field.accident.late"), tone: "no") : nil
  }

  func title(of accident: Accident, _ name: String?) -> String {
    day(accident.day) + ": " + (name ?? say("field.stay.nameless")) + ", "
      + say("field.severity.\(accident.severity.rawValue)")
  }

  func badge(_ standing: Accident.Standing) -> Badge {
    switch standing {
    case .reported: Badge(say("field.accident.reported"), tone: "open")
    case .investigated: Badge(say("field.accident.investigated"), tone: "likely")
    case .claimed: Badge(say("field.accident.claimed"), tone: "likely")
    case .settled: Badge(say("field.accident.settled"), tone: "yes")
    }
  }
}
