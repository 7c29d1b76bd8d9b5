import LawLanguage

/// The questions of a topic, only as far as they matter, and the answers so far.
///
/// The order of the questions is found anew from the answers each time: answers that no question asks for any more are
/// kept apart and come back when they matter again.
public struct Interview: Sendable {
  public let topic: ID<Topic>
  /// All answers ever given, used or not.
  public private(set) var facts: CaseFacts
  /// What to ask next; nil when nothing can be asked that still matters.
  public private(set) var nextQuestion: Question?
  /// The rulings of the topic, from the answers that matter.
  public private(set) var explanation: Explanation
  /// Answered questions, declined ones among them, in the order they were asked.
  public private(set) var questionsAnswered: [Question] = []
  /// Answers that no question asks for, by their paths in the order of their names.
  public private(set) var unused: [BookPath] = []
  /// Checks that fail: their labels say why the facts cannot be together.
  public private(set) var contradictions: [FactCheck] = []
  /// Answered questions whose answers lie outside of what is allowed.
  public private(set) var outOfRange: [Question] = []
  private let explainer: Explainer
  private let memory: InterviewMemory?

  /// Asks for the topic.
  ///
  /// - Parameters:
  ///   - facts: about the topic's record; may already hold answers.
  ///   - memory: what earlier interviews on the same book found; results are the same with and without.
  public init(
    explainer: Explainer, topic: ID<Topic>, facts: CaseFacts, memory: InterviewMemory? = nil
  ) {
    precondition(explainer.book[topic].record == facts.about, "facts about another record")
    self.explainer = explainer
    self.memory = memory
    self.topic = topic
    self.facts = facts
    explanation = Explanation(mark: explainer.book.mark, facts: facts, rulings: [])
    askAgain()
  }

  /// Whether every ruling of the topic has a result other than unknown.
  public var isDecided: Bool { explanation.rulings.allSatisfy { $0.outcome != .unknown } }

  /// Answers a question, or withdraws the answer (nil); no other answer is lost.
  public mutating func set(_ answer: Answer?, for path: BookPath) {
    facts.answers[path] = answer
    askAgain()
  }

  /// Takes a reading of the law, or leaves it to its default (nil).
  public mutating func choose(_ option: Int?, for choice: ID<Choice>) {
    facts.choices[choice] = option
    askAgain()
  }

  /// Asks from the beginning and takes the answers as far as they are asked for.
  private mutating func askAgain() {
    var bench = explainer.makeBench()
    var used = facts
    used.answers = [:]
    var asked: [BookPath] = []
    while let path = remembered(used) {
      used.answers[path] = facts.answers[path]
      asked.append(path)
    }
    while true {
      explanation = read(used, &bench)
      let wanted = wanted(used)
      memory?.keep(wanted, topic, used)
      guard let path = wanted.first(where: { isFresh($0, used) }) else {
        nextQuestion = wanted.first.flatMap(question)
        break
      }
      used.answers[path] = facts.answers[path]
      asked.append(path)
    }
    questionsAnswered = asked.compactMap(question)
    let names = facts.answers.keys.filter { used.answers[$0] == nil }
      .map { (explainer.book.text(of: $0), $0) }
    unused = names.sorted { $0.0 < $1.0 }.map(\.1)
    contradictions = bench.failedChecks()
    outOfRange = questionsAnswered.filter(isOutOfRange)
  }

  /// The answer to take next, if it is remembered what was wanted here.
  private func remembered(_ used: CaseFacts) -> BookPath? {
    memory?.wanted(topic, used)?.first { isFresh($0, used) }
  }

  /// Answered and not taken yet.
  private func isFresh(_ path: BookPath, _ used: CaseFacts) -> Bool {
    facts.answers[path] != nil && used.answers[path] == nil
  }

  private func read(_ facts: CaseFacts, _ bench: inout Bench) -> Explanation {
    bench.load(facts)
    var targets: [Bench.Target] = []
    for path in explainer.book[topic].gives {
      if let target = bench.target(path) { targets.append(target) }
    }
    bench.evaluate(targets)
    return bench.explanation()
  }

  /// Facts that can still matter: those to be asked first, then the others as the rules read them.
  private func wanted(_ used: CaseFacts) -> [BookPath] {
    let needs = explanation.needs
    let first = explainer.book[topic].first.filter { used.answers[$0] == nil }
    guard !needs.isEmpty, !first.isEmpty else { return needs }
    let reach = Reach(explanation, explainer.book).paths
    let early = first.filter { needs.contains($0) || (reach.contains($0) && isAlwaysAsked($0)) }
    return firstOccurrences(early + needs)
  }

  private func isAlwaysAsked(_ path: BookPath) -> Bool {
    guard case .fact(let fact) = path.end else { return true }
    return explainer.book[fact].relevance == nil
  }

  private func question(_ path: BookPath) -> Question? {
    Question(path, from: facts.about, in: explainer.book)
  }

  private func isOutOfRange(_ question: Question) -> Bool {
    guard case .value(let bits)? = facts.answers[question.path], let range = question.range else {
      return false
    }
    return !range.contains(bits)
  }
}

extension Explainer {
  /// Checks that fail for these facts, in the order of the book.
  public func contradictions(in facts: CaseFacts) -> [FactCheck] {
    var bench = makeBench()
    bench.load(facts)
    return bench.failedChecks()
  }
}

extension Bench {
  /// Checks that are no in some place of the loaded case. The last `evaluate` is forgotten.
  mutating func failedChecks() -> [FactCheck] {
    begin()
    var failed: [FactCheck] = []
    for check in book.checks {
      let isDated = book.readsGoverningDate(check.condition)
      for place in places.indices where places[place].record == check.record.index {
        let governing = isDated ? readGoverning(place) : day
        let read = read(Int(check.condition.index), place, governing)
        if read.isDecided && !read.isYes {
          failed.append(check)
          break
        }
      }
    }
    return failed
  }
}
