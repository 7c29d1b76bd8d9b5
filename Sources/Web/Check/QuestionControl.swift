import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The one control that fits the type of a fact.
struct QuestionControl {
  var radios: ChoiceField?
  var select: LongSelect?
  var line: TextField?
  var date: DateField?

  private let check: Check
  private let subject: QuestionForm.Subject
  private let name: String
  private let label: String
  private let error: String?
  private let hint: String?
  private let sent: SentAnswer?
  private let answer: Answer?

  init(
    _ check: Check, _ subject: QuestionForm.Subject, name: String, ask: String,
    problem: CheckProblem?, message: String?, answer: Answer?
  ) {
    self.check = check
    self.subject = subject
    self.name = name
    self.answer = answer
    label = ask
    error = message
    sent = problem?.sent
    hint = subject.help.map(check.links.text(of:))
    choose()
  }

  private var visit: Visit { check.visit }

  private mutating func choose() {
    switch subject.type.kind {
    case .yesNo:
      radios = choices([
        Choice("yes", visit.say("check.yes"), isChosen: answer == .value(1)),
        Choice("no", visit.say("check.no"), isChosen: answer == .value(0)),
      ])
    case .enumeration(let id): chooseCase(id)
    case .date: date = dateField
    case .integer: line = number(width: 10)
    case .decimal: line = number(width: 10, mode: "decimal")
    case .percent: line = number(width: 5, mode: "decimal", suffix: "%")
    case .money(let currency):
      let sign = currency == .tenge ? "\u{20B8}" : currency.code
      line = number(width: 20, mode: "decimal", suffix: sign)
    case .days: line = number(width: 5, suffix: visit.say("check.unit.days"))
    case .months: line = number(width: 5, suffix: visit.say("check.unit.months"))
    case .text, .set: line = number(width: nil, mode: "text")
    }
  }

  private mutating func chooseCase(_ id: ID<Enumeration>) {
    let chosen = written
    if let options = check.volume.reading.options.html(id, visit.language, chosen: chosen) {
      let parts = [hint.map { _ in name + "-hint" }, error.map { _ in name + "-error" }]
        .compactMap(\.self)
      select = LongSelect(
        name: name, label: label, hint: hint, error: error, isHeading: true,
        describedBy: parts.isEmpty ? nil : parts.joined(separator: " "), options: options)
      return
    }
    radios = choices(
      check.book[id].cases.map {
        Choice($0.name, check.links.text(of: $0.labels), isChosen: $0.name == chosen)
      })
  }

  /// The answers with the two that every question has behind them.
  private func choices(_ own: [Choice]) -> ChoiceField {
    var all = own
    if subject.isOptional {
      all.append(Choice("none", visit.say("check.never"), isChosen: answer == Answer.none))
    }
    all.append(
      Choice("dont_know", visit.say("check.unknown"), isChosen: answer == .declined, isApart: true))
    return ChoiceField(
      name, label: label, hint: hint, error: error, isHeading: true, choices: all)
  }

  private func number(width: Int?, mode: String = "numeric", suffix: String? = nil) -> TextField {
    TextField(
      name, label: label, hint: hint ?? allowed, error: error, isHeading: true,
      value: sent?.parts["text"] ?? sent?.values.first ?? bare, inputMode: mode, width: width,
      suffix: suffix, isPart: true)
  }

  /// What the range of a fact allows.
  private var allowed: String? {
    guard let range = subject.range else { return nil }
    return visit.say(
      "check.range",
      [
        "least": check.narration.text(of: range.lowerBound, as: subject.type),
        "most": check.narration.text(of: range.upperBound, as: subject.type),
      ])
  }

  private var dateField: DateField {
    var parts = sent?.parts ?? [:]
    if sent == nil, case .value(let number) = answer, let day = Day(exactly: Int(number)) {
      parts = ["day": String(day.day), "month": String(day.month), "year": String(day.year)]
    }
    return DateField(
      name, label: label, hint: hint ?? visit.say("check.date.hint"), error: error,
      isHeading: true, day: parts["day"] ?? "", month: parts["month"] ?? "",
      year: parts["year"] ?? "")
  }

  /// The answer as law files write it.
  private var written: String? {
    if let value = sent?.values.first { return value }
    return check.address.answers.first { $0.name == name }?.value
  }

  /// The answer without its unit, as it stands in the field.
  private var bare: String {
    guard case .value = answer, let written else {
      if case .text(let text) = answer { return text }
      return ""
    }
    return String(written.prefix { !$0.isWhitespace && $0 != "%" })
  }
}
