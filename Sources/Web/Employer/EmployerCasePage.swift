import Casework
import Office

/// One case as its employer sees it: the task list from the vacancy to the permit's last day. `employer/case`.
struct EmployerCasePage: Page {
  static var template: String { "employer/case" }

  let title: String
  let back: String?
  let head: CaseHead
  let rows: [SummaryRow]
  /// What was just done or kept.
  let done: String?
  let steps: [Link]
  let hasSteps: Bool
  let clock: [ClockRow]
  let hasClock: Bool
  let tasks: [TaskRow]
  let documents: [DocumentRow]
  let hasDocuments: Bool
  let search: SearchEvidence
  let facts: [SummaryRow]
  let hasFacts: Bool
  /// Where the law's questions are answered, while the case is prepared.
  let questions: String?
  /// The document of the permit, while there is one.
  let paper: String?
  let letters: [Link]
  let hasLetters: Bool
  let timeline: [TimelineEntry]

  init(_ file: CaseFile, stated: FactSheet, _ words: CaseWords) {
    let visit = words.visit
    let id = file.permitCase.id
    title = visit.say("employer.case.title", ["number": id.rawValue])
    back = visit.link(EmployerAddress.home)
    head = CaseHead(file.permitCase, words)
    rows = head.rows
    done = Self.done(visit)
    steps = EmployerStep.offered(in: file).map {
      Link(
        visit.say("employer.step.\($0.rawValue).title"),
        to: EmployerAddress.step($0, of: id, visit))
    }
    hasSteps = !steps.isEmpty
    clock = file.terms.map { ClockRow($0, words) }
    hasClock = !clock.isEmpty
    let isPrepared = file.permitCase.standing.name == .preparing
    // What the employer answered so far is not in the case yet, but says what the law asks for.
    let due =
      isPrepared
      ? words.law.tasks(of: file.permitCase, stated: stated, on: words.today) : file.tasks
    tasks = due.map { task in
      TaskRow(task, words) { task in
        if task.name == .documents { return "#documents" }
        return EmployerStep.of(task).flatMap { step in
          file.may.contains(step.action) ? EmployerAddress.step(step, of: id, visit) : nil
        }
      }
    }
    documents = Self.documents(file, words)
    hasDocuments = !documents.isEmpty
    search = SearchEvidence(file.permitCase.search, words)
    facts = words.facts(file.permitCase.facts.merging(stated))
    hasFacts = !facts.isEmpty
    questions =
      isPrepared
      ? EmployerQuestions.address(of: file.permitCase, words, stated: stated) : nil
    paper = file.permitCase.standing.permit.map { _ in PermitPaperPages.address(of: id, visit) }
    letters = words.letters(in: file.timeline) { EmployerAddress.letter($0, of: id, visit) }
    hasLetters = !letters.isEmpty
    timeline = words.timeline(file.timeline)
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

  private static func documents(_ file: CaseFile, _ words: CaseWords) -> [DocumentRow] {
    let permitCase = file.permitCase
    let mayLay =
      file.may.contains(.attach)
      && [.preparing, .lodged, .deficient].contains(permitCase.standing.name)
    func layIn(_ kind: DocumentKey) -> String? {
      mayLay ? EmployerAddress.layIn(kind.name, of: permitCase.id, words.visit) : nil
    }
    return words.law.missingDocuments(of: permitCase, on: words.today)
      .map { DocumentRow(missing: $0, words, change: layIn($0)) }
      + permitCase.package.documents.map { paper in
        DocumentRow(
          paper, words,
          file: file.may.contains(.seeFile)
            ? EmployerAddress.file(paper.fingerprint, of: permitCase.id, words.visit) : nil,
          change: layIn(paper.kind))
      }
  }
}
