import Casework
import Measures

/// One document of the package: `case/documents`.
struct DocumentRow: Sendable {
  let name: String
  let day: String?
  let state: Badge
  let reason: String?
  /// Where the file is; nil where nothing lies there.
  let file: String?
  /// Where its check is written down; nil for those who may not.
  let check: String?
  let change: String?
  let changeWord: String

  /// A paper that lies there.
  ///
  /// - Parameter isTaken: the package was found complete: that nobody wrote a check down says nothing any more
  init(
    _ paper: DocumentPackage.Document, _ words: CaseWords, isTaken: Bool, file: String?,
    check: String? = nil, change: String? = nil
  ) {
    name = words.document(paper.kind)
    day = words.day(paper.day)
    switch paper.check {
    case .unchecked:
      state = Badge(words.say(isTaken ? "case.check.taken" : "case.check.unchecked"), tone: "plain")
    case .accepted: state = Badge(words.say("case.check.accepted"), tone: "yes")
    case .faulty: state = Badge(words.say("case.check.faulty"), tone: "no")
    }
    if case .faulty(let text) = paper.check { reason = text } else { reason = nil }
    self.file = file
    self.check = check
    self.change = change
    changeWord = words.say("case.check.replace")
  }

  /// A paper that is missing.
  init(missing kind: DocumentKey, _ words: CaseWords, change: String? = nil) {
    let state = Badge(words.say("case.check.missing"), tone: "no")
    self.init(absent: kind, words, state, change: change)
  }

  /// A paper that is not asked for, because the law files do not know whether it is needed.
  init(inDoubt kind: DocumentKey, _ words: CaseWords, change: String? = nil) {
    let state = Badge(words.say("case.check.in-doubt"), tone: "plain")
    self.init(absent: kind, words, state, change: change)
  }

  private init(absent kind: DocumentKey, _ words: CaseWords, _ state: Badge, change: String?) {
    name = words.document(kind)
    (day, reason, file, check) = (nil, nil, nil, nil)
    self.state = state
    self.change = change
    changeWord = words.say("case.check.lay-in")
  }
}

/// The search for workers at home as evidence: `case/search`.
struct SearchEvidence: Sendable {
  let searches: [SummaryRow]
  let interviews: [SummaryRow]
  let hasSearches: Bool
  let hasInterviews: Bool

  init(_ test: LabourMarketTest, _ words: CaseWords) {
    searches = test.searches.map {
      SummaryRow(words.channel($0.channel), words.day($0.day) + ", " + $0.reference)
    }
    interviews = test.interviews.map {
      SummaryRow($0.candidate, words.day($0.day) + ", " + words.outcome($0.outcome))
    }
    hasSearches = !searches.isEmpty
    hasInterviews = !interviews.isEmpty
  }
}
