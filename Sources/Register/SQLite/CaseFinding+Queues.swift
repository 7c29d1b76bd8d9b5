import Casework
import GRDB
import Measures

extension CaseFinding {
  /// By the last day of the running term.
  ///
  /// One index holds this order, for each region and standing by itself: the fewer there are, the less a step has to
  /// write. Where several are asked for, they are read side by side, and of each no more than is shown.
  func lines(_ queue: CaseQueue, after: Cursor?, most: Int) throws -> [CaseLine] {
    guard queue.employer == nil, queue.worker == nil else {
      return try looked(through: queue, after: after, most: most)
    }
    let runs = try runs(of: queue)
    if runs.isEmpty { return [] }
    guard runs.count <= Self.mostRuns else {
      return try looked(through: queue, after: after, most: most)
    }
    let conditions = runs.map { run in
      var condition = QueueCondition()
      condition.add("c.region = ?", [run.region])
      condition.add("c.standing = ?", [run.standing])
      condition.narrow(queue, after)
      return condition
    }
    return try lines(conditions, most: most)
  }

  /// All cases that fit, put in order: for those of an employer or a worker, which are few.
  func looked(through queue: CaseQueue, after: Cursor?, most: Int) throws -> [CaseLine] {
    var condition = QueueCondition()
    if let employer = queue.employer { condition.add("c.employer = ?", [employer.rawValue]) }
    if let worker = queue.worker {
      condition.add(
        "c.number IN (SELECT case_number FROM case_worker WHERE worker = ?)", [worker.rawValue])
    }
    // The sign keeps SQLite from walking along these, where very many lie.
    if let region = queue.region { condition.add("+c.region = ?", [region.name]) }
    if !queue.standings.isEmpty {
      let names = queue.standings.map(\.rawValue).sorted()
      let places = names.map { _ in "?" }.joined(separator: ", ")
      condition.add("+c.standing IN (\(places))", StatementArguments(names))
    }
    condition.narrow(queue, after)
    return try lines([condition], most: most)
  }

  /// SQLite takes 500 selections in one.
  private static var mostRuns: Int { 400 }

  /// The regions and standings of a queue in which there are cases.
  private func runs(of queue: CaseQueue) throws -> [(region: String, standing: String)] {
    let sql = """
      SELECT region, standing FROM case_tally
      WHERE cases > 0 AND (?1 IS NULL OR region = ?1) ORDER BY region, standing
      """
    let wanted = Set(queue.standings.map(\.rawValue))
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [queue.region?.name])
      .map { row in (region: row[0] as String, standing: row[1] as String) }
      .filter { wanted.isEmpty || wanted.contains($0.standing) }
  }

  private func lines(_ conditions: [QueueCondition], most: Int) throws -> [CaseLine] {
    let parts = conditions.map {
      "SELECT \(CaseTable.columns) FROM permit_case c\($0.text)"
    }
    let sql = parts.joined(separator: " UNION ALL ") + " ORDER BY due, id LIMIT ?"
    let arguments = conditions.reduce(StatementArguments()) { $0 + $1.arguments } + [most]
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
      .map(CaseTable.line)
  }
}

/// Which cases of a queue, as SQL.
private struct QueueCondition {
  private(set) var text = ""
  private(set) var arguments = StatementArguments()

  mutating func add(_ condition: String, _ values: StatementArguments) {
    text += text.isEmpty ? " WHERE \(condition)" : " AND \(condition)"
    arguments += values
  }

  /// The days that are asked for, behind the last line of the page before.
  mutating func narrow(_ queue: CaseQueue, _ after: Cursor?) {
    if let last = queue.dueThrough { add("c.due <= ?", [last.number]) }
    if let after { add("(c.due, c.id) > (?, ?)", [after.order, after.key]) }
  }
}
