import Casework
import LawLanguage
import Measures
import Office

/// The form of one step on the employer's side of one case.
struct EmployerForm {
  let step: EmployerStep
  let file: CaseFile
  let desk: OfficeDesk
  let words: CaseWords
  /// Answers to the law's questions that were laid aside for the application.
  var stated = FactSheet()

  var permitCase: PermitCase { file.permitCase }
  var visit: Visit { words.visit }
  var address: String { EmployerAddress.step(step, of: permitCase.id, visit) }
  var back: String { EmployerAddress.permitCase(permitCase.id, visit) }

  func say(_ key: String, _ values: [String: String] = [:]) -> String { visit.say(key, values) }

  /// The page of the form, empty or as typed.
  func page(_ typed: Typed) -> StepPage {
    StepPage(
      title: say("employer.step.\(step.rawValue).title"), back: back,
      caption: permitCase.id.rawValue + " – " + permitCase.employer.name, lead: lead,
      inset: lawfulDays, grounds: grounds, rows: rows, fields: fields(typed), errors: typed.errors,
      form: foot(typed.fields))
  }

  private func foot(_ sent: Fields) -> FormFoot {
    let grave: Set<EmployerStep> = [.takeBack, .giveBack]
    return FormFoot(
      action: address, key: sent[SentForm.keyName] ?? desk.newFormKey,
      seen: sent[SentForm.versionName].flatMap { Int($0) } ?? permitCase.version,
      button: say("employer.step.\(step.rawValue).button"), isGrave: grave.contains(step),
      keep: fields(Typed()).isEmpty ? nil : say("employer.keep"))
  }

  private var lead: [String] { [say("employer.step.\(step.rawValue).lead")] + warnings }

  /// What has to be known first: that the office confirms a payment, that an appeal does not lift a suspension, or what an
  /// application would lack if it were filed as it is; it may be filed all the same.
  private var warnings: [String] {
    if step == .fee, let fee = permitCase.standing.fee, fee.sum == nil {
      return [say("employer.fee.confirmed-first")]
    }
    if step == .appeal { return appealWarnings }
    if step == .giveBack, permitCase.standing.permit?.appealedActs.isEmpty == false {
      return [say("employer.give-back.appeals")]
    }
    guard step == .lodge else { return [] }
    var warnings: [String] = []
    let open = words.law.openQuestions(of: permitCase, stated: stated, on: desk.today).count
    if open > 0 { warnings.append(visit.say("employer.lodge.questions-open", count: open)) }
    let missing = words.law.missingDocuments(of: permitCase, stated: stated, on: desk.today).count
    if missing > 0 { warnings.append(visit.say("employer.lodge.papers-missing", count: missing)) }
    if case .open = words.law.searchNeed(of: permitCase, stated: stated, on: desk.today) {
      warnings.append(say("employer.lodge.search-open"))
    }
    return warnings
  }

  /// What an appeal does not change: a suspension, the last day of the permit.
  private var appealWarnings: [String] {
    let acts = file.appealable.map(\.act)
    let last = acts.contains { $0 != nil } ? permitCase.standing.permit?.lastDay : nil
    let isOfSuspension = acts.contains(nil) && permitCase.standing.suspension != nil
    return (isOfSuspension ? [say("employer.appeal.suspended")] : [])
      + [last].compactMap { $0 }.map {
        say("employer.appeal.permit-goes-on", ["day": words.day($0)])
      }
  }

  /// What was refused during the permit, where nothing else can be appealed against.
  private var refusedAct: RefusedAct? {
    guard step == .appeal, file.appealable.count == 1 else { return nil }
    return file.appealable.first.flatMap { file.refusedAct($0) }
  }

  /// The lawful days of the step, from the task it belongs to: the first while it has not come, and the last.
  private var lawfulDays: String? {
    if step == .search { return lastFilingDay }
    let task = tasks.first { EmployerStep.of($0) == step && $0.lastDay != nil }
    let first = task?.firstDay.flatMap { desk.today < $0 ? $0 : nil }
    let days = [
      first.map { say("employer.first-day", ["day": words.day($0)]) },
      task?.lastDay.map { say("employer.last-day", ["day": words.day($0)]) },
    ].compactMap(\.self)
    return days.isEmpty ? nil : days.joined(separator: " ")
  }

