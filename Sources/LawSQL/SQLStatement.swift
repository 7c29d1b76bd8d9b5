import LawLanguage
import Measures

/// One statement that works out rulings for every row of a table.
///
/// It gives the key `id` and, for each ruling, two columns: `<rule>`, NULL where there is no value, and
/// `<rule>_state` with one of the words of `State`. See `SQLSchema` for the tables it reads.
public struct SQLStatement: Sendable {
  public let text: String
  /// The names of the columns in order, each followed by its state column.
  public let columns: [String]

  /// - Throws: `SQLRefusal` where a ruling cannot be said in SQL.
  public init(
    _ book: LawBook, about record: ID<Record>, rulings: [ID<Rule>], dialect: SQLDialect,
    options: SQLOptions = SQLOptions()
  ) throws(SQLRefusal) {
    var compiler = Compiler(book, record, dialect, options)
    var terms: [(Rule, Term)] = []
    for id in rulings {
      let rule = book[id]
      guard rule.record == record else {
        throw SQLRefusal(reason: .otherRecord(book[record].name), rule: rule.name)
      }
      terms.append((rule, try compiler.read(id, 0)))
    }
    columns = terms.flatMap { [$0.0.name, $0.0.name + "_state"] }
    text = StatementText(compiler, terms).text
  }
}

extension Compiler {
  /// The ruling, unknown in rows in which a fact taken as known is not.
  fileprivate mutating func withoutMissing(_ term: Term) -> Term {
    if missing.isEmpty { return term }
    let isMissing = sheet.or(missing)
    return Term(
      sheet.add("CASE WHEN NOT (\(isMissing)) THEN \(term.value) END"),
      sheet.choose(isMissing, sheet.state(.unknown), term.state),
      term.states.union(States(.unknown)), term.lane, term.range)
  }
}

/// Puts the layers of a statement together and gives the rulings.
struct StatementText {
  private let compiler: Compiler
  private let terms: [(rule: Rule, term: Term)]
  private var dialect: SQLDialect { compiler.dialect }

  init(_ compiler: Compiler, _ terms: [(Rule, Term)]) {
    var compiler = compiler
    self.terms = terms.map { ($0.0, compiler.withoutMissing($0.1)) }
    self.compiler = compiler
  }

  var text: String {
    let chain = ChainText(
      compiler, outputs: terms.flatMap { [$0.term.value, $0.term.state] })
    let layout = chain.layout
    var columns = ["key0 AS \(dialect.quoted("id"))"]
    for (rule, term) in terms {
      columns.append("\(output(rule, layout.text(term.value))) AS \(dialect.quoted(rule.name))")
      columns.append(
        "\(word(layout.text(term.state), term.states)) AS \(dialect.quoted(rule.name + "_state"))")
    }
    let select = "SELECT \(columns.joined(separator: ",\n  "))"
    if dialect == .spark {
      return SQLLine.withWideNumbers("\(select)\nFROM (\(chain.nested())) \(chain.last)")
    }
    return """
      WITH \(chain.layers().joined(separator: ",\n"))
      \(select)
      FROM \(chain.last)
      """
  }

  private func output(_ rule: Rule, _ value: String) -> String {
    if compiler.options.isRaw { return value }
    switch rule.type.kind {
    case .date: return dialect.date(value)
    case .enumeration(let id):
      let branches = compiler.book[id].cases.enumerated().map {
        "WHEN \($0.offset) THEN \(dialect.text($0.element.name))"
      }
      return branches.isEmpty ? value : "CASE (\(value)) \(branches.joined(separator: " ")) END"
    default: return value
    }
  }

  private func word(_ state: String, _ possible: States) -> String {
    if compiler.options.isRaw { return state }
    let branches = State.allCases.filter(possible.may).map {
      "WHEN \($0.rawValue) THEN '\($0.word)'"
    }
    return "CASE (\(state)) \(branches.joined(separator: " ")) END"
  }
}
