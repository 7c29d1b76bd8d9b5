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

extension OfficeDesk {
  /// What the office refused of a form, with what was typed.
  ///
  /// - Parameter file: the case as it is now, where it may be seen: says what changed meanwhile
  func refused(
    _ refusal: OfficeRefusal, of form: StepPage, _ words: CaseWords, file: CaseFile? = nil
  ) throws -> PageAnswer {
    try RefusalAnswers(
      desk: self, words: words,
      action: form.form?.action ?? words.visit.link(words.visit.place.path),
      back: form.back ?? words.visit.link("/")
    ).answer(refusal, file: file, fields: form.fields)
  }

  /// What the office refused of a button, or of a form with no fields of its own.
  func refused(
    _ refusal: OfficeRefusal, at action: String, back: String, _ words: CaseWords,
    file: CaseFile? = nil
  ) throws -> PageAnswer {
    try RefusalAnswers(desk: self, words: words, action: action, back: back)
      .answer(refusal, file: file)
  }
}

/// Makes pages of what the office refuses.
private struct RefusalAnswers {
  let desk: OfficeDesk
  let words: CaseWords
  /// Where the form was sent to, and where the case is.
  let action: String
  let back: String

  /// - Parameters:
  ///   - file: the case as it is now, where it may be seen: says what changed meanwhile
  ///   - fields: the questions of the form, to show what was typed in the reader's words
  func answer(
    _ refusal: OfficeRefusal, file: CaseFile? = nil, fields: [StepField] = []
  ) throws -> PageAnswer {
    switch refusal {
    case .notAllowed, .notFound: throw Problem(.notFound)
    case .fault: throw OfficeFault(refusal: refusal)
    case .stale(let version): return stale(version, file, fields)
    case .outOfPlace(let error):
      return page("place", .conflict, values: ["what": words.sentence(error)], fields)
    case .lawSaysNo(let no):
      return page("law", .unprocessableContent, grounds: words.grounds(no.grounds.all), fields)
    case .keyUsedOtherwise: return page("key", .conflict, fields)
    case .unfit(let part):
      let name = fields.first { $0.named?.name == part }?.named?.label ?? part
      return page("unfit", .unprocessableContent, values: ["part": name], fields)
    case .quota(let fault):
      return page("quota", .conflict, values: ["what": words.sentence(fault)], fields)
    case .taken(let handle): return page("taken", .conflict, values: ["handle": handle], fields)
    case .busy: return page("busy", .serviceUnavailable, fields, mayPass: true)
    case .noRoom: return page("no-room", .insufficientStorage, fields, mayPass: true)
    }
  }

  private func stale(_ version: Int, _ file: CaseFile?, _ fields: [StepField]) -> PageAnswer {
    let seen = words.visit.form[SentForm.versionName].flatMap { Int($0) } ?? version
    let later = file?.timeline.filter { $0.number > seen } ?? []
    let again = FormFoot(
      action: action, key: desk.newFormKey, seen: version,
      button: words.say("case.refusal.stale.again"),
      hidden: FormFoot.carried(words.visit.form))
    return .page(
      RefusalPage(
        "stale", words, meanwhile: words.timeline(later), kept: kept(fields), again: again,
        back: back), status: .preconditionFailed)
  }

  private func page(
    _ key: String, _ status: HTTPResponse.Status, values: [String: String] = [:],
    grounds: [GroundView] = [], _ fields: [StepField], mayPass: Bool = false
  ) -> PageAnswer {
    let form = words.visit.form
    // A form's own fields can be sent again from here, a file only from where it lies.
    let isAgain = mayPass && words.visit.files.isEmpty
    let again = FormFoot(
      action: action, key: form[SentForm.keyName] ?? desk.newFormKey,
      seen: form[SentForm.versionName].flatMap { Int($0) },
      button: words.say("case.refusal.send-again"), hidden: FormFoot.carried(form))
    return .page(
      RefusalPage(
        key, words, values: values, grounds: grounds, kept: kept(fields),
        again: isAgain ? again : nil, back: back),
      status: status, headers: mayPass ? [.retryAfter: ProblemAnswers.retryAfterSeconds] : [:])
  }

  private func kept(_ fields: [StepField]) -> [SummaryRow] {
    fields.compactMap { $0.told(words.visit.form) }
  }
}
