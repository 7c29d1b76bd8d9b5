import LawExplain
import LawLanguage
import Measures

extension ViolationCase.Subject {
  /// Questions about the penalty, as far as the law files ask them for this subject.
  var questions: ViolationQuestions {
    switch self {
    case .work:
      ViolationQuestions(
        record: .employment, sanction: .workSanction, fine: .workFine, arrest: .workArrest,
        expulsion: .workExpulsion, decidedBy: .workDecidedBy, byCourt: .workByCourt,
        oneOfSeveral: .workOneOfSeveral)
    case .employer:
      ViolationQuestions(record: .employment, fine: .employerFine, halfFine: .employerHalfFine)
    case .stay:
      ViolationQuestions(
        record: .stay, sanction: .overstaySanction, fine: .overstayFine,
        halfFine: .overstayHalfFine, arrest: .overstayArrest, expulsion: .overstayExpulsion,
        decidedBy: .overstayDecidedBy, byCourt: .overstayByCourt,
        oneOfSeveral: .overstayOneOfSeveral)
    case .host:
      ViolationQuestions(
        record: .host, sanction: .hostSanction, fine: .hostFine, decidedBy: .hostDecidedBy)
    }
  }

  /// Whether the one it is about may be a victim and has to be screened by questions of their own.
  public var concernsPerson: Bool { self == .work || self == .stay }
}

struct ViolationQuestions {
  let record: LawNames.Record
  var sanction: LawNames.Ruling?
  let fine: LawNames.Ruling
  var halfFine: LawNames.Ruling?
  var arrest: LawNames.Ruling?
  var expulsion: LawNames.Ruling?
  var decidedBy: LawNames.Ruling?
  var byCourt: LawNames.Ruling?
  var oneOfSeveral: LawNames.Ruling?

  var all: [LawNames.Ruling] {
    [fine]
      + [sanction, halfFine, arrest, expulsion, decidedBy, byCourt, oneOfSeveral].compactMap { $0 }
  }
}

extension PermitLaw {
  /// Screens for trafficking before anything else: signs refer the person and end the way to a sanction. Those that were
  /// found in the inspection count, whatever is answered now.
  ///
  /// - Parameter facts: about `exploitation_check`.
  public func screen(
    _ violation: ViolationCase, facts: FactSheet, referral: String?, on occasion: Occasion
  ) throws(StepError) -> ViolationCase {
    guard violation.awaitsScreening else { throw .notNow }
    let answered = try answer(.exploitationSigns, facts, on: occasion.day)
    let countsFinding = !answered.isYes && showedExploitation(violation, on: occasion.day)
    let proposal =
      countsFinding
      ? try proposal(.traffickingSigns, for: violation.facts, on: occasion.day)
      : try proposal(.exploitationSigns, for: facts, on: occasion.day)
    let outcome: ViolationCase.Screening.Outcome =
      answered.isYes || countsFinding ? .signs : answered.isNo ? .noSigns : .undecided
    let screening = ViolationCase.Screening(
      outcome: outcome, day: occasion.day, by: occasion.by, proposal: proposal, referral: referral,
      answers: outcome == .undecided ? facts : nil)
    var later = violation
    switch outcome {
    case .signs:
      // A victim is not sanctioned; the one who exploited is.
      later.standing =
        violation.subject.concernsPerson ? .referred(screening) : .screened(screening)
    case .noSigns, .undecided: later.standing = .screened(screening)
    }
    return later
  }

  /// Whether these answers show signs of trafficking, so that the person has to be referred somewhere.
  public func showsExploitation(_ facts: FactSheet, on day: Day) -> Bool {
    (try? answer(.exploitationSigns, facts, on: day))?.isYes ?? false
  }

  /// Whether the facts of the finding itself show them.
  public func showedExploitation(_ violation: ViolationCase, on day: Day) -> Bool {
    guard violation.subject.questions.record == LawNames.Ruling.traffickingSigns.record else {
      return false
    }
    return (try? answer(.traffickingSigns, violation.facts, on: day))?.isYes ?? false
  }

  /// Computes the penalty of a screened case from its facts.
  public func computePenalty(
    of violation: ViolationCase, on day: Day
  ) throws(StepError) -> ViolationCase {
    guard case .screened(let screening) = violation.standing, screening.outcome != .undecided
    else { throw .notScreened }
    let questions = violation.subject.questions
    let found = try answers(questions.all, violation.facts, on: day)
    func answered(_ question: LawNames.Ruling?) -> Answered? { question.flatMap { found[$0] } }
    func truth(_ question: LawNames.Ruling?) -> Bool? { answered(question)?.number.map { $0 == 1 } }
    let penalty = ViolationCase.Penalty(
      sanction: answered(questions.sanction)?.name, fine: answered(questions.fine)?.money,
      halfFine: answered(questions.halfFine)?.money,
      arrestDays: answered(questions.arrest)?.number,
      expulsionPossible: truth(questions.expulsion),
      decidedBy: answered(questions.decidedBy)?.name, byCourt: truth(questions.byCourt),
      oneOfSeveral: truth(questions.oneOfSeveral),
      proposal: try proposal(
        questions.fine, also: Array(questions.all.dropFirst()), for: violation.facts, on: day))
    var later = violation
    later.standing = .penaltyComputed(screening, penalty)
    return later
  }
}

