import Casework
import LawLanguage
import Measures

/// Up to the decision.
extension TaskList {
  var preparing: [CaseTask] { [questions, searchAtHome, interviews, documents, lodge] }
  var deciding: [CaseTask] { checking + [proposal] + hearing + [decision] }

  private var firstFilingDay: Day? {
    (try? law.firstFilingDay(of: permitCase, stated: stated, on: day)).flatMap { $0 }
  }

  private var lastFilingDay: Day? {
    (try? law.lastFilingDay(of: permitCase, stated: stated, on: day)).flatMap { $0 }
  }

  /// They are stated with the application.
  private var questions: CaseTask {
    let open = law.openQuestions(of: permitCase, stated: stated, on: day)
    return CaseTask(
      .questions, open.isEmpty ? .done : .now, .employer, missing: open, steps: [.lodge])
  }

  /// What the law says to the search decides whether it is done, not that something was written down.
  private var searchAtHome: CaseTask {
    let lodged = permitCase.standing.admission?.lodgement.day
    let need = law.searchNeed(of: permitCase, stated: stated, on: lodged ?? day)
    let isOpen = stage == .preparing
    switch need {
    case .notNeeded: return CaseTask(.searchAtHome, .notNeeded, .employer)
    case .met: return CaseTask(.searchAtHome, .done, .employer)
    case .open(let channels):
      let isBegun = !permitCase.search.searches.isEmpty
      return CaseTask(
        .searchAtHome, isOpen ? .now : isBegun ? .done : .notNeeded, .employer,
        missing: isOpen ? channels : [], steps: isOpen ? [.recordSearch] : [])
    }
  }

  private var interviews: CaseTask {
    let waiting = permitCase.search.interviews.filter { $0.outcome == .invited }.map(\.candidate)
    let state: CaseTask.State =
      waiting.isEmpty ? (permitCase.search.interviews.isEmpty ? .notNeeded : .done) : .now
    return CaseTask(.interviews, state, .employer, missing: waiting, steps: [.recordInterview])
  }

  private var documents: CaseTask {
    let missing = law.missingDocuments(of: permitCase, stated: stated, on: day).map(\.name)
    let inDoubt = law.documentsInDoubt(of: permitCase, stated: stated, on: day).map(\.name)
    let state: CaseTask.State = missing.isEmpty ? .done : .now
    return CaseTask(
      .documents, state, .employer, missing: missing, inDoubt: inDoubt, steps: [.attach])
  }

  private var lodge: CaseTask {
    guard stage == .preparing else { return CaseTask(.lodge, .done, .employer) }
    let first = firstFilingDay
    let last = lastFilingDay
    let isEarly = first.map { day < $0 } ?? false
    return CaseTask(
      .lodge, isEarly ? .notYet : due(last), .employer, firstDay: first, lastDay: last,
      confidence: filingGrade(first, last), steps: [.lodge])
  }

  private func filingGrade(_ first: Day?, _ last: Day?) -> Confidence? {
    if last != nil { return law.confidence(of: .lastFilingDay, on: day) }
    return first.flatMap { _ in law.confidence(of: .firstFilingDay, on: day) }
  }

  private var checking: [CaseTask] {
    let last = lastDay(.completeness)
    guard case .deficient(_, let notice) = standing else {
      return [
        CaseTask(
          .checkCompleteness, missed { $0.admission != nil } ?? state(in: .checking, last), .office,
          lastDay: last,
          confidence: confidence(.completeness), steps: [.checkDocument, .checkCompleteness])
      ]
    }
    let missing = (notice.missing + notice.faulty).map(\.name)
    let until = lastDay(.supplement)
    return [
      CaseTask(.checkCompleteness, .done, .office),
      CaseTask(
        .supplement, due(until), .employer, lastDay: until, confidence: confidence(.supplement),
        missing: missing, steps: [.attach, .supplement]),
    ]
  }

  private var proposal: CaseTask {
    let proposal = standing.admission?.proposal
    let state: CaseTask.State = proposal == nil ? state(in: .deciding) : .done
    return CaseTask(
      .proposal, missed { $0.admission?.proposal != nil } ?? state, .office,
      missing: proposal?.needs ?? [], steps: [.propose])
  }

  /// Only where a refusal is intended.
  private var hearing: [CaseTask] {
    guard case .heard(_, let hearing) = standing else { return [] }
    let last = lastDay(.hearing)
    let state: CaseTask.State = hearing.answer == nil ? due(last) : .done
    return [
      CaseTask(
        .hearing, state, .employer, lastDay: last, confidence: confidence(.hearing),
        steps: [.hear])
    ]
  }

  private var decision: CaseTask {
    let last = lastDay(.decision)
    let first = firstRefusalDay
    let isReady = standing.admission?.proposal != nil && first.map { day < $0 } != true
    let isLate = standing.unanswered != nil && due(last) == .late
    let state = missed { _ in false } ?? (isLate ? .late : state(in: .deciding, last))
    return CaseTask(
      .decision, state == .now && !isReady ? .notYet : state, .office, firstDay: first,
      lastDay: last, confidence: confidence(.decision), steps: [.offerHearing, .rule])
  }

  /// While the employer's answer is awaited: from when a refusal needs none. A grant never waits.
  private var firstRefusalDay: Day? {
    guard case .heard(_, let hearing) = standing, hearing.answer == nil else { return nil }
    return law.firstRefusalDay(after: hearing, outages: outages)
  }
}
