import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One question of a check.
struct QuestionPage: Page {
  static var template: String { "check/question" }

  let title: String
  let back: String?
  let showsErrors: Bool
  let errors: [FormError]
  let caption: String
  let step: String
  let within: String?
  let form: QuestionForm
  let known: String?
  let rows: [SummaryRow]
  let hasRows: Bool

  init(_ check: Check, path: BookPath, problem: CheckProblem? = nil) {
    let visit = check.visit
    let name = check.book.text(of: path)
    let asked = check.questionsAnswered.map { check.book.text(of: $0.path) }
    let position = asked.firstIndex(of: name) ?? asked.count
    let message = problem.map(check.text(of:))
    form = QuestionForm(check, path: path, problem: problem, message: message)
    title = form.ask
    caption = check.links.text(of: check.reading.topic.labels)
    // The day is the first question.
    step = visit.say("check.step", ["number": String(position + 2)])
    within = form.within
    errors = message.map { [FormError($0, field: name)] } ?? []
    showsErrors = message != nil
    let before = position > 0 ? asked[position - 1] : CheckAddress.Word.day.rawValue
    back = check.address.asking(before).link(visit)
    known = asked.isEmpty ? nil : check.address.showing().link(visit)
    rows = check.answerRows
    hasRows = !rows.isEmpty
  }
}

/// The day of assessment, the first question of every check.
struct DayPage: Page {
  static var template: String { "check/day" }

  let title: String
  let back: String?
  let showsErrors: Bool
  let errors: [FormError]
  let caption: String
  let step: String
  let action: String
  let hidden: [Fields.Pair]
  let date: DateField
  let help: String?

  init(_ check: Check, problem: CheckProblem? = nil) {
    let visit = check.visit
    let message = problem.map(check.text(of:))
    title = visit.say("check.day.ask")
    caption = check.links.text(of: check.reading.topic.labels)
    help = check.reading.topic.help.map(check.links.text(of:))
    step = visit.say("check.step", ["number": "1"])
    back = visit.link("/check")
    errors = message.map { [FormError($0, field: "day")] } ?? []
    showsErrors = message != nil
    action = visit.link(check.address.path)
    var rest = check.address.asking(nil)
    rest.day = nil
    hidden = rest.fields.pairs
    let day = check.day.components
    let sent = problem?.sent.parts
    date = DateField(
      "day", label: title, hint: visit.say("check.day.hint"), error: message, isHeading: true,
      day: sent.map { $0["day"] ?? "" } ?? String(day.day),
      month: sent.map { $0["month"] ?? "" } ?? String(day.month),
      year: sent.map { $0["year"] ?? "" } ?? String(day.year))
  }
}
