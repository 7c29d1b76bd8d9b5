extension LawNames {
  /// Dated values.
  public enum Value: String, CaseIterable, Sendable {
    case effectOfSilence = "effect_of_silence"
    case hearingBeforeRefusal = "hearing_before_refusal"
    case hearingTerm = "hearing_term"
    case hearingNoticeTerm = "hearing_notice_term"
    case appealTerm = "appeal_term"
    case offenceAppealDays = "offence_appeal_days"
    case appealDecisionTerm = "appeal_decision_term"
    case completenessTerm = "completeness_term"
    case supplementTerm = "supplement_term"
    case guaranteeTerm = "guarantee_term"
    case cureTerm = "cure_term"
    case replacementTerm = "replacement_term"
    case extensionTakesPlace = "extension_takes_place"
    case endedPermitFreesPlace = "ended_permit_frees_place"
    case documentNeeded = "document_needed"
    case conditionKindAllowed = "condition_kind_allowed"
    case pointsMost = "points_most"
    case regionsInBeing = "regions_in_being"

    public var kind: Kind {
      switch self {
      case .effectOfSilence: .list(LawNames.silenceList)
      case .hearingBeforeRefusal, .extensionTakesPlace, .endedPermitFreesPlace,
        .documentNeeded, .conditionKindAllowed:
        .yesNo
      case .appealTerm: .months
      case .regionsInBeing: .set(List.region.rawValue)
      default: .integer
      }
    }

    /// The list it is indexed by.
    public var key: List? {
      switch self {
      case .documentNeeded: .document
      case .conditionKindAllowed: .condition
      case .pointsMost: .criterion
      default: nil
      }
    }
  }

  /// Facts that this room states itself, by their paths.
  public enum Fact: String, CaseIterable, Sendable {
    case region = "employer.region"
    case requestedWorkers = "requested_workers"
    case freePlaces = "free_quota_places"
    case packageComplete = "package_complete"
    case allInterviewed = "all_interviewed"
    case requestedTerm = "requested_term"
    case permitStart = "permit_start"
    case permitIssued = "permit_issue_date"
    case feeNotice = "fee_notice_date"
    case permitExpiry = "permit_expiry"
    case extensionsSoFar = "extensions_so_far"
    case sameCategory = "replacement_same_category"
    case permittedWorkers = "permitted_workers"
    case employedForeigners = "employed_foreigners"
    case allListed = "all_workers_listed"
    case conditionsPerformed = "special_conditions_performed"
    // Of `employment`.
    case permitHeld = "permit_held"
    // Of `quota_round`.
    case requestFiledOn = "quota_request_filed_on"
    case quotaGroup = "quota_group"
    // Of `stay`.
    case visitorCitizenship = "visitor.citizenship"
    case entryDate = "entry_date"
    case exitDate = "exit_date"
    case addressChangedOn = "address_changed_on"
    case stayBasis = "stay_basis"
    case permittedUntil = "permitted_until"
    case earlierDays = "earlier_days"
    case intendedDays = "intended_days"
    // Of `host`.
    case hostedCitizenship = "visit.visitor.citizenship"
    case hostedEntryDate = "visit.entry_date"
    case noticeGivenOn = "notice_given_on"
    case hostCaseOpenedOn = "host_case_opened_on"
    // Of `work_accident`.
    case accidentDate = "accident_date"
    case accidentOutcome = "accident_outcome"
    case policyInForce = "policy_in_force"
    // Below `territory_check`, in each element of the list of trips.
    case tripFirstDay = "regional_trips.1.first_day"
    case tripLastDay = "regional_trips.1.last_day"

    public var record: Record {
      switch self {
      case .tripFirstDay, .tripLastDay: .territory
      case .permitHeld: .employment
      case .requestFiledOn: .quotaRound
      case .quotaGroup: .quotaInquiry
      case .visitorCitizenship, .entryDate, .exitDate, .addressChangedOn, .stayBasis,
        .permittedUntil, .earlierDays, .intendedDays:
        .stay
      case .hostedCitizenship, .hostedEntryDate, .noticeGivenOn, .hostCaseOpenedOn: .host
      case .accidentDate, .accidentOutcome, .policyInForce: .accident
      default: .application
      }
    }

    public var kind: Kind {
      switch self {
      case .region: .list(LawNames.List.region.rawValue)
      case .quotaGroup: .list(LawNames.List.category.rawValue)
      case .permitHeld: .list(LawNames.permitHeldList)
      case .visitorCitizenship, .hostedCitizenship: .list(LawNames.List.country.rawValue)
      case .stayBasis: .list(LawNames.List.stayBasis.rawValue)
      case .accidentOutcome: .list(LawNames.accidentOutcomeList)
      case .requestedWorkers, .freePlaces, .extensionsSoFar, .permittedWorkers,
        .employedForeigners:
        .integer
      case .requestedTerm: .months
      case .earlierDays, .intendedDays: .days
      case .permitStart, .permitIssued, .feeNotice, .permitExpiry, .tripFirstDay, .tripLastDay,
        .requestFiledOn, .entryDate, .exitDate, .addressChangedOn, .permittedUntil, .accidentDate,
        .hostedEntryDate, .noticeGivenOn, .hostCaseOpenedOn:
        .date
      default: .yesNo
      }
    }
  }
}
