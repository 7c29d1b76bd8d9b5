import LawLanguage
import LawLibrary
import Measures

/// One question of a form about a case, with the one control that fits: `case/field`.
struct StepField: Sendable {
  var radios: ChoiceField?
  var select: ChoiceField?
  var line: TextField?
  var date: DateField?
  var area: AreaField?
  var boxes: ChoiceField?
  var button: FormButton?

  /// The name and the label of the one control.
  var named: (name: String, label: String)? {
    let choice = radios ?? select ?? boxes
    return choice.map { ($0.name, $0.label) } ?? line.map { ($0.name, $0.label) }
      ?? date.map { ($0.name, $0.label) } ?? area.map { ($0.name, $0.label) }
  }

  /// What was sent for it, as the reader saw it: answers by their texts, a day by its parts; nil where nothing was.
  func told(_ sent: Fields) -> SummaryRow? {
    guard let (name, label) = named else { return nil }
    let choices = (radios ?? select ?? boxes)?.choices ?? []
    let values =
      date == nil
      ? sent.all(name).map { value in choices.first { $0.value == value }?.text ?? value }
      : [["day", "month", "year"].compactMap { sent[name + "-" + $0] }.joined(separator: ".")]
    let told = values.joined(separator: ", ")
    return told.allSatisfy { $0 == "." } ? nil : SummaryRow(label, told)
  }

  static func radios(_ field: ChoiceField) -> StepField { StepField(radios: field) }
  static func select(_ field: ChoiceField) -> StepField { StepField(select: field) }
  static func line(_ field: TextField) -> StepField { StepField(line: field) }
  static func date(_ field: DateField) -> StepField { StepField(date: field) }
  static func area(_ field: AreaField) -> StepField { StepField(area: field) }
  /// Boxes of which any number may be ticked.
  static func boxes(_ field: ChoiceField) -> StepField { StepField(boxes: field) }
  static func button(_ button: FormButton) -> StepField { StepField(button: button) }
}

/// A further button between the questions of a form; it is told by its name.
struct FormButton: Sendable, Equatable {
  let name: String
  let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// Several lines to write in: `case/area`.
struct AreaField: Sendable, Equatable {
  let name: String
  let label: String
  let hint: String?
  let error: String?
  let isHeading: Bool
  let value: String
  let rows: Int
  let describedBy: String?

  init(
    _ name: String, label: String, hint: String? = nil, error: String? = nil,
    isHeading: Bool = false, value: String = "", rows: Int = 5
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.error = error
    self.isHeading = isHeading
    self.value = value
    self.rows = rows
    let ids = [hint.map { _ in name + "-hint" }, error.map { _ in name + "-error" }]
      .compactMap(\.self)
    describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
  }
}

/// Fields of a form as typed, with the mistakes found in them.
struct Typed {
  let fields: Fields
  let errors: [FormError]

  /// A form that was not sent yet.
  init(_ fields: Fields = .none, errors: [FormError] = []) {
    self.fields = fields
    self.errors = errors
  }

  init(_ form: SentForm) { self.init(form.fields, errors: form.errors) }

  func error(_ name: String) -> String? { errors.first { $0.field == name }?.text }
  func value(_ name: String, else known: String = "") -> String { fields[name] ?? known }

  func line(
    _ name: String, _ label: String, hint: String? = nil, known: String = "", width: Int? = 20,
    isNumber: Bool = false, suffix: String? = nil
  ) -> StepField {
    .line(
      TextField(
        name, label: label, hint: hint, error: error(name), value: value(name, else: known),
        inputMode: isNumber ? "numeric" : "text", width: width, suffix: suffix))
  }

  func area(
    _ name: String, _ label: String, hint: String? = nil, known: String = "", rows: Int = 5
  ) -> StepField {
    .area(
      AreaField(
        name, label: label, hint: hint, error: error(name), value: value(name, else: known),
        rows: rows))
  }

  func radios(
    _ name: String, _ label: String, hint: String? = nil, _ choices: [Choice],
    isInline: Bool = false
  ) -> StepField {
    .radios(
      ChoiceField(
        name, label: label, hint: hint, error: error(name), isInline: isInline,
        choices: chosen(choices, fields.all(name))))
  }

  func select(
    _ name: String, _ label: String, hint: String? = nil, _ choices: [Choice]
  ) -> StepField {
    .select(
      ChoiceField(
        name, label: label, hint: hint, error: error(name),
        choices: chosen(choices, fields.all(name))))
  }

  func boxes(
    _ name: String, _ label: String, hint: String? = nil, _ choices: [Choice]
  ) -> StepField {
    .boxes(
      ChoiceField(
        name, label: label, hint: hint, error: error(name),
        choices: chosen(choices, fields.all(name))))
  }

  func date(
    _ name: String, _ label: String, hint: String? = nil, known: Day? = nil
  ) -> StepField {
    func part(_ part: String, _ known: Int?) -> String {
      value(name + part, else: known.map { String($0) } ?? "")
    }
    return .date(
      DateField(
        name, label: label, hint: hint, error: error(name), day: part("-day", known?.day),
        month: part("-month", known?.month), year: part("-year", known?.year)))
  }

  /// What was sent counts; before anything was sent, what the choices say.
  private func chosen(_ choices: [Choice], _ sent: [String]) -> [Choice] {
    guard !fields.pairs.isEmpty else { return choices }
    return choices.map {
      Choice(
        $0.value, $0.text, hint: $0.hint, isChosen: sent.contains($0.value), isApart: $0.isApart)
    }
  }
}
