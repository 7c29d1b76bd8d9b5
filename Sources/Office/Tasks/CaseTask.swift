import Casework
import LawLanguage
import Measures

/// One thing to do on the way of a case.
public struct CaseTask: Hashable, Sendable {
  /// The name of the task; stable. Phrases say it: `task.` and the name.
  public enum Name: String, Hashable, Codable, Sendable, CaseIterable {
    case questions, searchAtHome, interviews, documents, lodge
    case checkCompleteness, supplement
    case proposal, hearing, decision
    case fee, feeConfirmation, guarantee, namedList, certification
    case conditionReport, replacement, askExtension, extensionDecision, extensionFee, cure,
      cureAnswer
    case appeal, appealDecision
    /// Against what was refused during the permit, which goes on meanwhile.
    case extensionAppeal, replacementAppeal, extensionAppealDecision, replacementAppealDecision
  }

  public enum State: String, Hashable, Codable, Sendable, CaseIterable {
    case done
    /// Can be done now.
    case now
    /// Not before `firstDay`, or not before another task.
    case notYet
    /// The last day has passed.
    case late
    /// The term to decide passed without it, and the law has put silence in its place.
    case missed
    /// The law does not ask for it here.
    case notNeeded
  }

  /// Which side has to act.
  public enum Side: String, Hashable, Codable, Sendable { case employer, office, appealBody }

  public let name: Name
  public let state: State
  public let side: Side
  /// The first lawful day, where there is one and the law files know it.
  public let firstDay: Day?
  /// The last lawful day; nil where there is none or it is not known.
  public let lastDay: Day?
  /// How sure the source of these days is; nil where the law names none.
  public let confidence: Confidence?
  /// What is missing: names of documents, of facts, of workers to be met; of a condition or a request its key,
  /// of what was refused during the permit its number.
  public let missing: [String]
  /// Names of papers of which the law files do not know whether they are needed; not asked for.
  public let inDoubt: [String]
  /// Whom it is about, where there are several of the same name.
  public let worker: String?
  /// The steps that do it.
  public let steps: [Command.Name]

  init(
    _ name: Name, _ state: State, _ side: Side, firstDay: Day? = nil, lastDay: Day? = nil,
    confidence: Confidence? = nil, missing: [String] = [], inDoubt: [String] = [],
    worker: String? = nil, steps: [Command.Name] = []
  ) {
    self.name = name
    self.state = state
    self.side = side
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.confidence = confidence
    self.missing = missing
    self.inDoubt = inDoubt
    self.worker = worker
    self.steps = steps
  }
}
