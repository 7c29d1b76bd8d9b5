import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// A dated value as a table of its entries.
struct ValueView: Sendable {
  /// Longer tables are folded.
  static var mostRows: Int { 40 }

  let id: String
  let label: String
  let help: String?
  let keys: [String]
  let rows: [Row]
  let isLong: Bool
  let count: String
  let readers: [Link]
  let hasReaders: Bool
  let source: String

  struct Row: Sendable {
    let keys: [String]
    let period: String
    let text: String
    let isCurrent: Bool
    let basis: BasisView
  }

  init(_ value: DatedValue, _ shown: ShownLaw, on day: Day) {
    let links = shown.links
    id = "value-" + value.name
    label = links.text(of: value.labels)
    help = value.help.map(links.text(of:))
    keys = value.keys.map { links.text(of: shown.book[$0].labels) }
    rows = value.series.enumerated().flatMap { number, entries in
      let cases = shown.book.keys(ofSeries: number, of: value)
      let names = zip(value.keys, cases).map { enumeration, position in
        links.text(of: shown.book[enumeration].cases[position].labels)
      }
      return entries.map { Self.row($0, value, names, shown, on: day) }
    }
    isLong = rows.count > Self.mostRows
    count = shown.visit.say("law.entries", count: rows.count)
    readers = (shown.index.readersOfValue[value.id] ?? []).map { reader in
      Link(links.text(of: shown.book[reader].labels), to: links.rule(reader, on: day))
    }
    hasReaders = !readers.isEmpty
    source = shown.book.source(from: value.place)
  }

  private static func row(
    _ entry: DatedValue.Entry, _ value: DatedValue, _ keys: [String], _ shown: ShownLaw, on day: Day
  ) -> Row {
    let begun = entry.from.map { $0 <= day } ?? true
    let ended = entry.through.map { $0 < day } ?? false
    return Row(
      keys: keys, period: capitalised(shown.narration.period(entry.from, entry.through)),
      text: shown.text(of: entry.content, value.type), isCurrent: begun && !ended,
      basis: BasisView(entry.basis, shown, on: entry.from ?? entry.through))
  }
}
