import LawLanguage
import Measures

extension Explanation {
  /// The explanation as JSON, always written the same way: equal explanations give equal bytes.
  ///
  /// `book` is the book that answered.
  public func json(in book: LawBook) -> String { ExplanationWriter(book: book).value(self).written }
}

/// Puts an explanation into words of the law files: names, paths, dates and amounts as texts.
struct ExplanationWriter {
  static var format: String { "ruqsat explanation 1" }
  let book: LawBook

  func value(_ explanation: Explanation) -> JSONValue {
    .object(of: [
      "format": .text(Self.format),
      "book": .text(explanation.mark),
      "about": .text(book[explanation.facts.about].name),
      "day": .text(explanation.facts.day.description),
      "facts": facts(explanation.facts),
      "choices": choices(explanation.facts),
      "rulings": .list(explanation.rulings.map(value)),
    ])
  }

  /// Texts stand in an object of their own, so that a text “none” is not taken for the answer.
  private func facts(_ facts: CaseFacts) -> JSONValue {
    let members = facts.answers.map { path, answer in
      let text = JSONValue.text(book.text(of: answer, for: path))
      guard case .text = answer else {
        return JSONValue.Member(key: book.text(of: path), value: text)
      }
      return JSONValue.Member(
        key: book.text(of: path), value: .object([.init(key: "text", value: text)]))
    }
    return .object(members.sorted { $0.key < $1.key })
  }

  private func choices(_ facts: CaseFacts) -> JSONValue {
    let members = facts.choices.map { choice, option in
      JSONValue.Member(key: book[choice].name, value: .text(book[choice].options[option].name))
    }
    return .object(members.sorted { $0.key < $1.key })
  }

  private func value(_ ruling: Ruling) -> JSONValue {
    .object(of: [
      "path": .text(book.text(of: ruling.path)),
      "result": .text(book.text(of: ruling.outcome, as: ruling.type)),
      "confidence": ruling.confidence.map { .text($0.rawValue) },
      "needs": paths(ruling.needs),
      "declined": paths(ruling.declined),
      "choices": .texts(ruling.choices.map(text)),
      "holes": .texts(ruling.holes.map { book.text(of: book[$0].place) }),
      "citations": citations(ruling.citations),
      "discretion": paths(ruling.discretion),
      "reason": value(ruling.reason, nil),
    ])
  }

  private func paths(_ paths: [BookPath]) -> JSONValue { .texts(paths.map { book.text(of: $0) }) }

  private func text(_ taken: TakenChoice) -> String {
    let choice = book[taken.choice]
    return "\(choice.name): \(choice.options[taken.option].name)"
      + (taken.isDefault ? " (default)" : "")
  }

  private func citations(_ citations: [Citation]) -> JSONValue {
    .texts(citations.map { book.text(of: $0) })
  }

  /// A step; `edition` is the one in hand, for the names of its definitions.
  private func value(_ reason: Reason, _ edition: Edition?) -> JSONValue {
    var inner = edition
    if case .rule(let rule, _, let position, _) = reason.kind {
      inner = position.map { book[rule].editions[$0] }
    }
    let head = head(reason, inner)
    let tail = JSONValue.object(of: [
      "result": .text(book.text(of: reason.outcome, as: reason.type)),
      "decisive": reason.isDecisive ? nil : .truth(false),
      "citations": reason.basis.map { citations($0.citations) },
      "confidence": law(reason).map { .text($0.confidence.rawValue) },
      "sources": law(reason).map { .texts($0.sources.map { book[$0].key }) },
      "place": reason.place.map { .text(book.text(of: $0)) },
      "because": .list(reason.children.map { value($0, inner) }),
    ])
    return head.joined(tail)
  }

  /// What a step rests on, where that is the law and not a fact.
  private func law(_ reason: Reason) -> Basis? {
    if case .fact = reason.kind { return nil }
    return reason.basis
  }

