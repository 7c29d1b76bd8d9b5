import LawExplain
import LawLanguage
import Measures

/// What the law answered to one question about a case, as this room uses it.
///
/// The result alone: most answers only lead a step on. Who needs the reasons asks again with the same facts.
struct Answered {
  let outcome: Outcome
  let type: ValueType
  let path: BookPath
  let facts: CaseFacts
  let explainer: Explainer

  var isYes: Bool { outcome.isYes }
  var isNo: Bool { outcome.isNo }
  /// Whether it is a value, a declared "never" included.
  var isDecided: Bool { outcome.isValue }
  /// Whether the question does not arise: no edition in force or not applicable.
  var doesNotArise: Bool {
    outcome == .notApplicable || outcome == .undefined || outcome == .none
  }

  /// Whether the law files declare that they do not know it.
  var isHole: Bool { outcome == .notKnown }

  /// A whole number, or the number a value is held as.
  ///
  /// Not inlined: with it inlined, the optimiser of Swift 6.3 fails on `PermitLaw.forward`.
  @inline(never)
  var number: Int? {
    if case .value(let bits) = outcome { Int(bits) } else { nil }
  }
  var day: Day? { number.flatMap { Day(exactly: $0) } }
  var money: Money? {
    guard case .value(let bits) = outcome, case .money(let currency) = type.kind
    else { return nil }
    return Money(tiyn: bits, currency: currency)
  }
  /// The name of a list's case. Not inlined, for the same reason as `number`.
  @inline(never)
  var name: String? {
    guard case .value = outcome, case .enumeration = type.kind else { return nil }
    return explainer.book.text(of: outcome, as: type)
  }
}

/// What the law answered to several questions about one case.
struct Answers {
  let questions: [LawNames.Ruling]
  let paths: [BookPath]
  let outcomes: [Outcome]
  let facts: CaseFacts
  let explainer: Explainer

  /// Nil for what was not asked.
  subscript(question: LawNames.Ruling) -> Answered? {
    guard let place = questions.firstIndex(of: question) else { return nil }
    return Answered(
      outcome: outcomes[place], type: explainer.book.type(of: paths[place]), path: paths[place],
      facts: facts, explainer: explainer)
  }
}

extension PermitLaw {
  /// The facts as the book reads them; `answers` of paths it does not know are refused by name.
  func caseFacts(
    _ sheet: FactSheet, about record: LawNames.Record, on day: Day
  ) throws(StepError) -> CaseFacts {
    var facts = CaseFacts(about: self.record(record), day: day)
    try add(sheet, to: &facts)
    return facts
  }

  /// Facts read before with one more, on another day.
  func facts(
    _ known: CaseFacts, and fact: LawNames.Fact, _ text: String, on day: Day
  ) throws(StepError) -> CaseFacts {
    var facts = known
    facts.day = day
    try add(FactSheet([fact.rawValue: text]), to: &facts)
    return facts
  }

  private func add(_ sheet: FactSheet, to facts: inout CaseFacts) throws(StepError) {
    let unread = readings.add(sheet, to: &facts, by: explainer)
    // The same one of several, whatever order a sheet keeps them in.
    if let path = unread.min() { throw .unreadableFact(path) }
  }

  /// Answers questions about one record on one day.
  func answers(
    _ questions: [LawNames.Ruling], _ sheet: FactSheet, on day: Day
  ) throws(StepError) -> Answers {
    let record = questions.first?.record ?? .application
    return answers(questions, try caseFacts(sheet, about: record, on: day))
  }

  /// Answers questions about facts that were read before.
  func answers(_ questions: [LawNames.Ruling], _ facts: CaseFacts) -> Answers {
    let paths = questions.map(path)
    return Answers(
      questions: questions, paths: paths, outcomes: explainer.outcomes(facts, paths), facts: facts,
      explainer: explainer)
  }

  /// Answers one question.
  func answer(
    _ question: LawNames.Ruling, _ sheet: FactSheet, on day: Day
  ) throws(StepError) -> Answered {
    answer(question, try caseFacts(sheet, about: question.record, on: day))
  }

  /// Answers one question about facts that were read before.
  func answer(_ question: LawNames.Ruling, _ facts: CaseFacts) -> Answered {
    let path = path(question)
    return Answered(
      outcome: explainer.outcomes(facts, [path])[0], type: book.type(of: path), path: path,
      facts: facts, explainer: explainer)
  }

  /// A dated value on a day; nil where it is undefined, not applicable or not known.
  func entry(_ name: LawNames.Value, key: String? = nil, on day: Day) -> Int64? {
    let value = value(name)
    var series = 0
    if let list = value.keys.first {
      guard let key, let index = book[list].index(of: key) else { return nil }
      series = index
    }
    return entry(in: value.series[series], on: day)
  }

  /// What a series says on a day; `entry(_:key:on:)` finds the one of a key, which are in the order of its list.
  func entry(in series: [DatedValue.Entry], on day: Day) -> Int64? {
    for entry in series.reversed()
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

  /// The provisions and the confidence of a ruling's edition on a day, as a ground; nil where none is in force.
  public func ground(_ name: LawNames.Ruling, on day: Day) -> Ground? {
    guard case .rule(let id) = path(name).end,
      let edition = book[id].editions.first(where: { $0.covers(day) })
    else { return nil }
    return Ground(
      ruling: name.rawValue, provisions: edition.basis.citations.map { book.text(of: $0) },
      confidence: edition.basis.confidence.rawValue)
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
