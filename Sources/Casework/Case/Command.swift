import Measures

/// What a person asks to be done with a case; the steps answer with events or with a no.
///
/// Written as JSON only to tell one request from another; nothing reads it back.
public enum Command: Hashable, Sendable, Encodable {
  /// Opens a case.
  case open(employer: Employer, facts: FactSheet)
  case recordSearch(LabourMarketTest.Search)
  case recordInterview(LabourMarketTest.Interview)
  case attach(DocumentPackage.Document)
  /// Files the application with its facts for so many workers, in further regions beside the employer's own.
  case lodge(facts: FactSheet, places: Int, regions: [RegionKey] = [])
  /// Answers a deficiency notice.
  case supplement(facts: FactSheet, documents: [DocumentPackage.Document])
  /// The officer's word on one document.
  case checkDocument(DocumentKey, DocumentPackage.Check)
  /// Admits the application, holding places on the account, or sends a deficiency notice. At once: the papers were looked
  /// at together, as over a counter, and none of them is checked by itself.
  case checkCompleteness(account: QuotaAccount?, isAtOnce: Bool = false)
  /// The body of a further region consents, holding places on its account, or says why not.
  case answerRegion(RegionKey, refusal: String?, account: QuotaAccount?)
  /// Asks the law for the proposed decision.
  case propose
  /// Tells the employer that a refusal is intended.
  case offerHearing(Grounds)
  /// Takes down what the employer says to it.
  case hear(answer: String)
  case rule(Ruling)
  case payFee(Fee.Payment)
  /// The officer confirms what was paid where the law files do not know the sum, or says why it is not enough.
  case answerPayment(refusal: String?)
  case placeGuarantee(ReturnGuarantee.Placement)
  case fileList(NamedList)
  case certify
  /// The officer says whether category and qualification are the same.
  case replace(leaving: Identifier<Worker>, arriving: Worker, sameCategory: Bool)
  /// The employer asks for a replacement, under the key of the request.
  case askReplacement(
    Identifier<ReplacementRequest>, leaving: Identifier<Worker>, arriving: Worker)
  /// The officer's no to what was asked.
  case refuseReplacement(ReplacementRefusal)
  case recordTrip(Trip)
  case reportCondition(Identifier<SpecialCondition>, SpecialCondition.Report)
  /// Asks for an extension; the accounts where places of a later year are needed, one of each further region.
  case extend(
    facts: FactSheet, term: LegalTerm, account: QuotaAccount?, further: [QuotaAccount] = [])
  case ruleOnExtension(ExtensionRuling)
  case suspend(Grounds, cure: LegalTerm)
  /// The employer says how the cause of a suspension was cured.
  case reportCure(text: String)
  case resume(reason: String)
  case withdraw(Grounds)
  /// The employer takes the application back.
  case takeBack
  /// The employer gives the permit back.
  case giveBack
  /// Against where the case stands, or against what was refused during the permit, by the number of its event.
  case appeal(statement: String, against: Int? = nil)
  case decideAppeal(AppealRuling, against: Int? = nil)
  /// Writes down that the term to decide passed in silence, with its effect in law.
  case noteSilence
  /// Ends what the passing of a term ends: an unanswered notice, an unmet requirement, a permit, an appeal.
  case expire

  /// An officer's ruling on an application.
  public enum Ruling: Hashable, Sendable, Encodable {
    case grant(GrantTerms)
    /// Grounds of the officer's own; empty: those of the proposal.
    case refuse([Ground], reasonForDiffering: String?)
  }

  /// What an officer settles when granting.
  public struct GrantTerms: Hashable, Sendable, Encodable {
    public let term: LegalTerm
    public let conditions: [SpecialCondition]
    /// Requirements the officer demands where the law files do not know whether they are.
    public var demanded: Set<Requirement> { Set(demands) }
    /// In order, so that equal terms are written in equal bytes.
    private let demands: [Requirement]
    public let reasonForDiffering: String?

    public init(
      term: LegalTerm, conditions: [SpecialCondition] = [], demanded: Set<Requirement> = [],
      reasonForDiffering: String? = nil
    ) {
      self.term = term
      self.conditions = conditions
      demands = demanded.sorted()
      self.reasonForDiffering = reasonForDiffering
    }
  }

  public enum ExtensionRuling: Hashable, Sendable, Encodable {
    case extend(reasonForDiffering: String?)
    case refuse([Ground], reasonForDiffering: String?)
  }

  public enum AppealRuling: Hashable, Sendable, Encodable {
    case uphold(reason: String)
    /// The act appealed against falls; an application goes back to decision, on the account if places are needed; of
    /// an extension the accounts of further regions too.
    case setAside(reason: String, account: QuotaAccount?, further: [QuotaAccount] = [])
  }

  /// The name of the step; stable.
  public enum Name: String, Hashable, Codable, Sendable, CaseIterable {
    case open, recordSearch, recordInterview, attach, lodge, supplement, checkDocument
    case checkCompleteness, propose, offerHearing, hear, rule, payFee, placeGuarantee, fileList
    case certify, replace, recordTrip, reportCondition, extend, ruleOnExtension, suspend, resume
    case withdraw, takeBack, giveBack, appeal, decideAppeal, noteSilence, expire
    case answerRegion, answerPayment, askReplacement, refuseReplacement, reportCure
  }

  public var name: Name {
    switch self {
    case .open: .open
    case .recordSearch: .recordSearch
    case .recordInterview: .recordInterview
    case .attach: .attach
    case .lodge: .lodge
    case .supplement: .supplement
    case .checkDocument: .checkDocument
    case .checkCompleteness: .checkCompleteness
    case .answerRegion: .answerRegion
    case .propose: .propose
    case .offerHearing: .offerHearing
    case .hear: .hear
    case .rule: .rule
    case .payFee: .payFee
    case .answerPayment: .answerPayment
    case .placeGuarantee: .placeGuarantee
    case .fileList: .fileList
    case .certify: .certify
    case .replace: .replace
    case .askReplacement: .askReplacement
    case .refuseReplacement: .refuseReplacement
    case .recordTrip: .recordTrip
    case .reportCondition: .reportCondition
    case .extend: .extend
    case .ruleOnExtension: .ruleOnExtension
    case .suspend: .suspend
    case .reportCure: .reportCure
    case .resume: .resume
    case .withdraw: .withdraw
    case .takeBack: .takeBack
    case .giveBack: .giveBack
    case .appeal: .appeal
    case .decideAppeal: .decideAppeal
    case .noteSilence: .noteSilence
    case .expire: .expire
    }
  }
}
