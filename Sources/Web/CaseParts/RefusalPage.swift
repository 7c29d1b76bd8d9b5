import Casework
import HTTPTypes
import Measures
import Office
import Register

/// Why the office did not do what was asked, and how to go on: `case/refusal`.
struct RefusalPage: Page {
  static var template: String { "case/refusal" }

  let title: String
  let back: String?
  let showsErrors = true
  let text: String
  let next: String
  let grounds: [GroundView]
  let hasGrounds: Bool
  /// What was done meanwhile by somebody else.
  let meanwhile: [TimelineEntry]
  let hasMeanwhile: Bool
  /// What was typed, so that nothing is lost.
  let kept: [SummaryRow]
  let hasKept: Bool
  let again: FormFoot?
  let goOn: Link

  fileprivate init(
    _ key: String, _ words: CaseWords, values: [String: String] = [:], grounds: [GroundView] = [],
    meanwhile: [TimelineEntry] = [], kept: [SummaryRow] = [], again: FormFoot? = nil,
    back: String
  ) {
    title = words.say("case.refusal.\(key).title")
    text = words.say("case.refusal.\(key).text", values)
    next = words.say("case.refusal.\(key).next", values)
    self.back = back
    self.grounds = grounds
    hasGrounds = !grounds.isEmpty
    self.meanwhile = meanwhile
    hasMeanwhile = !meanwhile.isEmpty
    self.kept = kept
    hasKept = !kept.isEmpty
    self.again = again
    goOn = Link(words.say("case.refusal.go-on"), to: back)
  }
}

/// Makes pages of what the office refuses.
struct RefusalAnswers {
  let desk: OfficeDesk
  let words: CaseWords
  /// Where the form was sent to, and where the case is.
  let action: String
  let back: String

  /// - Parameters:
  ///   - file: the case as it is now, where it may be seen: says what changed meanwhile
  ///   - labels: names of the fields that were typed, to show what is kept
  func answer(
    _ refusal: OfficeRefusal, file: CaseFile? = nil, labels: [String: String] = [:]
  ) throws -> PageAnswer {
    switch refusal {
    case .notAllowed, .notFound: throw Problem(.notFound)
    case .fault: throw OfficeFault(refusal: refusal)
    case .stale(let version): return stale(version, file, labels)
    case .outOfPlace(let error): return outOfPlace(error, labels)
    case .lawSaysNo(let no):
      return page("law", .unprocessableContent, grounds: words.grounds(no.grounds.all), labels)
    case .keyUsedOtherwise: return page("key", .conflict, labels)
    case .unfit(let part):
      let name = labels[part] ?? part
      return page("unfit", .unprocessableContent, values: ["part": name], labels)
    case .quota(let fault): return quota(fault, labels)
    case .taken(let handle): return page("taken", .conflict, values: ["handle": handle], labels)
    case .busy: return page("busy", .serviceUnavailable, labels, isAgain: true)
    }
  }

  private func stale(_ version: Int, _ file: CaseFile?, _ labels: [String: String]) -> PageAnswer {
    let seen = words.visit.form[SentForm.versionName].flatMap { Int($0) } ?? version
    let later = file?.timeline.filter { $0.number > seen } ?? []
    let again = FormFoot(
      action: action, key: desk.newFormKey, seen: version,
      button: words.say("case.refusal.stale.again"),
      hidden: FormFoot.carried(words.visit.form))
    return .page(
      RefusalPage(
        "stale", words, meanwhile: words.timeline(later), kept: kept(labels), again: again,
        back: back), status: .preconditionFailed)
  }

  private func outOfPlace(_ error: StepError, _ labels: [String: String]) -> PageAnswer {
    let sentence = words.sentence(error)
    return page("place", .conflict, values: ["what": sentence], labels)
  }

  private func quota(_ fault: QuotaLedger.Fault, _ labels: [String: String]) -> PageAnswer {
    page("quota", .conflict, values: ["what": words.sentence(fault)], labels)
  }

  private func page(
    _ key: String, _ status: HTTPResponse.Status, values: [String: String] = [:],
    grounds: [GroundView] = [], _ labels: [String: String], isAgain: Bool = false
  ) -> PageAnswer {
    let form = words.visit.form
    let again = FormFoot(
      action: action, key: form[SentForm.keyName] ?? desk.newFormKey,
      seen: form[SentForm.versionName].flatMap { Int($0) },
      button: words.say("case.refusal.send-again"), hidden: FormFoot.carried(form))
    return .page(
      RefusalPage(
        key, words, values: values, grounds: grounds, kept: kept(labels),
        again: isAgain ? again : nil, back: back), status: status)
  }

  private func kept(_ labels: [String: String]) -> [SummaryRow] {
    FormFoot.carried(words.visit.form).compactMap { pair in
      pair.value.isEmpty ? nil : labels[pair.name].map { SummaryRow($0, pair.value) }
    }
  }
}
