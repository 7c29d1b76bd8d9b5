import LawLanguage
import Measures

extension Person {
  /// The row as facts of the law files in `permit-12/law`: category 1 is the first case, day 0 is `none`.
  public func answers() -> [(name: String, answer: Answer)] {
    func date(_ day: Int64) -> Answer { day == 0 ? .none : .value(day) }
    func tenge(_ amount: Int64) -> Answer { .value(amount * 100) }
    return [
      ("citizenship", .value(citizenship)), ("residence", .value(residence)),
      ("purpose", .value(purpose)), ("category", .value(category - 1)),
      ("position", .value(position)), ("region", .value(region)), ("education", .value(education)),
      ("experience", .value(experience)), ("in_demand", .value(inDemand)),
      ("interviews", .value(interviews)), ("special_conditions", .value(specialCondition)),
      ("has_contract", .value(hasContract)), ("family", .value(family)),
      ("application_date", .value(applicationDate)), ("republican_date", date(republicanDate)),
      ("regional_date", date(regionalDate)), ("press_date", date(pressDate)),
      ("entry_date", .value(entryDate)), ("registration_date", date(registrationDate)),
      ("quota_rank", .value(quotaRank)), ("stay_days", .value(stayDays)),
      ("return_deposit", tenge(returnDeposit)), ("ticket_air", tenge(ticketAir)),
      ("fare_rail", tenge(fareRail)), ("damage", tenge(damage)), ("insured", tenge(insured)),
    ]
  }

  /// The outputs in the order of the rule set; those in money are tiyn in the law and tenge here.
  public static var outputs: [(rule: String, isMoney: Bool)] {
    [
      ("is_labour_migrant", false), ("eaeu_exempt", false), ("permit_required", false),
      ("quota_applies", false), ("lmt_ok", false), ("points", false), ("return_ok", false),
      ("permit_granted", false), ("registered_ok", false), ("family_funds", true),
      ("social_insured", false), ("compensation", true),
    ]
  }
}
