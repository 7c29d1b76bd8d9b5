import ArgumentParser
import LawExplain
import LawLanguage
import Measures

/// `ruqsat law diff`: what changed between two days, or what a reform changes.
struct LawDiff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: "Compare the law of two days, or the law with a reform.",
      discussion: """
        ruqsat law diff 2016-12-31 2017-01-01
        ruqsat law diff --under seed-2017/scarce-occupations
        """)
  }

  @OptionGroup var options: LawOptions

  @Flag(help: "Print JSON for programs.")
  var json = false

  @Argument(help: "The earlier and the later day, as 2016-12-31 2017-01-01.")
  var days: [String] = []

  func validate() throws {
    if options.reforms.isEmpty == days.isEmpty {
      throw ValidationError("Give two days, or a reform with --under.")
    }
    if !days.isEmpty && days.count != 2 { throw ValidationError("Give exactly two days.") }
  }

  func run() throws {
    let changes = days.isEmpty ? try reformChanges() : try dayChanges()
    if json { return try Terminal.json(changes) }
    let speech = try options.speech()
    if changes.isEmpty { return Terminal.print(speech.say("cli.diff.nothing")) }
    for change in changes {
      let kind = speech.say("cli.diff.\(change.kind)")
      Terminal.print(
        "\(change.day.map { $0 + "  " } ?? "")\(kind) \(change.name)  [\(change.citation)]")
      change.before.forEach { Terminal.print("  - \($0)") }
      change.after.forEach { Terminal.print("  + \($0)") }
    }
  }

  struct Change: Encodable {
    let day: String?
    let kind: String
    let name: String
    let citation: String
    let before: [String]
    let after: [String]
  }

  private func dayChanges() throws -> [Change] {
    let first = try Day.asked(days[0])
    let last = try Day.asked(days[1])
    guard first <= last else { throw ValidationError("The earlier day comes first.") }
    let book = try options.book()
    return book.changes(after: first, through: last).map { change(of: $0, book) }
  }

  private func change(of found: LawChange, _ book: LawBook) -> Change {
    switch found.subject {
    case .edition(let id, let index):
      let rule = book[id]
      let edition = rule.editions[index]
      let begins = found.kind == .begins
      let before = begins ? previous(index, rule, book) : book.lines(of: edition)
      return Change(
        day: found.day.description, kind: found.kind.rawValue, name: rule.name,
        citation: citation(edition.basis, book), before: before,
        after: begins ? book.lines(of: edition) : [])
    case .entry(let id, let series, let index):
      let value = book[id]
      let entries = value.series[series]
      let text = { (entry: DatedValue.Entry) in book.text(of: entry.content, as: value.type) }
      let begins = found.kind == .begins
      return Change(
        day: found.day.description, kind: found.kind.rawValue,
        name: name(of: value, series, book), citation: citation(entries[index].basis, book),
        before: begins ? (index > 0 ? [text(entries[index - 1])] : []) : [text(entries[index])],
        after: begins ? [text(entries[index])] : [])
    }
  }

  private func previous(_ index: Int, _ rule: Rule, _ book: LawBook) -> [String] {
    guard index > 0, let from = rule.editions[index].from,
      rule.editions[index - 1].through?.adding(days: 1) == from
    else { return [] }
    return book.lines(of: rule.editions[index - 1])
  }

  private func citation(_ basis: Basis, _ book: LawBook) -> String {
    basis.citations.map { book.text(of: $0) }.joined(separator: ", ")
  }

  private func name(of value: DatedValue, _ series: Int, _ book: LawBook) -> String {
    let keys = zip(value.keys, book.keys(ofSeries: series, of: value)).map { enumeration, index in
      book[enumeration].cases[index].name
    }
    return keys.isEmpty ? value.name : "\(value.name) for \(keys.joined(separator: " & "))"
  }

  /// Rules and values whose text differs with the reforms switched on.
  private func reformChanges() throws -> [Change] {
    let parsed = try options.parsed()
    var bare = options
    bare.reforms = []
    let old = try bare.book(parsed)
    let new = try options.book(parsed)
    return LawDifference.between(old, new).map {
      Change(
        day: nil, kind: $0.isNew ? "new" : "changed", name: $0.name,
        citation: new[$0.provision].anchor, before: $0.before, after: $0.after)
    }
  }
}
