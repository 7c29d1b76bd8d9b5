import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// The table of costs, each cell with how sure it is and the way to its reasons.
struct CostPage: Page {
  static var template: String { "cost/cost" }
  private static let yearsShown = 12
  private static let monthsOfYear = 12

  let title: String
  let trail: [Link]
  let day: String
  let change: String
  let years: [YearLink]
  let columns: [String]
  let parts: [Part]
  let rows: [SummaryRow]
  let comparison: String

  struct YearLink: Sendable {
    let text: String
    let href: String
    let isCurrent: Bool
  }

  struct Part: Sendable {
    let title: String
    let span: Int
    let lines: [Line]
  }

  struct Line: Sendable {
    let label: String
    let isTotal: Bool
    let cells: [Cell]
  }

  struct Cell: Sendable {
    let text: String
    let isOpen: Bool
    let badge: Badge?
    let why: String?
    let column: String
  }

  init(_ shown: ShownLaw, _ address: CostAddress) {
    let visit = shown.visit
    let day = address.day ?? shown.today
    title = visit.say("cost.title")
    trail = [
      Link(visit.say("trail.start"), to: visit.link("/")),
      Link(title, to: visit.link(CostAddress.path)),
    ]
    self.day = shown.text(of: day)
    change = visit.link(CostAddress.path + "/about-the-job", address.on(day).fields)
    years = Self.years(shown, address, day)
    let table = CostTable(shown, address.on(day))
    columns = table.columns.map(\.title)
    parts = [
      Part(
        title: visit.say("cost.part.month"), span: columns.count + 1,
        lines: [table.wages] + CostTerms.monthly.map(table.line) + [table.monthTotal]),
      Part(
        title: visit.say("cost.part.permit"), span: columns.count + 1,
        lines: ([CostTerms.permit, CostTerms.fee] + CostTerms.once).map(table.line)),
      Part(
        title: visit.say("cost.part.insurance"), span: columns.count + 1,
        lines: CostTerms.insurance.map(table.line)),
      Part(
        title: visit.say("cost.part.year"), span: columns.count + 1,
        lines: [table.yearTotal(months: Self.monthsOfYear)]),
    ]
    rows = Self.rows(shown, address)
    let compared = Fields(pairs: [.init(name: "day", value: day.description)])
    comparison = visit.link("/check/" + CostTerms.comparison, compared)
  }

  private static func years(_ shown: ShownLaw, _ address: CostAddress, _ day: Day) -> [YearLink] {
    let last = shown.today.year
    return (last - yearsShown + 1...last).compactMap { year in
      let other = year == last ? shown.today : Day(year: year, month: 7, day: 1)
      return other.map {
        YearLink(
          text: String(year), href: address.on($0).link(shown.visit), isCurrent: year == day.year)
      }
    }
  }

  private static func rows(_ shown: ShownLaw, _ address: CostAddress) -> [SummaryRow] {
    CostTerms.asked.compactMap { asked in
      guard let text = address[asked.name], let root = shown.book.record(named: asked.record),
        let path = try? shown.book.path(asked.name, from: root.id),
        let answer = try? shown.book.answer(from: text, for: path)
      else { return nil }
      return SummaryRow(shown.narration.text(of: path), capitalised(shown.text(of: answer, path)))
    }
  }
}

/// The cells of the table, one check for each topic and column.
private struct CostTable {
  struct Column {
    let title: String
    let checks: [String: Check]
  }

  let shown: ShownLaw
  let address: CostAddress
  let columns: [Column]