  /// Until when an application can be filed with the searches that are written down.
  private var lastFilingDay: String? {
    let last = tasks.first { $0.name == .lodge }?.lastDay
    return last.map { say("employer.search.last-filing-day", ["day": words.day($0)]) }
  }

  /// What there is to do; while the case is prepared, with the answers that are not in it yet.
  private var tasks: [CaseTask] {
    permitCase.standing.name == .preparing
      ? words.law.tasks(of: permitCase, stated: stated, on: words.today) : file.tasks
  }

  /// What is intended, when the employer is heard; what was decided, before an appeal.
  private var grounds: [GroundView] {
    if let refusedAct { return words.grounds(of: refusedAct) }
    return switch (step, permitCase.standing) {
    case (.answer, .heard(_, let hearing)): words.grounds(hearing.intended.all)
    case (.cure, let standing): words.grounds(standing.suspension?.grounds.all ?? [])
    case (.appeal, .suspended(_, let suspension)): words.grounds(suspension.grounds.all)
    case (.appeal, .refused(_, let decision, _)):
      decision.grounds.map { words.grounds($0.all) } ?? []
    case (.appeal, .withdrawn(_, let withdrawal)): words.grounds(withdrawal.grounds.all)
    default: []
    }
  }

  private var rows: [SummaryRow] {
    if let refusedAct { return words.rows(of: refusedAct) }
    return switch (step, permitCase.standing) {
    case (.lodge, _): checkRows
    case (.supplement, .deficient(_, let notice)):
      (notice.missing + notice.faulty).map(supplementRow)
    case (.fee, _): feeRows
    case (.cure, _): words.cureReports(permitCase)
    case (.giveBack, _): [words.usedPlaces(on: words.today)]
    case (.guarantee, .granted(let grant)):
      [sumRow("employer.guarantee.least", grant.guarantee?.least)]
    case (.list, .granted(let grant)):
      [SummaryRow(say("case.places"), String(grant.places))]
    case (.list, .inEffect(let permit)):
      [SummaryRow(say("case.places"), String(permit.grant.places))]
    default: []
    }
  }

  /// A document that a notice names, as it is now: what was laid in anew is no longer at fault.
  private func supplementRow(_ kind: DocumentKey) -> SummaryRow {
    let check = permitCase.package[kind]?.check
    let state = check.map(words.check).map(capitalised) ?? say("case.check.missing")
    return SummaryRow(words.document(kind), state)
  }

  /// Of the documents that a notice names, those nothing new was laid in for.
  var stillLacking: [DocumentKey] {
    guard case .deficient(_, let notice) = permitCase.standing else { return [] }
    let papers = permitCase.package.documents
    return (notice.missing + notice.faulty).filter { kind in
      guard let paper = papers.first(where: { $0.kind == kind }) else { return true }
      if case .faulty = paper.check { return true }
      return false
    }
  }

  /// The sum stands for all regions together.
  private var feeRows: [SummaryRow] {
    let fee = permitCase.standing.fee
    let declined = fee?.declined.map { [SummaryRow(say("employer.fee.declined"), $0.reason)] }
    return [sumRow("employer.fee.due", fee?.sum)] + (declined ?? [])
      + words.furtherRegions(permitCase)
  }

  private func sumRow(_ key: String, _ sum: Money?) -> SummaryRow {
    SummaryRow(say(key), sum.map(words.sum) ?? say("employer.sum-not-known"))
  }

  /// Everything the application says, to be looked over before it is filed.
  private var checkRows: [SummaryRow] {
    let papers = words.law.missingDocuments(of: permitCase, stated: stated, on: desk.today)
      .map { SummaryRow(words.document($0), say("case.check.missing")) }
    let inDoubt = words.law.documentsInDoubt(of: permitCase, stated: stated, on: desk.today)
      .map { SummaryRow(words.document($0), say("case.check.in-doubt")) }
    let laid = permitCase.package.documents.map {
      SummaryRow(words.document($0.kind), words.check($0.check))
    }
    let searches = permitCase.search.searches.map {
      SummaryRow(words.channel($0.channel), words.day($0.day) + ", " + $0.reference)
    }
    return words.facts(permitCase.facts.merging(stated)) + searches + papers + inDoubt + laid
  }
}
