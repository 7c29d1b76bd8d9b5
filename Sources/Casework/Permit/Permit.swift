import Measures

/// A permit in effect.
public struct Permit: Hashable, Codable, Sendable {
  public let grant: Grant
  public let region: RegionKey
  public let firstDay: Day
  /// The last day in effect; moves with each extension.
  public internal(set) var lastDay: Day
  public internal(set) var workers: [Worker]
  public internal(set) var conditions: [SpecialCondition]
  public internal(set) var trips: [Trip]
  public internal(set) var replacements: [Replacement]
  /// Nil in cases that were kept before requests stood in them.
  private var requests: [ReplacementRequest]?
  /// Replacements that were asked for and not answered yet.
  public internal(set) var replacementRequests: [ReplacementRequest] {
    get { requests ?? [] }
    set { requests = newValue.isEmpty ? nil : newValue }
  }
  public internal(set) var extensions: Int
  /// An extension that was asked for and is not finished.
  public internal(set) var extensionUnderway: Extension?

  /// Nil where nothing was refused.
  private var refused: [RefusedAct]?
  /// What was refused while the permit was used and no appeal has decided.
  public internal(set) var refusedActs: [RefusedAct] {
    get { refused ?? [] }
    set { refused = newValue.isEmpty ? nil : newValue }
  }

  /// The way of one extension.
  public struct Extension: Hashable, Codable, Sendable {
    public let askedOn: Day
    public let term: LegalTerm
    public let proposal: Proposal
    public let deadline: Deadline
    /// Where places of a later year are needed.
    public let account: QuotaAccount.Key?
    private let further: [QuotaAccount.Key]?
    /// The same in the further regions that the permit names.
    public var furtherAccounts: [QuotaAccount.Key] { further ?? [] }
    /// When an appeal brought it back to decision; nil where none did.
    public let returnedOn: Day?
    /// The number of the event that holds the proposal.
    public internal(set) var proposalEvent: Int?
    public internal(set) var decision: Decision?
    public internal(set) var fee: Fee?

    public init(
      askedOn: Day, term: LegalTerm, proposal: Proposal, deadline: Deadline,
      account: QuotaAccount.Key?, furtherAccounts: [QuotaAccount.Key] = [], returnedOn: Day? = nil
    ) {
      further = furtherAccounts.isEmpty ? nil : furtherAccounts
      self.askedOn = askedOn
      self.term = term
      self.proposal = proposal
      self.deadline = deadline
      self.account = account
      self.returnedOn = returnedOn
    }
  }

  public init(grant: Grant, region: RegionKey, firstDay: Day, lastDay: Day, workers: [Worker]) {
    self.grant = grant
    self.region = region
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.workers = workers
    conditions = grant.conditions
    trips = []
    replacements = []
    extensions = 0
  }

  /// Every region that the permit names, the one that issued it first.
  public var regions: [RegionKey] { [region] + grant.furtherRegions }

  public func isInEffect(on day: Day) -> Bool { firstDay <= day && day <= lastDay }

  /// No list was certified, and nobody is named yet.
  public var isUnnamed: Bool { grant.list == nil && workers.isEmpty }
}
