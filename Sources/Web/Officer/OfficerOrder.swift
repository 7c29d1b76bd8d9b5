import Casework
import Measures
import Office

/// What a form of the office's side orders, read and ready to be done.
enum OfficerOrder {
  case checkDocument(DocumentKey, DocumentPackage.Check)
  case checkCompleteness(accepted: [DocumentKey])
  case propose
  case offerHearing([Ground])
  case grant(Command.GrantTerms)
  case refuse([Ground], reason: String?)
  case noteSilence
  case answerPayment(refusal: String?)
  case certify
  case extend(reason: String?)
  case refuseExtension([Ground], reason: String?)
  case suspend(Grounds, cure: Int?)
  case resume(reason: String)
  case withdraw(Grounds)
  case expire
  /// The number is that of what was refused during the permit; nil: where the case stands.
  case uphold(reason: String, against: Int?)
  case setAside(reason: String, against: Int?)

  func take(
    _ id: Identifier<PermitCase>, _ office: Office, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    switch self {
    case .checkDocument(let kind, let check):
      return try await office.checkDocument(id, kind: kind, check, asked)
    case .checkCompleteness(let accepted):
      return try await office.checkCompleteness(id, accepted: accepted, asked)
    case .propose: return try await office.propose(id, asked)
    case .offerHearing(let grounds):
      return try await office.offerHearing(id, grounds: grounds, asked)
    case .grant(let terms): return try await office.grant(id, terms, asked)
    case .refuse(let grounds, let reason):
      return try await office.refuse(id, grounds: grounds, reasonForDiffering: reason, asked)
    case .noteSilence: return try await office.noteSilence(id, asked)
    case .answerPayment(let refusal):
      return try await office.answerPayment(id, refusal: refusal, asked)
    case .certify: return try await office.certify(id, asked)
    case .extend(let reason):
      return try await office.grantExtension(id, reasonForDiffering: reason, asked)
    case .refuseExtension(let grounds, let reason):
      return try await office.refuseExtension(
        id, grounds: grounds, reasonForDiffering: reason, asked)
    default: return try await takeLater(id, office, asked)
    }
  }

  /// Steps on a permit that took effect, and on an appeal.
  private func takeLater(
    _ id: Identifier<PermitCase>, _ office: Office, _ asked: Asked
  ) async throws(OfficeRefusal) -> StepDone {
    switch self {
    case .suspend(let grounds, let cure):
      return try await office.suspend(id, grounds: grounds, cureWorkingDays: cure, asked)
    case .resume(let reason): return try await office.resume(id, reason: reason, asked)
    case .withdraw(let grounds): return try await office.withdraw(id, grounds: grounds, asked)
    case .uphold(let reason, let act):
      return try await office.upholdAct(id, reason: reason, against: act, asked)
    case .setAside(let reason, let act):
      return try await office.setActAside(id, reason: reason, against: act, asked)
    default: return try await office.expire(id, asked)
    }
  }

  /// The same order as a command, to see beforehand what it would write; nil where nobody is written to.
  func command(in file: CaseFile) -> Command? {
    switch self {
    case .checkCompleteness: return .checkCompleteness(account: nil)
    case .offerHearing(let own):
      let proposed = file.permitCase.standing.admission?.proposal?.grounds ?? []
      return Grounds(own.isEmpty ? proposed : own).map { .offerHearing($0) }
    case .grant(let terms): return .rule(.grant(terms))
    case .refuse(let grounds, let reason):
      return .rule(.refuse(grounds, reasonForDiffering: reason))
    case .noteSilence: return .noteSilence
    case .certify: return .certify
    case .refuseExtension(let grounds, let reason):
      return .ruleOnExtension(.refuse(grounds, reasonForDiffering: reason))
    case .extend(let reason): return .ruleOnExtension(.extend(reasonForDiffering: reason))
    case .suspend(let grounds, let cure):
      return .suspend(grounds, cure: cure.map { .workingDays($0) } ?? .notKnown)
    case .withdraw(let grounds): return .withdraw(grounds)
    case .uphold(let reason, let act):
      return .decideAppeal(.uphold(reason: reason), against: act)
    default: return nil
    }
  }
}