  private func head(_ reason: Reason, _ edition: Edition?) -> JSONValue {
    switch reason.kind {
    case .rule(let id, let path, _, let day):
      .object(of: [
        "kind": .text("rule"), "id": reason.id.map { .number($0) },
        "name": .text(book[id].name), "path": .text(book.text(of: path)),
        "on": day.map { .text($0.description) },
        "edition": edition.map { .text(book.period($0.from, $0.through)) },
      ])
    case .shared(_, let path, let at):
      .object(of: [
        "kind": .text("same"), "path": .text(book.text(of: path)), "see": .number(at),
      ])
    case .sharedGoverningDate(let at):
      .object(of: ["kind": .text("same"), "see": .number(at)])
    case .governingDate:
      .object(of: ["kind": .text("governing date"), "id": reason.id.map { .number($0) }])
    case .guarded(let number, let standing):
      definition(
        number, edition,
        [
          "kind": .text("condition"), "standing": .text(standing.rawValue),
          "text": edition?.definitions[number].when.map { .text(book.text(of: $0)) },
        ])
    case .definition(let number, let standing):
      definition(
        number, edition,
        [
          "kind": .text("definition"), "standing": .text(standing.rawValue),
        ])
    default: simpleHead(reason)
    }
  }

  private func definition(
    _ number: Int, _ edition: Edition?, _ members: KeyValuePairs<String, JSONValue?>
  ) -> JSONValue {
    let definition = edition?.definitions[number]
    let over = definition?.over.flatMap { edition?.definitions[$0].name }
    return .object(of: members).joined(
      .object(of: [
        "name": definition.map { .text($0.name) }, "over": over.map { .text($0) },
      ]))
  }

  private func simpleHead(_ reason: Reason) -> JSONValue {
    switch reason.kind {
    case .fact(_, let path, let standing):
      .object(of: [
        "kind": .text("fact"), "id": reason.id.map { .number($0) },
        "see": reason.seeAt.map { .number($0) }, "path": .text(book.text(of: path)),
        "standing": .text(standing.rawValue),
      ])
    case .list(_, let path, let standing):
      .object(of: [
        "kind": .text("list"), "path": .text(book.text(of: path)),
        "standing": .text(standing.rawValue),
      ])
    case .value(let id, let keys, let day, let entry): dated(id, keys, day, entry)
    case .choice(let id, let option, let isDefault):
      .object(of: [
        "kind": .text("choice"), "name": .text(book[id].name),
        "option": .text(book[id].options[option].name), "default": .truth(isDefault),
      ])
    case .hole(let hole):
      .object(of: ["kind": .text("hole"), "text": .text(book[hole].labels.en)])
    case .expression(let node):
      .object(of: ["kind": .text("expression"), "text": .text(book.text(of: node))])
    case .table(let row):
      .object(of: ["kind": .text("table"), "row": row.map { .number($0 + 1) }])
    case .column(let number): .object(of: ["kind": .text("column"), "number": .number(number + 1)])
    case .row(let number): .object(of: ["kind": .text("row"), "number": .number(number + 1)])
    case .element(let number): .object(of: ["kind": .text("element"), "number": .number(number)])
    case .leftOut(let number): .object(of: ["kind": .text("left out"), "number": .number(number)])
    case .appliesWhen: .object(of: ["kind": .text("applies when")])
    case .relevance: .object(of: ["kind": .text("asked when")])
    default: .object(of: ["kind": .text("where")])
    }
  }

  private func dated(
    _ id: ID<DatedValue>, _ keys: [Int], _ day: Day?, _ entry: Int?
  ) -> JSONValue {
    let value = book[id]
    let names = zip(value.keys, keys).map { book[$0].cases[$1].name }
    let found = entry.map { value.series[value.seriesNumber(keys, in: book)][$0] }
    return .object(of: [
      "kind": .text("value"), "name": .text(value.name), "for": .texts(names),
      "on": day.map { .text($0.description) },
      "entry": found.map { .text(book.period($0.from, $0.through)) },
    ])
  }
}

extension JSONValue {
  /// The members of both objects, one after the other.
  fileprivate func joined(_ other: JSONValue) -> JSONValue {
    guard case .object(let first) = self, case .object(let second) = other else { return self }
    return .object(first + second)
  }
}
