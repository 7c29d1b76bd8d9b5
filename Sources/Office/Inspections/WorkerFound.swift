import Casework
import Measures

/// A person found at work, as the inspector sees it.
public struct WorkerFound: Hashable, Sendable {
  /// The number on the permit that was shown; nil when none was.
  public let permit: Identifier<PermitCase>?
  /// The person in the list of the permit; nil when not found there.
  public let worker: Identifier<Worker>?
  /// The occupation actually done, as said on the spot; nil when not asked.
  public let occupation: String?
  /// Facts about `employment` that the inspector states.
  public let facts: FactSheet

  public init(
    permit: Identifier<PermitCase>?, worker: Identifier<Worker>?, occupation: String?,
    facts: FactSheet
  ) {
    self.permit = permit
    self.worker = worker
    self.occupation = occupation
    self.facts = facts
  }
}

/// What the register and the law say of a person found at work.
public struct FoundAnswer: Hashable, Sendable {
  /// What the register knows; nil where the question does not arise.
  public let permitIsKnown: Bool
  public let permitIsInEffect: Bool?
  public let employerFits: Bool?
  public let regionFits: Bool?
  /// Days of a recorded trip cover the region.
  public let tripCovers: Bool?
  public let standsInList: Bool?
  public let occupationFits: Bool?
  /// The facts as asked of the law: those stated, with what the register adds.
  public let facts: FactSheet
  /// Whether the work is unlawful; nil where facts are missing or the law files do not say.
  public let isUnlawful: Bool?
  /// The law's answer with its reasons and the facts it still needs.
  public let proposal: Proposal
}
