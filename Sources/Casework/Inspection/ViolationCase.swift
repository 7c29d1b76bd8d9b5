import Measures

/// A case about a breach: screening first, then the penalty as the law computes it.
public struct ViolationCase: Hashable, Codable, Sendable {
  /// What the breach is about; each is a record of the law files.
  public enum Subject: String, Hashable, Codable, Sendable, CaseIterable {
    /// A worker without the permission required.
    case work
    /// An employer of such a worker.
    case employer
    /// Stay beyond its last lawful day.
    case stay
    /// A host who did not give notice.
    case host
  }

  /// Questions that come before any sanction against a person who may be a victim.
  public struct Screening: Hashable, Codable, Sendable {
    public enum Outcome: String, Hashable, Codable, Sendable {
      case noSigns, signs
      /// Facts are missing: no sanction yet.
      case undecided
    }
    public let outcome: Outcome
    public let day: Day
    public let by: Party
    public let proposal: Proposal
    /// Where the person was referred to.
    public let referral: String?
    /// What was answered, while it does not decide yet: the next screening goes on from there.
    public let answers: FactSheet?

    public init(
      outcome: Outcome, day: Day, by: Party, proposal: Proposal, referral: String?,
      answers: FactSheet? = nil
    ) {
      self.outcome = outcome
      self.answers = answers
      self.day = day
      self.by = by
      self.proposal = proposal
      self.referral = referral
    }
  }

  /// The penalty as the law book gives it on the day.
  public struct Penalty: Hashable, Codable, Sendable {
    /// A sanction by its name in the law files; nil where the law does not name one.
    public let sanction: String?
    public let fine: Money?
    /// Half, if paid in the short term; nil where it is not allowed or not known.
    public let halfFine: Money?
    public let arrestDays: Int?
    public let expulsionPossible: Bool?
    /// Who decides, by name in the law files.
    public let decidedBy: String?
    /// Whether a court decides: what is imposed is then what it ordered.
    public let byCourt: Bool?
    /// Whether only one of fine, arrest and expulsion may be imposed.
    public let oneOfSeveral: Bool?
    /// Number and day of the court's order, once there is one.
    public let order: String?
    public let proposal: Proposal

    public init(
      sanction: String?, fine: Money?, halfFine: Money?, arrestDays: Int?,
      expulsionPossible: Bool?, decidedBy: String?, byCourt: Bool? = nil, oneOfSeveral: Bool? = nil,
      order: String? = nil, proposal: Proposal
    ) {
      self.sanction = sanction
      self.fine = fine
      self.halfFine = halfFine
      self.arrestDays = arrestDays
      self.expulsionPossible = expulsionPossible
      self.decidedBy = decidedBy
      self.byCourt = byCourt
      self.oneOfSeveral = oneOfSeveral
      self.order = order
      self.proposal = proposal
    }
  }

  /// What a penalty can consist of.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case fine, arrest, expulsion
  }

  public enum Standing: Hashable, Codable, Sendable {
    case opened
    case screened(Screening)
    /// Signs of trafficking: the person is protected and no sanction is imposed.
    case referred(Screening)
    case penaltyComputed(Screening, Penalty)
    case penaltyImposed(Penalty, on: Day, differs: String?)
    case dropped(reason: String, on: Day)
    /// - Parameter differs: as it was imposed; nil too in cases of earlier releases
    case paid(Penalty, Fee.Payment, differs: String?)
  }

  public let id: Identifier<ViolationCase>
  public let subject: Subject
  public let inspection: Identifier<Inspection>?
  public let openedOn: Day
  /// Where it was found; whose place it was, and who was found there.
  public let region: RegionKey?
  public let employer: Identifier<Employer>?
  public let person: Identifier<Worker>?
  /// The private person at whose place somebody stayed, in a case against them.
  public let host: PrivateHost?
  /// Who was found, in the inspector's words.
  public let personName: String?
  public internal(set) var facts: FactSheet
  public internal(set) var standing: Standing
  /// The day the penalty was imposed; nil before, and in cases of earlier releases.
  public internal(set) var imposedOn: Day?
  /// Who imposed it; nil before, and in cases of earlier releases.
  public internal(set) var imposedBy: Party?
  /// The day its letter was handed over, once somebody wrote it down: the time to appeal runs from it.
  public internal(set) var handedOn: Day?
  /// The day the person was expelled, once the police wrote it down.
  public internal(set) var expelledOn: Day?

  public init(
    id: Identifier<ViolationCase>, subject: Subject, inspection: Identifier<Inspection>?,
    openedOn: Day, facts: FactSheet, region: RegionKey? = nil,
    employer: Identifier<Employer>? = nil, person: Identifier<Worker>? = nil,
    personName: String? = nil, host: PrivateHost? = nil
  ) {
    self.id = id
    self.host = host
    self.subject = subject
    self.inspection = inspection
    self.openedOn = openedOn
    self.facts = facts
    self.region = region
    self.employer = employer
    self.person = person
    self.personName = personName
    standing = .opened
  }
}
