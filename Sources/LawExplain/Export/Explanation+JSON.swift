import LawLanguage
import Measures

extension Explanation {
  /// The explanation as JSON, always written the same way: equal explanations give equal bytes.
  ///
  /// `explainer` is the one that answered.
  public func json(by explainer: Explainer) -> String { explainer.writer.json(of: self) }
}

/// Puts explanations into words of the law files: names, paths, dates and amounts as texts.
struct ExplanationWriter: Sendable {
  static var format: StaticString { "ruqsat explanation 1" }

  /// The definitions of an edition have names only together with it.
  struct EditionInHand {
    let rule: ID<Rule>
    let position: Int
  }

  let book: LawBook
  /// Every expression of the book as a JSON text, by the number of the node: the same for every case.
  let expressions: [String]
  /// Places up to the line, citations up to the provision, and the keys of sources, by their numbers.
  private let files: [String]
  private let acts: [String]
  private let sources: [String]
  /// Paths without a step, as members, by the numbers of what they end in.
  private let factPaths: [String]
  private let rulePaths: [String]

  init(_ book: LawBook) {
    self.book = book
    expressions = book.expressionTexts().map { JSONText.quoted($0) }
    files = book.files.map { #","place":"# + JSONText.quoted($0.path).dropLast() + ":" }
    acts = book.acts.map { JSONText.quoted($0.name).dropLast() + "#" }
    sources = book.sources.map { JSONText.quoted($0.key) }
    factPaths = book.facts.map { #","path":"# + JSONText.quoted($0.name) }
    rulePaths = book.rules.map { #","path":"# + JSONText.quoted($0.name) }
  }

  func json(of explanation: Explanation) -> String {
    var text = JSONText()
    add(explanation, to: &text)
    return text.written
  }

  /// The same bytes as a form and values, with where each of these comes from.
  func formed(_ explanation: Explanation) -> (text: FormedText, sources: [ValueSource]) {
    var text = JSONText(isParted: true)
    add(explanation, to: &text)
    return (TextForm(bytes: text.bytes).text(of: text.values), text.sources)
  }

  private func add(_ explanation: Explanation, to text: inout JSONText) {
    text.put(#"{"format":""#)
    text.put(Self.format)
    text.add(#"","book":"#, explanation.mark)
    text.add(#","about":"#, book[explanation.facts.about].name)
    text.addValue(#","day":"#, explanation.facts.day, from: .day)
    add(explanation.facts, to: &text)
    addChoices(explanation.facts, to: &text)
    if !explanation.rulings.isEmpty {
      text.put(#","rulings":["#)
      for ruling in explanation.rulings { add(ruling, to: &text) }
      text.put("]")
    }
    text.put("}")
  }

  /// Texts stand in an object of their own, so that a text “none” is not taken for the answer.
  private func add(_ facts: CaseFacts, to text: inout JSONText) {
    guard !facts.answers.isEmpty else { return }
    // Keys with their places alone: answers are large to move about while they are put in order.
    var keys: [(text: String, place: Dictionary<BookPath, Answer>.Index)] = []
    keys.reserveCapacity(facts.answers.count)
    for place in facts.answers.indices {
      keys.append((book.text(of: facts.answers[place].key), place))
    }
    keys.sort { $0.text < $1.text }
    text.put(#","facts":{"#)
    for key in keys {
      let (path, answer) = facts.answers[key.place]
      let said = book.text(of: answer, for: path)
      text.addName(key.text)
      if case .text = answer {
        text.addValue(#"{"text":"#, said, from: .answer(path, isText: true))
        text.put(sign: "}")
      } else {
        text.addValue(said, from: .answer(path, isText: false))
      }
    }
    text.put(sign: "}")
  }

  private func addChoices(_ facts: CaseFacts, to text: inout JSONText) {
    guard !facts.choices.isEmpty else { return }
    let members = facts.choices.map { (key: book[$0].name, option: book[$0].options[$1].name) }
    text.put(#","choices":{"#)
    for member in members.sorted(by: { $0.key < $1.key }) {
      text.addName(member.key)
      text.add(member.option)
    }
    text.put("}")
  }

  private func add(_ ruling: Ruling, to text: inout JSONText) {
    text.separate()
    text.add(#"{"path":"#, book.text(of: ruling.path))
    addResult(ruling.reason, to: &text)
    text.add(#","confidence":"#, ruling.confidence?.rawValue)
    text.add(#","needs":"#, ruling.needs.map { book.text(of: $0) })
    text.add(#","declined":"#, ruling.declined.map { book.text(of: $0) })
    text.add(#","choices":"#, ruling.choices.map { taken($0) })
    text.add(#","holes":"#, ruling.holes.map { book.text(of: book[$0].place) })
    add(ruling.citations, to: &text)
    text.add(#","discretion":"#, ruling.discretion.map { book.text(of: $0) })
    text.put(#","reason":"#)
    add(ruling.reason, nil, to: &text)
    text.put("}")
  }

  private func taken(_ taken: TakenChoice) -> String {
    let choice = book[taken.choice]
    return "\(choice.name): \(choice.options[taken.option].name)"
      + (taken.isDefault ? " (default)" : "")
  }

  /// A step; `edition` is the one in hand.
  private func add(_ reason: Reason, _ edition: EditionInHand?, to text: inout JSONText) {
    var inner = edition
    if case .rule(let rule, _, let position, _) = reason.kind {
      inner = position.map { EditionInHand(rule: rule, position: $0) }
    }
    addHead(reason, inner, to: &text)
    addResult(reason, to: &text)
    if !reason.isDecisive { text.put(#","decisive":false"#) }
    if let basis = reason.basis { add(basis, of: reason, to: &text) }
    if let place = reason.place { add(place, to: &text) }
    if !reason.children.isEmpty {
      text.put(#","because":["#)
      for number in reason.children.indices {
        text.separate()
        add(reason.children[number], inner, to: &text)
      }
      text.put(sign: "]")
    }
    text.put(sign: "}")
  }

  private func addResult(_ reason: Reason, to text: inout JSONText) {
    text.addValue(
      #","result":"#, book.text(of: reason.outcome, as: reason.type),
      from: ValueSource(reason.origin, reason.type))
  }

  /// The member `path`.
  func add(_ path: BookPath, to text: inout JSONText) {
    switch path.end {
    case .fact(let id) where path.steps.isEmpty: text.put(ready: factPaths[Int(id.index)])
    case .rule(let id) where path.steps.isEmpty: text.put(ready: rulePaths[Int(id.index)])
    default: text.add(#","path":"#, book.text(of: path))
    }
  }

  // MARK: What a step rests on

  private func add(_ basis: Basis, of reason: Reason, to text: inout JSONText) {
    add(basis.citations, to: &text)
    // A fact is no law: nothing can be more or less sure of it.
    if case .fact = reason.kind { return }
    text.add(#","confidence":"#, plain: basis.confidence.rawValue)
    guard !basis.sources.isEmpty else { return }
    text.put(#","sources":["#)
    for source in basis.sources {
      text.separate()
      text.put(ready: sources[Int(source.index)])
    }
    text.put(sign: "]")
  }

  private func add(_ citations: [Citation], to text: inout JSONText) {
    guard !citations.isEmpty else { return }
    text.put(#","citations":["#)
    for citation in citations {
      text.separate()
      // As `LawBook.text(of:)` writes it.
      text.put(ready: acts[Int(citation.act.index)])
      text.addInner(citation.path)
      text.put(sign: "\"")
    }
    text.put(sign: "]")
  }

  private func add(_ place: SourcePlace, to text: inout JSONText) {
    text.put(ready: files[Int(place.file)])
    text.put(Int(place.line))
    text.put(sign: ":")
    text.put(Int(place.column))
    text.put(sign: "\"")
  }
}
