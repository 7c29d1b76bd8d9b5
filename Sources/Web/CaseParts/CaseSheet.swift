import Casework
import Measures
import Office

/// Where one side of a case finds what belongs to it, as far as it may go there.
struct CaseSide {
  let steps: [Link]
  /// The page on which a task is done.
  let task: (CaseTask) -> String?
  let letter: (Int) -> String
  /// The file of a document, by its fingerprint.
  let file: (String) -> String
  /// Where the check of a document is written down, and where another file is laid in.
  var check: (DocumentKey) -> String? = { _ in nil }
  var change: (DocumentKey) -> String? = { _ in nil }
  /// Who does a task of the reader's side that the reader may not do; nil where everybody of the side may.
  var whose: (CaseTask) -> String? = { _ in nil }
}

/// What both sides see of a case: where it stands, what there is to do by when, its papers, whom it names, what was done.
struct CaseSheet: Sendable {
  let head: CaseHead
  let rows: [SummaryRow]
  let steps: [Link]
  let hasSteps: Bool
  let clock: [ClockRow]
  let hasClock: Bool
  let tasks: [TaskRow]
  let documents: [DocumentRow]
  let hasDocuments: Bool
  let search: SearchEvidence
  let permit: PermitInUse
  let letters: [Link]
  let hasLetters: Bool
  let timeline: [TimelineEntry]

  /// - Parameter tasks: those of the file, or what is more than they know
  init(_ file: CaseFile, tasks: [CaseTask], _ side: CaseSide, _ words: CaseWords) {
    let permitCase = file.permitCase
    head = CaseHead(
      permitCase, ending: words.ending(file.timeline, outages: file.outages), words)
    rows = head.rows
    steps = side.steps
    hasSteps = !steps.isEmpty
    clock = file.terms.map { ClockRow($0, words) }
    hasClock = !clock.isEmpty
    self.tasks = tasks.map { TaskRow($0, words, address: side.task, whose: side.whose) }
    let mayOpen = file.may.contains(.seeFile)
    let isTaken = file.timeline.contains { $0.name == .admitted }
    let papers = tasks.first { $0.name == .documents }
    documents =
      (papers?.missing ?? []).map(DocumentKey.init).map {
        DocumentRow(missing: $0, words, change: side.change($0))
      }
      + (papers?.inDoubt ?? []).map(DocumentKey.init).map {
        DocumentRow(inDoubt: $0, words, change: side.change($0))
      }
      + permitCase.package.documents.map {
        DocumentRow(
          $0, words, isTaken: isTaken, file: mayOpen ? side.file($0.fingerprint) : nil,
          check: side.check($0.kind), change: side.change($0.kind))
      }
    hasDocuments = !documents.isEmpty
    search = SearchEvidence(permitCase.search, words)
    permit = PermitInUse(permitCase, words)
    letters = words.letters(in: file.timeline, address: side.letter)
    hasLetters = !letters.isEmpty
    timeline = words.timeline(file.timeline, outages: file.outages)
  }
}
