import Casework
import Measures

/// What a letter tells: an act of the office with everything the letter needs of it.
public enum LetterMatter: Hashable, Sendable {
  case received(Lodgement)
  /// The package says what was found faulty.
  case deficient(DeficiencyNotice, DocumentPackage)
  case hearing(Hearing, Proposal?)
  case refused(Decision, appeal: Deadline, Proposal?, Heard?)
  case refusedBySilence(Silence)
  case granted(Grant)
  case permit(PermitPaper)
  /// A named list that was certified.
  case list(NamedList, firstDay: Day?, lastDay: Day?)
  case suspended(Suspension, Permit)
  case withdrawn(Withdrawal, Permit)
  case extended(Permit)
  case extensionRefused(Decision, Proposal?)
  case replacement(ReplacementAnswer)
  case appeal(AppealAnswer)
  case closed(ClosedCase)
  case penalty(PenaltyRuling)
  case referral(ViolationCase.Screening)

  public var kind: Letter.Kind {
    switch self {
    case .received: .received
    case .deficient: .deficient
    case .hearing: .hearing
    case .refused: .refused
    case .refusedBySilence: .refusedBySilence
    case .granted: .granted
    case .permit: .permit
    case .list: .list
    case .suspended: .suspended
    case .withdrawn: .withdrawn
    case .extended: .extended
    case .extensionRefused: .extensionRefused
    case .replacement(let answer): answer.refusal == nil ? .replaced : .replacementRefused
    case .appeal(let answer):
      switch answer.outcome {
      case .upheld: .appealUpheld
      case .returned: .appealReturned
      case .restored, .suspensionLifted: .appealRestored
      case .askedAgain(let again): again == nil ? .refusalSetAside : .refusalReturned
      }
    case .closed(let ending): ending.terms.isEmpty ? .closedWithAppeals : .closed
    case .penalty: .penalty
    case .referral: .referral
    }
  }
}

extension LetterMatter {
  /// The mark of the law book under which the decision was taken; nil for an act that rests on no decision with reasons.
  var bookMark: String? {
    switch self {
    case .refused(let decision, _, _, _), .extensionRefused(let decision, _):
      decision.proposal.bookMark
    case .granted(let grant): grant.decision.proposal.bookMark
    case .permit(let paper): paper.permit.grant.decision.proposal.bookMark
    case .hearing(_, let proposal): proposal?.bookMark
    case .penalty(let ruling): ruling.penalty.proposal.bookMark
    case .referral(let screening): screening.proposal.bookMark
    case .received, .deficient, .refusedBySilence, .list, .suspended, .withdrawn, .extended,
      .replacement, .appeal, .closed:
      nil
    }
  }
}

extension LetterMatter {
  /// How the employer was heard before a refusal.
  public struct Heard: Hashable, Sendable {
    let offeredOn: Day
    /// The time to answer.
    let deadline: Deadline
    /// Nil where no answer came.
    let answeredOn: Day?

    /// The last hearing of a case; nil where none was offered.
    init?(in journal: [CaseEvent]) {
      guard let offered = journal.last(where: { $0.name == .hearingOffered }),
        case .hearingOffered(let hearing) = offered.what
      else { return nil }
      offeredOn = offered.day
      deadline = hearing.deadline
      let answer = journal.last { $0.name == .heard && $0.number > offered.number }
      answeredOn = answer?.day
    }
  }
}

/// The document of a permit: what it says, with the code that proves it.
public struct PermitPaper: Hashable, Sendable {
  public let number: Identifier<Permit>
  public let permit: Permit
  /// Signed once and kept: every signature has other bytes.
  public let token: PermitToken
  /// The page on which a number is looked up: `https://…/verify`.
  public let address: String

  public init(number: Identifier<Permit>, permit: Permit, token: PermitToken, address: String) {
    self.number = number
    self.permit = permit
    self.token = token
    self.address = address
  }

  /// What the code of a document says.
  public static func claims(
    number: Identifier<Permit>, permit: Permit, employer: Employer, edition: Int, issuer: String,
    issuedOn: Day, status: PermitClaims.StatusEntry?
  ) -> PermitClaims {
    PermitClaims(
      issuer: issuer, number: number, edition: edition, employer: employer.businessNumber,
      region: permit.region, category: permit.grant.category, places: permit.grant.places,
      firstDay: permit.firstDay, lastDay: permit.lastDay, issuedOn: issuedOn,
      listed: permit.workers.count,
      workers: permit.workers.map {
        WorkerMark(permit: number, latinName: $0.latinName, birthDate: $0.birthDate)
      }, status: status, furtherRegions: permit.grant.furtherRegions)
  }
}
