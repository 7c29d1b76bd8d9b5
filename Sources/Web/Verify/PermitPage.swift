import Casework
import Measures
import Office
import Papers

/// Whether a permit is good today, and what it says.
struct PermitPage: Page {
  static var template: String { "verify/permit" }

  /// What became of asking the register.
  enum Live {
    case known(LivePermit)
    /// Rightly signed, yet the register has no such permit.
    case unknown
    case unreachable
  }

  let title: String
  let trail: [Link]
  let showsErrors: Bool
  let errors: [FormError]
  let result: String
  let advice: String
  /// The ending of a class: nothing for good, `no`, `open`.
  let tone: String?
  let asked: String
  let rows: [SummaryRow]
  /// What the document says where it differs from the register.
  let differences: [String]
  let hasDifferences: Bool
  let signed: Signed?
  let again: String
  /// Where an inspector begins an inspection of this permit's employer; nil for everybody else.
  let inspect: String?

  /// The part that only a code can have.
  struct Signed: Sendable {
    let text: String
    let action: String
    let code: String
    let question: WorkerQuestion
    let isListed: Bool
    let isNotListed: Bool
  }

  /// What the register says of a number.
  init(_ words: PermitWords, live: LivePermit, today: Day) {
    self.init(
      words, .live(live.state), number: live.number, rows: Self.rows(words, live), today: today)
  }

  /// What a code says and what the register says to it.
  init(
    _ words: PermitWords, token: PermitToken, live: Live, today: Day, worker: WorkerQuestion
  ) {
    let visit = words.visit
    let claims = token.claims
    let signed = Signed(
      text: visit.say("verify.signed", ["issuer": claims.issuer, "key": token.keyID.description]),
      action: visit.link(VerifyPages.codePath), code: token.text, question: worker,
      isListed: worker.isListed == true, isNotListed: worker.isListed == false)
    switch live {
    case .known(let live):
      self.init(
        words, .live(live.state), number: live.number, rows: Self.rows(words, live),
        differences: Self.differences(words, claims, live), signed: signed, today: today)
    case .unknown:
      self.init(words, .unknown, rows: Self.rows(words, claims), signed: signed, today: today)
    case .unreachable:
      self.init(
        words, .alone(claims.reach(on: today)), rows: Self.rows(words, claims), signed: signed,
        today: today)
    }
  }

  private init(
    _ words: PermitWords, _ verdict: PermitVerdict, number: String? = nil, rows: [SummaryRow],
    differences: [String] = [],
    signed: Signed? = nil, today: Day
  ) {
    let visit = words.visit
    result = visit.say("verify.result.\(verdict.key)")
    advice = visit.say("verify.advice.\(verdict.key)")
    tone = verdict.tone
    title = result
    asked = visit.say("verify.asked", ["day": words.day(today)])
    self.rows = rows
    self.differences = differences
    hasDifferences = !differences.isEmpty
    self.signed = signed
    errors = signed?.question.error.map { [FormError($0, field: "worker")] } ?? []
    showsErrors = !errors.isEmpty
    again = visit.link(VerifyPages.path)
    inspect = number.flatMap { number in
      guard visit.actor.mayEver(.inspect) else { return nil }
      return visit.link(
        FieldAddress.newInspection, Fields(pairs: [.init(name: "permit", value: number)]))
    }
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(visit.say("verify.title"), to: again), Link(visit.say("verify.permit"), to: again),
    ]
  }

  // MARK: Rows

  private static func rows(_ words: PermitWords, _ live: LivePermit) -> [SummaryRow] {
    let visit = words.visit
    return [
      SummaryRow(visit.say("verify.row.number"), live.number),
      SummaryRow(visit.say("verify.row.employer"), live.employerName),
      SummaryRow(visit.say("verify.row.business-number"), live.businessNumber),
      SummaryRow(
        visit.say("verify.row.region"), regions(words, [live.region] + live.furtherRegions)),
      SummaryRow(visit.say("verify.row.category"), words.category(live.category)),
      SummaryRow(visit.say("verify.row.places"), String(live.places)),
    ] + days(words, live.firstDay, live.lastDay)
  }

  private static func rows(_ words: PermitWords, _ claims: PermitClaims) -> [SummaryRow] {
    let visit = words.visit
    return [
      SummaryRow(visit.say("verify.row.number"), claims.number.rawValue),
      SummaryRow(visit.say("verify.row.business-number"), claims.employer),
      SummaryRow(
        visit.say("verify.row.region"),
        regions(words, ([claims.region] + claims.furtherRegions).map(\.name))),
      SummaryRow(visit.say("verify.row.category"), words.category(claims.category.name)),
      SummaryRow(visit.say("verify.row.places"), String(claims.places)),
    ] + days(words, claims.firstDay, claims.lastDay)
  }

  private static func regions(_ words: PermitWords, _ names: [String]) -> String {
    names.map(words.region).joined(separator: "; ")
  }

  private static func days(_ words: PermitWords, _ first: Day?, _ last: Day?) -> [SummaryRow] {
    [
      first.map { SummaryRow(words.visit.say("verify.row.first-day"), words.day($0)) },
      last.map { SummaryRow(words.visit.say("verify.row.last-day"), words.day($0)) },
    ].compactMap(\.self)
  }

  /// Where paper and register do not say the same, the register counts.
  private static func differences(
    _ words: PermitWords, _ claims: PermitClaims, _ live: LivePermit
  ) -> [String] {
    var lines: [String] = []
    func compare(_ key: String, _ paper: String, _ register: String) {
      guard paper != register else { return }
      lines.append(
        words.visit.say(
          "verify.difference", ["what": words.visit.say("verify.row.\(key)"), "paper": paper]))
    }
    compare("business-number", claims.employer, live.businessNumber)
    compare(
      "region", regions(words, ([claims.region] + claims.furtherRegions).map(\.name)),
      regions(words, [live.region] + live.furtherRegions))
    compare("category", words.category(claims.category.name), words.category(live.category))
    compare("places", String(claims.places), String(live.places))
    if let day = live.lastDay { compare("last-day", words.day(claims.lastDay), words.day(day)) }
    return lines
  }
}

/// What a check comes to.
enum PermitVerdict {
  case live(LivePermit.State)
  /// By the code alone.
  case alone(PermitClaims.Reach)
  case unknown

  /// The end of the key of its sentences.
  var key: String {
    switch self {
    case .live(let state): state.rawValue
    case .alone(.notYet): "alone-not-yet"
    case .alone(.inEffect): "alone-in-effect"
    case .alone(.over): "expired"
    case .unknown: "unknown"
    }
  }

  var tone: String? {
    switch self {
    case .live(.inEffect): nil
    case .alone(.inEffect), .alone(.notYet), .live(.notInEffectYet): "open"
    default: "no"
    }
  }
}
