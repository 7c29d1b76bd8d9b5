import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// A case of the JSON interface, read and understood.
struct SentCase: Sendable {
  /// A topic, or rulings of one record.
  enum Wanted: Sendable {
    case topic(Topic)
    case rulings(ID<Record>, [BookPath])
  }
  let wanted: Wanted
  let facts: CaseFacts
  let volume: LawVolume

  /// Where each answer stands in the body.
  let pointers: [BookPath: String]
}

/// Reads a case and notes everything that is wrong with it, each with its place in the body.
struct SentCaseReader {
  let desk: LawDesk
  let language: Language
  let phrases: Phrases
  let origin: String
  var volume: LawVolume
  var problems: [Problem.Field] = []
  var answers: [BookPath: Answer] = [:]
  var pointers: [BookPath: String] = [:]
  private var choices: [ID<LawLanguage.Choice>: Int] = [:]

  static var members: [String] {
    ["topic", "about", "rulings", "day", "facts", "choices", "reforms"]
  }
  static var mostReforms: Int { 16 }

  /// - Parameter origin: the pointer to the case in the body
  init(
    desk: LawDesk, volume: LawVolume, phrases: Phrases, language: Language, origin: String = ""
  ) {
    self.desk = desk
    self.volume = volume
    self.phrases = phrases
    self.language = language
    self.origin = origin
  }

  var book: LawBook { volume.book }

  /// The case; nil when there are problems.
  mutating func read(_ json: JSON) -> SentCase? {
    guard case .object(let members) = json else {
      note("", "api.not-object")
      return nil
    }
    for member in members where !Self.members.contains(member.name) {
      note(
        pointer(member.name), "api.unknown-member",
        ["name": member.name, "known": Self.members.joined(separator: ", ")])
    }
    readReforms(json["reforms"])
    let wanted = readWanted(json)
    let day = readDay(json["day"])
    guard let wanted else { return nil }
    let about: ID<Record> =
      switch wanted {
      case .topic(let topic): topic.record
      case .rulings(let record, _): record
      }
    readFacts(json["facts"], from: about)
    readChoices(json["choices"])
    guard let day, problems.isEmpty else { return nil }
    let facts = CaseFacts(about: about, day: day, answers: answers, choices: choices)
    return SentCase(wanted: wanted, facts: facts, volume: volume, pointers: pointers)
  }

  private func text(_ json: JSON?) -> String? {
    if case .text(let text) = json { text } else { nil }
  }

  func pointer(_ parts: String...) -> String {
    parts.reduce(origin) { pointer, part in
      pointer + "/" + part.replacing("~", with: "~0").replacing("/", with: "~1")
    }
  }

  mutating func note(_ pointer: String, _ key: String, _ values: [String: String] = [:]) {
    let short = values.mapValues { $0.count > 400 ? $0.prefix(400) + "…" : $0 }
    problems.append(
      Problem.Field(pointer.isEmpty ? origin : pointer, phrases.text(key, language, short)))
  }

  private mutating func readReforms(_ json: JSON?) {
    guard let json else { return }
    guard case .list(let values) = json, values.count <= Self.mostReforms else {
      return note(pointer("reforms"), "api.not-texts")
    }
    let names = values.compactMap { text($0) }
    guard names.count == values.count else { return note(pointer("reforms"), "api.not-texts") }
    let known = book.reforms.map(\.name)
    for (index, name) in names.enumerated() where !known.contains(name) {
      note(
        pointer("reforms", String(index)), "api.unknown-reform",
        ["name": name, "known": known.joined(separator: ", ")])
    }
    guard problems.isEmpty, !names.isEmpty else { return }
    guard let changed = desk.shelf.volume(under: names) else {
      return note(pointer("reforms"), "api.reforms-collide")
    }
    volume = changed
  }

  private mutating func readWanted(_ json: JSON) -> SentCase.Wanted? {
    if let name = json["topic"] {
      for other in ["about", "rulings"] where json[other] != nil {
        note(pointer(other), "api.topic-or-rulings")
      }
      guard let topic = text(name).flatMap(book.topic(named:)) else {
        note(
          pointer("topic"), "api.unknown-topic",
          ["known": book.topics.map(\.name).joined(separator: ", ")])
        return nil
      }
      return .topic(topic)
    }
    guard json["rulings"] != nil, let about = json["about"] else {
      note("", "api.no-topic")
      return nil
    }
    guard let record = text(about).flatMap(book.record(named:)) else {
      note(
        pointer("about"), "api.unknown-record",
        ["known": book.records.map(\.name).joined(separator: ", ")])
      return nil
    }
    return readRulings(json["rulings"], from: record.id)
  }

  private mutating func readRulings(_ json: JSON?, from record: ID<Record>) -> SentCase.Wanted? {
    guard case .list(let values) = json, !values.isEmpty else {
      note(pointer("rulings"), "api.not-texts")
      return nil
    }
    var paths: [BookPath] = []
    for (index, value) in values.enumerated() {
      let place = pointer("rulings", String(index))
      guard let name = text(value) else {
        note(place, "api.not-texts")
        continue
      }
      do {
        let path = try book.path(name, from: record)
        if case .rule = path.end { paths.append(path) } else { note(place, "api.not-a-ruling") }
      } catch {
        note(error, at: place)
      }
    }
    return .rulings(record, paths)
  }

  private mutating func readDay(_ json: JSON?) -> Day? {
    guard let json else { return desk.today() }
    if let day = text(json).flatMap({ Day(iso: $0) }) { return day }
    note(pointer("day"), "api.bad-day")
    return nil
  }

  private mutating func readChoices(_ json: JSON?) {
    guard let json else { return }
    guard case .object(let members) = json else {
      return note(pointer("choices"), "api.not-object")
    }
    for member in members {
      let place = pointer("choices", member.name)
      guard let choice = book.choice(named: member.name) else {
        note(
          place, "api.unknown-choice",
          ["known": book.choices.map(\.name).joined(separator: ", ")])
        continue
      }
      let options = choice.options.map(\.name)
      guard let option = text(member.value).flatMap({ options.firstIndex(of: $0) }) else {
        note(place, "api.unknown-option", ["known": options.joined(separator: ", ")])
        continue
      }
      choices[choice.id] = option
    }
  }
}
