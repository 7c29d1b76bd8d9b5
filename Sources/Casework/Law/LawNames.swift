/// Every name by which this room speaks of the law. A test checks that each is in the law files with this type.
public enum LawNames {
  /// What a name has to be.
  public enum Kind: Hashable, Sendable {
    case yesNo, integer, date, days, months, money, percent
    /// A case of the list with this name.
    case list(String)
    /// Cases of the list with this name.
    case set(String)
  }

  /// Records that questions are about.
  public enum Record: String, CaseIterable, Sendable {
    case application, employment, stay, host
    case territory = "territory_check"
    case trouble = "work_trouble"
    case exploitation = "exploitation_check"
    case accident = "work_accident"
    case quotaRound = "quota_round"
    case quotaInquiry = "quota_inquiry"
  }

  /// Lists whose cases are keys.
  public enum List: String, CaseIterable, Sendable {
    case region, country
    case category = "worker_category"
    case document = "package_document"
    case channel = "search_channel"
    case condition = "condition_kind"
    case criterion = "points_criterion"
    case sanction
    case stayBasis = "stay_basis"
  }

  /// The calendar of working days.
  public static var calendar: String { "five_day_week" }
  /// The choice whether outages pause terms, and the option that says yes.
  public static var outageChoice: String { "outage_effect" }
  public static var outagePauses: String { "outage_pauses" }
  /// Effects of silence.
  public static var silenceList: String { "silence_effect" }
  public static var silenceIsRefusal: String { "counts_as_refusal" }
  public static var silenceIsConsent: String { "counts_as_consent" }
  /// What permit a worker who is found has.
  public static var permitHeldList: String { "permit_held" }
  public static var noPermit: String { "no_permit" }
  public static var permitForThisPost: String { "permit_for_this_post" }
  public static var permitForOtherPost: String { "permit_for_other_post" }
  /// How an accident ended, and the end that its report alone says.
  public static var accidentOutcomeList: String { "accident_outcome" }
  public static var death: String { "death" }
  /// The ruling that says whether an application needs a paper of the list.
  static func need(of document: String) -> String { "needs_" + document }
  /// Bodies that complaints go to, and the one beside the labour inspection that has a desk here.
  public static var complaintBodyList: String { "complaint_body" }
  public static var police: String { "to_police" }
  /// The list of trips below `territory_check`.
  public static var trips: String { "regional_trips" }
}
