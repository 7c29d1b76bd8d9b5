import LawColumns
import LawExplain
import LawLanguage

/// What `ruqsat law columns` says, beside the rows it writes.
struct ColumnsText {
  let book: LawBook
  let record: ID<Record>
  let voice: Voice
  static var mostShown: Int { 20 }

  func say(_ key: String, _ values: [String: String] = [:]) -> String { voice.say(key, values) }

  // MARK: Input

  /// - Parameter file: what every line begins with.
  func show(_ problems: CellProblems, of record: ID<Record>, in file: String? = nil) {
    let before = file.map { $0 + ": " } ?? ""
    for problem in problems.first.prefix(Self.mostShown) {
      Terminal.error(before + text(problem, record))
    }
    let more = problems.count - Self.mostShown
    if more > 0 { Terminal.error(before + voice.say("cli.columns.more", count: more)) }
  }

  /// Whether anything was lost, and not only a line end.
  func isDamage(_ problems: CellProblems) -> Bool {
    problems.count > problems.first.count || problems.first.contains { $0.kind != .noLineEnd }
  }

  private func text(_ problem: CellProblem, _ record: ID<Record>) -> String {
    let row = "\(problem.row + 1)"
    guard let column = problem.column else { return text(ofRow: row, problem.kind) }
    let what = sentence(column, problem, record)
    return say(
      "cli.columns.cell",
      ["row": row, "column": column, "text": problem.text ?? "", "problem": what])
  }

  private func text(ofRow row: String, _ kind: CellProblem.Kind) -> String {
    switch kind {
    case .cellCount(let found, let expected):
      say(
        "cli.columns.row.cells",
        ["row": row, "found": "\(found)", "expected": "\(expected)"])
    case .noLineEnd: say("cli.columns.row.no-line-end", ["row": row])
    default: say("cli.columns.row.cut", ["row": row])
    }
  }

  /// The sentence that the check says about the same answer.
  private func sentence(
    _ column: String, _ problem: CellProblem, _ record: ID<Record>
  ) -> String {
    switch problem.kind {
    case .negativeMoney: return say("cli.columns.negative-money")
    case .listNotEmpty: return say("cli.columns.list-not-empty")
    case .noSuchKey: return say("cli.columns.no-key")
    case .doubledKey: return say("cli.columns.doubled-key")
    case .listCount(let found): return say("cli.columns.list-count", ["count": "\(found)"])
    default: break
    }
    do throws(FactProblem) {
      let path = try book.path(column, from: record)
      _ = try book.answer(from: problem.text ?? "", for: path)
      return say("cli.columns.unreadable")
    } catch {
      return sentence(error)
    }
  }

  /// In a file stand the words of law files, not those of a reader's language.
  private func sentence(_ problem: FactProblem) -> String {
    switch problem {
    case .wrongType(_, _, let type) where type.kind == .yesNo: say("cli.columns.yes-no")
    case .unknownCase(_, _, _, let near) where near.isEmpty: say("cli.columns.no-case")
    case .unknownCase(_, _, _, let near):
      say("cli.columns.no-case-near", ["list": near.joined(separator: ", ")])
    default: voice.narration.text(of: problem)
    }
  }

  /// - Parameter record: whose file it is; without it that of the record asked about.
  func text(_ fault: ColumnFault, of record: ID<Record>? = nil) -> String {
    switch fault {
    case .unknownColumns(let names):
      names.map { text(ofUnknown: $0, record ?? self.record) }.joined(separator: "\n")
    case .noFile(let column, let record):
      say("cli.columns.no-file", ["column": column, "record": record])
    case .ownFile(let column, let record):
      say("cli.columns.own-file", ["column": column, "record": record])
    case .noKey(let record): say("cli.columns.no-key-column", ["record": record])
    case .nothingLeads(let record): say("cli.columns.nothing-leads", ["record": record])
    case .twoFiles(let record): say("cli.columns.two-files", ["record": record])
    case .repeatedColumn(let name): say("cli.columns.repeated", ["column": name])
    case .severalWays(let name): say("cli.columns.several-ways", ["column": name])
    case .noHeading: say("cli.columns.empty")
    case .tooWide(let rule): say("cli.columns.too-wide", ["rule": rule])
    default: "\(fault)"
    }
  }

  private func text(ofUnknown name: String, _ record: ID<Record>) -> String {
    if case .rule? = (try? book.path(name, from: record))?.end {
      return say("cli.columns.is-ruling", ["column": name])
    }
    let near = near(name.split(separator: ".").last.map(String.init) ?? name, record)
    let values = ["column": name, "record": book[record].name]
    if near.isEmpty { return say("cli.columns.unknown", values) }
    let list = near.prefix(3).joined(separator: ", ")
    return say("cli.columns.unknown-near", values.merging(["list": list]) { $1 })
  }

  /// Facts of nearly this name, of the record or of one it refers to.
  private func near(_ name: String, _ record: ID<Record>) -> [String] {
    var exact: [String] = []
    var alike: [String] = []
    for way in ways(from: record, "", 3) {
      do throws(FactProblem) {
        if case .fact = try book.path(way + name, from: record).end { exact.append(way + name) }
      } catch {
        guard case .unknownPath(_, let nearest) = error else { continue }
        alike += nearest.filter {
          if case .fact? = (try? book.path($0, from: record))?.end { true } else { false }
        }
      }
    }
    return exact + alike
  }

  private func ways(from record: ID<Record>, _ way: String, _ depth: Int) -> [String] {
    guard depth > 0 else { return [] }
    return book[record].references.reduce(into: [way]) { all, id in
      all += ways(from: book[id].target, way + book[id].name + ".", depth - 1)
    }
  }

  // MARK: Output

  /// How the rulings stand, counted.
  func show(_ rulings: ColumnRulings) {
    let rows = rulings.columns.map(\.count).min() ?? 0
    Terminal.error(voice.say("cli.columns.rows", count: rows))
    for column in rulings.columns {
      let counts = RulingState.allCases.compactMap { state in
        column.counts[state].map { "\(voice.say("cli.columns.state.\(state.name)")) \($0)" }
      }
      Terminal.error("  \(book[column.rule].name): \(counts.joined(separator: ", "))")
    }
  }
}

/// Why the rows of a file cannot be answered, in the language asked for.
struct ColumnsFailure: Error, CustomStringConvertible {
  let description: String
}