extension ViolationCase.Penalty {
  /// What it consists of, or may consist of.
  public var kinds: [ViolationCase.Kind] {
    ViolationCase.Kind.allCases.filter { kind in
      switch kind {
      case .fine: (fine?.tiyn ?? 0) > 0
      case .arrest: (arrestDays ?? 0) > 0
      case .expulsion: expulsionPossible == true
      }
    }
  }
}

extension ViolationCase {
  /// Whether the questions about trafficking were not asked yet, or the answers did not decide.
  public var awaitsScreening: Bool { standing == .opened || undecided != nil }

  /// The screening that did not decide; the next one goes on from it.
  public var undecided: Screening? {
    guard case .screened(let screening) = standing, screening.outcome == .undecided else {
      return nil
    }
    return screening
  }

  /// Imposes what was computed; who differs says why. Where a court decides it is written down what the court ordered: the
  /// order is the reason then.
  public func imposed(
    _ penalty: Penalty?, differs: String?, on day: Day, by party: Party? = nil
  ) throws(StepError) -> ViolationCase {
    guard case .penaltyComputed(_, let computed) = standing else { throw .notScreened }
    let final = penalty ?? computed
    if computed.byCourt == true {
      guard final.order?.isEmpty == false else { throw .courtOrderMissing }
    } else {
      guard final == computed || differs?.isEmpty == false else { throw .reasonMissing }
    }
    if computed.oneOfSeveral == true, final.kinds.count > 1 { throw .onlyOnePenalty }
    var later = self
    later.standing = .penaltyImposed(final, on: day, differs: final == computed ? nil : differs)
    (later.imposedOn, later.imposedBy) = (day, party)
    return later
  }

  /// Whether it came to its end before a day: what happens from then on is another breach. A protected person has no end.
  func isDecided(before day: Day) -> Bool {
    switch standing {
    case .penaltyImposed(_, let decided, _), .dropped(_, let decided): decided < day
    case .paid(_, let payment, _): payment.day < day
    case .opened, .screened, .referred, .penaltyComputed: false
    }
  }

  /// Drops the case; also a referred one, once the person is safe.
  public func dropped(reason: String, on day: Day) throws(StepError) -> ViolationCase {
    switch standing {
    case .opened, .screened, .referred, .penaltyComputed: break
    default: throw .notNow
    }
    guard !reason.isEmpty else { throw .reasonMissing }
    var later = self
    later.standing = .dropped(reason: reason, on: day)
    return later
  }

  /// Why a day cannot be that of the payment; nil where it can, or where nothing is imposed.
  public func outside(_ day: Day, by today: Day) -> StepError? {
    guard case .penaltyImposed(_, let imposed, _) = standing, day < imposed || day > today else {
      return nil
    }
    return .dayOutside(.fine, first: imposed, last: today)
  }

  /// Whether expulsion was imposed and nobody wrote down yet that it was carried out.
  public var awaitsExpulsion: Bool {
    switch standing {
    case .penaltyImposed(let penalty, _, _), .paid(let penalty, _, _):
      penalty.expulsionPossible == true && expelledOn == nil
    default: false
    }
  }

  /// The expulsion was carried out: not before the decision, and not ahead.
  public func expelled(on day: Day, by today: Day) throws(StepError) -> ViolationCase {
    guard awaitsExpulsion else { throw .notNow }
    let first = ruledOn ?? openedOn
    guard day >= first, day <= today else {
      throw .dayOutside(.expulsion, first: first, last: today)
    }
    var later = self
    later.expelledOn = day
    return later
  }

  /// The fine was paid: in full, or the half where the law allows it; not before it was imposed.
  public func paid(_ payment: Fee.Payment, by today: Day) throws(StepError) -> ViolationCase {
    guard case .penaltyImposed(let penalty, _, let differs) = standing else {
      throw .notNow
    }
    if let outside = outside(payment.day, by: today) { throw outside }
    guard payment.sum == penalty.fine || payment.sum == penalty.halfFine else {
      throw .impossibleNumber(Requirement.fee.rawValue)
    }
    var later = self
    later.standing = .paid(penalty, payment, differs: differs)
    return later
  }
}
