import Measures

/// An application that was filed.
public struct Lodgement: Hashable, Codable, Sendable {
  public let day: Day
  public let places: Int
  /// The facts as the employer stated them.
  public let facts: FactSheet
  /// When completeness has to be checked.
  public let deadline: Deadline
  /// Nil in entries of the journal that name no further region.
  private let further: [RegionKey]?

  /// Regions in which the permit shall hold beside the employer's own.
  public var furtherRegions: [RegionKey] { further ?? [] }

  public init(
    day: Day, places: Int, facts: FactSheet, deadline: Deadline, furtherRegions: [RegionKey] = []
  ) {
    self.day = day
    self.places = places
    self.facts = facts
    self.deadline = deadline
    further = furtherRegions.isEmpty ? nil : furtherRegions
  }
}

extension Lodgement {
  /// The same application with its terms running anew from a day.
  public func again(from day: Day) -> Lodgement {
    Lodgement(
      day: self.day, places: places, facts: facts, deadline: deadline.again(from: day),
      furtherRegions: furtherRegions)
  }
}

/// What the application lacks, and by when to send it.
public struct DeficiencyNotice: Hashable, Codable, Sendable {
  public let day: Day
  public let missing: [DocumentKey]
  public let faulty: [DocumentKey]
  public let deadline: Deadline

  public init(day: Day, missing: [DocumentKey], faulty: [DocumentKey], deadline: Deadline) {
    self.day = day
    self.missing = missing
    self.faulty = faulty
    self.deadline = deadline
  }
}

extension DeficiencyNotice {
  /// The same notice with its term running anew from a day.
  func again(from day: Day) -> DeficiencyNotice {
    DeficiencyNotice(
      day: self.day, missing: missing, faulty: faulty, deadline: deadline.again(from: day))
  }
}

/// A complete application, admitted to decision.
public struct Admission: Hashable, Codable, Sendable {
  public let lodgement: Lodgement
  public let day: Day
  /// Where its places are held; nil where no quota applies or too few places were free.
  public let account: QuotaAccount.Key?
  /// Of the worker, as the law read it then; nil where it did not say.
  public let category: CategoryKey?
  /// Places that were free on that day; nil where no quota applies.
  public let freePlaces: Int?
  public let deadline: Deadline
  /// What the law proposes, once asked.
  public internal(set) var proposal: Proposal?
  /// The number of the event that holds the proposal.
  public internal(set) var proposalEvent: Int?
  private var said: [RegionWord]?

  /// What the bodies of further regions have said so far.
  public var regionWords: [RegionWord] { said ?? [] }
  /// Further regions that have not answered yet.
  public var unansweredRegions: [RegionKey] {
    lodgement.furtherRegions.filter { region in !regionWords.contains { $0.region == region } }
  }

  /// Takes the word of a region that was asked and has not answered; false for any other.
  mutating func take(_ word: RegionWord) -> Bool {
    guard unansweredRegions.contains(word.region) else { return false }
    said = regionWords + [word]
    return true
  }

  public init(
    lodgement: Lodgement, day: Day, account: QuotaAccount.Key?, category: CategoryKey? = nil,
    freePlaces: Int?, deadline: Deadline, proposal: Proposal? = nil
  ) {
    self.category = category
    self.freePlaces = freePlaces
    self.lodgement = lodgement
    self.day = day
    self.account = account
    self.deadline = deadline
    self.proposal = proposal
  }
}

/// The employer's right to be heard before a refusal.
public struct Hearing: Hashable, Codable, Sendable {
  public let offeredOn: Day
  public let intended: Grounds
  public let deadline: Deadline
  /// The employer's answer.
  public internal(set) var answer: String?

  public init(offeredOn: Day, intended: Grounds, deadline: Deadline, answer: String? = nil) {
    self.offeredOn = offeredOn
    self.intended = intended
    self.deadline = deadline
    self.answer = answer
  }
}

/// An application that the term to decide found without a decision. The term runs from the filing: it also passes for
/// what nobody has opened.
public enum Unanswered: Hashable, Codable, Sendable {
  case lodged(Lodgement)
  case deficient(Lodgement, DeficiencyNotice)
  case admitted(Admission)

