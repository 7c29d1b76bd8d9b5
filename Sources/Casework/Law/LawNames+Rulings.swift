extension LawNames {
  /// Rules, by record.
  public enum Ruling: String, CaseIterable, Sendable {
    // application
    case permitRequired = "permit_required"
    case category
    case quotaApplies = "quota_applies"
    case quotaPlaceFree = "quota_place_free"
    case firstFilingDay = "first_filing_day"
    case lastFilingDay = "last_filing_day"
    case marketTestMet = "market_test_met"
    case localContentMet = "local_content_met"
    case qualificationMet = "qualification_met"
    case grantable = "permit_grantable"
    case decisionDays = "case_decision_working_days"
    case feeDue = "fee_due"
    case fee
    case termLongest = "term_longest"
    case requestedTermAllowed = "requested_term_allowed"
    case conditionsAllowed = "special_conditions_allowed"
    case guaranteeRequired = "return_guarantee_required"
    case guaranteeLeast = "return_guarantee_least"
    case severalRegionsAllowed = "several_regions_allowed"
    case listRequired = "list_certification_required"
    case listLastDay = "list_last_day"
    case permitLastDay = "permit_last_day"
    case replaceable = "worker_replaceable"
    case replacementAllowed = "replacement_allowed"
    case extensionPossible = "extension_possible"
    case extensionInTime = "extension_in_time"
    case extensionFirstDay = "extension_first_day"
    case extensionLastDay = "extension_last_day"
    case extensionDays = "extension_decision_working_days"
    case suspensionGround = "suspension_ground"
    case pointsPassed = "points_reach_pass_mark"
    // territory_check
    case tripLimitKept = "trip_limit_kept"
    case tripDaysLeft = "trip_days_left"
    // stay
    case registrationRequired = "registration_required"
    case registrationLastDay = "registration_last_day"
    case hostNoticeLastDay = "host_notice_last_day"
    case lastLawfulDay = "last_lawful_day"
    case overstayDays = "overstay_days"
    case overstaySanction = "overstay_sanction"
    case overstayFine = "overstay_fine"
    case overstayHalfFine = "overstay_half_fine"
    case overstayArrest = "arrest_days_longest"
    case overstayExpulsion = "expulsion_possible"
    case overstayDecidedBy = "overstay_decided_by"
    case overstayByCourt = "overstay_by_court"
    case overstayOneOfSeveral = "overstay_one_of_several"
    // employment
    case unlawfulWork = "unlawful_work"
    case workSanction = "work_sanction"
    case workFine = "work_fine"
    case workArrest = "work_arrest_days_longest"
    case workExpulsion = "work_expulsion_possible"
    case workDecidedBy = "work_decided_by"
    case workByCourt = "work_by_court"
    case workOneOfSeveral = "work_one_of_several"
    case workCaseWaits = "work_case_waits"
    case traffickingSigns = "trafficking_signs"
    case employerFine = "employer_fine"
    case employerHalfFine = "employer_half_fine"
    // host
    case hostSanction = "host_sanction"
    case hostFine = "host_fine"
    case hostDecidedBy = "host_decided_by"
    // exploitation_check
    case exploitationSigns = "exploitation_signs"
    // work_trouble
    case complaintTo = "complaint_to"
    case complaintAlsoTo = "complaint_also_to"
    case complaintTerm = "complaint_term"
    // work_accident
    case insurerPays = "insurer_pays"
    case employerAnswers = "harm_made_good"
    case employerOwes = "employer_owes"
    case insurerToldBy = "insurer_told_by"
    case noPolicyFine = "no_policy_fine"
    // quota_round
    case requestLastDay = "employer_request_last_day"
    case requestInTime = "employer_request_in_time"
    // quota_inquiry
    case nationalPlaces = "national_places"
    case nationalPlacesOfCategory = "national_places_of_category"
    case nationalShare = "national_share"
    case quotaCeiling = "quota_ceiling"
  }
}

extension LawNames.Ruling {
  public var record: LawNames.Record {
    switch self {
    case .tripLimitKept, .tripDaysLeft: .territory
    case .registrationRequired, .registrationLastDay, .hostNoticeLastDay, .lastLawfulDay,
      .overstayDays, .overstaySanction, .overstayFine, .overstayHalfFine, .overstayArrest,
      .overstayExpulsion, .overstayDecidedBy, .overstayByCourt, .overstayOneOfSeveral:
      .stay
    case .unlawfulWork, .workSanction, .workFine, .workArrest, .workExpulsion, .workDecidedBy,
      .workByCourt, .workOneOfSeveral, .workCaseWaits, .traffickingSigns, .employerFine,
      .employerHalfFine:
      .employment
    case .hostSanction, .hostFine, .hostDecidedBy: .host
    case .exploitationSigns: .exploitation
    case .complaintTo, .complaintAlsoTo, .complaintTerm: .trouble
    case .insurerPays, .employerAnswers, .employerOwes, .insurerToldBy, .noPolicyFine: .accident
    case .requestLastDay, .requestInTime: .quotaRound
    case .nationalPlaces, .nationalPlacesOfCategory, .nationalShare, .quotaCeiling: .quotaInquiry
    default: .application
    }
  }

  public var kind: LawNames.Kind {
    switch self {
    case .category: .list(LawNames.List.category.rawValue)
    case .firstFilingDay, .lastFilingDay, .feeDue, .extensionFirstDay, .extensionLastDay,
      .listLastDay, .permitLastDay, .registrationLastDay, .hostNoticeLastDay, .lastLawfulDay,
      .insurerToldBy, .requestLastDay:
      .date
    case .decisionDays, .extensionDays, .nationalPlaces, .nationalPlacesOfCategory, .quotaCeiling:
      .integer
    case .nationalShare: .percent
    case .termLongest: .months
    case .tripDaysLeft, .overstayDays, .overstayArrest, .workArrest, .complaintTerm: .days
    case .fee, .guaranteeLeast, .overstayFine, .overstayHalfFine, .workFine, .employerFine,
      .employerHalfFine, .hostFine, .noPolicyFine, .employerOwes:
      .money
    case .overstaySanction, .workSanction, .hostSanction: .list("sanction")
    case .overstayDecidedBy, .workDecidedBy, .hostDecidedBy: .list("authority")
    case .complaintTo, .complaintAlsoTo: .list("complaint_body")
    default: .yesNo
    }
  }
}
