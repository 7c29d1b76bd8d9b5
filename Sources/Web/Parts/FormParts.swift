/// One mistake in what was sent, with the field it belongs to: a line of `parts/error-summary`.
public struct FormError: Sendable, Equatable {
  public let text: String

  /// The id of the field, without the hash.
  public let field: String

  public init(_ text: String, field: String) {
    self.text = text
    self.field = field
  }
}

/// One answer to choose, in radios or a select.
public struct Choice: Sendable, Equatable {
  public let value: String
  public let text: String
  public let hint: String?
  public let isChosen: Bool

  /// Whether "or" stands before it.
  public let isApart: Bool
  public let id: String

  public init(
    _ value: String, _ text: String, hint: String? = nil, isChosen: Bool = false,
    isApart: Bool = false
  ) {
    self.init(value, text, hint: hint, isChosen: isChosen, isApart: isApart, id: "")
  }

  private init(
    _ value: String, _ text: String, hint: String?, isChosen: Bool, isApart: Bool, id: String
  ) {
    self.value = value
    self.text = text
    self.hint = hint
    self.isChosen = isChosen
    self.isApart = isApart
    self.id = id
  }

  /// The first choice has the field's own id, so that the error summary can lead to it.
  func numbered(_ index: Int, in field: String) -> Choice {
    Choice(
      value, text, hint: hint, isChosen: isChosen, isApart: isApart,
      id: index == 0 ? field : "\(field)-\(index + 1)")
  }
}

/// A question with answers to choose from: `parts/radios` or `parts/select`.
public struct ChoiceField: Sendable, Equatable {
  public let name: String
  public let label: String
  public let hint: String?
  public let error: String?

  /// Whether the label is the page's only heading.
  public let isHeading: Bool

  /// Whether short answers stand side by side, as yes and no do.
  public let isInline: Bool
  public let choices: [Choice]
  public let describedBy: String?

  public init(
    _ name: String, label: String, hint: String? = nil, error: String? = nil,
    isHeading: Bool = false, isInline: Bool = false, choices: [Choice]
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.error = error
    self.isHeading = isHeading
    self.isInline = isInline
    self.choices = choices.enumerated().map { $1.numbered($0, in: name) }
    describedBy = describing(name, hint: hint, error: error)
  }
}

/// A line to write in: `parts/text-input`.
public struct TextField: Sendable, Equatable {
  public let name: String
  public let label: String
  public let hint: String?
  public let error: String?
  public let isHeading: Bool
  public let value: String

  /// `numeric` brings up the digits on a phone; `text` is the rule.
  public let inputMode: String

  /// Characters the field is wide: 2, 4, 5, 10, 20; nil for the whole line.
  public let width: Int?

  /// What stands before or behind the field, as a currency does.
  public let prefix: String?
  public let suffix: String?

  /// What is sent is called `name-text`, so that a button beside it can send the plain name.
  public let isPart: Bool
  public let describedBy: String?

  public init(
    _ name: String, label: String, hint: String? = nil, error: String? = nil,
    isHeading: Bool = false, value: String = "", inputMode: String = "text", width: Int? = nil,
    prefix: String? = nil, suffix: String? = nil, isPart: Bool = false
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.error = error
    self.isHeading = isHeading
    self.value = value
    self.inputMode = inputMode
    self.width = width
    self.prefix = prefix
    self.suffix = suffix
    self.isPart = isPart
    describedBy = describing(name, hint: hint, error: error)
  }
}

/// A day in three fields: `parts/date-input`. They are sent as `name-day`, `name-month`, `name-year`.
public struct DateField: Sendable, Equatable {
  public let name: String
  public let label: String
  public let hint: String?
  public let error: String?
  public let isHeading: Bool
  public let day: String
  public let month: String
  public let year: String
  public let describedBy: String?

  public init(
    _ name: String, label: String, hint: String? = nil, error: String? = nil,
    isHeading: Bool = false, day: String = "", month: String = "", year: String = ""
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.error = error
    self.isHeading = isHeading
    self.day = day
    self.month = month
    self.year = year
    describedBy = describing(name, hint: hint, error: error)
  }
}

/// The ids of the hint and the error, for `aria-describedby`.
private func describing(_ name: String, hint: String?, error: String?) -> String? {
  let ids = [hint.map { _ in name + "-hint" }, error.map { _ in name + "-error" }]
    .compactMap(\.self)
  return ids.isEmpty ? nil : ids.joined(separator: " ")
}

extension Choice: Showing {
  public var shown: ShownRecord {
    [
      "value": .of(value), "text": .of(text), "hint": .of(hint), "isChosen": .of(isChosen),
      "isApart": .of(isApart), "id": .of(id),
    ]
  }
}

extension ChoiceField: Showing {
  public var shown: ShownRecord {
    [
      "name": .of(name), "label": .of(label), "hint": .of(hint), "error": .of(error),
      "isHeading": .of(isHeading), "isInline": .of(isInline), "choices": .of(choices),
      "describedBy": .of(describedBy),
    ]
  }
}

extension TextField: Showing {
  public var shown: ShownRecord {
    [
      "name": .of(name), "label": .of(label), "hint": .of(hint), "error": .of(error),
      "isHeading": .of(isHeading), "value": .of(value), "inputMode": .of(inputMode),
      "width": .of(width), "prefix": .of(prefix), "suffix": .of(suffix), "isPart": .of(isPart),
      "describedBy": .of(describedBy),
    ]
  }
}