  public var lodgement: Lodgement {
    switch self {
    case .lodged(let lodgement), .deficient(let lodgement, _): lodgement
    case .admitted(let admission): admission.lodgement
    }
  }

  /// Nil where the application was never admitted.
  public var admission: Admission? {
    if case .admitted(let admission) = self { admission } else { nil }
  }
}

/// A term that passed without a decision.
public struct Silence: Hashable, Codable, Sendable {
  /// Effect by its name in the law files.
  public let effect: String
  public let day: Day
  public let due: Day
  public let grounds: Grounds
  public let appeal: Deadline

  public init(effect: String, day: Day, due: Day, grounds: Grounds, appeal: Deadline) {
    self.effect = effect
    self.day = day
    self.due = due
    self.grounds = grounds
    self.appeal = appeal
  }
}

/// A permit without effect for a time.
public struct Suspension: Hashable, Codable, Sendable {
  public let day: Day
  public let grounds: Grounds
  /// By when the cause has to be cured.
  public let deadline: Deadline
  private var said: [CureReport]?
  /// When an appeal against it failed; there is no second one.
  public internal(set) var upheldOn: Day?

  /// What the employer has reported of the cure, in order.
  public var cureReports: [CureReport] { said ?? [] }

  mutating func take(_ report: CureReport) { said = cureReports + [report] }

  public init(day: Day, grounds: Grounds, deadline: Deadline) {
    self.day = day
    self.grounds = grounds
    self.deadline = deadline
  }
}

/// The employer's word that the cause of a suspension is cured, and how.
public struct CureReport: Hashable, Codable, Sendable {
  public let day: Day
  public let text: String

  public init(day: Day, text: String) {
    self.day = day
    self.text = text
  }
}

/// A permit taken away.
public struct Withdrawal: Hashable, Codable, Sendable {
  public let day: Day
  public let grounds: Grounds
  public let appeal: Deadline
  /// The suspension that it came upon and that stands again when it falls; known to the case, not to the event.
  public internal(set) var suspension: Suspension?

  public init(day: Day, grounds: Grounds, appeal: Deadline) {
    self.day = day
    self.grounds = grounds
    self.appeal = appeal
  }
}

/// What an appeal is against, with what has to stand again.
public enum AppealedAct: Hashable, Codable, Sendable {
  case refusal(Admission, Decision)
  case silence(Unanswered, Silence)
  case withdrawal(Permit, Withdrawal)
  /// The permit stays suspended meanwhile, and the time to cure the cause runs on.
  case suspension(Permit, Suspension)
}

/// An appeal under decision.
public struct Appeal: Hashable, Codable, Sendable {
  public let day: Day
  public let statement: String
  public let deadline: Deadline

  public init(day: Day, statement: String, deadline: Deadline) {
    self.day = day
    self.statement = statement
    self.deadline = deadline
  }
}

/// How a case ended.
public struct Closing: Hashable, Codable, Sendable {
  public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
    /// The employer took the application back.
    case takenBack
    /// No answer to the deficiency notice in time.
    case notSupplemented
    /// A requirement of the grant was not met in time.
    case lapsed
    /// The permit reached its last day.
    case expired
    /// Refused for good.
    case refused
    /// Withdrawn for good.
    case withdrawn
    /// The employer gave the permit back.
    case givenBack
  }

  public let reason: Reason
  public let day: Day

  public init(reason: Reason, day: Day) {
    self.reason = reason
    self.day = day
  }
}

extension Lodgement: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("day", day)
    try sheet.put("deadline", deadline)
    try sheet.put("facts", facts)
    try sheet.put("further", further)
    try sheet.put("places", places)
    sheet.close()
  }
}

extension Admission: JSONWritten {
  public func write(on sheet: JSONSheet) throws {
    sheet.open()
    try sheet.put("account", account)
    try sheet.put("category", category)
    try sheet.put("day", day)
    try sheet.put("deadline", deadline)
    try sheet.put("freePlaces", freePlaces)
    try sheet.put("lodgement", lodgement)
    try sheet.put("proposal", proposal)
    try sheet.put("proposalEvent", proposalEvent)
    try sheet.put("said", coded: said)
    sheet.close()
  }
}
