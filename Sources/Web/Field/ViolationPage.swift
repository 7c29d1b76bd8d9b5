import Casework
import LawLanguage
import Measures
import Office
import Register

/// One case of breach with what comes next: `field/violation`.
struct ViolationPage: Page {
  static var template: String { "field/violation" }

  let title: String
  let back: String?
  let state: Badge
  /// What has to happen first, or what was decided.
  let text: String
  /// What is still open before the screening decides.
  let missing: [String]
  let hasMissing: Bool
  let screening: String?
  let compute: FormFoot?
  /// Computed by the law, or imposed.
  let penaltyTitle: String
  let penalty: [SummaryRow]
  let hasPenalty: Bool
  /// Of the penalty; before there is one, of what the questions about force and deceit showed.
  let reasons: ReasonsView?
  /// The letter about what was imposed, or why there is none, and how it reaches whoever it is for.
  let letter: PenaltyLetterLinks?
  let handOver: String?
  /// Where it is imposed, and where it is written down that it was paid.
  let impose: String?
  let imposeText: String
  let pay: String?
  /// Where it is written down that the expulsion was carried out.
  let expel: String?
  let drop: FormFoot?
  /// What is missing when somebody wanted to drop the case without saying why.
  let dropError: String?
  let facts: [SummaryRow]
  /// At whose place and in which inspection it was found.
  let about: [SummaryRow]
  let inspection: String?
  let stay: String?

  init(
    _ known: Versioned<ViolationCase>, _ words: CaseWords, _ actor: Actor, employer: Employer?,
    person: (name: String?, stay: Identifier<StayRecord>?), isToldHere: Bool, key: String
  ) {
    let (record, visit) = (known.record, words.visit)
    let address = FieldAddress.violation(record.id, visit)
    let subject = Subject(region: record.region, employer: record.employer)
    let mayAct = actor.may(.screen, subject)
    func may(_ action: Action) -> Bool { actor.may(action.about(record.subject), subject) }
    func foot(_ step: String, isGrave: Bool = false) -> FormFoot {
      FormFoot(
        action: address + "/" + step, key: key + "-" + step, seen: known.version,
        button: visit.say("field.violation.\(step)"), isGrave: isGrave)
    }
    title = visit.say("field.subject.\(record.subject.rawValue)")
    back = visit.link(FieldAddress.home)
    state = words.badge(record.standing)
    missing = record.undecided?.proposal.needs.map(words.path) ?? []
    hasMissing = !missing.isEmpty
    screening = mayAct && record.awaitsScreening ? address + "/screening" : nil
    var canCompute = false
    if case .screened(let screening) = record.standing {
      canCompute = screening.outcome == .noSigns
    }
    compute = may(.computePenalty) && canCompute ? foot("compute") : nil
    let penalty = record.standing.penalty
    let isComputed = if case .penaltyComputed = record.standing { true } else { false }
    self.penalty =
      (penalty.map { Self.rows($0, words, isImposed: !isComputed) } ?? [])
      + words.rulingRows(of: record)
    hasPenalty = penalty != nil
    penaltyTitle = visit.say(isComputed ? "field.penalty.title" : "field.penalty.imposed-title")
    let proposal = penalty?.proposal ?? record.standing.screening?.proposal
    reasons = proposal.map { ReasonsView($0, words) }
    var canImpose = false
    if case .penaltyComputed = record.standing { canImpose = true }
    impose = may(.imposePenalty) && canImpose ? address + "/impose" : nil
    let isPolices = mayAct && (canCompute || canImpose) && !may(.imposePenalty)
    text =
      Self.text(record.standing, words)
      + (isPolices ? " " + visit.say("field.violation.police-text") : "")
    imposeText = visit.say("field.\(penalty?.byCourt == true ? "order" : "impose").title")
    pay = may(.recordPayment) && record.standing.canBePaid ? address + "/payment" : nil
    expel =
      actor.may(.recordExpulsion, subject) && record.awaitsExpulsion
      ? address + "/expulsion" : nil
    letter = PenaltyLetterLinks(record, isToldHere: isToldHere, at: address, words)
    handOver =
      may(.imposePenalty) && record.awaitsHandover ? address + "/handover" : nil
    dropError = visit.query["reason"].map { _ in visit.say("field.violation.drop-missing") }
    let isReferred = if case .referred = record.standing { true } else { false }
    let canDrop = canImpose || canCompute || isReferred || record.undecided != nil
    drop = mayAct && canDrop ? foot("drop") : nil
    facts = words.facts(record.facts)
    about = Self.about(record, employer, person.name, words)
    stay = person.stay.map { FieldAddress.stay($0, visit) }
    inspection = record.inspection.map { FieldAddress.inspection($0, visit) }
  }

