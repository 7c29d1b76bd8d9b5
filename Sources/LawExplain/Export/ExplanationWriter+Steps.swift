import LawLanguage
import Measures

/// What a step is, before its result and what it rests on: each kind with its own members.
extension ExplanationWriter {
  func addHead(_ reason: Reason, _ edition: EditionInHand?, to text: inout JSONText) {
    switch reason.kind {
    case .rule(let id, let path, _, let day):
      text.put(#"{"kind":"rule""#)
      text.add(#","id":"#, reason.id)
      text.add(#","name":"#, book[id].name)
      add(path, to: &text)
      text.addValue(#","on":"#, day, from: reason.dayOrigin)
      if let edition {
        let found = book.rules[Int(edition.rule.index)].editions[edition.position]
        addPeriod(#","edition":""#, found.from, found.through, to: &text)
      }
    case .shared(_, let path, let at):
      text.put(#"{"kind":"same""#)
      add(path, to: &text)
      text.add(#","see":"#, at)
    case .sharedGoverningDate(let at):
      text.put(#"{"kind":"same""#)
      text.add(#","see":"#, at)
    case .governingDate:
      text.put(#"{"kind":"governing date""#)
      text.add(#","id":"#, reason.id)
    case .guarded(let number, let standing):
      text.add(#"{"kind":"condition","standing":"#, plain: standing.rawValue)
      addDefinition(number, edition, withCondition: true, to: &text)
    case .definition(let number, let standing):
      text.add(#"{"kind":"definition","standing":"#, plain: standing.rawValue)
      addDefinition(number, edition, withCondition: false, to: &text)
    case .value(let id, let keys, let day, let entry):
      addDated(id, keys, to: &text)
      text.addValue(#","on":"#, day, from: reason.dayOrigin)
      if let entry { addEntry(entry, of: id, keys, to: &text) }
    default: addSimpleHead(reason, to: &text)
    }
  }

  private func addDefinition(
    _ number: Int, _ edition: EditionInHand?, withCondition: Bool, to text: inout JSONText
  ) {
    guard let edition else { return }
    let definitions = book.rules[Int(edition.rule.index)].editions[edition.position].definitions
    if withCondition, let node = definitions[number].when { addExpression(node, to: &text) }
    text.add(#","name":"#, definitions[number].name)
    text.add(#","over":"#, definitions[number].over.map { definitions[$0].name })
  }

  private func addExpression(_ node: ID<Node>, to text: inout JSONText) {
    text.put(#","text":"#)
    text.put(ready: expressions[Int(node.index)])
  }

  /// As `LawBook.period(_:_:)` writes it; the member's name brings the opening quote.
  private func addPeriod(
    _ name: StaticString, _ from: Day?, _ through: Day?, to text: inout JSONText
  ) {
    text.put(name)
    if let from { text.put(from) } else { text.put("…") }
    text.put(" – ")
    if let through { text.put(through) } else { text.put("…") }
    text.put(#"""#)
  }

  private func addSimpleHead(_ reason: Reason, to text: inout JSONText) {
    switch reason.kind {
    case .fact(_, let path, let standing):
      text.put(#"{"kind":"fact""#)
      text.add(#","id":"#, reason.id)
      text.add(#","see":"#, reason.seeAt)
      add(path, to: &text)
      text.add(#","standing":"#, plain: standing.rawValue)
    case .list(_, let path, let standing):
      text.add(#"{"kind":"list","path":"#, book.text(of: path))
      text.add(#","standing":"#, standing.rawValue)
    case .choice(let id, let option, let isDefault):
      text.add(#"{"kind":"choice","name":"#, book[id].name)
      text.add(#","option":"#, book[id].options[option].name)
      text.put(isDefault ? #","default":true"# : #","default":false"#)
    case .hole(let hole): text.add(#"{"kind":"hole","text":"#, book[hole].labels.en)
    case .expression(let node):
      text.put(#"{"kind":"expression""#)
      addExpression(node, to: &text)
    default: addPlace(reason, to: &text)
    }
  }

  /// Steps that are a place in a table or list, or nothing but themselves.
  private func addPlace(_ reason: Reason, to text: inout JSONText) {
    switch reason.kind {
    case .table(let row):
      text.put(#"{"kind":"table""#)
      text.add(#","row":"#, row.map { $0 + 1 })
    case .column(let number): text.add(#"{"kind":"column","number":"#, number + 1)
    case .row(let number): text.add(#"{"kind":"row","number":"#, number + 1)
    case .element(let number): text.add(#"{"kind":"element","number":"#, number)
    case .leftOut(let number): text.add(#"{"kind":"left out","number":"#, number)
    case .appliesWhen: text.put(#"{"kind":"applies when""#)
    case .relevance: text.put(#"{"kind":"asked when""#)
    default: text.put(#"{"kind":"where""#)
    }
  }

  private func addDated(_ id: ID<DatedValue>, _ keys: [Int], to text: inout JSONText) {
    text.add(#"{"kind":"value","name":"#, book[id].name)
    text.add(#","for":"#, zip(book[id].keys, keys).map { book[$0].cases[$1].name })
  }

  private func addEntry(
    _ entry: Int, of id: ID<DatedValue>, _ keys: [Int], to text: inout JSONText
  ) {
    let found = book[id].series[book[id].seriesNumber(keys, in: book)][entry]
    addPeriod(#","entry":""#, found.from, found.through, to: &text)
  }
}
