import LawExplain
import LawLanguage
import LawLibrary
import Measures

extension SentCaseReader {
  mutating func readFacts(_ json: JSON?, from record: ID<Record>) {
    guard let json else { return }
    guard case .object(let members) = json else { return note(pointer("facts"), "api.not-object") }
    for member in members {
      readFact(member.value, member.name, at: pointer("facts", member.name), from: record)
    }
  }

  /// Objects are records on the way, lists the elements of a list, anything else is an answer.
  private mutating func readFact(
    _ json: JSON, _ name: String, at place: String, from record: ID<Record>
  ) {
    switch json {
    case .object(let members):
      for member in members {
        readFact(
          member.value, name + "." + member.name, at: place + "/" + escaped(member.name),
          from: record)
      }
    case .list(let elements):
      readAnswer(.number(elements.count), name, at: place, from: record)
      for (index, element) in elements.enumerated() {
        readFact(element, "\(name).\(index + 1)", at: "\(place)/\(index)", from: record)
      }
    default: readAnswer(json, name, at: place, from: record)
    }
  }

  private func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  private mutating func readAnswer(
    _ json: JSON, _ name: String, at place: String, from record: ID<Record>
  ) {
    do {
      let path = try book.path(name, from: record)
      guard let text = written(json, for: book.type(of: path)) else {
        return note(place, "api.null")
      }
      let answer = try book.answer(from: text, for: path)
      if case .list = path.end, case .value(let count) = answer, count > CheckReading.mostElements {
        return note(
          place, "check.problem.count", ["most": String(CheckReading.mostElements)])
      }
      if let other = answers[path], other != answer {
        return note(place, "api.two-answers", ["other": pointers[path] ?? ""])
      }
      answers[path] = answer
      pointers[path] = place
    } catch {
      note(error, at: place)
    }
  }

  private func written(_ json: JSON, for type: ValueType?) -> String? {
    switch json {
    case .truth(let value): value ? "yes" : "no"
    case .number(let digits): SentAnswer.written(digits, for: type)
    case .text(let text): SentAnswer.written(text, for: type)
    case .null, .list, .object, .written: nil
    }
  }

  mutating func note(_ problem: FactProblem, at place: String) {
    let narration = Narration(book: book, phrases: phrases, language: language)
    problems.append(Problem.Field(place, narration.text(of: problem)))
  }
}
