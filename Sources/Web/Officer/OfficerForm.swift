import Casework
import LawExplain
import LawLanguage
import Measures
import Office

/// The form of one step on the office's side of one case.
struct OfficerForm {
  let step: OfficerStep
  let file: CaseFile
  let desk: OfficeDesk
  let words: CaseWords

  var permitCase: PermitCase { file.permitCase }
  var visit: Visit { words.visit }
  var address: String { OfficerAddress.step(step, of: permitCase.id, visit) }
  var back: String { OfficerAddress.permitCase(permitCase.id, visit) }
  var proposal: Proposal? {
    permitCase.standing.admission?.proposal
      ?? permitCase.standing.permit?.extensionUnderway?.proposal
  }

  func say(_ key: String, _ values: [String: String] = [:]) -> String { visit.say(key, values) }

  /// The page of the form, empty or as typed.
  func page(_ typed: Typed) -> StepPage {
    StepPage(
      title: say("office.step.\(step.rawValue).title"), back: back,
      caption: permitCase.id.rawValue + " – " + permitCase.employer.name, lead: lead,
      inset: inset, grounds: shownGrounds, rows: rows, links: looked, fields: fields(typed),
      errors: typed.errors, form: foot(typed.fields))
  }

  private func foot(_ sent: Fields) -> FormFoot {
    let grave: Set<OfficerStep> = [.refuse, .withdraw, .suspend, .refuseExtension]
    let kind = visit.query["kind"] ?? sent["kind"]
    return FormFoot(
      action: address, key: sent[SentForm.keyName] ?? desk.newFormKey,
      seen: sent[SentForm.versionName].flatMap { Int($0) } ?? permitCase.version,
      button: say("office.step.\(step.rawValue).button"), isGrave: grave.contains(step),
      hidden: step == .document ? kind.map { [.init(name: "kind", value: $0)] } ?? [] : [])
  }

  private var lead: [String] { [say("office.step.\(step.rawValue).lead")] + warnings }

  /// What has to be known before answering.
  private var inset: String? {
    switch step {
    case .hearing, .grant, .refuse, .extend, .refuseExtension:
      proposal.map { words.say("case.verdict.\($0.verdict.rawValue)") }
    default: nil
    }
  }

  private var shownGrounds: [GroundView] {
    switch step {
    case .grant, .extend: proposal.map { words.grounds($0.grounds, on: $0.day) } ?? []
    default: []
    }
  }

  private var rows: [SummaryRow] {
    switch step {
    case .completeness: completenessRows
    case .document: documentRows
    case .payment: paymentRows
    case .certify: listRows
    case .hearing: [refusalRow]
    case .refuse: hearingRows
    case .grant: hearingRows + words.furtherRegions(permitCase)
    case .extend, .refuseExtension:
      permitCase.standing.permit?.extensionUnderway.map {
        [SummaryRow(say("office.extension.term"), words.term($0.term))]
      } ?? []
    case .resume: words.cureReports(permitCase)
    case .withdraw: words.cureReports(permitCase) + [words.usedPlaces(on: desk.today)]
    case .silence: [SummaryRow(say("case.silence-label"), words.silence(after: decisionDay))]
    case .uphold, .setAside: statementRows
    default: []
    }
  }

  private var completenessRows: [SummaryRow] {
    let missing = words.law.missingDocuments(of: permitCase, on: desk.today)
    let inDoubt = words.law.documentsInDoubt(of: permitCase, on: desk.today)
    return missing.map { SummaryRow(words.document($0), say("case.check.missing")) }
      + inDoubt.map { SummaryRow(words.document($0), say("case.check.in-doubt")) }
      + permitCase.package.documents.map {
        SummaryRow(words.document($0.kind), words.check($0.check))
      }
  }

  /// The document that is looked at.
  private var checkedDocument: DocumentPackage.Document? {
    let kind = visit.query["kind"] ?? visit.form["kind"]
    return permitCase.package.documents.first { $0.kind.name == kind }
  }

  private var documentRows: [SummaryRow] {
    guard let paper = checkedDocument else { return [] }
    return [
      SummaryRow(say("office.document.name"), words.document(paper.kind)),
      SummaryRow(say("office.document.laid-in"), words.day(paper.day)),
      SummaryRow(say("office.document.state"), words.check(paper.check)),
    ]
  }

  /// Where the file of the document lies.
  private var looked: [Link] {
    guard step == .document, file.may.contains(.seeFile), let paper = checkedDocument else {
      return []
    }
    return [
      Link(
        say("office.document.open"),
        to: OfficerAddress.file(paper.fingerprint, of: permitCase.id, visit))
    ]
  }

  private var paymentRows: [SummaryRow] {
    guard let fee = permitCase.standing.fee, let reported = fee.reported else { return [] }
    return [
      SummaryRow(say("employer.fee.due"), fee.sum.map(words.sum) ?? say("employer.sum-not-known")),
      SummaryRow(say("office.payment.sum"), words.sum(reported.sum)),
      SummaryRow(say("employer.day"), words.day(reported.day)),
      SummaryRow(say("employer.reference"), reported.reference),
      SummaryRow(say("case.places"), String(permitCase.places)),
    ] + words.furtherRegions(permitCase)
  }

  private var listRows: [SummaryRow] {
    permitCase.workers.map { SummaryRow($0.name, words.listed($0)) }
  }

  /// The last day of the term to decide.
  var decisionDay: Day? {
    file.terms.first { $0.deadline.purpose == .decision }?.lastDay
  }

  /// What the employer says; where there are several appeals, to each.
  private var statementRows: [SummaryRow] {
    let all = file.appealed
    return all.compactMap { choice in
      let label =
        all.count > 1 ? words.name(of: choice.task) : say("office.appeal.statement")
      return appeal(choice).map { SummaryRow(label, $0.statement) }
    }
  }

  private func appeal(_ choice: AppealChoice) -> Appeal? {
    if choice.act != nil { return file.refusedAct(choice)?.appeal }
    guard case .underAppeal(_, let appeal) = permitCase.standing else { return nil }
    return appeal
  }
}
