import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Facts that a step needs, as questions of its form: yes or no, one of a list, a day, a sum, a share.
///
/// What is asked in other kinds of answers has the law's own interview.
struct LawQuestions {
  private let facts: [Fact]
  private let words: CaseWords

  private struct Fact {
    let path: String
    let place: BookPath
    let type: ValueType
    let ask: String
    let help: String?
  }

  /// - Parameter paths: paths of facts, from the record on
  init(_ record: LawNames.Record, _ paths: [String], _ words: CaseWords) {
    self.words = words
    guard let root = words.book.record(named: record.rawValue) else {
      facts = []
      return
    }
    facts = paths.compactMap { path in
      guard let place = try? words.book.path(path, from: root.id), case .fact(let id) = place.end
      else { return nil }
      let fact = words.book[id]
      return Fact(
        path: path, place: place, type: fact.type, ask: words.links.text(of: fact.ask),
        help: fact.help.map(words.links.text(of:)))
    }
  }

  /// - Parameter known: what was answered before
  func fields(_ typed: Typed, known: FactSheet = FactSheet()) -> [StepField] {
    facts.compactMap { fact in
      let answer = known[fact.path]
      if let choices = choices(fact.type, chosen: answer) {
        return typed.radios(fact.path, fact.ask, hint: fact.help, choices)
      }
      if fact.type.kind == .date {
        return typed.date(
          fact.path, fact.ask, hint: fact.help, known: answer.flatMap { Day(iso: $0) })
      }
      guard let unit = unit(fact.type) else { return nil }
      return typed.line(
        fact.path, fact.ask, hint: fact.help,
        known: answer.map { String($0.prefix { !" %".contains($0) }) } ?? "", isNumber: true,
        suffix: unit)
    }
  }

  private func choices(_ type: ValueType, chosen: String? = nil) -> [Choice]? {
    switch type.kind {
    case .yesNo:
      ["yes", "no"].map { Choice($0, words.say("check.\($0)"), isChosen: $0 == chosen) }
    case .enumeration(let list):
      words.book[list].cases.map {
        Choice($0.name, words.links.text(of: $0.labels), isChosen: $0.name == chosen)
      }
    default: nil
    }
  }

  /// What stands behind the number.
  private func unit(_ type: ValueType) -> String? {
    switch type.kind {
    case .percent: "%"
    case .money(let currency) where currency == .tenge: "₸"
    default: nil
    }
  }

  /// The answers that were given; what is not known is left out.
  func readKnown(_ form: inout SentForm) -> FactSheet? {
    var sheet = FactSheet()
    for fact in facts {
      if let choices = choices(fact.type) {
        if !form.typed(fact.path).isEmpty {
          sheet[fact.path] = form.choice(fact.path, of: choices.map(\.value), missing: "")
        }
      } else if fact.type.kind == .date {
        sheet[fact.path] = form.optionalDay(fact.path)?.description
      } else if unit(fact.type) != nil, !form.typed(fact.path).isEmpty {
        let written = SentAnswer.written(form.typed(fact.path), for: fact.type)
        sheet[fact.path] = written
        if (try? words.book.answer(from: written, for: fact.place)) == nil {
          form.note("field.questions.unreadable", at: fact.path)
        }
      }
    }
    return form.isFit ? sheet : nil
  }

  /// The answers; nil when one is missing, which then stands at its field.
  func read(_ form: inout SentForm, missing key: String) -> FactSheet? {
    var sheet = FactSheet()
    for fact in facts {
      if let choices = choices(fact.type) {
        sheet[fact.path] = form.choice(
          fact.path, of: choices.map(\.value), missing: key, ["question": fact.ask])
      } else if fact.type.kind == .date {
        sheet[fact.path] =
          form.day(fact.path, missing: key, ["question": fact.ask])?.description
      }
    }
    return form.isFit ? sheet : nil
  }
}

extension CaseWords {
  /// The label of a case of any list of the law; its name where this book does not have it.
  func label(_ name: String, of list: String) -> String {
    let cases = book.enumerations.first { $0.name == list }?.cases ?? []
    return cases.first { $0.name == name }.map { links.text(of: $0.labels) } ?? name
  }
}
