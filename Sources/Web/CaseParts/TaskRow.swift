import Casework
import LawLanguage
import Measures
import Office

/// One task of a case as both sides see it: `case/tasks`.
struct TaskRow: Sendable {
  let text: String
  /// Where the one who looks can do it; nil where the other side has to.
  let href: String?
  let state: Badge
  let side: String
  /// Who does it, where the one who looks may not.
  let whose: String?
  let first: String?
  let last: String?
  let due: Badge?
  /// How sure the source of the days is, where it is not sure.
  let grade: Badge?
  let missing: [String]
  let hasMissing: Bool

  /// - Parameters:
  ///   - address: where a task is done, by its name; nil where there is no page for this reader
  ///   - whose: who does it instead of this reader
  init(
    _ task: CaseTask, _ words: CaseWords, address: (CaseTask) -> String?,
    whose: (CaseTask) -> String?
  ) {
    text = words.name(of: task)
    let isOpen = task.state == .now || task.state == .late
    href = isOpen ? address(task) : nil
    self.whose = isOpen ? whose(task) : nil
    state = Badge(words.say("case.task-state.\(task.state.rawValue)"), tone: Self.tone(task.state))
    side = words.say("case.side.\(task.side.rawValue)")
    first = task.state == .notYet ? task.firstDay.map { words.day($0) } : nil
    let runs = task.state != .done && task.state != .notNeeded
    last = runs ? task.lastDay.map { words.day($0) } : nil
    due = isOpen ? words.due(task.lastDay) : nil
    grade = first == nil && last == nil ? nil : words.grade(task.confidence)
    missing = task.state == .done ? [] : Self.missing(task, words)
    hasMissing = !missing.isEmpty
  }

  private static func tone(_ state: CaseTask.State) -> String {
    switch state {
    case .done: "yes"
    case .now: "open"
    case .late, .missed: "no"
    case .notYet, .notNeeded: "plain"
    }
  }

  /// Names of documents or facts in words; candidates as they were written.
  private static func missing(_ task: CaseTask, _ words: CaseWords) -> [String] {
    switch task.name {
    case .documents, .supplement: task.missing.map { words.document(DocumentKey($0)) }
    case .searchAtHome: task.missing.map { words.channel(ChannelKey($0)) }
    case .proposal: task.missing.map(words.path)
    case .interviews, .fee, .extensionFee: task.missing
    default: []
    }
  }
}
