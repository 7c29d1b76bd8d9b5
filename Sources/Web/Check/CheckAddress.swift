import LawLanguage
import Measures

/// The whole state of a check, as it stands in the address of its pages.
struct CheckAddress: Sendable, Equatable {
  /// Names in the query that are not answers.
  enum Word: String, CaseIterable {
    case day, ask, answered, show, depth, rights
    case permitCase = "case"
  }
  static var choicePrefix: String { "choice." }

  let topic: String
  var day: Day?
  /// Readings taken by name, in the order they were taken.
  var choices: [Fields.Pair] = []
  /// Paths and answers as law files write them, in the order they were asked.
  var answers: [Fields.Pair] = []
  /// The question to show though it is answered.
  var asked: String?
  /// Whether to show what is known, though questions are open.
  var showsAnswer = false
  /// How many levels of reasons stand open: a number or `all`.
  var depth: String?
  /// What "my rights" knew when it led here, to be given back.
  var rights: String?
  /// The case that the answers are meant for; `new` to open one.
  var permitCase: String?

  var fields: Fields {
    var pairs: [Fields.Pair] = []
    func add(_ word: Word, _ value: String?) {
      if let value { pairs.append(Fields.Pair(name: word.rawValue, value: value)) }
    }
    add(.day, day?.description)
    pairs += choices + answers
    add(.ask, asked)
    add(.show, showsAnswer ? "answer" : nil)
    add(.depth, depth)
    add(.rights, rights)
    add(.permitCase, permitCase)
    return Fields(pairs: pairs)
  }

  var path: String { "/check/" + topic }

  func link(_ visit: Visit) -> String { visit.link(path, fields) }

  func asking(_ path: String?) -> CheckAddress {
    var other = self
    other.asked = path
    other.showsAnswer = false
    return other
  }

  func without(_ path: String) -> CheckAddress {
    var other = self
    other.answers.removeAll { $0.name == path }
    return other
  }

  func showing(depth: String? = nil) -> CheckAddress {
    var other = asking(nil)
    other.showsAnswer = true
    other.depth = depth
    return other
  }

  func opening(_ depth: String?) -> CheckAddress {
    var other = self
    other.depth = depth
    return other
  }

  func on(_ day: Day) -> CheckAddress {
    var other = self
    other.day = day
    return other
  }

  func taking(_ choice: String, _ option: String) -> CheckAddress {
    var other = self
    let name = Self.choicePrefix + choice
    other.choices.removeAll { $0.name == name }
    other.choices.append(Fields.Pair(name: name, value: option))
    return other
  }

  /// The same state for the JSON interface.
  var interfaceLink: String {
    var pairs = [Fields.Pair(name: "topic", value: topic)]
    if let day { pairs.append(Fields.Pair(name: "day", value: day.description)) }
    return "/v1/law/explain?" + Fields(pairs: pairs + choices + answers).encoded
  }
}
