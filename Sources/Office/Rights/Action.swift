import Casework

/// Everything that can be asked of the office, one name for each.
public enum Action: String, Hashable, Codable, Sendable, CaseIterable {
  // Steps of a permit case: `case.` and the name of the step.
  case open = "case.open"
  case recordSearch = "case.recordSearch"
  case recordInterview = "case.recordInterview"
  case attach = "case.attach"
  case lodge = "case.lodge"
  case supplement = "case.supplement"
  case checkDocument = "case.checkDocument"
  case checkCompleteness = "case.checkCompleteness"
  case answerRegion = "case.answerRegion"
  case propose = "case.propose"
  case offerHearing = "case.offerHearing"
  case hear = "case.hear"
  case rule = "case.rule"
  case payFee = "case.payFee"
  case answerPayment = "case.answerPayment"
  case placeGuarantee = "case.placeGuarantee"
  case fileList = "case.fileList"
  case certify = "case.certify"
  case replace = "case.replace"
  case askReplacement = "case.askReplacement"
  case refuseReplacement = "case.refuseReplacement"
  case recordTrip = "case.recordTrip"
  case reportCondition = "case.reportCondition"
  case reportCure = "case.reportCure"
  case extend = "case.extend"
  case ruleOnExtension = "case.ruleOnExtension"
  case suspend = "case.suspend"
  case resume = "case.resume"
  case withdraw = "case.withdraw"
  case takeBack = "case.takeBack"
  case giveBack = "case.giveBack"
  case appeal = "case.appeal"
  case decideAppeal = "case.decideAppeal"
  case noteSilence = "case.noteSilence"
  case expire = "case.expire"

  // Looking at cases.
  case seeCase = "case.see"
  /// What was never filed, besides.
  case seeDraft = "case.seeDraft"
  case seeFile = "case.seeFile"
  case seePacket = "case.seePacket"
  case listCases = "cases.list"
  case searchCases = "cases.search"
  case keepDraft = "draft.keep"

  // Employers.
  case enterEmployer = "employer.enter"
  case seeEmployer = "employer.see"

  // The quota.
  case seeQuota = "quota.see"
  case orderQuota = "quota.order"
  case splitQuota = "quota.split"
  case requestQuota = "quota.request"
  case seeQuotaRequests = "quota.seeRequests"
  case answerQuotaRequest = "quota.answerRequest"
  case setLabourForce = "quota.setLabourForce"

  // Stays.
  case noteArrival = "stay.noteArrival"
  case noteExit = "stay.noteExit"
  case registerStay = "stay.register"
  case seeStay = "stay.see"

  // Inspections and what follows.
  case inspect = "inspection.carryOut"
  case seeInspection = "inspection.see"
  case lookAtWorker = "inspection.lookAtWorker"
  case screen = "violation.screen"
  case computePenalty = "violation.computePenalty"
  case imposePenalty = "violation.impose"
  case dropViolation = "violation.drop"
  case recordPayment = "violation.recordPayment"
  case computeEmployerPenalty = "violation.computeEmployerPenalty"
  case imposeEmployerPenalty = "violation.imposeEmployerPenalty"
  case recordEmployerPayment = "violation.recordEmployerPayment"
  case recordExpulsion = "violation.recordExpulsion"
  case seeViolation = "violation.see"
  /// What was imposed on the own employer or person.
  case seePenalty = "penalty.see"

  // Complaints and accidents.
  case complain = "complaint.make"
  case takeComplaintBack = "complaint.takeBack"
  case forwardComplaint = "complaint.forward"
  case answerComplaint = "complaint.answer"
  case seeComplaint = "complaint.see"
  case seeDeliveredComplaint = "complaint.seeDelivered"
  case answerDeliveredComplaint = "complaint.answerDelivered"
  case reportAccident = "accident.report"
  case workOnAccident = "accident.workOn"
  case seeAccident = "accident.see"

  // Messages, outages, the journal, accounts.
  case seeNotices = "notice.see"
  case recordOutage = "outage.record"
  case readJournal = "journal.read"
  case inviteColleague = "account.invite"
  case manageAccounts = "account.manage"

  // What is open to everybody.
  case verifyPermit = "public.verifyPermit"
  case searchPermits = "public.searchPermits"
  case askComplaint = "public.askComplaint"
  case seeOpenData = "public.openData"

  /// The action of a step; every step has one, and a test says so.
  public init(_ step: Command.Name) {
    guard let action = Action(rawValue: "case." + step.rawValue) else {
      preconditionFailure("no action for \(step)")
    }
    self = action
  }
}
