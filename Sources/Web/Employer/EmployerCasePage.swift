import Casework
import Office

/// One case as its employer sees it: the task list from the vacancy to the permit's last day. `employer/case`.
struct EmployerCasePage: Page {
  static var template: String { "employer/case" }

  let title: String
  let back: String?
  let sheet: CaseSheet
  /// What was just done or kept.
  let done: String?
  let facts: [SummaryRow]
  let hasFacts: Bool
  /// Where the law's questions are answered, while the case is prepared.
  let questions: String?
  /// The document of the permit, while there is one.
  let paper: String?

  init(_ file: CaseFile, stated: FactSheet, _ words: CaseWords) {
    let visit = words.visit
    let permitCase = file.permitCase
    title = visit.say("employer.case.title", ["number": permitCase.id.rawValue])
    back = visit.link(EmployerAddress.home)
    done = Self.done(visit)
    let isPrepared = permitCase.standing.name == .preparing
    // What the employer answered so far is not in the case yet, but says what the law asks for.
    let tasks =
      isPrepared ? words.law.tasks(of: permitCase, stated: stated, on: words.today) : file.tasks
    facts = words.facts(permitCase.facts.merging(stated))
    hasFacts = !facts.isEmpty
    let questions =
      isPrepared ? EmployerQuestions.address(of: permitCase, words, stated: stated) : nil
    self.questions = questions
    sheet = CaseSheet(file, tasks: tasks, Self.side(file, questions, visit), words)
    paper = permitCase.standing.permit.map { _ in
      PermitPaperPages.address(of: permitCase.id, visit)
    }
  }

  private static func done(_ visit: Visit) -> String? {
    if let step = visit.query["done"].flatMap(EmployerStep.init(rawValue:)) {
      return visit.say("employer.step.\(step.rawValue).done")
    }
    if let step = visit.query["kept"].flatMap(EmployerStep.init(rawValue:)) {
      return visit.say(
        "employer.kept", ["what": visit.say("employer.step.\(step.rawValue).title")])
    }
    return visit.query["laid"].map { _ in visit.say("employer.laid") }
  }

  private static func side(_ file: CaseFile, _ questions: String?, _ visit: Visit) -> CaseSide {
    let id = file.permitCase.id
    let mayLayIn =
      file.may.contains(.attach)
      && [.preparing, .lodged, .deficient].contains(file.permitCase.standing.name)
    return CaseSide(
      steps: EmployerStep.offered(in: file).map {
        Link(
          visit.say("employer.step.\($0.rawValue).title"),
          to: EmployerAddress.step($0, of: id, visit))
      },
      task: { task in
        if task.name == .documents { return "#documents" }
        if task.name == .questions { return questions }
        return EmployerStep.of(task).flatMap { step in
          let act = step == .appeal ? AppealChoice(task: task).act : nil
          return file.may.contains(step.action)
            ? EmployerAddress.step(step, of: id, visit, act: act) : nil
        }
      },
      letter: { EmployerAddress.letter($0, of: id, visit) },
      file: { EmployerAddress.file($0, of: id, visit) },
      change: { mayLayIn ? EmployerAddress.layIn($0.name, of: id, visit) : nil },
      whose: { task in
        guard let step = EmployerStep.of(task), !file.may.contains(step.action) else { return nil }
        return visit.say("case.task-of.signatory")
      })
  }
}
