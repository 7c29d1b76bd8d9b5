import Register

/// What verifying gave: `officer/verification`.
struct VerificationPage: Page {
  static var template: String { "officer/verification" }

  let title: String
  let back: String?
  let isRunning: Bool
  let text: String
  let isGood: Bool
  let rows: [SummaryRow]
  let hasRows: Bool
  let differences: [DifferenceText.Group]
  let hasDifferences: Bool
  let action: String
  let itself: String
  let canBegin: Bool

  init(_ state: RegisterVerifier.State, _ words: CaseWords) {
    let visit = words.visit
    title = words.say("office.verification.title")
    back = visit.link(OfficerAddress.journal)
    action = visit.link(OfficerAddress.verification)
    itself = action
    let texts = DifferenceText(say: visit.say)
    switch state {
    case .impossible:
      (isRunning, isGood, canBegin) = (false, false, false)
      text = words.say("office.verification.impossible")
      (rows, differences) = ([], [])
    case .notYet:
      (isRunning, isGood, canBegin) = (false, false, true)
      text = words.say("office.verification.not-yet")
      (rows, differences) = ([], [])
    case .running(let progress):
      (isRunning, isGood, canBegin) = (true, false, false)
      text =
        words.say("office.verification.running")
        + (progress.map { " " + texts.text($0) } ?? "")
      (rows, differences) = ([], [])
    case .failed:
      (isRunning, isGood, canBegin) = (false, false, true)
      text = words.say("office.verification.failed")
      (rows, differences) = ([], [])
    case .done(let result):
      (isRunning, canBegin) = (false, true)
      isGood = result.isClean
      text =
        result.isClean
        ? words.say("office.verification.clean")
        : visit.say("office.verification.differs", count: result.count)
      rows = Self.rows(result, words)
      differences = texts.groups(of: result)
    }
    hasRows = !rows.isEmpty
    hasDifferences = !differences.isEmpty
  }

  private static func rows(_ result: Verification, _ words: CaseWords) -> [SummaryRow] {
    let counts = [
      ("entries", result.entries), ("cases", result.cases), ("events", result.events),
      ("postings", result.postings), ("records", result.records), ("files", result.files),
    ]
    return counts.map {
      SummaryRow(words.say("office.verification.counted.\($0.0)"), String($0.1))
    } + [SummaryRow(words.say("office.journal.head"), result.head.hash.description)]
  }
}
