import LawLanguage

/// A ruling asked for, and where its results will be.
struct AskedColumn: Sendable {
  let rule: ID<Rule>
  let rows: Int
  var values: KeptPart
  var states: KeptPart
  /// The numbers of its sum and its counts.
  var sum: Int?
  var count: Int?
}

extension PlanSession {
  /// Plans passes for the rules, one for those with the same rows.
  func ask(_ rules: [ID<Rule>], _ keeping: ColumnReading.Keeping) -> [AskedColumn] {
    var asked: [ID<Rule>: AskedColumn] = [:]
    let groups = Dictionary(grouping: rules) { space(of: book[$0].record) ?? book[$0].record }
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      for column in ask(together: group, keeping) { asked[column.rule] = column }
    }
    return rules.compactMap { asked[$0] }
  }

  private func ask(
    together rules: [ID<Rule>], _ keeping: ColumnReading.Keeping
  ) -> [AskedColumn] {
    var compiler = PassCompiler(self)
    var outputs: [PassOutput] = []
    let rows = rules.first.map { rowCount(book[$0].record) } ?? 0
    var terms: [(ID<Rule>, Term)] = []
    for rule in rules {
      let request = Request(record: book[rule].record, subject: .rule(rule))
      terms.append((rule, compiler.term(request)))
    }
    terms = refold(terms, &compiler)
    var asked: [AskedColumn] = []
    for (rule, term) in terms {
      var column = AskedColumn(
        rule: rule, rows: rows, values: .constant(term.bits.constant ?? 0),
        states: .constant(term.state.constant ?? 0))
      if keeping == .columns {
        let kept = keep(term, rows, &compiler.vectors, &outputs)
        column.values = kept.bits
        column.states = kept.state
      } else if case .vector(let id) = term.bits, (term.state.constant ?? 0) == 0 {
        column.sum = nextSum()
        outputs.append(PassOutput(vector: id, use: .sum(column.sum ?? 0, state: term.state)))
      }
      if case .vector(let id) = term.state {
        column.count = nextCount()
        outputs.append(PassOutput(vector: id, use: .count(column.count ?? 0)))
      }
      asked.append(column)
    }
    if !outputs.isEmpty { add(Pass(rows: rows, compiler: compiler, outputs: outputs)) }
    return asked
  }
}
