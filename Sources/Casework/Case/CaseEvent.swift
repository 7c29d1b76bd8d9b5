import Measures

/// Something that was done to a permit case: one entry of the journal.
public struct CaseEvent: Hashable, Sendable {
  public let permitCase: Identifier<PermitCase>
  /// 1, 2, 3 … in its case.
  public let number: Int
  /// The legal day.
  public let day: Day
  public let by: Party
  public let what: What

  public init(
    permitCase: Identifier<PermitCase>, number: Int, day: Day, by: Party, what: What
  ) {
    self.permitCase = permitCase
    self.number = number
    self.day = day
    self.by = by
    self.what = what
  }

  /// What was done, with everything that has to be known of it later.
  public indirect enum What: Hashable, Sendable {
    case opened(Employer, FactSheet)
    case searchRecorded(LabourMarketTest.Search)
    case interviewRecorded(LabourMarketTest.Interview)
    case documentAttached(DocumentPackage.Document)
    case lodged(Lodgement)
    case supplemented(FactSheet, deadline: Deadline)
    case documentChecked(DocumentKey, DocumentPackage.Check)
    case deficiencyNoted(DeficiencyNotice)
    case admitted(Admission)
    case regionAnswered(RegionWord)
    case proposed(Proposal)
    case hearingOffered(Hearing)
    case heard(answer: String)
    case granted(Grant)
    case refused(Decision, appeal: Deadline)
    case feePaid(Fee.Payment)
    /// The employer says to have paid; the law files do not know the sum, so the office has to confirm it.
    case feeReported(Fee.Payment)
    case feeConfirmed
    /// It was not enough; the employer can pay again.
    case feeDeclined(reason: String, deadline: Deadline)
    case guaranteePlaced(ReturnGuarantee.Placement)
    case listFiled(NamedList)
    case listCertified
    case tookEffect(firstDay: Day, lastDay: Day)
    case replaced(Replacement)
    case replacementAsked(ReplacementRequest)
    case replacementRefused(ReplacementRefusal)
    case tripRecorded(Trip)
    case conditionReported(Identifier<SpecialCondition>, SpecialCondition.Report)
    case extensionAsked(Permit.Extension)
    case extensionGranted(Decision, fee: Fee?)
    case extended(lastDay: Day)
    case extensionRefused(Decision)
    case extensionLapsed
    case suspended(Suspension)
    case cureReported(CureReport)
    case resumed(reason: String)
    case withdrawn(Withdrawal)
    case silenceNoted(Silence)
    case appealed(Appeal)
    case appealUpheld(reason: String)
    /// The application goes back to decision; nil: as it was, for it was never admitted.
    case appealReturned(Admission?, reason: String)
    /// The permit stands again.
    case appealRestored(reason: String)
    /// The suspension falls; the permit is in effect again.
    case suspensionSetAside(reason: String)
    /// An appeal against the refusal with this number, while the permit goes on.
    case refusalAppealed(Int, Appeal)
    case refusalUpheld(Int, reason: String)
    /// What was refused goes back to decision; nil: the employer has asked anew since, or there is nothing left to decide.
    case refusalSetAside(Int, RefusedAct.Return?, reason: String)
    case closed(Closing)
  }
}
