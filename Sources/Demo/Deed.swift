import Measures

/// What somebody does in the tale.
public enum Deed: Sendable {
  case open(employer: String, facts: String, more: [String: String])
  case search(channel: String, reference: String)
  case interview(candidate: String, reason: String?)
  /// Lays in every paper the law asks for on the day, without these.
  case papers(without: [String])
  /// - Parameter regions: further ones that the permit shall name
  case lodge(places: Int, facts: [String: String], regions: [String])
  /// The body of a further region consents, or says why not.
  case answerRegion(region: String, refusal: String?)
  case supplement
  case takeBack
  case findFaulty(paper: String, reason: String)
  case check
  case propose
  case offerHearing
  case hear(String)
  case grant(months: Int, condition: Condition?, demandList: Bool, reason: String?)
  case refuse
  case pay(tenge: Int64)
  case guarantee(tenge: Int64)
  case list([String])
  case certify
  case askReplacement(leaving: String, arriving: String)
  case replace(leaving: String, arriving: String)
  case trip(worker: String, region: String, last: Day)
  case report(done: Int, proof: String)
  case extend(months: Int)
  case suspend(ruling: String, days: Int)
  case withdraw(ruling: String)
  case giveBack
  case appeal(String)
  case setAside(String)
  case uphold(String)
  case requestQuota(employer: String, category: String, places: Int, reason: String)
  case arrival(
    worker: String, employer: String, document: String, entry: Day, address: String,
    facts: [String: String])
  case registerStay(basis: String, through: Day?)
  case leaveCountry
  case inspect(employer: String)
  case find(subject: String, facts: [String: String], note: String)
  case closeInspection
  case screen(facts: [String: String], referral: String?)
  case penalty
  case complain(String)
  case accident(
    employer: String, worker: String, severity: String, words: String, policy: Policy?)

  /// The insurance in force on the day of an accident.
  public struct Policy: Decodable, Sendable {
    public let number: String
    public let insurer: String
    public let first: Day
    public let last: Day
  }

  public struct Condition: Decodable, Sendable {
    public let kind: String
    public let number: Int
    public let through: Day
  }
}
