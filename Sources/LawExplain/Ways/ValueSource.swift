import LawLanguage

/// Where a value that stands in an explanation comes from.
enum ValueSource: Sendable {
  /// The book itself.
  case book
  /// The day of assessment.
  case day
  /// The result of a step of the trace.
  case step(Int, ValueType)
  /// What was answered; a text stands in an object of its own.
  case answer(BookPath, isText: Bool)

  init(_ origin: Reason.Origin, _ type: ValueType) {
    switch origin {
    case .book: self = .book
    case .day: self = .day
    case .step(let number): self = .step(number, type)
    }
  }
}
