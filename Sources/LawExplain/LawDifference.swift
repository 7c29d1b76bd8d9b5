import LawLanguage

/// A rule, or one series of a value, whose text differs between two books, such as the law and the law with
/// a reform.
public struct LawDifference: Sendable {
  public enum Subject: Hashable, Sendable {
    case rule(ID<Rule>)
    /// The value and the number of the series.
    case value(ID<DatedValue>, series: Int)
  }
  /// In the newer book.
  public let subject: Subject
  public let name: String
  public let provision: ID<Provision>
  /// Whether the older book does not have it.
  public let isNew: Bool
  /// Lines that only the older or only the newer book has, each with its period.
  public let before: [String]
  public let after: [String]

  /// All differences, rules first, in the order of the newer book.
  public static func between(_ old: LawBook, _ new: LawBook) -> [LawDifference] {
    let comparison = Comparison(old: old, new: new)
    return new.rules.compactMap(comparison.rule) + new.values.flatMap(comparison.value)
  }

  private struct Comparison {
    let old: LawBook
    let new: LawBook
    private let rules: [String: Rule]
    private let values: [String: DatedValue]

    init(old: LawBook, new: LawBook) {
      self.old = old
      self.new = new
      rules = Dictionary(
        old.rules.map { (old[$0.record].name + "." + $0.name, $0) },
        uniquingKeysWith: { first, _ in first })
      values = Dictionary(
        old.values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func rule(_ rule: Rule) -> LawDifference? {
      let other = rules[new[rule.record].name + "." + rule.name]
      return difference(
        .rule(rule.id), rule.name, rule.provision, isNew: other == nil,
        other.map { text(of: $0, old) } ?? [], text(of: rule, new))
    }

    private func text(of rule: Rule, _ book: LawBook) -> [String] {
      rule.editions.flatMap { edition in
        book.lines(of: edition).map { "\(book.period(edition.from, edition.through))  \($0)" }
      }
    }

    func value(_ value: DatedValue) -> [LawDifference] {
      let other = values[value.name]
      return value.series.indices.compactMap { series in
        difference(
          .value(value.id, series: series), name(of: value, series), value.provision,
          isNew: other == nil, other.map { entries($0, series, old) } ?? [],
          entries(value, series, new))
      }
    }

    private func name(of value: DatedValue, _ series: Int) -> String {
      let keys = zip(value.keys, new.keys(ofSeries: series, of: value)).map { enumeration, index in
        new[enumeration].cases[index].name
      }
      return keys.isEmpty ? value.name : "\(value.name) for \(keys.joined(separator: " & "))"
    }

    private func entries(_ value: DatedValue, _ series: Int, _ book: LawBook) -> [String] {
      guard value.series.indices.contains(series) else { return [] }
      return value.series[series].map {
        "\(book.period($0.from, $0.through))  \(book.text(of: $0.content, as: value.type))"
      }
    }

    private func difference(
      _ subject: Subject, _ name: String, _ provision: ID<Provision>, isNew: Bool,
      _ before: [String], _ after: [String]
    ) -> LawDifference? {
      before == after
        ? nil
        : LawDifference(
          subject: subject, name: name, provision: provision, isNew: isNew,
          before: before.filter { !after.contains($0) },
          after: after.filter { !before.contains($0) })
    }
  }
}
