import LawLanguage
import Measures

/// What a worker has told, as it stands in the address: the day, facts about the person under their own
/// names, everything else as `record:path`.
struct RightsAddress: Sendable, Equatable {
  static var path: String { "/rights" }
  static var dayName: String { "day" }

  var day: Day?
  private(set) var pairs: [Fields.Pair] = []

  init(_ query: Fields) {
    for pair in query.pairs where !pair.value.isEmpty {
      let (name, part) = SentAnswer.split(pair.name)
      if name == Self.dayName, part == nil {
        day = Day(iso: pair.value)
      } else if RightsTopics.facts.contains(name) || name.contains(":") {
        set(.init(name: name, value: pair.value))
      }
    }
  }

  mutating func set(_ pair: Fields.Pair) {
    pairs.removeAll { $0.name == pair.name }
    pairs.append(pair)
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  var fields: Fields {
    Fields(pairs: (day.map { [.init(name: Self.dayName, value: $0.description)] } ?? []) + pairs)
  }

  /// What of it belongs to one topic, under the paths of that topic.
  func answers(for question: RightsTopics.Question, record: String) -> [Fields.Pair] {
    var answers = told(for: question, record: record)
    let implied = question.implied.first { self[$0.fact] == $0.value }
    // What the topic was told itself goes before what follows from the person.
    if let implied, !answers.contains(where: { $0.name == implied.path }) {
      answers.append(.init(name: implied.path, value: implied.answer))
    }
    return answers
  }

  private func told(for question: RightsTopics.Question, record: String) -> [Fields.Pair] {
    pairs.compactMap { pair in
      if RightsTopics.facts.contains(pair.name) {
        return question.person.isEmpty
          ? nil : .init(name: question.person + "." + pair.name, value: pair.value)
      }
      let parts = pair.name.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0] == record else { return nil }
      return .init(name: String(parts[1]), value: pair.value)
    }
  }

  /// Takes over what was answered in a check.
  mutating func take(
    _ answers: [Fields.Pair], of question: RightsTopics.Question, record: String
  ) {
    for pair in answers {
      let start = question.person + "."
      let bare = pair.name.hasPrefix(start) ? String(pair.name.dropFirst(start.count)) : ""
      let name =
        !question.person.isEmpty && RightsTopics.facts.contains(bare)
        ? bare : record + ":" + pair.name
      set(.init(name: name, value: pair.value))
    }
  }
}

extension RightsTopics {
  /// Facts about the person that are kept under their own names.
  static let facts = commonFacts + ["birth_date", "sex"]

  static func question(about topic: String) -> Question? {
    all.flatMap(\.questions).first { $0.topic == topic }
  }
}
