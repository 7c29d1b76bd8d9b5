import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Provisions, their rules, and what changed.
extension LawRequest {
  /// The provisions of one act, in the order of its files.
  func provisions() throws(Problem) -> JSON {
    guard let name = visit.query["act"] else {
      throw refused([Problem.Field("act", visit.say("api.no-act"))])
    }
    guard let act = book.act(named: name) else {
      throw Problem(
        .notFound, fields: [Problem.Field("act", visit.say("law.no-act"))])
    }
    let ids = volume.reading.index.provisions[act.id] ?? []
    return .object([
      "mark": .text(book.mark), "act": .text(act.name),
      "provisions": .list(
        ids.map { id in
          .object([
            "anchor": .text(book[id].anchor), "level": .number(book[id].level),
            "titles": catalogue.labels(book[id].titles), "text": catalogue.labels(book[id].text),
          ])
        }),
    ])
  }

  /// One provision with its rules, values and gaps: `/v1/law/provisions/kz/migration-2011/art-36-1`.
  func provision() throws(Problem) -> JSON {
    let parts = visit.rest
    guard let act = book.act(named: parts.dropLast().joined(separator: "/")) else {
      throw Problem(.notFound, detail: visit.say("law.no-act"))
    }
    guard let provision = parts.last.flatMap({ book.provision($0, of: act.id) }) else {
      throw Problem(.notFound, detail: visit.say("law.no-provision"))
    }
    let held = volume.reading.index[provision.id]
    return .object([
      "mark": .text(book.mark), "act": .text(act.name), "anchor": .text(provision.anchor),
      "titles": catalogue.labels(provision.titles), "text": catalogue.labels(provision.text),
      "rules": .list(held.rules.map { json(book[$0]) }),
      "values": .list(held.values.map { json(book[$0]) }),
      "holes": .list(held.holes.map { catalogue.labels(book[$0].labels) }),
    ])
  }

  private func json(_ rule: Rule) -> JSON {
    .object([
      "name": .text(rule.name), "of": .text(book[rule.record].name),
      "type": .text(book.typeName(rule.type)), "labels": catalogue.labels(rule.labels),
      "editions": .list(
        rule.editions.map { edition in
          .object([
            "from": catalogue.day(edition.from), "through": catalogue.day(edition.through),
            "provision": .text(catalogue.address(edition.provision)),
            "confidence": .text(edition.basis.confidence.rawValue),
            "lines": .texts(book.lines(of: edition)),
          ])
        }),
    ])
  }

  private func json(_ value: DatedValue) -> JSON {
    let entries = value.series.enumerated().flatMap { number, entries in
      let keys = zip(value.keys, book.keys(ofSeries: number, of: value)).map { enumeration, place in
        book[enumeration].cases[place].name
      }
      return entries.map { entry in
        JSON.object([
          "keys": .texts(keys), "from": catalogue.day(entry.from),
          "through": catalogue.day(entry.through),
          "value": .text(book.text(of: entry.content, as: value.type)),
          "confidence": .text(entry.basis.confidence.rawValue),
        ])
      }
    }
    return .object([
      "name": .text(value.name), "type": .text(book.typeName(value.type)),
      "labels": catalogue.labels(value.labels), "entries": .list(entries),
    ])
  }

  /// What begins or ends after `from` and up to `to`.
  func changes() throws(Problem) -> JSON {
    var problems: [Problem.Field] = []
    let days = ["from", "to"].map { name -> Day in
      guard let day = visit.query[name].flatMap({ Day(iso: $0) }) else {
        problems.append(Problem.Field(name, visit.say("api.bad-day")))
        return Day.earliest
      }
      return day
    }
    guard problems.isEmpty else { throw refused(problems) }
    return .object([
      "mark": .text(book.mark),
      "changes": .list(book.changes(after: days[0], through: days[1]).map(json)),
    ])
  }

  private func json(_ change: LawChange) -> JSON {
    let (kind, name, provision): (String, String, ID<Provision>) =
      switch change.subject {
      case .edition(let id, let position):
        ("edition", book[id].name, book[id].editions[position].provision)
      case .entry(let id, let series, let entry):
        ("value", book[id].name, book[id].series[series][entry].provision)
      }
    return .object([
      "day": .text(change.day.description), "change": .text(change.kind.rawValue),
      "kind": .text(kind), "name": .text(name), "provision": .text(catalogue.address(provision)),
    ])
  }
}