  private static func about(
    _ record: ViolationCase, _ employer: Employer?, _ person: String?, _ words: CaseWords
  ) -> [SummaryRow] {
    let rows: [SummaryRow?] = [
      SummaryRow(words.say("case.opened"), words.day(record.openedOn)),
      record.region.map { SummaryRow(words.say("case.region"), words.region($0)) },
      employer.map {
        SummaryRow(words.say("case.employer"), $0.name + ", " + $0.businessNumber)
      },
      record.host.map { SummaryRow(words.say("field.stay.host"), words.text(of: $0)) },
      person.map {
        let label = record.subject == .host ? "field.stay.person" : "field.finding.name"
        return SummaryRow(words.say(label), $0)
      },
      record.expelledOn.map {
        SummaryRow(words.say("field.expulsion.done"), words.day($0))
      },
      record.whyDiffers.map { SummaryRow(words.say("field.violation.differs"), $0) },
    ]
    return rows.compactMap(\.self)
  }

  private static func text(_ standing: ViolationCase.Standing, _ words: CaseWords) -> String {
    switch standing {
    case .opened: words.say("field.violation.opened-text")
    case .screened(let screening):
      words.say("field.violation.screened-text.\(screening.outcome.rawValue)")
    case .referred(let screening):
      words.say(
        "field.violation.referred-text",
        ["place": screening.referral ?? words.say("case.day.not-known")])
    case .penaltyComputed(_, let penalty):
      words.say("field.violation.\(penalty.byCourt == true ? "court" : "computed")-text")
    case .penaltyImposed(_, let day, _):
      words.say("field.violation.imposed-text", ["day": words.day(day)])
    case .dropped(let reason, let day):
      words.say("field.violation.dropped-text", ["day": words.day(day), "reason": reason])
    case .paid(_, let payment, _):
      words.say(
        "field.violation.paid-text",
        ["day": words.day(payment.day), "sum": words.sum(payment.sum)])
    }
  }

  /// - Parameter isImposed: as it was imposed; otherwise as far as the law allows it.
  static func rows(
    _ penalty: ViolationCase.Penalty, _ words: CaseWords, isImposed: Bool = false
  ) -> [SummaryRow] {
    let unknown = words.say("case.day.not-known")
    func named(_ name: String?, _ list: String) -> String {
      let cases = words.book.enumerations.first { $0.name == list }?.cases ?? []
      return cases.first { $0.name == name }.map { words.links.text(of: $0.labels) } ?? unknown
    }
    func row(_ label: String, _ value: String?, else missing: String) -> SummaryRow? {
      // Of what was imposed only what it consists of; of what can be, also what is not known.
      if isImposed && value == nil { return nil }
      return SummaryRow(words.say("field.penalty." + label), value ?? missing)
    }
    let imposed = isImposed ? "-imposed" : ""
    return [
      row("sanction", penalty.sanction.map { named($0, "sanction") }, else: unknown),
      row("fine", penalty.fine.map(words.sum), else: unknown),
      row("half", penalty.halfFine.map(words.sum), else: "–"),
      row("arrest\(imposed)", penalty.arrestDays.map { words.term(.days($0)) }, else: "–"),
      row(
        "expulsion\(imposed)",
        penalty.expulsionPossible.map { words.say($0 ? "check.yes" : "check.no") }, else: unknown),
      row("decided-by", penalty.decidedBy.map { named($0, "authority") }, else: unknown),
      penalty.order.map { SummaryRow(words.say("field.order.order"), $0) },
    ].compactMap(\.self)
  }
}

extension ViolationCase.Standing {
  /// Whether a fine is imposed and not paid yet.
  fileprivate var canBePaid: Bool {
    guard case .penaltyImposed(let penalty, _, _) = self, let fine = penalty.fine
    else { return false }
    return fine.tiyn > 0
  }

  /// The screening that the case stands on, before there is a penalty.
  fileprivate var screening: ViolationCase.Screening? {
    switch self {
    case .screened(let screening), .referred(let screening): screening
    default: nil
    }
  }

  var penalty: ViolationCase.Penalty? {
    switch self {
    case .penaltyComputed(_, let penalty), .penaltyImposed(let penalty, _, _),
      .paid(let penalty, _, _):
      penalty
    default: nil
    }
  }
}
