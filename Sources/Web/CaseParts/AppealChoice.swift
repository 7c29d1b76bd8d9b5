import Casework
import Measures
import Office

/// What can be appealed against in a case, or is under appeal: where the case stands, or what was refused during the permit.
struct AppealChoice {
  let task: CaseTask

  /// Nil for where the case stands.
  var act: Int? { task.missing.first.flatMap { Int($0) } }
  /// How a form names it.
  var name: String { act.map { String($0) } ?? "case" }
}

extension CaseFile {
  /// What the employer can still appeal against.
  var appealable: [AppealChoice] {
    choices([.appeal, .extensionAppeal, .replacementAppeal]).filter { $0.task.state != .late }
  }

  /// What the appeal body has to decide.
  var appealed: [AppealChoice] {
    choices([.appealDecision, .extensionAppealDecision, .replacementAppealDecision])
  }

  private func choices(_ names: [CaseTask.Name]) -> [AppealChoice] {
    tasks.filter { names.contains($0.name) }.map { AppealChoice(task: $0) }
  }

  func refusedAct(_ choice: AppealChoice) -> RefusedAct? {
    choice.act.flatMap { permitCase.standing.permit?.refusedAct($0) }
  }
}

extension CaseWords {
  static var actName: String { "act" }

  func name(of task: CaseTask) -> String {
    let name = say("case.task.\(task.name.rawValue)")
    return task.worker.map { name + ": " + $0 } ?? name
  }

  /// What was refused, and when.
  func name(of act: RefusedAct) -> String {
    let name: CaseEvent.Name =
      if case .extension = act.matter { .extensionRefused } else { .replacementRefused }
    return say("case.event.\(name.rawValue)") + ", " + day(act.day)
  }

  /// Which of several it is about; nothing is asked where there is only one.
  func actField(_ choices: [AppealChoice], _ typed: Typed) -> [StepField] {
    guard choices.count > 1 else { return [] }
    return [
      typed.radios(
        Self.actName, say("case.appeal.act"),
        choices.map { choice in
          Choice(
            choice.name, name(of: choice.task),
            hint: choice.task.lastDay.map { say("case.appeal.until", ["day": day($0)]) },
            isChosen: visit.query[Self.actName] == choice.name)
        })
    ]
  }

  /// The grounds of a refused extension, and why a replacement was refused.
  func grounds(of act: RefusedAct) -> [GroundView] {
    grounds(act.decision?.grounds?.all ?? [], on: act.decision?.proposal.day)
  }

  func rows(of act: RefusedAct) -> [SummaryRow] {
    switch act.matter {
    case .extension(let asked, let decision):
      [SummaryRow(say("office.extension.term"), term(asked.term))]
        + [decision.reasonForDiffering].compactMap { $0 }.map {
          SummaryRow(say("letter.differing.heading"), $0)
        }
    case .replacement(_, let refusal):
      [SummaryRow(say("case.event.replacementRefused"), self.refusal(refusal))]
    }
  }
}

extension SentForm {
  /// The number of what it is about, nil where the case stands; one that is missing where there are several is noted.
  mutating func act(_ choices: [AppealChoice]) -> Int? {
    guard choices.count > 1 else { return choices.first?.act }
    let name = choice(
      CaseWords.actName, of: choices.map(\.name), missing: "case.appeal.act-missing")
    return choices.first { $0.name == name }?.act
  }
}
