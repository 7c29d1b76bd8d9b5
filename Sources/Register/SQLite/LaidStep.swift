import Casework
import Measures

/// A step made ready for the tables: everything that can be reckoned before it is its turn to be written.
struct LaidStep: Sendable {
  let step: Step
  let line: CaseLine
  /// The words the case is found by from now on; nil where they stay.
  let words: SearchText?
  /// What becomes of its open permit; nil where nothing does.
  let permit: PermitMove?
  let decisions: [DecisionTally]
  /// The notices that follow from the events.
  let notices: [EventNotice]

  /// - Parameters:
  ///   - due: the last day of the term that runs after it.
  ///   - tells: whether its notices follow from it; in journals of the first three formats they stand by themselves.
  init(_ step: Step, due: Day?, tells: Bool = true) {
    self.step = step
    line = CaseLine(step.after, due: due)
    words = step.events.contains(where: \.changesSearch) ? SearchText(of: step.after) : nil
    permit = PermitMove(step.events, of: step.after)
    decisions = DecisionTally.decisions(in: step.events, of: step.after)
    notices = tells ? EventNotice.all(of: step.events, after: step.after) : []
  }
}

/// What becomes of the open permit of a case.
struct PermitMove: Sendable {
  /// As everybody may find it; nil where it is open no more.
  let line: PermitLine?
  /// The words it is found by, where it is one that was not there before.
  let words: PermitText?

  /// Nil where the events leave it as it is.
  init?(_ events: [CaseEvent], of after: PermitCase) {
    guard events.contains(where: \.movesPermit) else { return nil }
    line = PermitLine(after)
    words = events.contains(where: \.bringsPermit) ? line.map(PermitText.init) : nil
  }
}
