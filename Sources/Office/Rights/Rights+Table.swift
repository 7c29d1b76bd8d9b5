extension Rights {
  private static var employerSide: [Role: Reach] {
    [.employerClerk: .own, .employerSignatory: .own, .representative: .own]
  }
  /// What binds the employer: not for a clerk.
  private static var signing: [Role: Reach] { [.employerSignatory: .own, .representative: .own] }
  private static var officers: [Role: Reach] { [.officer: .own, .supervisor: .own] }
  private static var inspectors: [Role: Reach] {
    [.migrationPolice: .own, .labourInspection: .own]
  }
  private static var watching: [Role: Reach] { [.auditor: .any, .ministry: .any] }
  private static var everybody: [Role: Reach] {
    Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, .any) })
  }

  /// Action by action: which roles, how far. Read by the office, by the tests cell by cell and by the page
  /// `Docs/operating/who-may.md`.
  public static let table: [Action: [Role: Reach]] = [
    .open: employerSide,
    .recordSearch: employerSide,
    .recordInterview: employerSide,
    .attach: employerSide,
    .lodge: signing,
    .supplement: signing,
    .checkDocument: officers,
    .checkCompleteness: officers,
    .answerRegion: officers,
    .propose: officers,
    .offerHearing: officers,
    .hear: signing,
    .rule: officers,
    .payFee: employerSide,
    .answerPayment: officers,
    .placeGuarantee: signing,
    .fileList: signing,
    .certify: officers,
    .replace: officers,
    .askReplacement: signing,
    .refuseReplacement: officers,
    .recordTrip: employerSide,
    .reportCondition: employerSide,
    .reportCure: employerSide,
    .extend: signing,
    .ruleOnExtension: officers,
    .suspend: officers,
    .resume: officers,
    .withdraw: [.supervisor: .own],
    .takeBack: signing,
    .giveBack: signing,
    .appeal: signing,
    .decideAppeal: [.appealBody: .any],
    .noteSilence: officers + signing,
    .expire: officers,

    .seeCase: employerSide + officers + inspectors + watching
      + [.appealBody: .any, .worker: .own],
    .seeDraft: employerSide + [.auditor: .any],
    .seeFile: employerSide + officers + [.auditor: .any, .appealBody: .any],
    .seePacket: signing + officers + [.auditor: .any, .appealBody: .any],
    .listCases: employerSide + officers + inspectors + watching
      + [.appealBody: .any, .worker: .own],
    .searchCases: employerSide + officers + inspectors + watching + [.appealBody: .any],
    .keepDraft: employerSide,

    .enterEmployer: employerSide + officers,
    .seeEmployer: employerSide + officers + inspectors + watching + [.appealBody: .any],

    .seeQuota: officers + inspectors + watching + employerSide.mapValues { _ in .any },
    .orderQuota: [.ministry: .any],
    .splitQuota: [.ministry: .any],
    .requestQuota: signing,
    .seeQuotaRequests: employerSide + officers + watching,
    .answerQuotaRequest: [.supervisor: .own, .ministry: .any],
    .setLabourForce: [.ministry: .any],

    .noteArrival: employerSide + [.migrationPolice: .own],
    .noteExit: [.migrationPolice: .any],
    .registerStay: [.migrationPolice: .any],
    .seeStay: employerSide + [.migrationPolice: .any, .auditor: .any, .worker: .own],

    .inspect: inspectors,
    .seeInspection: inspectors + watching,
    .lookAtWorker: inspectors,
    .screen: inspectors,
    .dropViolation: inspectors,
    // Of the cases about a breach the labour inspection has those about employers alone.
    .computePenalty: [.migrationPolice: .own],
    .imposePenalty: [.migrationPolice: .own],
    .recordPayment: [.migrationPolice: .own],
    .computeEmployerPenalty: inspectors,
    .imposeEmployerPenalty: inspectors,
    .recordEmployerPayment: inspectors,
    .recordExpulsion: [.migrationPolice: .own],
    .seeViolation: inspectors + [.auditor: .any],
    .seePenalty: employerSide + [.worker: .own],

    .complain: [.worker: .own, .visitor: .any],
    .takeComplaintBack: [.worker: .own],
    .forwardComplaint: [.labourInspection: .any],
    .answerComplaint: [.labourInspection: .any],
    .seeComplaint: [.labourInspection: .any, .worker: .own, .auditor: .any],
    // What the inspection sent to the police.
    .seeDeliveredComplaint: [.migrationPolice: .any],
    .answerDeliveredComplaint: [.migrationPolice: .any],
    .reportAccident: employerSide + [.worker: .own, .labourInspection: .any],
    .workOnAccident: [.labourInspection: .any],
    .seeAccident: employerSide
      + [.worker: .own, .labourInspection: .any, .auditor: .any],

    .seeNotices: employerSide + officers + [.worker: .own, .appealBody: .any],
    .recordOutage: [.administrator: .any],
    .readJournal: [.auditor: .any],
    .inviteColleague: [.employerSignatory: .own, .supervisor: .own],
    .manageAccounts: [.administrator: .any],

    .verifyPermit: everybody,
    .searchPermits: everybody,
    .askComplaint: everybody,
    .seeOpenData: everybody,
  ]
}

/// The roles of both; a role in both keeps the wider reach.
private func + (left: [Role: Reach], right: [Role: Reach]) -> [Role: Reach] {
  left.merging(right) { $0 == .any ? $0 : $1 }
}
