import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One thing in the address of a check that cannot be used.
struct CheckProblem: Sendable {
  enum Kind: Sendable {
    case unreadable(FactProblem)
    case missing
    case missingParts([String])
    case repeated([String])
    case unknownChoice(String)
    case unknownOption(String, of: String)
    case badDay(String)
    case tooMany(most: Int)
  }
  /// The name in the address.
  let name: String
  let kind: Kind
  /// What was sent, to be shown again.
  let sent: SentAnswer
}

/// A check read from its address: the state, the facts, and what could not be read.
struct CheckReading: Sendable {
  /// More elements of one list than anyone answers for by hand.
  static var mostElements: Int64 { 200 }

  let topic: Topic
  private(set) var address: CheckAddress
  private(set) var answers: [BookPath: Answer] = [:]
  private(set) var choices: [ID<LawLanguage.Choice>: Int] = [:]
  private(set) var problems: [CheckProblem] = []

  /// What the register says itself: it counts as unknown, and nobody is asked for it.
  private(set) var leftOpen: Set<BookPath> = []

  /// The question a form was sent for.
  private(set) var answered: String?

  private let book: LawBook

  init(_ topic: Topic, _ query: Fields, _ book: LawBook) {
    self.topic = topic
    self.book = book
    address = CheckAddress(topic: topic.name)
    answered = query[CheckAddress.Word.answered.rawValue]
    for sent in SentAnswer.all(in: query) {
      if !sent.parts.isEmpty { isForm = true }
      read(sent)
    }
    if answered != nil { isForm = true }
    noteUnanswered()
  }

  /// The facts on a day.
  func facts(on day: Day) -> CaseFacts {
    CaseFacts(about: topic.record, day: day, answers: answers, choices: choices)
  }

  /// Leaves open what the register says itself, so that nobody is asked for it.
  mutating func leaveOpen(_ names: [String]) {
    for name in names {
      guard let path = try? book.path(name, from: topic.record), answers[path] == nil else {
        continue
      }
      answers[path] = .declined
      leftOpen.insert(path)
    }
  }

  /// Whether a form was sent: its answers are joined into an address of their own.
  private(set) var isForm = false

  /// Puts the answers in the order in which they are asked.
  mutating func order(_ paths: [BookPath]) {
    let order = paths.map { book.text(of: $0) }
    let known = order.compactMap { name in address.answers.first { $0.name == name } }
    address.answers = known + address.answers.filter { !order.contains($0.name) }
  }

  private mutating func read(_ sent: SentAnswer) {
    if let word = CheckAddress.Word(rawValue: sent.name) { return read(sent, as: word) }
    if sent.values.count > 1 { return note(sent, .repeated(sent.values)) }
    if sent.name.hasPrefix(CheckAddress.choicePrefix) { return readChoice(sent) }
    guard !sent.isEmpty else { return }
    do {
      let path = try book.path(sent.name, from: topic.record)
      try read(sent, at: path)
    } catch {
      note(sent, .unreadable(error))
    }
  }

  private mutating func read(_ sent: SentAnswer, at path: BookPath) throws(FactProblem) {
    if sent.isInParts, sent.parts["text"] == nil, !sent.missingParts.isEmpty {
      return note(sent, .missingParts(sent.missingParts))
    }
    guard let text = sent.text(for: book.type(of: path)) else { return }
    let answer = try book.answer(from: text, for: path)
    if case .list = path.end, case .value(let count) = answer, count > Self.mostElements {
      return note(sent, .tooMany(most: Int(Self.mostElements)))
    }
    answers[path] = answer
    address.answers.append(
      Fields.Pair(name: book.text(of: path), value: book.text(of: answer, for: path)))
  }

  private mutating func read(_ sent: SentAnswer, as word: CheckAddress.Word) {
    switch word {
    case .day: readDay(sent)
    case .ask: address.asked = sent.values.first
    case .show: address.showsAnswer = sent.values.first == "answer"
    case .depth:
      address.depth = sent.values.first.flatMap { Int($0) != nil || $0 == "all" ? $0 : nil }
    case .rights: address.rights = sent.values.first
    case .permitCase: address.permitCase = sent.values.first
    case .answered: break
    }
  }

  private mutating func readDay(_ sent: SentAnswer) {
    if sent.values.count > 1 { return note(sent, .repeated(sent.values)) }
    if sent.isEmpty { return }
    if sent.isInParts, !sent.missingParts.isEmpty {
      return note(sent, .missingParts(sent.missingParts))
    }
    let text = sent.text(for: nil) ?? ""
    guard let day = Day(iso: text) else { return note(sent, .badDay(text)) }
    address.day = day
  }

  private mutating func readChoice(_ sent: SentAnswer) {
    let name = String(sent.name.dropFirst(CheckAddress.choicePrefix.count))
    guard let option = sent.values.first else { return }
    guard let choice = book.choice(named: name) else { return note(sent, .unknownChoice(name)) }
    guard let position = choice.options.firstIndex(where: { $0.name == option }) else {
      return note(sent, .unknownOption(option, of: name))
    }
    choices[choice.id] = position
    address.choices.append(Fields.Pair(name: sent.name, value: option))
  }

  /// A form that was sent without an answer.
  private mutating func noteUnanswered() {
    guard let answered, !problems.contains(where: { $0.name == answered }) else { return }
    let isThere =
      answered == CheckAddress.Word.day.rawValue
      ? address.day != nil : address.answers.contains { $0.name == answered }
    if !isThere { note(SentAnswer(name: answered), .missing) }
  }

  private mutating func note(_ sent: SentAnswer, _ kind: CheckProblem.Kind) {
    problems.append(CheckProblem(name: sent.name, kind: kind, sent: sent))
  }
}

extension LawBook {
  /// The type of what a path leads to; nil for a list.
  func type(of path: BookPath) -> ValueType? {
    switch path.end {
    case .fact(let id): self[id].type
    case .rule(let id): self[id].type
    case .list: nil
    }
  }
}
