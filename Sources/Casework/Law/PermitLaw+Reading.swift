import LawExplain
import LawLanguage
import Measures

/// What the law answered to one question about a case, as this room uses it.
struct Answered {
  let ruling: LawExplain.Ruling
  let book: LawBook

  var isYes: Bool { ruling.outcome.isYes }
  var isNo: Bool { ruling.outcome.isNo }
  /// Whether it is a value, a declared "never" included.
  var isDecided: Bool { ruling.outcome.isValue }
  /// Whether the question does not arise: no edition in force or not applicable.
  var doesNotArise: Bool {
    ruling.outcome == .notApplicable || ruling.outcome == .undefined || ruling.outcome == .none
  }

  /// A whole number, or the number a value is held as.
  ///
  /// Not inlined: with it inlined, the optimiser of Swift 6.3 fails on `PermitLaw.forward`.
  @inline(never)
  var number: Int? {
    if case .value(let bits) = ruling.outcome { Int(bits) } else { nil }
  }
  var day: Day? { number.flatMap { Day(exactly: $0) } }
  var money: Money? {
    guard case .value(let bits) = ruling.outcome, case .money(let currency) = ruling.type.kind
    else { return nil }
    return Money(tiyn: bits, currency: currency)
  }
  /// The name of a list's case. Not inlined, for the same reason as `number`.
  @inline(never)
  var name: String? {
    guard case .value = ruling.outcome, case .enumeration = ruling.type.kind else { return nil }
    return book.text(of: ruling.outcome, as: ruling.type)
  }
}

extension PermitLaw {
  /// The facts as the book reads them; `answers` of paths it does not know are refused by name.
  func caseFacts(
    _ sheet: FactSheet, about record: LawNames.Record, on day: Day
  ) throws(StepError) -> CaseFacts {
    let id = self.record(record)
    var facts = CaseFacts(about: id, day: day)
    for path in sheet.paths {
      guard let text = sheet[path] else { continue }
      do {
        let place = try book.path(path, from: id)
        facts.answers[place] = try book.answer(from: text, for: place)
      } catch {
        throw .unreadableFact(path)
      }
    }
    return facts
  }

  /// Answers questions about one record on one day.
  func answers(
    _ questions: [LawNames.Ruling], _ sheet: FactSheet, on day: Day
  ) throws(StepError) -> [LawNames.Ruling: Answered] {
    guard let first = questions.first else { return [:] }
    let facts = try caseFacts(sheet, about: first.record, on: day)
    let explanation = explainer.answer(facts, questions.map(path))
    var found: [LawNames.Ruling: Answered] = [:]
    for (question, ruling) in zip(questions, explanation.rulings) {
      found[question] = Answered(ruling: ruling, book: book)
    }
    return found
  }

  /// Answers one question.
  func answer(
    _ question: LawNames.Ruling, _ sheet: FactSheet, on day: Day
  ) throws(StepError) -> Answered {
    guard let found = try answers([question], sheet, on: day)[question] else {
      preconditionFailure("one answer for one question")
    }
    return found
  }

  /// A dated value on a day; nil where it is undefined, not applicable or not known.
  func entry(_ name: LawNames.Value, key: String? = nil, on day: Day) -> Int64? {
    let value = value(name)
    var series = 0
    if let list = value.keys.first {
      guard let key, let index = book[list].index(of: key) else { return nil }
      series = index
    }
    for entry in value.series[series].reversed()
    where (entry.from ?? .earliest) <= day && day <= (entry.through ?? .latest) {
      if case .value(let bits) = entry.content { return bits }
      return nil
    }
    return nil
  }

  /// A term of working days that the law keeps as a dated value.
  func workingDays(_ name: LawNames.Value, on day: Day) -> LegalTerm {
    entry(name, on: day).map { .workingDays(Int($0)) } ?? .notKnown
  }

  /// The provisions and the confidence of a dated value on a day, as a ground.
  public func ground(_ name: LawNames.Value, on day: Day) -> Ground {
    let value = value(name)
    let entry = value.series.first?.last { ($0.from ?? .earliest) <= day }
    return Ground(
      ruling: name.rawValue, provisions: entry?.basis.citations.map { book.text(of: $0) } ?? [],
      confidence: entry?.basis.confidence.rawValue)
  }
}
