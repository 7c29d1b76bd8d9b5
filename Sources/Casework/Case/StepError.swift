import Measures

/// A step out of place: a mistake of the one who asks, never the law's no.
public enum StepError: Error, Hashable, Codable, Sendable {
  /// The step does not belong to where the case is.
  case outOfPlace(step: Command.Name, standing: Standing.Name)
  /// An inspection, violation case, stay, complaint or accident is not where this step belongs.
  case notNow
  /// The case is there already.
  case alreadyOpen
  /// There is no such case.
  case notOpen
  /// The step is dated before the last one.
  case beforeLastStep
  /// The term has passed.
  case tooLate(Deadline.Purpose)
  /// The term still runs.
  case tooEarly(Deadline.Purpose)
  /// Facts or lists that the law book does not know or cannot read; the path.
  case unreadableFact(String)
  case unknownKey(String)
  /// An officer who differs from what the law proposes gives a reason.
  case reasonMissing
  /// A refusal needs at least one ground.
  case groundsMissing
  /// Ruling before the law was asked for its proposal.
  case notProposed
  /// The law gives the employer the right to be heard first.
  case notHeard
  /// The employer was told and has time to answer; the first day of a refusal without an answer, where it is known.
  case answerAwaited(first: Day?)
  /// An account is needed, or another one.
  case wrongAccount
  /// A number that cannot be: places, terms, sums.
  case impossibleNumber(String)
  /// Completeness before the officer looked at these papers.
  case documentsUnchecked([DocumentKey])
  /// A day that cannot be: before the first that can, or after the last.
  case dayOutside(DayOf, first: Day, last: Day)

  /// What a day belongs to.
  public enum DayOf: String, Hashable, Codable, Sendable {
    case payment, search, fine, accident, expulsion, handover
  }

  /// Less money than the requirement asks for; the smallest sum where it is known.
  case lessThanDue(Requirement, least: Money?)
  case unknownWorker
  /// A worker of a permit who is a citizen of the country itself.
  case ownCitizen
  /// A trip into a region of the permit, or a further region that is the own one or named twice.
  case ownRegion
  /// The application does not name this region, or its body has answered already.
  case regionNotAsked
  case workerAlreadyListed
  /// More workers than the permit has places.
  case moreThanPlaces
  /// The replacement of this worker is asked for already and not answered yet.
  case replacementAsked
  case unknownCondition
  /// A report of more than the condition still asks for; how many are left.
  case moreThanConditioned(left: Int)
  /// The requirement does not belong to this permit, or is met already.
  case notOutstanding(Requirement)
  case notFiled
  case extensionUnderway
  case noExtensionUnderway
  /// A sanction before the screening for trafficking.
  case notScreened
  /// Registering a stay past its last lawful day while no case is about those days.
  case overstayWithoutCase
  /// A court decides, and nobody wrote down its order.
  case courtOrderMissing
  /// More than one of the penalties of which the law allows only one.
  case onlyOnePenalty
}
