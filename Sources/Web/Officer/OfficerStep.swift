import Casework
import Office

/// A step on the office's side of a case that has a page of its own. The raw value stands in its address.
enum OfficerStep: String, CaseIterable, Sendable {
  case document, completeness, proposal, hearing, grant, refuse, silence, payment, certify
  case extend
  case refuseExtension = "refuse-extension"
  case suspend, resume, withdraw, expire
  case uphold
  case setAside = "set-aside"

  /// What the table of rights is asked for.
  var action: Action {
    switch self {
    case .document: .checkDocument
    case .completeness: .checkCompleteness
    case .proposal: .propose
    case .hearing: .offerHearing
    case .grant, .refuse: .rule
    case .silence: .noteSilence
    case .payment: .answerPayment
    case .certify: .certify
    case .extend, .refuseExtension: .ruleOnExtension
    case .suspend: .suspend
    case .resume: .resume
    case .withdraw: .withdraw
    case .expire: .expire
    case .uphold, .setAside: .decideAppeal
    }
  }

  /// Whether the page is for a step that is offered beside the others; papers have their own links.
  private var standsAlone: Bool { self != .document }

  /// The steps that belong to where a case stands, as far as this actor may take them.
  static func offered(in file: CaseFile) -> [OfficerStep] {
    let fitting = allCases.filter { $0.standsAlone && $0.fits(file.permitCase) }
    return fitting.filter { file.may.contains($0.action) && $0.isTimely(in: file) }
  }

  /// Whether the step belongs to the standing; whether the law allows it is for the law to say.
  private func fits(_ permitCase: PermitCase) -> Bool {
    switch (self, permitCase.standing) {
    case (.completeness, .lodged): true
    case (.proposal, .admitted): true
    case (.silence, _) where permitCase.standing.unanswered != nil: true
    case (.hearing, .admitted(let admission)), (.grant, .admitted(let admission)),
      (.refuse, .admitted(let admission)), (.grant, .heard(let admission, _)),
      (.refuse, .heard(let admission, _)):
      admission.proposal != nil
    case (.payment, _): permitCase.standing.fee?.reported != nil
    case (.certify, .granted(let grant)):
      grant.list.map { $0.filed != nil && $0.filed?.certification == nil } ?? false
    case (.suspend, .inEffect), (.withdraw, .inEffect), (.withdraw, .suspended),
      (.resume, .suspended), (.resume, .underAppeal(.suspension, _)), (.uphold, .underAppeal),
      (.setAside, .underAppeal):
      true
    case (.uphold, let standing), (.setAside, let standing):
      standing.permit?.appealedActs.isEmpty == false
    case (.extend, .inEffect(let permit)), (.refuseExtension, .inEffect(let permit)):
      permit.extensionUnderway.map { $0.decision == nil } ?? false
    default: false
    }
  }

  /// Silence is written down only after the term.
  private func isTimely(in file: CaseFile) -> Bool {
    guard self == .silence else { return true }
    return file.tasks.contains { $0.name == .decision && $0.state == .late }
  }

  /// The page on which a task of the office is done.
  static func of(_ task: CaseTask) -> OfficerStep? {
    switch task.name {
    case .checkCompleteness: .completeness
    case .proposal: .proposal
    case .feeConfirmation: .payment
    case .certification: .certify
    case .cureAnswer: .resume
    default: nil
    }
  }
}
