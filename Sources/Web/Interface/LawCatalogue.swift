import LawExplain
import LawLanguage
import Measures

/// What a law book holds, as JSON with labels in the three languages.
struct LawCatalogue {
  let book: LawBook
  let index: LawIndex

  var summary: JSON {
    .object([
      "mark": .text(book.mark),
      "acts": .number(book.acts.count),
      "provisions": .number(book.provisions.count),
      "rules": .number(book.rules.count),
      "values": .number(book.values.count),
      "facts": .number(book.facts.count),
      "holes": .number(book.holes.count),
      "cases": .number(book.cases.count),
      "topics": .texts(book.topics.map(\.name)),
      "reforms": .list(
        book.reforms.map {
          .object([
            "name": .text($0.name), "titles": labels($0.titles),
            "status": .text($0.status.rawValue),
            "inForce": .text($0.inForce.description),
          ])
        }),
    ])
  }

  var topics: JSON {
    .object([
      "mark": .text(book.mark),
      "topics": .list(
        book.topics.map {
          .object([
            "name": .text($0.name), "about": .text(book[$0.record].name),
            "labels": labels($0.labels), "help": $0.help.map(labels),
            "rulings": .texts($0.gives.map { book.text(of: $0) }),
            "first": .texts($0.first.map { book.text(of: $0) }),
          ])
        }),
    ])
  }

  var acts: JSON {
    .object(["mark": .text(book.mark), "acts": .list(book.acts.map(json))])
  }

  private func json(_ act: Act) -> JSON {
    .object([
      "name": .text(act.name), "titles": labels(act.titles),
      "number": act.number.map { JSON.text($0.en) },
      "adopted": day(act.adopted), "inForce": day(act.inForce), "lastDay": day(act.through),
      "provisions": .number(index.provisions[act.id]?.count ?? 0),
    ])
  }

  var concepts: JSON {
    .object([
      "mark": .text(book.mark),
      "enumerations": .list(book.enumerations.map(json)),
      "records": .list(book.records.map(json)),
      "facts": .list(book.facts.map(json)),
      "rules": .list(book.rules.map(json)),
      "values": .list(book.values.map(json)),
      "choices": .list(book.choices.map(json)),
    ])
  }

  private func json(_ enumeration: Enumeration) -> JSON {
    .object([
      "name": .text(enumeration.name), "labels": labels(enumeration.labels),
      "cases": .list(
        enumeration.cases.map { .object(["name": .text($0.name), "labels": labels($0.labels)]) }),
    ])
  }

  private func json(_ record: Record) -> JSON {
    let references = record.references.map { id in
      let reference = book[id]
      return JSON.object([
        "name": .text(reference.name), "record": .text(book[reference.target].name),
        "labels": labels(reference.labels),
      ])
    }
    let lists = record.lists.compactMap { id -> JSON? in
      guard let name = book[id].listName else { return nil }
      return .object(["name": .text(name), "record": .text(book[book[id].owner].name)])
    }
    return .object([
      "name": .text(record.name), "labels": labels(record.labels),
      "references": .list(references), "lists": .list(lists),
    ])
  }

  private func json(_ fact: Fact) -> JSON {
    .object([
      "name": .text(fact.name), "of": .text(book[fact.record].name),
      "type": .text(book.typeName(fact.type)), "optional": .truth(fact.type.isOptional),
      "labels": labels(fact.labels), "ask": labels(fact.ask), "help": fact.help.map(labels),
      "least": fact.range.map { .text(book.text(of: $0.lowerBound, as: fact.type)) },
      "most": fact.range.map { .text(book.text(of: $0.upperBound, as: fact.type)) },
    ])
  }

  private func json(_ rule: Rule) -> JSON {
    .object([
      "name": .text(rule.name), "of": .text(book[rule.record].name),
      "type": .text(book.typeName(rule.type)), "labels": labels(rule.labels),
      "help": rule.help.map(labels), "provision": .text(address(rule.provision)),
    ])
  }

  private func json(_ value: DatedValue) -> JSON {
    .object([
      "name": .text(value.name), "by": .texts(value.keys.map { book[$0].name }),
      "type": .text(book.typeName(value.type)), "labels": labels(value.labels),
      "help": value.help.map(labels), "provision": .text(address(value.provision)),
    ])
  }

  private func json(_ choice: LawLanguage.Choice) -> JSON {
    .object([
      "name": .text(choice.name), "labels": labels(choice.labels),
      "default": .text(choice.options[choice.defaultOption].name),
      "options": .list(
        choice.options.map { .object(["name": .text($0.name), "labels": labels($0.labels)]) }),
    ])
  }

  func labels(_ labels: Labels) -> JSON {
    .object(["kk": .text(labels.kk), "ru": .text(labels.ru), "en": .text(labels.en)])
  }

  func day(_ day: Day?) -> JSON? { day.map { .text($0.description) } }

  func address(_ id: ID<Provision>) -> String {
    book[book[id].act].name + "#" + book[id].anchor
  }
}
