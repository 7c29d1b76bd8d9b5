import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The form for one fact: the control that its type implies, and the ways not to answer.
struct QuestionForm: Sendable {
  let action: String
  let hidden: [Fields.Pair]
  let name: String
  let ask: String

  /// The records on the way: "Business trip 2".
  let within: String?
  let radios: ChoiceField?
  let select: LongSelect?
  let line: TextField?
  let date: DateField?

  /// Buttons beside "continue", where the answers are no radios.
  let buttons: [Button]

  /// Whose discretion the answer is.
  let discretion: String?
  let citations: [Link]
  let hasCitations: Bool

  /// A button that is an answer.
  struct Button: Sendable {
    let name: String
    let value: String
    let text: String
  }

  init(_ check: Check, path: BookPath, problem: CheckProblem?, message: String?) {
    let visit = check.visit
    let subject = Subject(check.book, path)
    name = check.book.text(of: path)
    ask = check.links.text(of: subject.ask)
    within = Self.place(of: path, check)
    action = visit.link(check.address.path)
    hidden = check.address.asking(nil).without(name).fields.pairs
    let control = QuestionControl(
      check, subject, name: name, ask: ask, problem: problem, message: message,
      answer: check.interview.facts.answers[path])
    radios = control.radios
    select = control.select
    line = control.line
    date = control.date
    buttons = radios == nil ? Self.ways(subject, name, visit) : []
    discretion = subject.decidedBy.map {
      visit.say("check.discretion", ["authority": $0[visit.language]])
    }
    let day = check.day
    citations = subject.citations.map { check.links.citation($0, on: day) }
    hasCitations = !citations.isEmpty
  }

  private static func ways(_ subject: Subject, _ name: String, _ visit: Visit) -> [Button] {
    let never = Button(name: name, value: "none", text: visit.say("check.never"))
    let unknown = Button(name: name, value: "dont_know", text: visit.say("check.unknown"))
    return (subject.isOptional ? [never] : []) + [unknown]
  }

  private static func place(of path: BookPath, _ check: Check) -> String? {
    let words = path.steps.compactMap { step -> String? in
      guard case .element(let reference, let number) = step else { return nil }
      return check.links.text(of: check.book[reference].labels) + " " + String(number)
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// What is asked: a fact or the number of elements of a list.
  struct Subject {
    let ask: Labels
    let help: Labels?
    let type: ValueType
    let range: ClosedRange<Int64>?
    let citations: [Citation]
    let decidedBy: Labels?

    var isOptional: Bool { type.isOptional }

    init(_ book: LawBook, _ path: BookPath) {
      switch path.end {
      case .fact(let id):
        let fact = book[id]
        ask = fact.ask
        help = fact.help
        type = fact.type
        range = fact.range
        citations = fact.citations
        let authorities = book.enumerations.first { $0.name == "authority" }?.cases ?? []
        decidedBy = fact.decidedBy.flatMap {
          authorities.indices.contains($0) ? authorities[$0].labels : nil
        }
      case .list(let id):
        ask = book[id].ask ?? book[id].labels
        (help, range, decidedBy) = (nil, nil, nil)
        type = ValueType(.integer)
        citations = []
      case .rule(let id):
        ask = book[id].labels
        (help, range, decidedBy) = (nil, nil, nil)
        type = book[id].type
        citations = []
      }
    }
  }
}

/// A list too long for radios; its options were drawn when the law book came into use.
struct LongSelect: Sendable {
  let name: String
  let label: String
  let hint: String?
  let error: String?
  let isHeading: Bool
  let describedBy: String?
  let options: String
}
