import LawLanguage
import Measures

extension Explanation {
  /// The explanation as JSON, always written the same way: equal explanations give equal bytes.
  ///
  /// `book` is the book that answered.
  public func json(in book: LawBook) -> String {
    var text = JSONText()
    ExplanationWriter(book: book).write(self, to: &text)
    return text.written
  }
}

/// Puts an explanation into words of the law files: names, paths, dates and amounts as texts.
struct ExplanationWriter {
  static var format: String { "ruqsat explanation 1" }
  let book: LawBook

  func write(_ explanation: Explanation, to text: inout JSONText) {
    text.object { text in
      text.add("format", Self.format)
      text.add("book", explanation.mark)
      text.add("about", book[explanation.facts.about].name)
      text.add("day", explanation.facts.day.description)
      text.object("facts") { add(explanation.facts, to: &$0) }
      text.object("choices") { addChoices(explanation.facts, to: &$0) }
      text.list("rulings", explanation.rulings) { write($1, to: &$0) }
    }
  }

  /// Texts stand in an object of their own, so that a text “none” is not taken for the answer.
  private func add(_ facts: CaseFacts, to text: inout JSONText) {
    let members = facts.answers.map { (key: book.text(of: $0), path: $0, answer: $1) }
    for member in members.sorted(by: { $0.key < $1.key }) {
      let said = book.text(of: member.answer, for: member.path)
      if case .text = member.answer {
        text.object(member.key) { $0.add("text", said) }
      } else {
        text.add(member.key, said)
      }
    }
  }

  private func addChoices(_ facts: CaseFacts, to text: inout JSONText) {
    let members = facts.choices.map { (key: book[$0].name, option: book[$0].options[$1].name) }
    for member in members.sorted(by: { $0.key < $1.key }) { text.add(member.key, member.option) }
  }

  private func write(_ ruling: Ruling, to text: inout JSONText) {
    text.object { text in
      text.add("path", book.text(of: ruling.path))
      text.add("result", book.text(of: ruling.outcome, as: ruling.type))
      text.add("confidence", ruling.confidence?.rawValue)
      text.add("needs", ruling.needs.map(book.text))
      text.add("declined", ruling.declined.map(book.text))
      text.add("choices", ruling.choices.map(taken))
      text.add("holes", ruling.holes.map { book.text(of: book[$0].place) })
      text.add("citations", citations(ruling.citations))
      text.add("discretion", ruling.discretion.map(book.text))
      text.object("reason") { add(ruling.reason, nil, to: &$0) }
    }
  }

  private func taken(_ taken: TakenChoice) -> String {
    let choice = book[taken.choice]
    return "\(choice.name): \(choice.options[taken.option].name)"
      + (taken.isDefault ? " (default)" : "")
  }

  private func citations(_ citations: [Citation]) -> [String] {
    citations.map { book.text(of: $0) }
  }

  /// A step; `edition` is the one in hand, for the names of its definitions.
  private func add(_ reason: Reason, _ edition: Edition?, to text: inout JSONText) {
    var inner = edition
    if case .rule(let rule, _, let position, _) = reason.kind {
      inner = position.map { book[rule].editions[$0] }
    }
    addHead(reason, inner, to: &text)
    text.add("result", book.text(of: reason.outcome, as: reason.type))
    if !reason.isDecisive { text.add("decisive", false) }
    if let basis = reason.basis { text.add("citations", citations(basis.citations)) }
    if let law = law(reason) {
      text.add("confidence", law.confidence.rawValue)
      text.add("sources", law.sources.map { book[$0].key })
    }
    text.add("place", reason.place.map { book.text(of: $0) })
    text.list("because", reason.children) { text, child in
      text.object { add(child, inner, to: &$0) }
    }
  }

  /// What a step rests on, where that is the law and not a fact.
  private func law(_ reason: Reason) -> Basis? {
    if case .fact = reason.kind { return nil }
    return reason.basis
  }

  private func addHead(_ reason: Reason, _ edition: Edition?, to text: inout JSONText) {
    switch reason.kind {
    case .rule(let id, let path, _, let day):
      text.add("kind", "rule")
      text.add("id", reason.id)
      text.add("name", book[id].name)
      text.add("path", book.text(of: path))
      text.add("on", day?.description)
      text.add("edition", edition.map { book.period($0.from, $0.through) })
    case .shared(_, let path, let at):
      text.add("kind", "same")
      text.add("path", book.text(of: path))
      text.add("see", at)
    case .sharedGoverningDate(let at):
      text.add("kind", "same")
      text.add("see", at)
    case .governingDate:
      text.add("kind", "governing date")
      text.add("id", reason.id)
    case .guarded(let number, let standing):
      text.add("kind", "condition")
      text.add("standing", standing.rawValue)
      text.add("text", edition?.definitions[number].when.map { book.text(of: $0) })
      addName(number, edition, to: &text)
    case .definition(let number, let standing):
      text.add("kind", "definition")
      text.add("standing", standing.rawValue)
      addName(number, edition, to: &text)
    case .value(let id, let keys, let day, let entry): addDated(id, keys, day, entry, to: &text)
    default: addSimpleHead(reason, to: &text)
    }
  }

  private func addName(_ number: Int, _ edition: Edition?, to text: inout JSONText) {
    let definition = edition?.definitions[number]
    text.add("name", definition?.name)
    text.add("over", definition?.over.flatMap { edition?.definitions[$0].name })
  }

  private func addSimpleHead(_ reason: Reason, to text: inout JSONText) {
    switch reason.kind {
    case .fact(_, let path, let standing):
      text.add("kind", "fact")
      text.add("id", reason.id)
      text.add("see", reason.seeAt)
      text.add("path", book.text(of: path))
      text.add("standing", standing.rawValue)
    case .list(_, let path, let standing):
      text.add("kind", "list")
      text.add("path", book.text(of: path))
      text.add("standing", standing.rawValue)
    case .choice(let id, let option, let isDefault):
      text.add("kind", "choice")
      text.add("name", book[id].name)
      text.add("option", book[id].options[option].name)
      text.add("default", isDefault)
    case .hole(let hole):
      text.add("kind", "hole")
      text.add("text", book[hole].labels.en)
    case .expression(let node):
      text.add("kind", "expression")
      text.add("text", book.text(of: node))
    default: addPlace(reason, to: &text)
    }
  }

  /// Steps that are a place in a table or list, or nothing but themselves.
  private func addPlace(_ reason: Reason, to text: inout JSONText) {
    switch reason.kind {
    case .table(let row):
      text.add("kind", "table")
      text.add("row", row.map { $0 + 1 })
    case .column(let number):
      text.add("kind", "column")
      text.add("number", number + 1)
    case .row(let number):
      text.add("kind", "row")
      text.add("number", number + 1)
    case .element(let number):
      text.add("kind", "element")
      text.add("number", number)
    case .leftOut(let number):
      text.add("kind", "left out")
      text.add("number", number)
    case .appliesWhen: text.add("kind", "applies when")
    case .relevance: text.add("kind", "asked when")
    default: text.add("kind", "where")
    }
  }

  private func addDated(
    _ id: ID<DatedValue>, _ keys: [Int], _ day: Day?, _ entry: Int?, to text: inout JSONText
  ) {
    let value = book[id]
    text.add("kind", "value")
    text.add("name", value.name)
    text.add("for", zip(value.keys, keys).map { book[$0].cases[$1].name })
    text.add("on", day?.description)
    let found = entry.map { value.series[value.seriesNumber(keys, in: book)][$0] }
    text.add("entry", found.map { book.period($0.from, $0.through) })
  }
}
