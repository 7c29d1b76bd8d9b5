import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Facts that a step needs, as questions of its form: yes or no, one of a list, a day.
///
/// What is asked in other kinds of answers has the law's own interview.
struct LawQuestions {
  private let facts: [Fact]
  private let words: CaseWords

  private struct Fact {
    let path: String
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
        path: path, type: fact.type, ask: words.links.text(of: fact.ask),
        help: fact.help.map(words.links.text(of:)))
    }
  }

  func fields(_ typed: Typed) -> [StepField] {
    facts.compactMap { fact in
      guard let choices = choices(fact.type) else {
        return fact.type.kind == .date ? typed.date(fact.path, fact.ask, hint: fact.help) : nil
      }
      return typed.radios(fact.path, fact.ask, hint: fact.help, choices)
    }
  }

  private func choices(_ type: ValueType) -> [Choice]? {
    switch type.kind {
    case .yesNo:
      ["yes", "no"].map { Choice($0, words.say("check.\($0)")) }
    case .enumeration(let list):
      words.book[list].cases.map { Choice($0.name, words.links.text(of: $0.labels)) }
    default: nil
    }
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
