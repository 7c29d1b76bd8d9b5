/// Records: what belongs to them, and the date that governs their rules.
extension CheckSession {
  func resolveRecords() {
    var rulesOf: [ID<Record>: [ID<Rule>]] = [:]
    for (index, rule) in written.rules.enumerated() {
      guard let record = names.records[rule.syntax.record.text] else { continue }
      rulesOf[record, default: []].append(ID(index))
    }
    var factsOf: [ID<Record>: [ID<Fact>]] = [:]
    for fact in facts.lazy.compactMap({ $0 }) { factsOf[fact.record, default: []].append(fact.id) }
    let governing = governingDates()
    book.records = book.records.map { record in
      Record(
        id: record.id, name: record.name, labels: record.labels,
        governingDate: governing[record.id],
        references: book.references.filter { $0.owner == record.id }.map(\.id),
        lists: book.references.filter { $0.target == record.id && $0.listName != nil }.map(\.id),
        facts: factsOf[record.id] ?? [], rules: rulesOf[record.id] ?? [], place: record.place)
    }
  }

  private func governingDates() -> [ID<Record>: ID<Node>] {
    var dates: [ID<Record>: ID<Node>] = [:]
    for record in written.records {
      guard let id = names.records[record.syntax.name.text], dates[id] == nil,
        let name = record.syntax.governedBy
      else { continue }
      dates[id] = resolve(
        ExpressionSyntax(.path([name]), name.place), as: ValueType(.date),
        ExpressionContext(record: id, site: record.site))
    }
    return dates
  }
}