  init(_ shown: ShownLaw, _ address: CostAddress) {
    self.shown = shown
    self.address = address
    let topics = distinct(CostTerms.lines.map(\.topic)).compactMap(shown.book.topic(named:))
    columns = CostTerms.columns.map { name in
      let citizenship = CostTerms.citizenships[name] ?? address[CostTerms.citizenship]
      let checks = topics.map { topic in
        (topic.name, Self.check(topic, shown, address, citizenship))
      }
      return Column(
        title: shown.visit.say("cost.column.\(name)"),
        checks: Dictionary(checks, uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func check(
    _ topic: Topic, _ shown: ShownLaw, _ address: CostAddress, _ citizenship: String?
  ) -> Check {
    let record = shown.book[topic.record].name
    let pairs = address.answers(for: record, citizenship: citizenship).filter {
      guard let path = try? shown.book.path($0.name, from: topic.record) else { return false }
      return (try? shown.book.answer(from: $0.value, for: path)) != nil
    }
    let day = Fields.Pair(
      name: CheckAddress.Word.day.rawValue, value: (address.day ?? shown.today).description)
    return Check(
      volume: shown.volume, reading: CheckReading(topic, Fields(pairs: [day] + pairs), shown.book),
      visit: shown.visit, today: shown.today)
  }

  private func ruling(_ line: CostTerms.Line, _ column: Column) -> (Check, Ruling)? {
    guard let check = column.checks[line.topic] else { return nil }
    let ruling = check.interview.explanation.rulings.first {
      shown.book[$0.rule].name == line.rule
    }
    return ruling.map { (check, $0) }
  }

  func line(_ line: CostTerms.Line) -> CostPage.Line {
    let label = shown.book.topic(named: line.topic).flatMap {
      shown.book.rule(named: line.rule, of: $0.record)
    }
    return CostPage.Line(
      label: label.map { shown.links.text(of: $0.labels) } ?? line.rule, isTotal: false,
      cells: columns.map { cell(line, $0) })
  }

  private func cell(_ line: CostTerms.Line, _ column: Column) -> CostPage.Cell {
    guard let (check, ruling) = ruling(line, column) else { return empty(column) }
    if line.rule == CostTerms.fee.rule, isWithoutPermit(column) {
      return CostPage.Cell(
        text: shown.visit.say("cost.no-permit"), isOpen: false, badge: nil, why: nil,
        column: column.title)
    }
    return CostPage.Cell(
      text: text(ruling), isOpen: !ruling.outcome.isValue && ruling.outcome != .notApplicable,
      badge: ruling.outcome.isValue
        ? ruling.confidence.map { Badge($0, shown.visit) } : nil,
      why: check.address.showing().link(shown.visit), column: column.title)
  }

  private func text(_ ruling: Ruling) -> String {
    ruling.outcome == .notApplicable
      ? shown.visit.say("cost.not-due")
      : capitalised(shown.narration.text(of: ruling.outcome, as: ruling.type))
  }

  private func isWithoutPermit(_ column: Column) -> Bool {
    ruling(CostTerms.permit, column)?.1.outcome.isNo ?? false
  }

  private func empty(_ column: Column) -> CostPage.Cell {
    CostPage.Cell(
      text: shown.visit.say("cost.not-due"), isOpen: false, badge: nil, why: nil,
      column: column.title)
  }

  // MARK: Sums

  /// The wage that was told, and its type.
  private var wage: (amount: Int64, type: ValueType, text: String)? {
    guard let asked = CostTerms.asked.first(where: { $0.name == CostTerms.wage }),
      let root = shown.book.record(named: asked.record),
      let path = try? shown.book.path(asked.name, from: root.id), let text = address[asked.name],
      case .value(let amount)? = try? shown.book.answer(from: text, for: path),
      let type = shown.book.type(of: path)
    else { return nil }
    return (amount, type, shown.narration.text(of: amount, as: type))
  }

  var wages: CostPage.Line {
    CostPage.Line(
      label: shown.visit.say("cost.wage"), isTotal: false,
      cells: columns.map {
        CostPage.Cell(
          text: wage?.text ?? "", isOpen: false, badge: nil, why: nil, column: $0.title)
      })
  }

  /// Wage and contributions, nil while the contributions are open.
  private func month(_ column: Column) -> Int64? {
    guard let wage, let ruling = ruling(CostTerms.monthlyTotal, column)?.1 else { return nil }
    guard let contributions = amount(ruling) else { return nil }
    return wage.amount + contributions
  }

  /// What does not arise costs nothing.
  private func amount(_ ruling: Ruling) -> Int64? {
    switch ruling.outcome {
    case .value(let amount): amount
    case .notApplicable: 0
    default: nil
    }
  }

  var monthTotal: CostPage.Line {
    total("cost.month-total", columns.map { month($0) })
  }

  /// The months added up, with the fee where a permit is needed.
  func yearTotal(months: Int) -> CostPage.Line {
    total("cost.year-total", columns.map { year(of: months, $0) })
  }

  private func year(of months: Int, _ column: Column) -> Int64? {
    guard let month = month(column) else { return nil }
    let wages = (0..<months).reduce(Int64(0)) { sum, _ in sum + month }
    if isWithoutPermit(column) { return wages }
    guard let fee = ruling(CostTerms.fee, column)?.1, let sum = amount(fee) else { return nil }
    return wages + sum
  }

  /// A line of sums, one for each column; an open one leaves its cell open.
  private func total(_ key: String, _ sums: [Int64?]) -> CostPage.Line {
    let type = wage?.type
    var cells: [CostPage.Cell] = []
    for (column, sum) in zip(columns, sums) {
      var text = shown.visit.say("cost.open")
      if let sum, let type { text = shown.narration.text(of: sum, as: type) }
      cells.append(
        CostPage.Cell(
          text: text, isOpen: sum == nil, badge: nil, why: nil, column: column.title))
    }
    return CostPage.Line(label: shown.visit.say(key), isTotal: true, cells: cells)
  }
}
